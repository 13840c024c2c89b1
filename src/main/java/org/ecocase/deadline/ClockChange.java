package org.ecocase.deadline;

/** What happened to a clock. */
public enum ClockChange {
  STARTED("启动"),
  SUSPENDED("中止"),
  RESUMED("恢复"),
  EXTENDED("延长"),
  STOPPED("终结"),
  VOIDED("作废"),
  RECOMPUTED("重新计算");

  private final String label;

  ClockChange(String label) {
    this.label = label;
  }

  /** The name in Chinese. */
  public String label() {
    return label;
  }
}
