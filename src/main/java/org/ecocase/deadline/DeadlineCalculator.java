package org.ecocase.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The arithmetic of periods, without state.
 *
 * <p>The start day is day 0. A period in days ends on its n-th counting day after the start: every
 * day, or every working day, on which it does not stand still; so a suspended day prolongs it by
 * exactly itself, however many suspensions cover it, and one before the start or after the end
 * changes nothing. A period in months ends on the day of the same number, or on the last day of a
 * shorter month, and suspended days are added to it. Extensions are appended to the period itself,
 * not to a last day that has rolled over, so that 15 days and 15 days are 30 days; their order does
 * not matter. A last day without work rolls over once, at the very end.
 *
 * <p>A period in hours begins with the first full hour at or after its event and runs over nights,
 * weekends and holidays (民事诉讼法第八十五条, by analogy).
 */
public final class DeadlineCalculator {

  /** The start is not counted; a last day without work rolls over; hours follow by analogy. */
  private static final String COUNTING = "民事诉讼法第八十五条";

  private final WorkingCalendar calendar;

  public DeadlineCalculator(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * What is to be computed.
   *
   * @param span the length
   * @param rollOver what becomes of a last day without work
   * @param startLabel the starting event in Chinese
   * @param article the article the length rests on; may be empty
   * @param allowed what the law allows to be appended, so that the reasoning names who approves it;
   *     empty when that is not known
   */
  public record Rule(
      Span span,
      RollOver rollOver,
      String startLabel,
      String article,
      List<AllowedExtension> allowed) {

    public Rule {
      allowed = List.copyOf(allowed);
    }

    /** A rule that does not say who approves extensions. */
    public Rule(Span span, RollOver rollOver, String startLabel, String article) {
      this(span, rollOver, startLabel, article, List.of());
    }

    /** The rule of a term. */
    public static Rule of(Term term) {
      return new Rule(
          term.span(), term.rollOver(), term.startLabel(), term.article(), term.extensions());
    }

    /** A bare length, rolling over as the general rule says. */
    public static Rule of(Span span) {
      return new Rule(span, RollOver.NEXT_WORKING_DAY, "起算日", "");
    }

    /** What the reasoning says of an extension, such as {@code 第2次延长30日，须经…批准}. */
    private String extended(int index, Span span) {
      if (index >= allowed.size()) {
        return "延长" + span.label();
      }
      String times = allowed.size() > 1 ? "第" + (index + 1) + "次" : "";
      return times + "延长" + span.label() + "，" + ExtensionRule.approval(allowed.get(index));
    }
  }

  /**
   * The end of a period.
   *
   * @param rule what to compute
   * @param start the starting moment; for periods in days its day in China
   * @param suspensions when the period stands still, in any order
   * @param extensions what is appended, in any order; hours only to hours
   * @throws IllegalArgumentException when hours and days are mixed
   */
  public Calculation calculate(
      Rule rule, Instant start, List<Suspension> suspensions, List<Span> extensions) {
    boolean hours = rule.span().unit() == Unit.HOUR;
    if (extensions.stream().anyMatch(span -> (span.unit() == Unit.HOUR) != hours)) {
      throw new IllegalArgumentException("hours cannot be mixed with days");
    }
    return hours
        ? hours(rule, start, merge(suspensions), extensions)
        : calculate(rule, LocalDate.ofInstant(start, Due.ZONE), suspensions, extensions);
  }

  /**
   * The end of a period in days, months or years.
   *
   * @throws IllegalArgumentException when the period or an extension is in hours
   */
  public Calculation calculate(
      Rule rule, LocalDate start, List<Suspension> suspensions, List<Span> extensions) {
    if (rule.span().unit() == Unit.HOUR
        || extensions.stream().anyMatch(span -> span.unit() == Unit.HOUR)) {
      throw new IllegalArgumentException("a period in hours starts at a moment");
    }
    return new Days(rule, start, merge(suspensions), extensions).calculate();
  }

  /** Joins overlapping and touching suspensions, so that no day counts twice. */
  static List<Suspension> merge(List<Suspension> suspensions) {
    List<Suspension> merged = new ArrayList<>();
    suspensions.stream()
        .filter(suspension -> suspension.from().isBefore(suspension.to()))
        .sorted(Comparator.comparing(Suspension::from).thenComparing(Suspension::to))
        .forEach(
            next -> {
              Suspension last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
              if (last == null || next.from().isAfter(last.to())) {
                merged.add(next);
              } else {
                merged.set(merged.size() - 1, join(last, next));
              }
            });
    return merged;
  }

  private static Suspension join(Suspension first, Suspension second) {
    LocalDate to = first.to().isAfter(second.to()) ? first.to() : second.to();
    TreeSet<String> labels = new TreeSet<>(List.of(first.label().split("、")));
    labels.addAll(List.of(second.label().split("、")));
    labels.remove("");
    return new Suspension(first.from(), to, String.join("、", labels));
  }

  private static Calculation hours(
      Rule rule, Instant start, List<Suspension> merged, List<Span> extensions) {
    List<Step> steps = new ArrayList<>();
    Instant begin = fullHour(start);
    steps.add(new Step(rule.startLabel() + "，自其后整点起算", new Due.Moment(begin).text(), COUNTING));
    long amount = rule.span().amount();
    Instant end = begin.plus(Duration.ofHours(amount));
    steps.add(
        new Step(
            "期限" + rule.span().label() + "，夜间和节假日连续计算",
            new Due.Moment(end).text(),
            rule.article()));
    for (int i = 0; i < extensions.size(); i++) {
      amount += extensions.get(i).amount();
      end = begin.plus(Duration.ofHours(amount));
      String what = rule.extended(i, extensions.get(i));
      steps.add(new Step(what, new Due.Moment(end).text(), rule.article()));
    }
    Instant plain = end;
    for (Suspension suspension : merged) {
      Instant from = suspension.from().atStartOfDay(Due.ZONE).toInstant();
      Instant to = suspension.to().atStartOfDay(Due.ZONE).toInstant();
      Instant stands = from.isAfter(begin) ? from : begin;
      if (stands.isBefore(to) && stands.isBefore(end)) {
        end = end.plus(Duration.between(stands, to));
        steps.add(
            new Step(
                suspended(suspension, Duration.between(stands, to).toHours() + "小时"),
                new Due.Moment(end).text(),
                rule.article()));
      }
    }
    Due due = new Due.Moment(end);
    return new Calculation(due, due, Duration.between(plain, end).toHours(), false, steps);
  }

  private static Instant fullHour(Instant moment) {
    Instant hour = moment.truncatedTo(ChronoUnit.HOURS);
    return hour.equals(moment) ? hour : hour.plus(Duration.ofHours(1));
  }

  private static String suspended(Suspension suspension, String length) {
    String why = suspension.label().isEmpty() ? "" : "（" + suspension.label() + "）";
    return suspension.from() + "起中止" + why + "，" + suspension.to() + "恢复，其间" + length + "不计入期限";
  }

  /** One computation in days; remembers which years it had to ask for. */
  private final class Days {

    private final Rule rule;
    private final LocalDate start;
    private final boolean inWorkingDays;
    private final List<Suspension> suspensions;
    private final List<Span> extensions;
    private final TreeSet<Integer> unknownYears = new TreeSet<>();
    private final List<Step> steps = new ArrayList<>();

    /**
     * A computation.
     *
     * @param suspensions in their order, neither overlapping nor touching
     */
    Days(Rule rule, LocalDate start, List<Suspension> suspensions, List<Span> extensions) {
      this.rule = rule;
      this.start = start;
      this.inWorkingDays = rule.span().unit() == Unit.WORKING_DAY;
      this.suspensions = suspensions;
      this.extensions = extensions;
    }

    Calculation calculate() {
      explainLength();
      for (int i = 0; i < extensions.size(); i++) {
        LocalDate extended = end(extensions.subList(0, i + 1), List.of());
        step(rule.extended(i, extensions.get(i)), extended, rule.article());
      }
      LocalDate nominal = end(extensions, suspensions);
      long suspendedDays = explainSuspensions();
      LocalDate due = roll(nominal);
      if (!due.equals(nominal)) {
        step(rolled(nominal, due), due, COUNTING);
      }
      if (!unknownYears.isEmpty()) {
        String years = unknownYears.stream().map(String::valueOf).collect(Collectors.joining("、"));
        step(years + "年的放假安排未载入，暂按周末推算，载入后重新计算", due, "");
      }
      return new Calculation(
          new Due.Day(due), new Due.Day(nominal), suspendedDays, !unknownYears.isEmpty(), steps);
    }

    private void explainLength() {
      LocalDate plain = end(List.of(), List.of());
      if (rule.span().amount() == 0) {
        step(rule.startLabel() + "，当日即为届满日", plain, rule.article());
        return;
      }
      step(rule.startLabel() + "，当日不计入期限", start, COUNTING);
      step("期限" + rule.span().label() + "，自次日起算" + skipped(plain), plain, rule.article());
    }

    /** Tells what each suspension has done; one that begins after the end has done nothing. */
    private long explainSuspensions() {
      long total = 0;
      LocalDate end = end(extensions, List.of());
      for (int i = 0; i < suspensions.size(); i++) {
        Suspension suspension = suspensions.get(i);
        if (!suspension.to().isAfter(start) || suspension.from().isAfter(end)) {
          continue;
        }
        end =
            isOfOneUnit() && own(rule.span().unit()) != Unit.MONTH
                ? prolonged(end, suspension)
                : end(extensions, suspensions.subList(0, i + 1));
        long days = countable(suspension, end);
        if (days > 0) {
          total += days;
          step(suspended(suspension, days + dayLabel()), end, rule.article());
        }
      }
      return total;
    }

    private boolean isOfOneUnit() {
      Unit own = own(rule.span().unit());
      return extensions.stream().allMatch(span -> own(span.unit()) == own);
    }

    /** The end of a period in one unit when one more suspension, later than all others, hits it. */
    private LocalDate prolonged(LocalDate end, Suspension suspension) {
      long lost = countable(suspension, end.plusDays(1));
      LocalDate last = later(end, suspension.to().minusDays(1));
      return lost == 0 ? end : walk(last, lost, inWorkingDays, List.of());
    }

    /** The days of a suspension after the start and before another day that would have counted. */
    private long countable(Suspension suspension, LocalDate before) {
      LocalDate from = later(suspension.from(), start.plusDays(1));
      LocalDate to = suspension.to().isBefore(before) ? suspension.to() : before;
      if (!from.isBefore(to)) {
        return 0;
      }
      return inWorkingDays
          ? from.datesUntil(to).filter(this::works).count()
          : ChronoUnit.DAYS.between(from, to);
    }

    /** The n-th counting day after the start, before any roll-over. */
    private LocalDate end(List<Span> appended, List<Suspension> standing) {
      Map<Unit, Integer> amounts = new EnumMap<>(Unit.class);
      // Summed by unit, the period's own unit first, so that the order of approval does not matter.
      sum(amounts, rule.span());
      appended.forEach(span -> sum(amounts, span));
      Unit own = own(rule.span().unit());
      LocalDate end = advance(start, amounts.remove(own), own, standing);
      for (Map.Entry<Unit, Integer> more : amounts.entrySet()) {
        end = advance(end, more.getValue(), more.getKey(), standing);
      }
      return end;
    }

    private void sum(Map<Unit, Integer> amounts, Span span) {
      int factor = span.unit() == Unit.YEAR ? 12 : 1;
      amounts.merge(own(span.unit()), span.amount() * factor, Integer::sum);
    }

    private Unit own(Unit unit) {
      return unit == Unit.YEAR ? Unit.MONTH : unit;
    }

    private LocalDate advance(LocalDate from, int amount, Unit unit, List<Suspension> standing) {
      // java.time clamps to the end of a shorter month, as the rule wants it.
      LocalDate begin = begin(from, standing);
      long days =
          unit == Unit.MONTH ? ChronoUnit.DAYS.between(begin, begin.plusMonths(amount)) : amount;
      return walk(from, days, unit == Unit.WORKING_DAY, standing);
    }

    /** The day before the first that counts: months are as long as from where they begin to run. */
    private LocalDate begin(LocalDate from, List<Suspension> standing) {
      return standing.stream()
          .filter(suspension -> suspension.covers(from.plusDays(1)))
          .findFirst()
          .map(suspension -> suspension.to().minusDays(1))
          .orElse(from);
    }

    /**
     * The n-th day after another one that counts: leaps over suspensions, and in natural days from
     * one suspension to the next, so that long periods cost no more than short ones.
     */
    private LocalDate walk(
        LocalDate from, long amount, boolean working, List<Suspension> standing) {
      LocalDate day = from;
      int next = 0;
      for (long left = amount; left > 0; ) {
        day = day.plusDays(1);
        while (next < standing.size() && !standing.get(next).to().isAfter(day)) {
          next++;
        }
        Suspension ahead = next < standing.size() ? standing.get(next) : null;
        if (ahead != null && ahead.covers(day)) {
          if (working) {
            ask(day, ahead.to());
          }
          day = ahead.to().minusDays(1);
        } else if (!working) {
          long free = ahead == null ? left : ChronoUnit.DAYS.between(day, ahead.from());
          long leap = Math.min(left, free);
          day = day.plusDays(leap - 1);
          left -= leap;
        } else if (works(day)) {
          left--;
        }
      }
      return day;
    }

    private LocalDate roll(LocalDate nominal) {
      if (rule.rollOver() == RollOver.NONE || works(nominal)) {
        return nominal;
      }
      // The period has not ended yet, so a suspension that begins in the feast still holds it.
      return walk(nominal, 1, true, suspensions);
    }

    /**
     * Why the period ends later than on its last day, and what kept it from the next working day.
     */
    private String rolled(LocalDate nominal, LocalDate due) {
      String why = "届满日" + nominal + "为" + nature(nominal);
      LocalDate working = walk(nominal, 1, true, List.of());
      if (working.equals(due)) {
        return why + "，顺延至其后第一个工作日";
      }
      String reasons =
          suspensions.stream()
              .filter(standing -> standing.from().isBefore(due) && standing.to().isAfter(nominal))
              .map(Suspension::label)
              .filter(label -> !label.isEmpty())
              .distinct()
              .collect(Collectors.joining("、"));
      String standing = "期限中止" + (reasons.isEmpty() ? "" : "（" + reasons + "）");
      return why + "，其后第一个工作日" + working + "因" + standing + "不计入，顺延至恢复后的第一个工作日";
    }

    private boolean works(LocalDate day) {
      if (!calendar.knows(day.getYear())) {
        unknownYears.add(day.getYear());
      }
      return calendar.isWorkingDay(day);
    }

    /** Suspended days are not counted one by one, but which of them work depends on their years. */
    private void ask(LocalDate from, LocalDate to) {
      for (int year = from.getYear(); year <= to.minusDays(1).getYear(); year++) {
        if (!calendar.knows(year)) {
          unknownYears.add(year);
        }
      }
    }

    private LocalDate later(LocalDate one, LocalDate other) {
      return one.isAfter(other) ? one : other;
    }

    private String dayLabel() {
      return inWorkingDays ? "个工作日" : "日";
    }

    /** Which feasts and make-up workdays a period in working days has met. */
    private String skipped(LocalDate end) {
      if (!inWorkingDays) {
        return "";
      }
      List<LocalDate> days = start.plusDays(1).datesUntil(end.plusDays(1)).toList();
      String feasts =
          days.stream()
              .flatMap(day -> calendar.holiday(day).stream())
              .distinct()
              .collect(Collectors.joining("、"));
      String makeUps =
          days.stream()
              .filter(calendar::isMakeUpWorkday)
              .map(LocalDate::toString)
              .collect(Collectors.joining("、"));
      return "，周末"
          + (feasts.isEmpty() ? "" : "及" + feasts + "假期")
          + "不计"
          + (makeUps.isEmpty() ? "" : "，调休上班日" + makeUps + "计入");
    }

    private String nature(LocalDate day) {
      return calendar.holiday(day).map(name -> name + "假期").orElse("周末");
    }

    private void step(String what, LocalDate date, String article) {
      steps.add(new Step(what, date.toString(), article));
    }
  }
}
