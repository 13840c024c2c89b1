package org.ecocase.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ecocase.deadline.DeadlineCalculator.Rule;

class DeadlineCalculatorPropertiesTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private final WorkingCalendar calendar = new WorkingCalendar(Calendars.shippedYears());
  private final DeadlineCalculator calculator = new DeadlineCalculator(calendar);

  @Property(tries = 300)
  void should_notEndEarlier_when_startedLater(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 0, max = 60) int later,
      @ForAll("spans") Span span) {
    assertThat(due(start.plusDays(later), span)).isAfterOrEqualTo(due(start, span));
  }

  @Property(tries = 300)
  void should_notEndEarlier_when_longer(
      @ForAll("starts") LocalDate start,
      @ForAll("spans") Span span,
      @ForAll @IntRange(min = 1, max = 30) int more) {
    Span longer = new Span(span.amount() + more, span.unit());

    assertThat(due(start, longer)).isAfterOrEqualTo(due(start, span));
  }

  @Property(tries = 300)
  void should_endOnAWorkingDay_when_rollingOver(
      @ForAll("starts") LocalDate start,
      @ForAll("spans") Span span,
      @ForAll("suspensions") List<Suspension> suspensions) {
    Calculation end = calculator.calculate(Rule.of(span), start, suspensions, List.of());

    assertThat(calendar.isWorkingDay(end.due().date())).isTrue();
    assertThat(suspensions).noneMatch(standing -> standing.covers(end.due().date()));
  }

  @Property(tries = 300)
  void should_addExactlyTheSuspendedDays_when_suspendedWhileRunning(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 1, max = 150) int amount,
      @ForAll @IntRange(min = 0, max = 149) int after,
      @ForAll @IntRange(min = 0, max = 60) int days) {
    LocalDate from = start.plusDays(1 + after % amount);
    List<Suspension> suspensions = List.of(new Suspension(from, from.plusDays(days), ""));

    Calculation with =
        calculator.calculate(
            Rule.of(new Span(amount, Unit.NATURAL_DAY)), start, suspensions, List.of());

    assertThat(with.suspended()).isEqualTo(days);
    assertThat(with.nominal().date()).isEqualTo(start.plusDays(amount + days));
  }

  @Property(tries = 300)
  void should_addExactlyTheWorkingDaysSuspended_when_inWorkingDays(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 1, max = 40) int amount,
      @ForAll("suspensions") List<Suspension> suspensions) {
    Rule rule = Rule.of(new Span(amount, Unit.WORKING_DAY));

    Calculation with = calculator.calculate(rule, start, suspensions, List.of());

    long counted =
        start
            .plusDays(1)
            .datesUntil(with.due().date().plusDays(1))
            .filter(calendar::isWorkingDay)
            .filter(day -> suspensions.stream().noneMatch(standing -> standing.covers(day)))
            .count();
    assertThat(counted).isEqualTo(amount);
    assertThat(with.due().date())
        .isEqualTo(due(start, new Span(amount + (int) with.suspended(), Unit.WORKING_DAY)));
  }

  @Property(tries = 300)
  void should_notMatter_when_orderChanges(
      @ForAll("starts") LocalDate start,
      @ForAll("spans") Span span,
      @ForAll("suspensions") List<Suspension> suspensions,
      @ForAll("extensions") List<Span> extensions,
      @ForAll long seed) {
    List<Suspension> otherSuspensions = new ArrayList<>(suspensions);
    List<Span> otherExtensions = new ArrayList<>(extensions);
    Collections.shuffle(otherSuspensions, new Random(seed));
    Collections.shuffle(otherExtensions, new Random(seed));

    Calculation one = calculator.calculate(Rule.of(span), start, suspensions, extensions);
    Calculation other =
        calculator.calculate(Rule.of(span), start, otherSuspensions, otherExtensions);

    assertThat(other.due()).isEqualTo(one.due());
    assertThat(other.suspended()).isEqualTo(one.suspended());
  }

  @Property(tries = 300)
  void should_countOnce_when_suspensionsOverlap(
      @ForAll("starts") LocalDate start,
      @ForAll("spans") Span span,
      @ForAll("suspensions") List<Suspension> suspensions) {
    List<Suspension> twice = Stream.concat(suspensions.stream(), suspensions.stream()).toList();
    List<Suspension> byDay =
        suspensions.stream()
            .flatMap(
                standing ->
                    standing
                        .from()
                        .datesUntil(standing.to())
                        .map(day -> new Suspension(day, day.plusDays(1), "")))
            .toList();

    Calculation once = calculator.calculate(Rule.of(span), start, suspensions, List.of());

    assertThat(calculator.calculate(Rule.of(span), start, twice, List.of()).due())
        .isEqualTo(once.due());
    assertThat(calculator.calculate(Rule.of(span), start, byDay, List.of()).due())
        .isEqualTo(once.due());
  }

  @Property(tries = 300)
  void should_beOnePeriod_when_extendedInItsOwnUnit(
      @ForAll("starts") LocalDate start,
      @ForAll("spans") Span span,
      @ForAll @IntRange(min = 1, max = 20) int more,
      @ForAll("suspensions") List<Suspension> suspensions) {
    Calculation extended =
        calculator.calculate(
            Rule.of(span), start, suspensions, List.of(new Span(more, span.unit())));

    assertThat(extended.due())
        .isEqualTo(
            calculator
                .calculate(
                    Rule.of(new Span(span.amount() + more, span.unit())),
                    start,
                    suspensions,
                    List.of())
                .due());
  }

  @Property(tries = 300)
  void should_endLikeCountingDayByDay_when_leapingOverSuspensions(
      @ForAll("starts") LocalDate start,
      @ForAll("spans") Span span,
      @ForAll("suspensions") List<Suspension> suspensions,
      @ForAll("extensions") List<Span> extensions) {
    Calculation end = calculator.calculate(Rule.of(span), start, suspensions, extensions);

    Predicate<LocalDate> runs =
        day -> suspensions.stream().noneMatch(standing -> standing.covers(day));
    LocalDate nominal = start;
    for (Unit unit : inOrder(span.unit())) {
      int amount =
          Stream.concat(Stream.of(span), extensions.stream())
              .filter(one -> counted(one.unit()) == unit)
              .mapToInt(one -> one.unit() == Unit.YEAR ? one.amount() * 12 : one.amount())
              .sum();
      LocalDate begin = count(nominal, 1, runs).minusDays(1);
      long days =
          unit == Unit.MONTH ? ChronoUnit.DAYS.between(begin, begin.plusMonths(amount)) : amount;
      nominal =
          unit == Unit.WORKING_DAY
              ? count(nominal, days, runs.and(calendar::isWorkingDay))
              : count(nominal, days, runs);
    }
    assertThat(end.nominal().date()).isEqualTo(nominal);
    assertThat(end.due().date())
        .isEqualTo(
            calendar.isWorkingDay(nominal)
                ? nominal
                : count(nominal, 1, runs.and(calendar::isWorkingDay)));
  }

  /** The units in which spans are added up: the period's own one, then days before months. */
  private static List<Unit> inOrder(Unit own) {
    return Stream.concat(
            Stream.of(counted(own)), Stream.of(Unit.NATURAL_DAY, Unit.WORKING_DAY, Unit.MONTH))
        .distinct()
        .toList();
  }

  private static Unit counted(Unit unit) {
    return unit == Unit.YEAR ? Unit.MONTH : unit;
  }

  private static LocalDate count(LocalDate from, long amount, Predicate<LocalDate> counts) {
    LocalDate day = from;
    for (long left = amount; left > 0; ) {
      day = day.plusDays(1);
      left -= counts.test(day) ? 1 : 0;
    }
    return day;
  }

  @Property(tries = 300)
  void should_endOnTheSameNumberOrMonthEnd_when_inMonths(
      @ForAll("starts") LocalDate start, @ForAll @IntRange(min = 1, max = 24) int months) {
    LocalDate nominal =
        calculator
            .calculate(Rule.of(new Span(months, Unit.MONTH)), start, List.of(), List.of())
            .nominal()
            .date();

    int monthEnd = nominal.lengthOfMonth();
    assertThat(nominal.getDayOfMonth()).isEqualTo(Math.min(start.getDayOfMonth(), monthEnd));
    assertThat(nominal.getYear() * 12 + nominal.getMonthValue())
        .isEqualTo(start.getYear() * 12 + start.getMonthValue() + months);
  }

  private LocalDate due(LocalDate start, Span span) {
    return calculator.calculate(Rule.of(span), start, List.of(), List.of()).due().date();
  }

  @Provide
  Arbitrary<LocalDate> starts() {
    return Arbitraries.integers().between(0, 1200).map(FIRST::plusDays);
  }

  @Provide
  Arbitrary<Span> spans() {
    Arbitrary<Span> days =
        Combinators.combine(
                Arbitraries.integers().between(1, 120),
                Arbitraries.of(Unit.NATURAL_DAY, Unit.WORKING_DAY))
            .as(Span::new);
    Arbitrary<Span> months =
        Combinators.combine(
                Arbitraries.integers().between(1, 12), Arbitraries.of(Unit.MONTH, Unit.YEAR))
            .as(Span::new);
    return Arbitraries.oneOf(days, months);
  }

  @Provide
  Arbitrary<List<Span>> extensions() {
    return spans().list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Suspension>> suspensions() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1400), Arbitraries.integers().between(0, 40))
        .as(
            (first, days) ->
                new Suspension(FIRST.plusDays(first), FIRST.plusDays(first + days), ""))
        .list()
        .ofMaxSize(6);
  }
}
