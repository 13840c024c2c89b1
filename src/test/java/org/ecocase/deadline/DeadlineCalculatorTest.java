package org.ecocase.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ecocase.deadline.DeadlineCalculator.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineCalculatorTest {

  private final DeadlineCalculator calculator =
      new DeadlineCalculator(new WorkingCalendar(Calendars.shippedYears()));

  @ParameterizedTest
  @CsvSource({
    "2025-09-26, 5, WORKING_DAY, 2025-10-10",
    "2026-02-10, 5, WORKING_DAY, 2026-02-24",
    "2026-04-29, 7, WORKING_DAY, 2026-05-12",
    "2026-09-18, 3, WORKING_DAY, 2026-09-22",
    "2025-09-20, 15, NATURAL_DAY, 2025-10-09",
    "2026-02-02, 15, NATURAL_DAY, 2026-02-24",
    "2026-09-11, 15, NATURAL_DAY, 2026-09-28",
    "2026-01-20, 90, NATURAL_DAY, 2026-04-20",
    // a last day on a make-up workday stays
    "2026-02-13, 1, NATURAL_DAY, 2026-02-14",
    "2026-09-05, 15, NATURAL_DAY, 2026-09-20",
    // a start day without work is day 0 like any other
    "2026-10-01, 1, WORKING_DAY, 2026-10-08",
    "2026-10-03, 5, WORKING_DAY, 2026-10-13",
    // over the turn of the year
    "2025-12-30, 3, WORKING_DAY, 2026-01-05",
    "2024-02-08, 3, WORKING_DAY, 2024-02-19",
    "2024-01-31, 1, MONTH, 2024-02-29",
    "2025-01-31, 1, MONTH, 2025-02-28",
    "2026-03-31, 6, MONTH, 2026-09-30",
    "2026-01-15, 3, MONTH, 2026-04-15",
    "2025-11-15, 3, MONTH, 2026-02-24",
    "2024-02-29, 1, YEAR, 2025-02-28",
    "2024-08-15, 2, YEAR, 2026-08-17"
  })
  void should_endAsTheLawCounts_when_startIsDayZero(
      LocalDate start, int amount, Unit unit, LocalDate due) {
    Calculation end = calculate(start, new Span(amount, unit));

    assertThat(end.due()).isEqualTo(new Due.Day(due));
    assertThat(end.provisional()).isFalse();
  }

  @Test
  void should_explainEveryStep_when_rollingOverTheNationalHoliday() {
    Calculation end = calculate(LocalDate.of(2025, 9, 20), new Span(15, Unit.NATURAL_DAY));

    assertThat(end.nominal().text()).isEqualTo("2025-10-05");
    assertThat(end.steps())
        .extracting(Step::date)
        .containsExactly("2025-09-20", "2025-10-05", "2025-10-09");
    assertThat(end.steps().get(2).what()).contains("国庆节、中秋节假期", "顺延");
    assertThat(end.steps().get(2).article()).isNotEmpty();
  }

  @Test
  void should_stayOnTheDay_when_theTermDoesNotRollOver() {
    Rule rule = new Rule(new Span(15, Unit.NATURAL_DAY), RollOver.NONE, "查封之日", "");

    Calculation end = calculator.calculate(rule, LocalDate.of(2025, 9, 20), List.of(), List.of());

    assertThat(end.due().text()).isEqualTo("2025-10-05");
  }

  @ParameterizedTest
  @CsvSource({
    // 90 days from 2026-01-20 end on 04-20; ten days' hearing give ten days
    "2026-02-01, 2026-02-11, 2026-04-30, 10",
    // a day on which nothing has passed
    "2026-02-01, 2026-02-01, 2026-04-20, 0",
    // over the end: the last day counts when the period runs again
    "2026-04-20, 2026-04-27, 2026-04-27, 7",
    // after the end, and before the start: nothing
    "2026-04-21, 2026-05-01, 2026-04-20, 0",
    "2026-01-01, 2026-01-10, 2026-04-20, 0",
    // the start day is not counted anyway
    "2026-01-20, 2026-01-25, 2026-04-24, 4"
  })
  void should_giveBackExactlyTheDaysSuspended_when_natural(
      LocalDate from, LocalDate to, LocalDate due, long days) {
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(90, Unit.NATURAL_DAY)),
            LocalDate.of(2026, 1, 20),
            List.of(new Suspension(from, to, "听证")),
            List.of());

    assertThat(end.due().text()).isEqualTo(due.toString());
    assertThat(end.suspended()).isEqualTo(days);
  }

  @Test
  void should_countOnlyWorkingDaysSuspended_when_inWorkingDays() {
    // Friday to Tuesday: two working days stand still, the weekend would not have counted anyway
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(5, Unit.WORKING_DAY)),
            LocalDate.of(2026, 3, 11),
            List.of(new Suspension(LocalDate.of(2026, 3, 13), LocalDate.of(2026, 3, 17), "不可抗力")),
            List.of());

    assertThat(end.suspended()).isEqualTo(2);
    assertThat(end.due().text()).isEqualTo("2026-03-20");
  }

  /** From June three months have 92 days; what begins in December ends with February. */
  @Test
  void should_takeTheMonthsInWhichItRuns_when_itStoodStillFromItsFirstDay() {
    Calculation end =
        calculator.calculate(
            new Rule(new Span(3, Unit.MONTH), RollOver.NONE, "届满之日", ""),
            LocalDate.of(2025, 6, 1),
            List.of(new Suspension(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 12, 2), "行政诉讼")),
            List.of());

    assertThat(end.due()).isEqualTo(new Due.Day(LocalDate.of(2026, 3, 1)));
  }

  @Test
  void should_countOverlappingSuspensionsOnce_when_joined() {
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(90, Unit.NATURAL_DAY)),
            LocalDate.of(2026, 1, 20),
            List.of(
                new Suspension(LocalDate.of(2026, 2, 5), LocalDate.of(2026, 2, 11), "监测"),
                new Suspension(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 8), "听证")),
            List.of());

    assertThat(end.suspended()).isEqualTo(10);
    assertThat(end.due().text()).isEqualTo("2026-04-30");
    assertThat(end.steps()).extracting(Step::what).anyMatch(what -> what.contains("听证、监测"));
  }

  @Test
  void should_waitForTheEndOfTheSuspension_when_itBeginsInTheFeastOverWhichTheEndRolls() {
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(15, Unit.NATURAL_DAY)),
            LocalDate.of(2025, 9, 20),
            List.of(new Suspension(LocalDate.of(2025, 10, 6), LocalDate.of(2025, 10, 20), "不可抗力")),
            List.of());

    assertThat(end.due().text()).isEqualTo("2025-10-20");
  }

  @Test
  void should_sayThatTheSuspensionMovedTheEnd_when_itCoversTheFirstWorkingDayAfterTheFeast() {
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(15, Unit.NATURAL_DAY)),
            LocalDate.of(2026, 2, 2),
            List.of(new Suspension(LocalDate.of(2026, 2, 20), LocalDate.of(2026, 2, 26), "听证")),
            List.of());

    assertThat(end.due().text()).isEqualTo("2026-02-26");
    assertThat(end.steps())
        .last()
        .isEqualTo(
            new Step(
                "届满日2026-02-17为春节假期，其后第一个工作日2026-02-24因期限中止（听证）不计入，顺延至恢复后的第一个工作日",
                "2026-02-26",
                "民事诉讼法第八十五条"));
  }

  @Test
  void should_notSpeakOfZeroDays_when_theStartIsTheLastDay() {
    Term term = new Terms().require("deferred-payment", "", LocalDate.of(2026, 2, 17));

    Calculation end =
        calculator.calculate(Rule.of(term), LocalDate.of(2026, 2, 17), List.of(), List.of());

    assertThat(end.steps())
        .extracting(Step::what)
        .containsExactly("批准的截止日期，当日即为届满日", "届满日2026-02-17为春节假期，顺延至其后第一个工作日");
    assertThat(end.due().text()).isEqualTo("2026-02-24");
  }

  @Test
  void should_nameWhoApprovesAndTheCollectiveDiscussion_when_theTermKnows() {
    LocalDate start = LocalDate.of(2026, 1, 20);
    Term term = new Terms().require("case-decision", "", start);
    Span month = new Span(30, Unit.NATURAL_DAY);

    Calculation end = calculator.calculate(Rule.of(term), start, List.of(), List.of(month, month));

    assertThat(end.steps())
        .extracting(Step::what)
        .contains("第1次延长30日，须经本机关负责人批准", "第2次延长30日，须经本机关负责人批准并经集体讨论决定");
  }

  @Test
  void should_answerAtOnce_when_longPeriodsStandStillForDecades() {
    Span longest = new Span(7300, Unit.WORKING_DAY);
    List<Suspension> decades =
        IntStream.range(0, 50)
            .mapToObj(
                n ->
                    new Suspension(
                        LocalDate.of(1991 + n * 2, 1, 2), LocalDate.of(1993 + n * 2, 1, 1), ""))
            .toList();

    Calculation end =
        assertTimeout(
            Duration.ofSeconds(10),
            () ->
                calculator.calculate(
                    Rule.of(longest),
                    LocalDate.of(1990, 1, 1),
                    decades,
                    Collections.nCopies(10, longest)));

    assertThat(end.steps()).hasSizeGreaterThan(60);
  }

  @Test
  void should_appendToThePeriodAndNotToTheRolledDay_when_extended() {
    // 15 days end in the holiday and would roll to 10-09; 30 days end on 10-20
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(15, Unit.NATURAL_DAY)),
            LocalDate.of(2025, 9, 20),
            List.of(),
            List.of(new Span(15, Unit.NATURAL_DAY)));

    assertThat(end.due().text()).isEqualTo("2025-10-20");
  }

  @Test
  void should_reachOneHundredAndFiftyDays_when_extendedTwice() {
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(90, Unit.NATURAL_DAY)),
            LocalDate.of(2026, 1, 20),
            List.of(),
            List.of(new Span(30, Unit.NATURAL_DAY), new Span(30, Unit.NATURAL_DAY)));

    assertThat(end.nominal().text()).isEqualTo("2026-06-19");
    assertThat(end.due().text()).isEqualTo("2026-06-22");
  }

  @Test
  void should_addMonthsToMonths_when_extendedFromMonthEnd() {
    // three months and one month are four months, not the end of April and a month
    Calculation end =
        calculator.calculate(
            new Rule(new Span(3, Unit.MONTH), RollOver.NONE, "送达之日", ""),
            LocalDate.of(2026, 1, 31),
            List.of(),
            List.of(new Span(1, Unit.MONTH)));

    assertThat(end.due().text()).isEqualTo("2026-05-31");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-30T10:20:00+08:00, 24, 2026-10-01T11:00:00+08:00",
    "2026-09-30T10:00:00+08:00, 24, 2026-10-01T10:00:00+08:00",
    "2026-09-30T23:59:59+08:00, 12, 2026-10-01T12:00:00+08:00",
    "2026-12-31T20:30:00+08:00, 4, 2027-01-01T01:00:00+08:00"
  })
  void should_runOverNightsAndFeasts_when_inHours(String start, int hours, String due) {
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(hours, Unit.HOUR)), instant(start), List.of(), List.of());

    assertThat(end.due().text()).isEqualTo(due);
    assertThat(end.provisional()).isFalse();
  }

  @Test
  void should_leaveOutSuspendedHours_when_inHours() {
    Calculation end =
        calculator.calculate(
            Rule.of(new Span(24, Unit.HOUR)),
            instant("2026-03-10T20:00:00+08:00"),
            List.of(new Suspension(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 13), "不可抗力")),
            List.of(new Span(2, Unit.HOUR)));

    assertThat(end.suspended()).isEqualTo(48);
    assertThat(end.due().text()).isEqualTo("2026-03-13T22:00:00+08:00");
  }

  @Test
  void should_refuse_when_hoursAndDaysAreMixed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                calculator.calculate(
                    Rule.of(new Span(24, Unit.HOUR)),
                    instant("2026-03-10T20:00:00+08:00"),
                    List.of(),
                    List.of(new Span(1, Unit.NATURAL_DAY))));
  }

  @Test
  void should_beProvisional_when_aWorkingDayOfAnUnknownYearWasNeeded() {
    Calculation working = calculate(LocalDate.of(2026, 12, 30), new Span(3, Unit.WORKING_DAY));
    Calculation natural = calculate(LocalDate.of(2026, 12, 30), new Span(5, Unit.NATURAL_DAY));
    Calculation known = calculate(LocalDate.of(2026, 12, 30), new Span(1, Unit.WORKING_DAY));

    assertThat(working.provisional()).isTrue();
    assertThat(working.steps()).last().extracting(Step::what).asString().contains("2027年");
    assertThat(natural.provisional()).isTrue();
    assertThat(known.provisional()).isFalse();
  }

  private Calculation calculate(LocalDate start, Span span) {
    return calculator.calculate(Rule.of(span), start, List.of(), List.of());
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
