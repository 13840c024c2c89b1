package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.law.ChineseNumber;
import org.ecocase.law.FineRange;

/** Methods that need no table of a standard. */
final class FineMethods {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String NUMBER = Words.NUMBER + "\\s*";
  private static final Pattern LESS = Pattern.compile("减[免少轻]*\\s*" + NUMBER + "(亿|万)?元");
  private static final Pattern LIMIT =
      Pattern.compile("(?:不超过|最高|上限|封顶|为限)[^\\d]{0,6}" + NUMBER + "(亿|万)?元");
  private static final Pattern INTENDED =
      Pattern.compile("拟(?:作出|处以|处|定|的)*(?:罚款|处罚)|裁量(?:计算)?(?:罚款)?(?:金额|数额)");
  private static final Pattern TIMES =
      Pattern.compile("(?:" + Words.NUMBER + "|([一二两三四五六七八九十]+))\\s*倍(?![以及])");
  private static final Pattern BASE = Pattern.compile("违法所得|处置费用|货值|所收费用|直接损失|经济损失|排污费|投资");
  private static final Pattern PERCENT = Pattern.compile(NUMBER + "%");
  private static final Pattern BAND =
      Pattern.compile(NUMBER + "(亿|万)?元?\\s*[~至-]\\s*" + NUMBER + "(亿|万)?元?(?:的|罚款)*档");
  private static final Pattern BAND_IN_WORDS =
      Pattern.compile(NUMBER + "(亿|万)?元以上" + NUMBER + "(亿|万)?元以下");
  private static final Pattern PRINTED = Pattern.compile("=\\s*" + NUMBER + "(亿|万)?元");

  /** So many percent that are left, such as 按70%处罚 or 降至70%. */
  private static final Pattern LEFT =
      Pattern.compile(
          "(?:[按以][^,;。%\\d减降]{0,10}|减按)"
              + NUMBER
              + "%(?!的?(?:幅度|比例)?[^,;。]{0,4}[减降])(?!的?(?:幅度|比例))"
              + "[^,;。]{0,8}(?:处罚|罚款|计算|计罚|执行|裁量|确定|处以)"
              + "|(?:[减降](?:低|少|轻)?[至到为])[^,;。%\\d]{0,8}"
              + NUMBER
              + "%");

  private FineMethods() {}

  /**
   * An amount that was intended, less the reductions stated in percent or as an amount; a reduction
   * is at most the limit stated for it. The result keeps to the lowest fine of the law, unless the
   * case was mitigated.
   */
  static Optional<FineMethod.Result> reduced(PublishedCase c, Optional<FineRange> range) {
    Optional<BigDecimal> intended =
        c.factors().stream()
            .filter(FineMethods::intended)
            .map(f -> Words.amount(f.content()).or(() -> Words.bareAmount(f.content())))
            .flatMap(Optional::stream)
            .findFirst();
    List<PublishedCase.Factor> others = c.factors().stream().filter(f -> !intended(f)).toList();
    if (intended.isEmpty()) {
      return Optional.empty();
    }
    Optional<Reduction> less = byPercent(c, others, intended.get()).or(() -> byAmount(others));
    return less.map(
        reduction -> {
          long raw = Amounts.fen(intended.get().subtract(reduction.by()));
          long least = range.map(FineRange::least).orElse(0L);
          boolean raised = raw < least && !c.mitigated();
          return new FineMethod.Result(
              raised ? least : Math.max(raw, 0),
              "拟罚款"
                  + Amounts.plain(intended.get())
                  + "元"
                  + reduction.text()
                  + (raised ? "，低于法定最低罚款，以" + Amounts.yuan(least).toPlainString() + "元为限" : ""));
        });
  }

  private static boolean intended(PublishedCase.Factor factor) {
    return INTENDED.matcher(factor.name()).find();
  }

  /** By how much in 元, and in words. */
  private record Reduction(BigDecimal by, String text) {}

  private static Optional<Reduction> byAmount(List<PublishedCase.Factor> factors) {
    return factors.stream()
        .map(factor -> LESS.matcher(factor.content()))
        .filter(Matcher::find)
        .findFirst()
        .map(less -> amount(less.group(1), less.group(2)))
        .map(by -> new Reduction(by, "减" + Amounts.plain(by) + "元"));
  }

  private static Optional<Reduction> byPercent(
      PublishedCase c, List<PublishedCase.Factor> factors, BigDecimal intended) {
    BigDecimal left = HUNDRED;
    BigDecimal off = BigDecimal.ZERO;
    boolean any = false;
    for (PublishedCase.Factor factor : factors) {
      Matcher kept = LEFT.matcher(factor.content());
      if (kept.find()) {
        String part = kept.group(1) == null ? kept.group(2) : kept.group(1);
        left = left.multiply(new BigDecimal(part)).divide(HUNDRED);
        any = true;
      } else if (factor.percent() != null) {
        off = off.add(factor.percent());
        any = true;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    BigDecimal kept =
        intended.multiply(left.subtract(off)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    BigDecimal by = intended.subtract(kept);
    Optional<BigDecimal> limit = limit(c).filter(most -> by.compareTo(most) > 0);
    String how =
        (left.compareTo(HUNDRED) == 0 ? "" : "按" + Amounts.plain(left) + "%")
            + (off.signum() == 0 ? "" : "减" + Amounts.plain(off) + "%");
    return Optional.of(
        limit
            .map(most -> new Reduction(most, how + "，减少数额以" + Amounts.plain(most) + "元为限"))
            .orElse(new Reduction(by, how)));
  }

  private static Optional<BigDecimal> limit(PublishedCase c) {
    String words =
        c.formulaStated()
            + c.factors().stream().map(PublishedCase.Factor::content).reduce("", String::concat);
    Matcher limit = LIMIT.matcher(words);
    return limit.find() ? Optional.of(amount(limit.group(1), limit.group(2))) : Optional.empty();
  }

  /** So many times the illegal gains, so many percent of the investment. */
  static Optional<FineMethod.Result> multipleOfBase(PublishedCase c) {
    Optional<PublishedCase.Factor> base =
        c.factors().stream()
            .filter(f -> BASE.matcher(f.name()).find() && Words.amount(f.content()).isPresent())
            .findFirst();
    if (base.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal of = Words.amount(base.get().content()).orElseThrow();
    String text = base.get().name() + Amounts.plain(of) + "元×";
    for (PublishedCase.Factor factor : c.factors()) {
      Optional<BigDecimal> times = times(factor.content() + " " + factor.level());
      if (factor != base.get() && times.isPresent() && !factor.name().contains("超标")) {
        return Optional.of(
            new FineMethod.Result(
                Amounts.fen(of.multiply(times.get())), text + Amounts.plain(times.get()) + "倍"));
      }
    }
    return c.factors().stream()
        .filter(f -> c.factors().size() == 2 && f != base.get() && f.percent() != null)
        .findFirst()
        .map(
            f ->
                new FineMethod.Result(
                    Amounts.fen(share(of, f.percent())), text + Amounts.plain(f.percent()) + "%"));
  }

  private static Optional<BigDecimal> times(String text) {
    Matcher times = TIMES.matcher(text);
    if (!times.find()) {
      return Optional.empty();
    }
    return Optional.of(
        times.group(1) == null
            ? BigDecimal.valueOf(ChineseNumber.parse(times.group(2)))
            : new BigDecimal(times.group(1)));
  }

  private static BigDecimal share(BigDecimal of, BigDecimal percent) {
    return of.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
  }

  /** The band a factor leads to; empty where none does. */
  static Optional<FineRange> band(PublishedCase c) {
    return c.factors().stream()
        .map(factor -> factor.level() + " " + factor.content())
        .flatMap(text -> Stream.of(BAND.matcher(text), BAND_IN_WORDS.matcher(text)))
        .filter(Matcher::find)
        .map(FineMethods::band)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Ends that contradict each other are no band. */
  private static Optional<FineRange> band(Matcher found) {
    long least =
        Amounts.fen(Amounts.lower(found.group(1), found.group(2), found.group(3), found.group(4)));
    long most = Amounts.fen(amount(found.group(3), found.group(4)));
    return least <= most ? Optional.of(new FineRange(least, most)) : Optional.empty();
  }

  /**
   * The middle of a band, in standards that take it for ordinary cases (广东规定第十二条).
   *
   * @param ordinary whether the standard that the case names does so
   */
  static Optional<FineMethod.Result> middleOfBand(PublishedCase c, boolean ordinary) {
    String words = c.standardName() + c.formulaStated();
    boolean middle =
        ordinary || words.contains("平均") || words.contains("中值") || words.contains("中限");
    boolean adjusted =
        c.factors().stream().anyMatch(f -> f.name().contains("调整系数") && !f.level().equals("0"));
    return band(c)
        .filter(band -> middle && !adjusted)
        .map(
            band ->
                new FineMethod.Result(
                    (band.least() + band.max()) / 2, "罚款档次" + band.text() + "，一般处罚取平均金额"));
  }

  /** Several violations, each with its own amount. */
  static Optional<FineMethod.Result> sumOfItems(PublishedCase c) {
    if (c.factors().size() < 2) {
      return Optional.empty();
    }
    long shares = c.factors().stream().filter(f -> Words.amount(f.content()).isEmpty()).count();
    if (shares > 1) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (PublishedCase.Factor factor : c.factors()) {
      Optional<BigDecimal> own = item(c, factor);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(own.get());
    }
    return Optional.of(
        new FineMethod.Result(Amounts.fen(sum), "各项违法行为分别裁量，合计" + Amounts.plain(sum) + "元"));
  }

  /**
   * The amount of one violation: a percentage of an amount is worked out, otherwise the amount is
   * the fine; one that is a percentage alone stands in the printed calculation.
   */
  private static Optional<BigDecimal> item(PublishedCase c, PublishedCase.Factor factor) {
    Optional<BigDecimal> amount = Words.amount(factor.content());
    Matcher stated = PERCENT.matcher(factor.content());
    BigDecimal percent =
        factor.percent() != null
            ? factor.percent()
            : stated.find() ? new BigDecimal(stated.group(1)) : null;
    if (amount.isPresent()) {
      return percent == null
          ? amount
          : BASE.matcher(factor.name() + factor.content()).find()
              ? Optional.of(share(amount.get(), percent))
              : Optional.empty();
    }
    Matcher printed = PRINTED.matcher(c.formulaStated().replace("即", "="));
    return percent != null && printed.find()
        ? Optional.of(amount(printed.group(1), printed.group(2)))
        : Optional.empty();
  }

  /** The calculation as the case prints it, worked out again and held within the range. */
  static Optional<FineMethod.Result> asPrinted(PublishedCase c) {
    return Arithmetic.of(c.formulaStated())
        .map(
            yuan -> {
              long raw = Amounts.fen(yuan);
              long fine = c.mitigated() ? raw : Math.max(raw, c.rangeFen(0).orElse(raw));
              return new FineMethod.Result(
                  Math.min(fine, c.rangeFen(1).orElse(fine)), "公布的算式：" + c.formulaStated());
            });
  }

  /** The stated percentages of the statutory maximum, held within the statutory range. */
  static Optional<FineMethod.Result> percentOfMaximum(PublishedCase c) {
    boolean all = !c.factors().isEmpty() && c.factors().stream().allMatch(f -> f.percent() != null);
    if (!all || c.factorsBreakOff()) {
      return Optional.empty();
    }
    BigDecimal percent =
        c.factors().stream()
            .map(PublishedCase.Factor::percent)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Optional<FineRange> range =
        c.rangeFen(1).map(max -> new FineRange(c.rangeFen(0).orElse(0L), max));
    return range.map(within -> percentOfMaximum(percent, within));
  }

  /** A sum of percentages of the highest fine, within the range. */
  static FineMethod.Result percentOfMaximum(BigDecimal percent, FineRange range) {
    long raw =
        BigDecimal.valueOf(range.max())
            .multiply(percent)
            .divide(HUNDRED, 0, RoundingMode.HALF_UP)
            .longValueExact();
    return new FineMethod.Result(
        range.clamp(raw),
        "裁量百分值合计"
            + Amounts.plain(percent)
            + "%×法定上限"
            + Amounts.yuan(range.max()).toPlainString()
            + "元");
  }

  private static BigDecimal amount(String number, String unit) {
    return Words.times(new BigDecimal(number), unit);
  }
}
