package org.ecocase.law;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * How a computed amount becomes one that can be paid; a parameter of every standard, since none of
 * the published ones prescribes it for all.
 *
 * @param unit the smallest step in 分: 1, or 100 for whole 元
 * @param mode what happens to the rest
 */
public record Rounding(long unit, RoundingMode mode) {

  /** To the 分, half up. */
  public static final Rounding FEN = new Rounding(1, RoundingMode.HALF_UP);

  public Rounding {
    if (unit < 1) {
      throw new IllegalArgumentException("unit");
    }
  }

  /**
   * Rounds an exact amount in 分.
   *
   * @throws ArithmeticException when it is larger than any amount of money
   */
  public long round(Share fen) {
    BigDecimal steps =
        new BigDecimal(fen.numerator())
            .divide(new BigDecimal(fen.denominator().multiply(BigInteger.valueOf(unit))), 0, mode);
    return Math.multiplyExact(steps.longValueExact(), unit);
  }

  public String text() {
    String step = unit == 1 ? "分" : unit == 100 ? "元" : Fen.text(unit);
    String rest =
        switch (mode) {
          case DOWN, FLOOR -> "，不足的舍去";
          case UP, CEILING -> "，不足的进位";
          default -> "，四舍五入";
        };
    return "精确到" + step + rest;
  }
}
