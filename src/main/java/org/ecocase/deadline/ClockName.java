package org.ecocase.deadline;

import java.util.Objects;
import java.util.UUID;

/**
 * By what a clock is known.
 *
 * @param caseId the case
 * @param scope which of several of the same kind in the case, such as {@code notice} for its
 *     service; empty for the case as a whole
 * @param termKey the term
 */
public record ClockName(UUID caseId, String scope, String termKey) {

  public ClockName {
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(termKey);
    scope = scope == null ? "" : scope;
  }

  /** The clock of the case as a whole. */
  public static ClockName of(UUID caseId, String termKey) {
    return new ClockName(caseId, "", termKey);
  }
}
