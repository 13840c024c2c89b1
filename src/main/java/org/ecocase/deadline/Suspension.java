package org.ecocase.deadline;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Days on which a period stands still.
 *
 * @param from the first such day
 * @param to the day on which it runs again, no longer such a day itself; not before {@code from}
 * @param label why, in Chinese; may be empty
 */
public record Suspension(LocalDate from, LocalDate to, String label) {

  public Suspension {
    Objects.requireNonNull(label);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("resumed on " + to + " before suspended on " + from);
    }
  }

  /** Whether the period stands still on this day. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }
}
