package org.ecocase.discretion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;

/**
 * How a standard turns factors into an amount. A formula knows nothing of the law's limits beyond
 * the range it is given; {@link DiscretionCalculator} brings its result into that range.
 */
public sealed interface Formula {

  /**
   * What a formula works on.
   *
   * @param statutory the range of the law
   * @param band the narrower range of a table by bands, or null
   * @param factors the factors of the case
   * @param rounding how amounts are rounded
   */
  record Input(FineRange statutory, FineRange band, List<Chosen> factors, Rounding rounding) {

    public Input {
      factors = List.copyOf(factors);
    }

    long maximum() {
      if (statutory.max() == null) {
        throw Refusal.invalid("maximumYuan", "该公式按法定最高罚款计算，请填写法定最高罚款");
      }
      return statutory.max();
    }

    FineRange bandOrStatutory() {
      return band == null ? statutory : band;
    }

    /** A range both of whose ends are known. */
    FineRange closed() {
      FineRange range = bandOrStatutory();
      if (range.max() == null) {
        throw Refusal.invalid("maximumYuan", "该公式须有罚款上限");
      }
      return new FineRange(range.least(), range.max());
    }

    Share lowSum() {
      return sum(Chosen::low);
    }

    Share highSum() {
      return sum(Chosen::high);
    }

    private Share sum(Function<Chosen, Share> weight) {
      return factors.stream().map(weight).filter(Objects::nonNull).reduce(Share.ZERO, Share::plus);
    }
  }

  /**
   * What a formula gives before the limits of the law.
   *
   * @param low the amount, or the lower end where the standard leaves a span, in 分
   * @param high the upper end; the same as {@code low} for one amount
   * @param share the sum of the weights; for a span the lower end; null when there is none
   * @param steps the reasoning
   */
  record Outcome(long low, long high, Share share, List<Reasoning> steps) {

    public Outcome {
      steps = List.copyOf(steps);
    }

    /** The same, every step of it resting on an article. */
    Outcome by(String article) {
      return new Outcome(
          low,
          high,
          share,
          steps.stream().map(step -> new Reasoning(step.sentence(), article)).toList());
    }
  }

  /** Computes. */
  Outcome apply(Input input);

  /**
   * Σ% × the highest fine (广东、河北). The sum is at most 100 %.
   *
   * @param start where the sum starts (裁量起点)
   * @param least a smaller sum counts as this, or null
   */
  record WeightedSum(Share start, Share least) implements Formula {

    @Override
    public Outcome apply(Input input) {
      List<Reasoning> steps = new ArrayList<>();
      Share low = limited(start.plus(input.lowSum()), steps);
      Share high =
          input.lowSum().equals(input.highSum())
              ? low
              : limited(start.plus(input.highSum()), new ArrayList<>());
      long maximum = input.maximum();
      long from = low.of(maximum, input.rounding());
      long to = high.of(maximum, input.rounding());
      steps.add(
          Reasoning.of(
              "罚款金额＝裁量百分值总和"
                  + span(low, high)
                  + "×"
                  + Fen.text(maximum)
                  + "＝"
                  + span(from, to)
                  + "。"));
      return new Outcome(from, to, low, steps);
    }

    private Share limited(Share sum, List<Reasoning> steps) {
      String from = start.signum() == 0 ? "" : "裁量起点" + start.text() + "，";
      steps.add(Reasoning.of(from + "裁量百分值总和为" + sum.text() + "。"));
      if (least != null && sum.compareTo(least) < 0) {
        steps.add(Reasoning.of("裁量百分值总和不足" + least.text() + "，按" + least.text() + "计算。"));
        return least;
      }
      if (sum.compareTo(Share.ONE) > 0) {
        steps.add(Reasoning.of("裁量百分值总和超过100%，按100%计算。"));
      }
      return sum.min(Share.ONE).max(Share.ZERO);
    }
  }

  /**
   * [Y + Σ% × (1 − Y)] × the highest fine (湖南、浙江).
   *
   * @param start Y; null for the lowest fine divided by the highest
   */
  record StartAndRemainder(Share start) implements Formula {

    @Override
    public Outcome apply(Input input) {
      long maximum = input.maximum();
      Share y = start == null ? Share.of(input.statutory().least(), Math.max(1, maximum)) : start;
      Share low = share(y, input.lowSum());
      Share high = share(y, input.highSum());
      long from = low.of(maximum, input.rounding());
      long to = high.of(maximum, input.rounding());
      return new Outcome(
          from,
          to,
          low,
          List.of(
              Reasoning.of(
                  "裁量起点Y为"
                      + y.text()
                      + "，各裁量因素百分值合计"
                      + span(input.lowSum(), input.highSum())
                      + "。"),
              Reasoning.of(
                  "罚款金额＝［"
                      + y.text()
                      + "＋"
                      + span(input.lowSum(), input.highSum())
                      + "×（1－"
                      + y.text()
                      + "）］×"
                      + Fen.text(maximum)
                      + "＝"
                      + span(from, to)
                      + "。")));
    }

    private static Share share(Share y, Share sum) {
      return y.plus(sum.min(Share.ONE).max(Share.ZERO).times(Share.ONE.minus(y)));
    }
  }

  /** The lowest fine + Σ% × (highest − lowest), of the band if there is one. */
  record MinimumPlusShare() implements Formula {

    @Override
    public Outcome apply(Input input) {
      FineRange range = input.closed();
      long width = range.max() - range.least();
      Share low = input.lowSum().min(Share.ONE).max(Share.ZERO);
      Share high = input.highSum().min(Share.ONE).max(Share.ZERO);
      long from = range.least() + low.of(width, input.rounding());
      long to = range.least() + high.of(width, input.rounding());
      return new Outcome(
          from,
          to,
          low,
          List.of(
              Reasoning.of(
                  "罚款金额＝"
                      + Fen.text(range.least())
                      + "＋（"
                      + Fen.text(range.max())
                      + "－"
                      + Fen.text(range.least())
                      + "）×"
                      + span(low, high)
                      + "＝"
                      + span(from, to)
                      + "。")));
    }
  }

  /**
   * The two-dimensional function: M + (A² + B²) ÷ divisor × (N − M) × (1 + C). A is the mean level
   * of the primary factors, B that of the common ones, C the sum of the corrections.
   *
   * @param divisor 50 where levels reach 5, so that A = B = 5 gives the highest fine
   * @param highest the highest level, a whole number; the lowest one is 1
   * @param correction how far C may go in either direction
   */
  record Superposition(Share divisor, BigDecimal highest, Share correction) implements Formula {

    public Superposition {
      if (divisor.signum() <= 0
          || highest.compareTo(BigDecimal.ONE) < 0
          || highest.stripTrailingZeros().scale() > 0
          || correction.signum() < 0) {
        throw new IllegalArgumentException("constants of the superposition");
      }
    }

    @Override
    public Outcome apply(Input input) {
      FineRange range = input.closed();
      Share a = mean(input, Chosen.Role.PRIMARY);
      Share b = mean(input, Chosen.Role.COMMON);
      Share c =
          input.factors().stream()
              .filter(f -> f.role() == Chosen.Role.CORRECTION && f.low() != null)
              .map(Chosen::low)
              .reduce(Share.ZERO, Share::plus);
      Share limitedC = c.min(correction).max(Share.ZERO.minus(correction));
      Share ratio =
          a.times(a)
              .plus(b.times(b))
              .dividedBy(divisor)
              .times(Share.ONE.plus(limitedC))
              .min(Share.ONE);
      long width = range.max() - range.least();
      long fine = range.least() + ratio.of(width, input.rounding());
      List<Reasoning> steps = new ArrayList<>();
      steps.add(Reasoning.of("个性裁量因素等级A为" + number(a) + "，共性裁量因素等级B为" + number(b) + "。"));
      if (c.signum() != 0) {
        steps.add(
            Reasoning.of(
                "修正裁量因素合计"
                    + c.text()
                    + (c.equals(limitedC) ? "" : "，按限度" + limitedC.text() + "计算")
                    + "。"));
      }
      steps.add(
          Reasoning.of(
              "罚款金额＝"
                  + Fen.text(range.least())
                  + "＋（A²＋B²）÷"
                  + number(divisor)
                  + "×（"
                  + Fen.text(range.max())
                  + "－"
                  + Fen.text(range.least())
                  + "）×（1＋"
                  + limitedC.text()
                  + "）＝"
                  + Fen.text(fine)
                  + "。"));
      return new Outcome(fine, fine, ratio, steps);
    }

    private Share mean(Input input, Chosen.Role role) {
      List<BigDecimal> levels =
          input.factors().stream()
              .filter(f -> f.role() == role && f.level() != null)
              .map(Chosen::level)
              .toList();
      for (BigDecimal level : levels) {
        if (level.compareTo(BigDecimal.ONE) < 0 || level.compareTo(highest) > 0) {
          throw Refusal.invalid("factors", "裁量等级应在1至" + highest.toPlainString() + "之间");
        }
      }
      if (levels.isEmpty()) {
        String kind = role == Chosen.Role.PRIMARY ? "个性（PRIMARY）" : "共性（COMMON）";
        throw Refusal.invalid("factors", "二维叠加函数须有" + kind + "裁量因素的等级level");
      }
      BigDecimal sum = levels.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      return Share.times(sum).dividedBy(Share.of(levels.size(), 1));
    }

    private static String number(Share share) {
      String text = share.timesText();
      return text.substring(0, text.length() - 1);
    }
  }

  /**
   * Within a band: the midpoint in ordinary cases (广东规定第十二条). Where the law names one end only, a
   * part of the highest or a multiple of the lowest.
   */
  record BandPosition(Circumstance circumstance, BandRules rules) implements Formula {

    @Override
    public Outcome apply(Input input) {
      Outcome outcome = position(input);
      return input.band() == null && rules != null ? outcome.by(rules.article()) : outcome;
    }

    private Outcome position(Input input) {
      FineRange range = input.bandOrStatutory();
      if (range.fixed()) {
        return one(range.min(), "罚款数额固定为" + Fen.text(range.min()) + "。");
      }
      if (rules == null && (range.max() == null || range.min() == null)) {
        throw Refusal.invalid(
            range.max() == null ? "maximumYuan" : "minimumYuan", "只有一端的幅度须由裁量基准规定计算方法");
      }
      if (range.max() == null) {
        return ofLowest(range.least(), input.rounding());
      }
      return range.min() == null
          ? ofHighest(range.max(), input.rounding())
          : between(range, input.rounding());
    }

    private Outcome between(FineRange range, Rounding rounding) {
      long middle = Share.of(1, 2).of(Math.addExact(range.min(), range.max()), rounding);
      String band = "适用" + range.text() + "的罚款档次";
      return switch (circumstance) {
        case ORDINARY -> one(middle, band + "，一般处罚按平均金额" + Fen.text(middle) + "计算。");
        case LIGHTER -> many(range.min(), middle, band + "，从轻处罚的，低于平均金额" + Fen.text(middle) + "。");
        case HEAVIER -> many(middle, range.max(), band + "，从重处罚的，不低于平均金额" + Fen.text(middle) + "。");
      };
    }

    private Outcome ofHighest(long max, Rounding rounding) {
      String text = "只规定最高罚款" + Fen.text(max);
      long ordinary = rules.ordinaryOfHighest().of(max, rounding);
      return switch (circumstance) {
        case ORDINARY -> one(ordinary, text + "，一般处罚按其" + rules.ordinaryOfHighest().text() + "计算。");
        case LIGHTER ->
            one(
                rules.lighterOfHighest().of(max, rounding),
                text + "，从轻处罚按其" + rules.lighterOfHighest().text() + "计算。");
        case HEAVIER -> many(ordinary, max, text + "，从重处罚的，不低于一般处罚的数额。");
      };
    }

    private Outcome ofLowest(long min, Rounding rounding) {
      String text = "只规定最低罚款" + Fen.text(min);
      return switch (circumstance) {
        case LIGHTER -> one(min, text + "，从轻处罚按最低罚款计算。");
        case ORDINARY ->
            one(
                rules.ordinaryOfLowest().of(min, rounding),
                text + "，一般处罚按其" + rules.ordinaryOfLowest().timesText() + "计算。");
        case HEAVIER ->
            one(
                rules.heavierOfLowest().of(min, rounding),
                text + "，从重处罚按其" + rules.heavierOfLowest().timesText() + "计算。");
      };
    }

    private static Outcome one(long fen, String sentence) {
      return new Outcome(fen, fen, null, List.of(Reasoning.of(sentence)));
    }

    private static Outcome many(long low, long high, String sentence) {
      return new Outcome(low, high, null, List.of(Reasoning.of(sentence)));
    }
  }

  /**
   * The middle of the band + its width × a step × the sum of coefficients (清远 before 2022). The
   * factors carry the coefficients as whole numbers of 100 %.
   */
  record BandAdjusted(Share step) implements Formula {

    @Override
    public Outcome apply(Input input) {
      FineRange range = input.closed();
      long width = range.max() - range.least();
      Share low = amount(range, width, input.lowSum());
      Share high = amount(range, width, input.highSum());
      long from = range.clamp(input.rounding().round(low));
      long to = range.clamp(input.rounding().round(high));
      return new Outcome(
          from,
          to,
          input.lowSum(),
          List.of(
              Reasoning.of(
                  "罚款金额＝幅度中限"
                      + Fen.text(Share.of(1, 2).of(range.least() + range.max(), input.rounding()))
                      + "＋幅度高低限差额"
                      + Fen.text(width)
                      + "×"
                      + step.text()
                      + "×调整系数总和"
                      + input.lowSum().timesText().replace("倍", "")
                      + "＝"
                      + span(from, to)
                      + "。")));
    }

    private Share amount(FineRange range, long width, Share coefficients) {
      return Share.of(range.least(), 1)
          .plus(Share.of(range.max(), 1))
          .dividedBy(Share.of(2, 1))
          .plus(Share.of(width, 1).times(step).times(coefficients));
    }
  }

  /**
   * A part or a multiple of an amount of the case, as decided: three times the illegal gains, 3 %
   * of the investment.
   *
   * @param label what it is reckoned by
   * @param base that amount in 分, as the law counts it
   * @param share the part or the multiple
   */
  record PartOfBase(String label, long base, Share share) implements Formula {

    @Override
    public Outcome apply(Input input) {
      long fine = share.of(base, input.rounding());
      String factor = share.compareTo(Share.ONE) < 0 ? share.text() : share.timesText();
      return new Outcome(
          fine,
          fine,
          share,
          List.of(
              Reasoning.of(
                  "罚款金额＝" + label + Fen.text(base) + "×" + factor + "＝" + Fen.text(fine) + "。")));
    }
  }

  /**
   * No standard: the whole range of the law is open, and the officer gives the reasons for the fine
   * (行政处罚法第五条第二款).
   */
  record Whole() implements Formula {

    @Override
    public Outcome apply(Input input) {
      FineRange range = input.closed();
      return new Outcome(
          range.least(),
          range.max(),
          null,
          List.of(new Reasoning("没有适用的裁量基准，在法定幅度内根据违法行为的事实、性质、情节以及社会危害程度确定罚款数额。", "行政处罚法第五条第二款")));
    }
  }

  /** The standard grades the factors but its conversion into an amount is not published (河南). */
  record LevelsOnly() implements Formula {

    @Override
    public Outcome apply(Input input) {
      FineRange range = input.closed();
      return new Outcome(
          range.least(),
          range.max(),
          null,
          List.of(Reasoning.of("该基准只列明各裁量因素的等级，换算公式未公布，金额由处罚机关在幅度内确定。")));
    }
  }

  private static String span(Share low, Share high) {
    return low.equals(high) ? low.text() : "（" + low.text() + "至" + high.text() + "）";
  }

  private static String span(long low, long high) {
    return low == high ? Fen.text(low) : Fen.text(low) + "至" + Fen.text(high);
  }
}
