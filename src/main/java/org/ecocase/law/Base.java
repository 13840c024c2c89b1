package org.ecocase.law;

/** What a fine that is not a fixed amount is reckoned by. */
public enum Base {
  INVESTMENT("建设项目总投资额", "investmentYuan"),
  DISPOSAL_COST("所需处置费用", "disposalCostYuan"),
  ILLEGAL_GAINS("违法所得", "illegalGainsYuan"),
  FEE("所收费用", "feeYuan"),
  DIRECT_LOSS("直接经济损失", "directLossYuan"),
  GOODS_VALUE("货值金额", "goodsValueYuan"),
  POLLUTION_CHARGE("应缴纳排污费", "pollutionChargeYuan"),
  CONTRACT_PRICE("工程合同价款", "contractPriceYuan"),
  ANNUAL_INCOME("上一年度从本单位取得的收入", "annualIncomeYuan"),
  ORIGINAL_FINE("原处罚数额", "originalFineYuan");

  private final String label;
  private final String field;

  Base(String label, String field) {
    this.label = label;
    this.field = field;
  }

  /** The Chinese name. */
  public String label() {
    return label;
  }

  /** The name under which the REST interface takes the amount, in 元. */
  public String field() {
    return field;
  }
}
