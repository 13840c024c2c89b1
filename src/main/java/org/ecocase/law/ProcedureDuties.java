package org.ecocase.law;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says what procedure an amount calls for. The thresholds stand in one decision table, which
 * process owners keep and cases run through; this is the way to ask it without a case.
 */
public interface ProcedureDuties {

  /** The duties for an amount, or for every amount of a range. */
  Duties of(Question question);

  /**
   * A question.
   *
   * @param province where the agency is; empty when not known
   * @param subject who is punished
   * @param day the day of the decision
   * @param fine from the lowest to the highest fine that comes into question, in 分; an open end is
   *     above every threshold; null when nothing is known of it
   * @param confiscated what is confiscated besides, in 分
   * @param deviation whether the fine departs from the standard or goes below the lowest fine
   * @param penalties the kinds of penalty that go with the fine whatever its amount, each with the
   *     article that says so
   */
  record Question(
      String province,
      Subject subject,
      LocalDate day,
      FineRange fine,
      long confiscated,
      boolean deviation,
      Map<PenaltyKind, String> penalties) {

    public Question {
      penalties = Collections.unmodifiableMap(new TreeMap<>(penalties));
    }
  }
}
