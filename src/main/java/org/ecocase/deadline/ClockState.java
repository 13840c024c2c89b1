package org.ecocase.deadline;

/** Where a clock stands. */
public enum ClockState {
  /** It runs. */
  RUNNING,
  /** It stands still for at least one reason. */
  SUSPENDED,
  /** What it measured has happened. */
  STOPPED,
  /** It should not have run, or was started anew. */
  VOID;

  /** Whether it may still be suspended, resumed, extended or ended. */
  public boolean isLive() {
    return this == RUNNING || this == SUSPENDED;
  }
}
