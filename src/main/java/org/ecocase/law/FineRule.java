package org.ecocase.law;

import java.util.Map;
import org.ecocase.rule.Refusal;

/** How a provision says what the fine may be. */
public sealed interface FineRule {

  /**
   * The range for a case.
   *
   * @param amounts in 分, by what they are
   * @throws Refusal naming the field of the amount that is missing
   */
  FineRange range(Map<Base, Long> amounts);

  /** What the fine is reckoned by, or null for a fixed amount. */
  default Base base() {
    return null;
  }

  /** In Chinese, as a document writes it. */
  String text();

  /**
   * Between two amounts.
   *
   * @param per the unit of counting ({@code 次}, {@code 辆}), or empty
   */
  record Amount(FineRange range, String per) implements FineRule {

    public Amount {
      per = per == null ? "" : per;
    }

    @Override
    public FineRange range(Map<Base, Long> amounts) {
      return range;
    }

    @Override
    public String text() {
      return (per.isEmpty() ? "" : "每" + per) + range.text();
    }
  }

  /**
   * A part or a multiple of an amount of the case.
   *
   * @param min the smallest share, or null
   * @param max the largest share, or null
   * @param leastBase an amount below this is taken as this, in 分, or null
   */
  record ShareOf(Base base, Share min, Share max, Long leastBase) implements FineRule {

    @Override
    public FineRange range(Map<Base, Long> amounts) {
      long base = counted(amounts);
      return new FineRange(
          min == null ? null : min.of(base, Rounding.FEN),
          max == null ? null : max.of(base, Rounding.FEN));
    }

    /** The amount of the case as the law counts it. */
    public long counted(Map<Base, Long> amounts) {
      Long given = amounts.get(base);
      if (given == null) {
        throw Refusal.invalid(base.field(), "请填写" + base.label() + "，罚款按" + base.label() + "计算");
      }
      return leastBase == null ? given : Math.max(given, leastBase);
    }

    @Override
    public String text() {
      boolean multiple = max == null || max.compareTo(Share.ONE) >= 0;
      String from = min == null ? "" : (multiple ? min.timesText() : min.text()) + "以上";
      String to = max == null ? "" : (multiple ? max.timesText() : max.text()) + "以下";
      String least =
          leastBase == null
              ? ""
              : "，" + base.label() + "不足" + Fen.text(leastBase) + "的按" + Fen.text(leastBase) + "计算";
      return base.label() + from + to + least;
    }
  }
}
