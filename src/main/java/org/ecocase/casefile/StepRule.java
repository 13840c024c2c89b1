package org.ecocase.casefile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ecocase.dictionary.Code;
import org.ecocase.org.Actor;
import org.ecocase.rule.Step;
import org.ecocase.rule.Verdict;

/**
 * A rule that must permit an act. It guards statutory steps, wherever a model has them done; a
 * model may name it for further tasks. Implementations are pure: they judge the request and change
 * nothing.
 */
public interface StepRule {

  /** The name by which models add it. */
  String name();

  /** Keys of the steps that it guards. */
  Set<String> guards();

  Verdict check(Request request);

  /**
   * What a rule judges.
   *
   * @param step the statutory step that is done; null for a task that is none
   * @param scope the scope in which it is done; empty for the file itself
   * @param facts the facts of the file as they would stand after this submission
   * @param before the facts as they stand now
   * @param steps what was done before
   * @param day the day of the act
   */
  record Request(
      UUID caseId,
      String agency,
      Step step,
      String scope,
      Map<String, Object> facts,
      Map<String, Object> before,
      StepHistory steps,
      Actor actor,
      LocalDate day) {

    /** Whether the step of that key is done. */
    public boolean is(String key) {
      return step != null && step.key().equals(key);
    }

    /** Whether the fact has that code, or has it among others. */
    public boolean is(Code code) {
      return code.in(facts);
    }

    /** Whether what is handed in counts as done, rather than sending something back. */
    public boolean completes() {
      return step == null || step.done().holds(facts, scope);
    }

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

    /** The values of a fact that has several; none when the case does not have it. */
    public Collection<?> values(String fact) {
      return facts.get(fact) instanceof Collection<?> values ? values : List.of();
    }
  }
}
