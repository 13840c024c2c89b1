package org.ecocase.casefile;

/** Where a case stands, as people speak of it. */
public enum Stage {
  CLUE("线索核查"),
  INSPECTION("现场检查"),
  FILING("立案审批"),
  INVESTIGATION("调查取证"),
  REVIEW("案件审查"),
  NOTICE("告知"),
  HEARING("听证"),
  DECISION("决定"),
  EXECUTION("执行"),
  CLOSING("结案"),
  ARCHIVED("已归档"),
  CLOSED_NO_CASE("已办结（未立案）");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether nothing more is to be done. */
  public boolean over() {
    return this == ARCHIVED || this == CLOSED_NO_CASE;
  }
}
