package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 按日连续处罚: the original fine for each day, from the day after service of the order to correct to the
 * day of the re-check, both included (环境保护主管部门实施按日连续处罚办法第十七至十九条).
 */
final class DailyFines {

  private static final Pattern ORIGINAL = Pattern.compile("原(?:行政)?(?:处罚|罚款)");
  private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
  private static final Pattern DATE = Pattern.compile(DAY);
  private static final Pattern PERIOD = Pattern.compile(DAY + "\\s*[起]?\\s*[至到~-]+\\s*" + DAY);
  private static final Pattern COUNT = Pattern.compile("(?<![\\d-])(\\d{1,4})\\s*个?(?:自然)?[天日]");
  private static final Pattern COUNTED = Pattern.compile("日数|天数|期间|周期|计罚|按日");

  /** What is said of the days of a fine, apart from which fine of several it is. */
  private static final Pattern GENERAL =
      Pattern.compile("按日|连续|处罚|计罚|期间|日数|天数|周期|日期|时间|起止|合计|总|[的()\\s]");

  private DailyFines() {}

  static Optional<FineMethod.Result> compute(PublishedCase c) {
    long days = days(c);
    return original(c)
        .filter(amount -> days > 0)
        .map(
            amount ->
                new FineMethod.Result(
                    Amounts.fen(amount.multiply(BigDecimal.valueOf(days))),
                    "原处罚" + Amounts.plain(amount) + "元×" + days + "日"));
  }

  /** The fine that was not obeyed, in 元. */
  static Optional<BigDecimal> original(PublishedCase c) {
    return c.factors().stream()
        .filter(factor -> ORIGINAL.matcher(factor.name()).find())
        .map(factor -> Words.amount(factor.content()).or(() -> Words.bareAmount(factor.content())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The days of all periods. A period and the number of its days are the same days told twice;
   * several periods are told apart by their names.
   */
  private static long days(PublishedCase c) {
    Map<String, Set<Period>> periods = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (PublishedCase.Factor factor : c.factors()) {
      String which = GENERAL.matcher(factor.name()).replaceAll("");
      Set<Period> own = periods(factor.content());
      if (!own.isEmpty()) {
        periods.computeIfAbsent(which, k -> new LinkedHashSet<>()).addAll(own);
      } else {
        count(factor).ifPresent(days -> counts.putIfAbsent(which, days));
      }
    }
    Map<String, Long> days = new LinkedHashMap<>(counts);
    periods.forEach((which, own) -> days.put(which, own.stream().mapToLong(Period::days).sum()));
    Long total = days.size() > 1 ? days.remove("") : null;
    long sum = days.values().stream().mapToLong(Long::longValue).sum();
    if (sum == 0 && total != null) {
      return total;
    }
    return sum > 0 ? sum : betweenServiceAndRecheck(c);
  }

  /** The days from the first to the last, both included. */
  private record Period(LocalDate first, LocalDate last) {

    long days() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }
  }

  /** The periods of a text; one told twice counts once, one that no calendar has is none. */
  private static Set<Period> periods(String content) {
    Set<Period> found = new LinkedHashSet<>();
    Matcher period = PERIOD.matcher(content);
    while (period.find()) {
      Optional<LocalDate> first = Words.day(period.group(1));
      Optional<LocalDate> last = Words.day(period.group(2));
      if (first.isPresent() && last.isPresent() && !last.get().isBefore(first.get())) {
        found.add(new Period(first.get(), last.get()));
      }
    }
    return found;
  }

  private static Optional<Long> count(PublishedCase.Factor factor) {
    if (!COUNTED.matcher(factor.name()).find() || DATE.matcher(factor.content()).find()) {
      return Optional.empty();
    }
    Matcher count = COUNT.matcher(factor.content());
    if (count.find()) {
      return Optional.of(Long.parseLong(count.group(1)));
    }
    return factor.content().strip().matches("\\d{1,4}")
        ? Optional.of(Long.parseLong(factor.content().strip()))
        : Optional.empty();
  }

  private static long betweenServiceAndRecheck(PublishedCase c) {
    Optional<LocalDate> served = date(c, "送达");
    Optional<LocalDate> found = date(c, "复查");
    if (c.dailyFine()) {
      served = served.or(() -> c.date("correctionOrder"));
      found = found.or(() -> c.date("recheck"));
    }
    return served.isPresent() && found.isPresent()
        ? Math.max(0, ChronoUnit.DAYS.between(served.get(), found.get()))
        : 0;
  }

  private static Optional<LocalDate> date(PublishedCase c, String name) {
    return c.factors().stream()
        .filter(factor -> factor.name().contains(name))
        .map(factor -> DATE.matcher(factor.content()))
        .filter(Matcher::find)
        .map(matcher -> Words.day(matcher.group(1)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
