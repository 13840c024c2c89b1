package org.ecocase.law;

/** The kinds of penalty (行政处罚法第九条), named as the fact {@code penaltyKinds} of a case names them. */
public enum PenaltyKind {
  WARNING("警告"),
  CRITICISM("通报批评"),
  FINE("罚款"),
  CONFISCATE_GAINS("没收违法所得"),
  CONFISCATE_GOODS("没收非法财物"),
  SUSPEND_LICENCE("暂扣许可证件"),
  LOWER_QUALIFICATION("降低资质等级"),
  REVOKE_LICENCE("吊销许可证件"),
  BAR_LICENCE("一定时期内不得申请行政许可"),
  RESTRICT_PRODUCTION("限制开展生产经营活动"),
  STOP_FOR_RECTIFICATION("责令停产整治"),
  STOP_PRODUCTION("责令停产停业"),
  CLOSE("责令关闭"),
  DEMOLISH("责令限期拆除"),
  RESTRICT_OCCUPATION("限制从业"),
  BAR_OCCUPATION("禁止从业"),
  OTHER("法律行政法规规定的其他处罚");

  private final String label;

  PenaltyKind(String label) {
    this.label = label;
  }

  /** The Chinese name. */
  public String label() {
    return label;
  }
}
