package org.ecocase.law;

import java.time.LocalDate;

/**
 * Says what procedure an amount calls for. The thresholds stand in one decision table, which process
 * owners keep and cases run through; this is the way to ask it without a case.
 */
public interface ProcedureDuties {

  /** The duties for an amount. */
  Duties of(Question question);

  /**
   * A question.
   *
   * @param province where the agency is; empty when not known
   * @param subject who is punished
   * @param day the day of the decision
   * @param fine in 分; null when it is not fixed yet
   * @param confiscated what is confiscated besides, in 分
   * @param deviation whether the fine departs from the standard or goes below the lowest fine
   */
  record Question(
      String province,
      Subject subject,
      LocalDate day,
      Long fine,
      long confiscated,
      boolean deviation) {}
}
