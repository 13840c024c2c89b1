package org.ecocase.discretion;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.ecocase.law.Share;

/** The kinds of formula that standards use, as the interface names them. */
public enum FormulaKind {
  WEIGHTED_SUM("权重累加：裁量百分值总和×法定最高罚款"),
  START_AND_REMAINDER("［起点Y＋百分值×（1－Y）］×法定最高罚款"),
  MINIMUM_PLUS_SHARE("最低罚款＋百分值×（最高罚款－最低罚款）"),
  SUPERPOSITION("二维叠加函数"),
  BAND("按档次：一般处罚取平均金额"),
  BAND_ADJUSTED("幅度中限＋高低限差额×步长×调整系数总和"),
  PART_OF_BASE("基数×倍数或者比例"),
  LEVELS_ONLY("只列等级，换算公式未公布"),
  DAILY("按日连续处罚：原处罚数额×计罚日数");

  private final String label;

  FormulaKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /**
   * The strategy.
   *
   * @param start where the sum starts, or null
   * @param leastSum a smaller sum counts as this, or null
   * @param circumstance for bands
   * @param bandRules for bands of which one end is known
   * @param constants by name: divisor, highestLevel, correction, step
   * @throws IllegalArgumentException when a constant makes no sense
   * @throws IllegalStateException for those that are no formula of factors
   */
  public Formula create(
      Share start,
      Share leastSum,
      Circumstance circumstance,
      BandRules bandRules,
      Map<String, Share> constants) {
    return switch (this) {
      case WEIGHTED_SUM -> new Formula.WeightedSum(start == null ? Share.ZERO : start, leastSum);
      case START_AND_REMAINDER -> new Formula.StartAndRemainder(start);
      case MINIMUM_PLUS_SHARE -> new Formula.MinimumPlusShare();
      case SUPERPOSITION ->
          new Formula.Superposition(
              constants.get("divisor"),
              whole(constants.get("highestLevel")),
              constants.get("correction"));
      case BAND -> new Formula.BandPosition(circumstance, bandRules);
      case BAND_ADJUSTED -> new Formula.BandAdjusted(constants.get("step"));
      case LEVELS_ONLY -> new Formula.LevelsOnly();
      case PART_OF_BASE -> throw new IllegalStateException("reckoned by an amount of the case");
      case DAILY -> throw new IllegalStateException("counted by day");
    };
  }

  /** The constants that a formula of this kind needs, by name. */
  public Set<String> constants() {
    return switch (this) {
      case SUPERPOSITION -> Set.of("divisor", "highestLevel", "correction");
      case BAND_ADJUSTED -> Set.of("step");
      default -> Set.of();
    };
  }

  private static BigDecimal whole(Share share) {
    if (!share.denominator().equals(BigInteger.ONE)) {
      throw new IllegalArgumentException("no whole number: " + share);
    }
    return new BigDecimal(share.numerator());
  }
}
