package org.ecocase.deadline;

import java.time.Instant;

/** The status lamp 状态灯 of a clock. */
public enum Lamp {
  NORMAL("正常"),
  DUE_SOON("临期"),
  OVERDUE("超期"),
  SUSPENDED("中止");

  private final String label;

  Lamp(String label) {
    this.label = label;
  }

  /** The name in Chinese. */
  public String label() {
    return label;
  }

  /**
   * The lamp of a clock.
   *
   * @param state its state; one that has ended is never due soon
   * @param soonAt from when it counts as due soon
   * @param expiresAt from when it counts as overdue
   * @param at now, or for a clock that has ended the moment of its end
   */
  public static Lamp of(ClockState state, Instant soonAt, Instant expiresAt, Instant at) {
    if (state == ClockState.SUSPENDED) {
      return SUSPENDED;
    }
    if (state == ClockState.VOID) {
      return NORMAL;
    }
    if (!at.isBefore(expiresAt)) {
      return OVERDUE;
    }
    return state.isLive() && !at.isBefore(soonAt) ? DUE_SOON : NORMAL;
  }
}
