package org.ecocase.replay.internal;

import java.util.Optional;

/** One way of computing a fine from what a published case states. */
@FunctionalInterface
interface FineMethod {

  /** The amount; empty where the case does not state what this method needs. */
  Optional<Result> compute(PublishedCase published);

  /** The amount in 分 and how it came about, in Chinese. */
  record Result(long fen, String how) {}

  /** Why a fine cannot be computed again; reports name it, so that the names stay. */
  enum Missing {
    FINE_NOT_STATED("未载明罚款金额，无从核对"),
    FACTORS_NOT_STATED("未载明裁量因素，不能复算"),
    STANDARD_NOT_STATED("未载明适用的裁量基准，不能复算"),
    STANDARD_UNKNOWN("所引裁量基准未收录，不能复算"),
    FORMULA_UNPUBLISHED("裁量基准只列等级，换算公式未公布，不能复算"),
    TABLE_UNKNOWN("裁量基准已收录，所引的裁量表未收录，不能复算"),
    FACTORS_INCOMPLETE("裁量因素载明不全，不能复算"),
    BASE_NOT_STATED("未载明计算罚款的基数（投资额、违法所得等），不能复算"),
    ORIGINAL_FINE_NOT_STATED("未载明原处罚数额，不能复算"),
    DAYS_NOT_STATED("未载明计罚日数或者所载日期有误，不能复算"),
    SPAN_LEFT("裁量基准留有幅度，由机关在幅度内确定"),
    CASE_FAILED("该案例未能回放，没有复算");

    private final String text;

    Missing(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
