package org.ecocase.web;

import java.math.BigDecimal;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;

/**
 * How often a fine is due that the law sets for each 次, 辆 or the like: the fines add up, so both
 * ends of the range are multiplied. Pure.
 *
 * @param per the unit of counting; empty where the law sets one fine for the act
 * @param given how often, or null when that is not said
 */
record Counted(String per, Long given) {

  /** One fine for the act. */
  static final Counted ONCE = new Counted("", null);

  /** Nothing is counted so often. */
  private static final int MOST = 1000;

  /**
   * Reads the number.
   *
   * @param rule what the fine may be; null when it is not known
   */
  static Counted read(JsonInput in, FineRule rule) {
    String per = rule instanceof FineRule.Amount amount ? amount.per() : "";
    JsonInput.check(
        !per.isEmpty() || !in.has("count"),
        in.name("count"),
        "罚款不是按次数、辆数等计算的，不能填写count；填写count的，应填写按此计算的执法事项violation或者处罚依据article");
    BigDecimal count = in.number("count", "次数、辆数", 1, MOST);
    JsonInput.check(
        count == null || count.stripTrailingZeros().scale() <= 0, in.name("count"), "次数、辆数应为整数");
    return new Counted(per, count == null ? null : Long.valueOf(count.longValueExact()));
  }

  /** Whether the law counts and the number is not known. */
  boolean open() {
    return !per.isEmpty() && given == null;
  }

  /** The range for all of them; for one when the number is not said. */
  FineRange of(FineRange one) {
    return given == null
        ? one
        : new FineRange(
            one.min() == null ? null : Math.multiplyExact(one.min(), given),
            one.max() == null ? null : Math.multiplyExact(one.max(), given));
  }

  /** How the range came about, behind the words of the law for one. */
  String text(FineRange one, String words) {
    return given == null ? words : words + "，共" + given + per + "，即" + of(one).text();
  }
}
