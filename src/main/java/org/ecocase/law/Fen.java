package org.ecocase.law;

import java.math.BigDecimal;

/** Amounts of money in 分 as documents write them. */
public final class Fen {

  private static final long WAN = 1_000_000L;
  private static final long YI = 10_000 * WAN;

  private Fen() {}

  /** {@code 500亿元}, {@code 10万元}, {@code 2.275万元}, {@code 545元}; in 亿 as far as whole 万. */
  public static String text(long fen) {
    if (Math.abs(fen) >= YI && fen % WAN == 0) {
      return BigDecimal.valueOf(fen, 10).stripTrailingZeros().toPlainString() + "亿元";
    }
    if (Math.abs(fen) >= WAN && fen % 100 == 0) {
      return BigDecimal.valueOf(fen, 6).stripTrailingZeros().toPlainString() + "万元";
    }
    return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString() + "元";
  }

  /** With two decimals and no unit: {@code 100000.00}. */
  public static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /**
   * Reads an amount in 元.
   *
   * @throws ArithmeticException when it has parts of a 分 or does not fit
   */
  public static long ofYuan(BigDecimal yuan) {
    return yuan.movePointRight(2).longValueExact();
  }
}
