package org.ecocase.deadline;

import java.util.List;

/**
 * The end of a period and how it came about.
 *
 * @param due when the period ends
 * @param nominal when it would end if a last day without work did not roll over
 * @param suspended how many days (working days, hours: as the period is counted) were left out
 * @param provisional whether a year was involved whose days off are not known yet
 * @param steps the reasoning, in order
 */
public record Calculation(
    Due due, Due nominal, long suspended, boolean provisional, List<Step> steps) {

  public Calculation {
    steps = List.copyOf(steps);
  }
}
