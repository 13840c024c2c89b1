package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Methods that need no table of a standard. */
final class FineMethods {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern AMOUNT = Pattern.compile("([\\d,]+(?:\\.\\d+)?)\\s*(万)?元");
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

  /** An amount that was intended, less the reductions stated in percent. */
  static Optional<FineMethod.Result> reduced(PublishedCase c) {
    List<PublishedCase.Factor> reductions =
        c.factors().stream()
            .filter(factor -> factor.percent() != null && !factor.name().contains("拟罚款"))
            .toList();
    Optional<BigDecimal> intended = amount(c, "拟罚款");
    if (intended.isEmpty() || reductions.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal percent =
        reductions.stream()
            .map(PublishedCase.Factor::percent)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal fine =
        intended.get().multiply(HUNDRED.subtract(percent)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    return Optional.of(
        new FineMethod.Result(
            fen(fine),
            "拟罚款" + intended.get().toPlainString() + "元减" + percent.toPlainString() + "%"));
  }

  /** The stated percentages of the statutory maximum, held within the statutory range. */
  static Optional<FineMethod.Result> percentOfMaximum(PublishedCase c) {
    Optional<Long> max = c.rangeFen(1);
    boolean all =
        !c.factors().isEmpty() && c.factors().stream().allMatch(f -> f.percent() != null);
    if (max.isEmpty() || !all) {
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
        .map(
            matcher -> {
              BigDecimal number = new BigDecimal(matcher.group(1).replace(",", ""));
              return matcher.group(2) == null ? number : number.movePointRight(4);
            })
        .findFirst();
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  static BigDecimal yuan(long fen) {
    BigDecimal yuan = BigDecimal.valueOf(fen, 2).stripTrailingZeros();
    return yuan.scale() < 0 ? yuan.setScale(0) : yuan;
  }
}
