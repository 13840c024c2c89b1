package org.ecocase.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ecocase.deadline.internal.CalendarYearReader;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  private final WorkingCalendar calendar = new WorkingCalendar(Calendars.shippedYears());

  @ParameterizedTest
  @CsvSource({
    "2024, 251", // 366 days, 104 weekend days, 19 feast days on weekdays, 8 make-up workdays
    "2025, 248",
    "2026, 248"
  })
  void should_countTheWorkingDaysOfTheYear_when_shipped(int year, int expected) {
    LocalDate first = LocalDate.of(year, 1, 1);

    long working = first.datesUntil(first.plusYears(1)).filter(calendar::isWorkingDay).count();

    assertThat(calendar.knows(year)).isTrue();
    assertThat(working).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-09, true", // the eve was not a day off in 2024
    "2024-02-04, true",
    "2024-02-12, false",
    "2024-10-12, true",
    "2025-01-27, true",
    "2025-01-28, false",
    "2025-10-08, false",
    "2025-10-11, true",
    "2026-02-23, false",
    "2026-02-28, true",
    "2026-09-20, true",
    "2026-09-19, false"
  })
  void should_tellWorkingDays_when_feastOrMakeUp(LocalDate day, boolean works) {
    assertThat(calendar.isWorkingDay(day)).isEqualTo(works);
  }

  @Test
  void should_goByWeekendsAlone_when_yearIsUnknown() {
    assertThat(calendar.knows(2027)).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 10, 1))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 10, 2))).isFalse();
  }

  @Test
  void should_holdInBothYears_when_aFeastReachesOverTheTurnOfTheYear() {
    // given a paper of 2027 that begins in 2026, and the one of 2026 as shipped
    List<CalendarYear> years = new ArrayList<>(Calendars.shippedYears());
    years.add(
        0,
        CalendarYearReader.read(
            2027,
            """
            {year: 2027, source: 甲, workdays: [2026-12-26, 2028-01-02],
             holidays: [{name: 元旦, from: 2026-12-31, to: 2027-01-02},
                        {name: 元旦, from: 2027-12-31, to: 2028-01-01}]}
            """));
    WorkingCalendar both = new WorkingCalendar(years);

    // then the end of 2026 follows it, and nothing else of 2026 is lost
    assertThat(both.isWorkingDay(LocalDate.of(2026, 12, 31))).isFalse();
    assertThat(both.holiday(LocalDate.of(2026, 12, 31))).contains("元旦");
    assertThat(both.isMakeUpWorkday(LocalDate.of(2026, 12, 26))).isTrue();
    assertThat(both.isWorkingDay(LocalDate.of(2026, 12, 30))).isTrue();
    LocalDate first = LocalDate.of(2026, 1, 1);
    assertThat(first.datesUntil(first.plusYears(1)).filter(both::isWorkingDay)).hasSize(248);
    // and of 2028 only what it says is known, not the year
    assertThat(both.isMakeUpWorkday(LocalDate.of(2028, 1, 2))).isTrue();
    assertThat(both.holiday(LocalDate.of(2028, 1, 1))).contains("元旦");
    assertThat(both.knows(2028)).isFalse();
  }

  @Test
  void should_followThePaperWrittenLater_when_twoContradictEachOther() {
    CalendarYear earlier =
        CalendarYearReader.read(
            2026,
            """
            {year: 2026, source: 甲, workdays: [2027-01-02],
             holidays: [{name: 元旦, from: 2026-01-01, to: 2026-01-01}]}
            """);
    CalendarYear later =
        CalendarYearReader.read(
            2027,
            """
            {year: 2027, source: 乙, workdays: [],
             holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]}
            """);

    for (List<CalendarYear> years : List.of(List.of(earlier, later), List.of(later, earlier))) {
      assertThat(new WorkingCalendar(years).isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
    }
  }

  @Test
  void should_readJson_when_givenInsteadOfYaml() {
    CalendarYear year =
        CalendarYearReader.read(
            2027,
            """
            {"year": 2027, "source": "测试通知",
             "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}],
             "workdays": ["2027-01-09"]}
            """);

    assertThat(year.holidays())
        .containsExactly(
            new CalendarYear.Holiday("元旦", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 3)));
    assertThat(year.workdays()).isEqualTo(List.of(LocalDate.of(2027, 1, 9)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          year | {year: 2026, source: 甲, holidays: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}], workdays: []}
          source | {year: 2027, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: []}
          holidays | {year: 2027, source: 甲, holidays: [], workdays: []}
          holidays[0].name | {year: 2027, source: 甲, holidays: [{from: 2027-01-01, to: 2027-01-03}], workdays: []}
          source | {year: 2027, source: "  ", holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: []}
          holidays[0].from | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2026-12-24, to: 2027-01-03}], workdays: []}
          holidays[0].to | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-12-30, to: 2028-01-08}], workdays: []}
          holidays | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2026-12-30, to: 2026-12-31}], workdays: []}
          holidays | {year: 2027, source: 甲, holidays: [{name: 春节, from: 2027-02-01, to: 2027-04-02}], workdays: []}
          workdays[0] | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: [2026-12-30]}
          workdays[0] | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: [2026-12-20]}
          holidays[0].from | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 一月一日, to: 2027-01-03}], workdays: []}
          holidays[0].to | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-03, to: 2027-01-01}], workdays: []}
          holidays[1] | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}, {name: 春节, from: 2027-01-03, to: 2027-01-09}], workdays: []}
          workdays | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]}
          workdays[0] | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: [2027-01-06]}
          workdays[0] | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: [2027-01-02]}
          workdays[1] | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: [2027-01-09, 2027-01-09]}
          workday | {year: 2027, source: 甲, holidays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}], workdays: [], workday: []}
          content | [1, 2
          content | 只有文字
          """)
  void should_refuseNamingTheField_when_yearIsWrong(String field, String text) {
    assertThatThrownBy(() -> CalendarYearReader.read(2027, text))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
  }
}
