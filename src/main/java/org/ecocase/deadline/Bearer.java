package org.ecocase.deadline;

/** Whose period it is: only the agency's own periods are a matter of supervision. */
public enum Bearer {
  /** The agency must act within the period. */
  AGENCY("本机关"),
  /** The party may or must act within the period, or the agency must wait for its end. */
  PARTY("当事人"),
  /** Another organ must act, or the period runs by law alone. */
  OTHER("其他机关");

  private final String label;

  Bearer(String label) {
    this.label = label;
  }

  /** The name in Chinese. */
  public String label() {
    return label;
  }
}
