package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money between 元, as papers state them, and 分. */
final class Amounts {

  private Amounts() {}

  /**
   * The lower end of a range. Its unit may stand behind the upper end alone: 2–10万 begins at 2万,
   * but 5000–2万 at 5000元, as no range begins above its end.
   */
  static BigDecimal lower(String number, String unit, String upper, String upperUnit) {
    BigDecimal own = Words.times(new BigDecimal(number), unit);
    if (unit != null && !unit.isEmpty()) {
      return own;
    }
    BigDecimal shared = Words.times(own, upperUnit);
    BigDecimal end = Words.times(new BigDecimal(upper), upperUnit);
    return shared.compareTo(end) <= 0 ? shared : own;
  }

  static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static BigDecimal yuan(long fen) {
    BigDecimal yuan = BigDecimal.valueOf(fen, 2).stripTrailingZeros();
    return yuan.scale() < 0 ? yuan.setScale(0) : yuan;
  }
}
