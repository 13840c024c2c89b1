package org.ecocase.law;

/** Who is punished. */
public enum Subject {
  ORGANISATION("单位"),
  INDIVIDUAL("个人"),
  RESPONSIBLE("直接责任人员");

  private final String label;

  Subject(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
