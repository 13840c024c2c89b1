package org.ecocase.deadline;

/**
 * In what a period is counted. Which days of a statute are working days is said by the statute
 * itself (行政处罚法第八十五条: two, three, five and seven days).
 */
public enum Unit {
  /** Every day of the calendar. */
  NATURAL_DAY("日"),
  /** Days on which offices work: no weekend, no holiday, but make-up workdays. */
  WORKING_DAY("个工作日"),
  /** Hours, running over nights and holidays. */
  HOUR("小时"),
  /** Up to the day of the same number in a later month, or its last day. */
  MONTH("个月"),
  /** Up to the same day of a later year, or the end of its month. */
  YEAR("年");

  private final String label;

  Unit(String label) {
    this.label = label;
  }

  /** What stands behind the number in Chinese, such as {@code 个工作日}. */
  public String label() {
    return label;
  }
}
