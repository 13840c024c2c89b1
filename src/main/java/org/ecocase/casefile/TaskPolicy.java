package org.ecocase.casefile;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ecocase.org.Actor;
import org.ecocase.rule.Verdict;

/**
 * A rule that must permit the completion of a task; models name it. Implementations are pure: they
 * judge the request and change nothing.
 */
public interface TaskPolicy {

  /** The name models use. */
  String name();

  Verdict check(Request request);

  /**
   * What a policy judges.
   *
   * @param task id of the task in its model
   * @param facts the case's facts as they would stand after this submission
   * @param before the case's facts as they stand now
   * @param day the day of the act
   */
  record Request(
      UUID caseId,
      String agency,
      String task,
      Map<String, Object> facts,
      Map<String, Object> before,
      Actor actor,
      LocalDate day) {

    public String text(String fact) {
      return facts.get(fact) instanceof String text ? text : null;
    }

    public LocalDate date(String fact) {
      String text = text(fact);
      return text == null ? null : LocalDate.parse(text.substring(0, "yyyy-MM-dd".length()));
    }

    public boolean yes(String fact) {
      return Boolean.TRUE.equals(facts.get(fact));
    }

    /** Money in 分 or another whole number; null when the case does not have it. */
    public Long number(String fact) {
      return facts.get(fact) instanceof Number number ? number.longValue() : null;
    }
  }
}
