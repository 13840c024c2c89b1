package org.ecocase.discretion;

/** Where within a band a case lies. */
public enum Circumstance {
  LIGHTER("从轻处罚"),
  ORDINARY("一般处罚"),
  HEAVIER("从重处罚");

  private final String label;

  Circumstance(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
