package org.ecocase.engine.internal;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Marks that the running call starts the processes of a case file that exists. Without the mark, a
 * process starts through its form or not at all.
 */
public final class CaseStart {

  private static final ThreadLocal<String> CASE = new ThreadLocal<>();

  private CaseStart() {}

  /** Runs a start for a case file that exists. */
  public static <T> T of(String caseId, Supplier<T> start) {
    String before = CASE.get();
    CASE.set(caseId);
    try {
      return start.get();
    } finally {
      if (before == null) {
        CASE.remove();
      } else {
        CASE.set(before);
      }
    }
  }

  /** The case whose process is being started, if one is. */
  public static Optional<String> underWay() {
    return Optional.ofNullable(CASE.get());
  }
}
