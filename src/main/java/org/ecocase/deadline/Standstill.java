package org.ecocase.deadline;

import java.util.Objects;

/**
 * For what a clock stands still: two samples of a case are measured at once, and the clock runs
 * again when both results are there.
 *
 * @param reason a reason that the law gives
 * @param scope of what in the case, such as {@code sampling-2}; empty for the case itself
 */
public record Standstill(SuspensionReason reason, String scope) {

  public Standstill {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(scope);
  }

  /** Of the case itself. */
  public static Standstill of(SuspensionReason reason) {
    return new Standstill(reason, "");
  }
}
