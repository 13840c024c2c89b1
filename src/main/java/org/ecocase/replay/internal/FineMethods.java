package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.law.FineRange;

/** Methods that need no table of a standard. */
final class FineMethods {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern AMOUNT = Pattern.compile("([\\d,]+(?:\\.\\d+)?)\\s*(万)?元");
  private static final String INTENDED = "拟罚款";
  private static final String NUMBER = "([\\d,]+(?:\\.\\d+)?)\\s*";
  private static final Pattern LESS = Pattern.compile("减[免少轻]*\\s*" + NUMBER + "(万)?元");
  private static final Pattern LIMIT =
      Pattern.compile("(?:不超过|最高|上限|封顶|为限)[^\\d]{0,6}" + NUMBER + "(万)?元");
  private static final Pattern TIMES = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*倍");
  private static final Pattern BASE =
      Pattern.compile("违法所得|处置费用|货值|所收费用|直接损失|经济损失|排污费|投资");
  private static final Pattern BAND =
      Pattern.compile(
          NUMBER + "(万)?元?\\s*[–—~～至-]\\s*" + NUMBER + "(万)?元?(?:的|罚款)*档");
  private static final Pattern BAND_IN_WORDS =
      Pattern.compile(NUMBER + "(万)?元以上" + NUMBER + "(万)?元以下");
  private static final Pattern PRINTED = Pattern.compile("=\\s*" + NUMBER + "(万)?元");
  private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
  private static final Pattern PERIOD = Pattern.compile(DAY + "\\s*至\\s*" + DAY);
  private static final Pattern DATE = Pattern.compile(DAY);
  private static final Pattern DAYS = Pattern.compile("(\\d+)\\s*(?:天|日)$");

  private FineMethods() {}

  /**
   * 按日连续处罚: the original fine for each day, from the day after service of the order to the day
   * of the re-check (环境保护主管部门实施按日连续处罚办法第十七至十九条).
   */
  static Optional<FineMethod.Result> byDay(PublishedCase c) {
    Optional<BigDecimal> original = amount(c, "原处罚");
    long days = c.factors().stream().mapToLong(FineMethods::days).sum();
    if (days == 0) {
      days = betweenServiceAndRecheck(c);
    }
    long counted = days;
    return original
        .filter(amount -> counted > 0)
        .map(
            amount ->
                new FineMethod.Result(
                    fen(amount.multiply(BigDecimal.valueOf(counted))),
                    "原处罚" + amount.toPlainString() + "元×" + counted + "日"));
  }

  private static long days(PublishedCase.Factor factor) {
    Matcher period = PERIOD.matcher(factor.content());
    if (period.find()) {
      LocalDate first = LocalDate.parse(period.group(1));
      return ChronoUnit.DAYS.between(first, LocalDate.parse(period.group(2))) + 1;
    }
    Matcher days = DAYS.matcher(factor.content());
    return factor.name().contains("日数") && days.find() ? Long.parseLong(days.group(1)) : 0;
  }

  private static long betweenServiceAndRecheck(PublishedCase c) {
    Optional<LocalDate> served = date(c, "送达");
    Optional<LocalDate> found = date(c, "复查");
    return served.isPresent() && found.isPresent()
        ? Math.max(0, ChronoUnit.DAYS.between(served.get(), found.get()))
        : 0;
  }

  private static Optional<LocalDate> date(PublishedCase c, String name) {
    return c.factors().stream()
        .filter(factor -> factor.name().contains(name))
        .map(factor -> DATE.matcher(factor.content()))
        .filter(Matcher::find)
        .map(matcher -> LocalDate.parse(matcher.group(1)))
        .findFirst();
  }

  /**
   * An amount that was intended, less the reductions stated in percent or as an amount; a reduction
   * is at most the limit stated for it. The result keeps to the lowest fine of the law, unless the
   * case was mitigated.
   */
  static Optional<FineMethod.Result> reduced(PublishedCase c) {
    Optional<BigDecimal> intended = amount(c, INTENDED);
    List<PublishedCase.Factor> others =
        c.factors().stream().filter(factor -> !factor.name().contains(INTENDED)).toList();
    List<PublishedCase.Factor> reductions =
        others.stream().filter(factor -> factor.percent() != null).toList();
    if (intended.isEmpty()) {
      return Optional.empty();
    }
    if (reductions.isEmpty()) {
      return others.stream()
          .map(factor -> LESS.matcher(factor.content()))
          .filter(Matcher::find)
          .findFirst()
          .map(
              less -> {
                BigDecimal by = amount(less.group(1), less.group(2));
                return new FineMethod.Result(
                    fen(intended.get().subtract(by)),
                    "拟罚款" + plain(intended.get()) + "元减" + plain(by) + "元");
              });
    }
    BigDecimal percent =
        reductions.stream()
            .map(PublishedCase.Factor::percent)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal by =
        intended.get().multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    Optional<BigDecimal> limit = limit(c);
    boolean limited = limit.isPresent() && by.compareTo(limit.get()) > 0;
    BigDecimal fine = intended.get().subtract(limited ? limit.get() : by);
    return Optional.of(
        new FineMethod.Result(
            fen(fine),
            "拟罚款"
                + plain(intended.get())
                + "元减"
                + percent.toPlainString()
                + "%"
                + (limited ? "，减少数额以" + plain(limit.get()) + "元为限" : "")));
  }

  private static Optional<BigDecimal> limit(PublishedCase c) {
    String words =
        c.formulaStated()
            + c.factors().stream().map(PublishedCase.Factor::content).reduce("", String::concat);
    Matcher limit = LIMIT.matcher(words);
    return limit.find()
        ? Optional.of(amount(limit.group(1), limit.group(2)))
        : Optional.empty();
  }

  /** So many times the illegal gains, so many percent of the investment. */
  static Optional<FineMethod.Result> multipleOfBase(PublishedCase c) {
    Optional<PublishedCase.Factor> base =
        c.factors().stream()
            .filter(f -> BASE.matcher(f.name()).find() && AMOUNT.matcher(f.content()).find())
            .findFirst();
    if (base.isEmpty()) {
      return Optional.empty();
    }
    Matcher amount = AMOUNT.matcher(base.get().content());
    amount.find();
    BigDecimal of = amount(amount.group(1), amount.group(2));
    for (PublishedCase.Factor factor : c.factors()) {
      Matcher times = TIMES.matcher(factor.content() + factor.level());
      if (factor != base.get() && times.find()) {
        return Optional.of(
            new FineMethod.Result(
                fen(of.multiply(new BigDecimal(times.group(1)))),
                base.get().name() + plain(of) + "元×" + times.group(1) + "倍"));
      }
    }
    boolean percents =
        c.factors().size() == 2
            && c.factors().stream().anyMatch(f -> f != base.get() && f.percent() != null);
    return percents
        ? c.factors().stream()
            .filter(f -> f.percent() != null)
            .findFirst()
            .map(
                f ->
                    new FineMethod.Result(
                        fen(of.multiply(f.percent()).divide(HUNDRED, 2, RoundingMode.HALF_UP)),
                        base.get().name() + plain(of) + "元×" + f.percent().toPlainString() + "%"))
        : Optional.empty();
  }

  /** The band a factor leads to; empty where none does. */
  static Optional<FineRange> band(PublishedCase c) {
    return c.factors().stream()
        .map(factor -> factor.level() + " " + factor.content())
        .flatMap(text -> Stream.of(BAND.matcher(text), BAND_IN_WORDS.matcher(text)))
        .filter(Matcher::find)
        .map(FineMethods::band)
        .findFirst();
  }

  /** The unit may stand behind the upper end alone. */
  private static FineRange band(Matcher found) {
    String wan = found.group(2) == null ? found.group(4) : found.group(2);
    return new FineRange(
        fen(amount(found.group(1), wan)), fen(amount(found.group(3), found.group(4))));
  }

  /** The middle of a band, in standards that take it for ordinary cases (广东规定第十二条). */
  static Optional<FineMethod.Result> middleOfBand(PublishedCase c) {
    String words = c.standardName() + c.formulaStated();
    boolean middle =
        c.standardName().startsWith("广东省")
            || words.contains("平均")
            || words.contains("中值")
            || words.contains("中限");
    boolean adjusted =
        c.factors().stream()
            .anyMatch(f -> f.name().contains("调整系数") && !f.level().equals("0"));
    return band(c)
        .filter(band -> middle && !adjusted)
        .map(
            band ->
                new FineMethod.Result(
                    (band.least() + band.max()) / 2,
                    "罚款档次" + band.text() + "，一般处罚取平均金额"));
  }

  /** Several violations, each with its own amount. */
  static Optional<FineMethod.Result> sumOfItems(PublishedCase c) {
    if (c.factors().size() < 2) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (PublishedCase.Factor factor : c.factors()) {
      Matcher own = AMOUNT.matcher(factor.content());
      Matcher printed =
          factor.percent() == null
              ? null
              : PRINTED.matcher(c.formulaStated().replace("即", "="));
      if (own.find()) {
        sum = sum.add(amount(own.group(1), own.group(2)));
      } else if (printed != null && printed.find()) {
        sum = sum.add(amount(printed.group(1), printed.group(2)));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new FineMethod.Result(fen(sum), "各项违法行为分别裁量，合计" + plain(sum) + "元"));
  }

  /** The calculation as the case prints it, worked out again and held within the range. */
  static Optional<FineMethod.Result> asPrinted(PublishedCase c) {
    return Arithmetic.of(c.formulaStated())
        .map(
            yuan -> {
              long raw = fen(yuan);
              long fine = Math.max(raw, c.rangeFen(0).orElse(raw));
              return new FineMethod.Result(
                  Math.min(fine, c.rangeFen(1).orElse(fine)), "公布的算式：" + c.formulaStated());
            });
  }

  /** The stated percentages of the statutory maximum, held within the statutory range. */
  static Optional<FineMethod.Result> percentOfMaximum(PublishedCase c) {
    Optional<Long> max = c.rangeFen(1);
    boolean all =
        !c.factors().isEmpty() && c.factors().stream().allMatch(f -> f.percent() != null);
    if (max.isEmpty() || !all || c.factorsBreakOff()) {
      return Optional.empty();
    }
    BigDecimal percent =
        c.factors().stream()
            .map(PublishedCase.Factor::percent)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long raw =
        BigDecimal.valueOf(max.get())
            .multiply(percent)
            .divide(HUNDRED, 0, RoundingMode.HALF_UP)
            .longValueExact();
    long fine = Math.min(Math.max(raw, c.rangeFen(0).orElse(0L)), max.get());
    return Optional.of(
        new FineMethod.Result(
            fine,
            "裁量百分值合计"
                + percent.toPlainString()
                + "%×法定上限"
                + yuan(max.get()).toPlainString()
                + "元"));
  }

  private static Optional<BigDecimal> amount(PublishedCase c, String name) {
    return c.factors().stream()
        .filter(factor -> factor.name().contains(name))
        .map(factor -> AMOUNT.matcher(factor.content()))
        .filter(Matcher::find)
        .map(matcher -> amount(matcher.group(1), matcher.group(2)))
        .findFirst();
  }

  private static BigDecimal amount(String number, String wan) {
    BigDecimal value = new BigDecimal(number.replace(",", ""));
    return wan == null || wan.isEmpty() ? value : value.movePointRight(4);
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static BigDecimal yuan(long fen) {
    BigDecimal yuan = BigDecimal.valueOf(fen, 2).stripTrailingZeros();
    return yuan.scale() < 0 ? yuan.setScale(0) : yuan;
  }
}
