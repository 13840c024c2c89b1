package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyFineTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02,2026-03-20,18",
    "2018-03-30,2018-04-18,19",
    "2015-02-13,2015-03-12,27",
    "2015-05-28,2015-06-23,26",
    "2026-03-02,2026-03-03,1"
  })
  void should_countFromTheDayAfterService_when_datesAreGiven(
      LocalDate served, LocalDate found, long days) {
    DailyFine fine = DailyFine.of(10_000_000, List.of(period(served, found)));

    assertThat(fine.days()).isEqualTo(days);
    assertThat(fine.total()).isEqualTo(10_000_000 * days);
    assertThat(fine.steps().get(1).sentence())
        .isEqualTo("自" + served.plusDays(1) + "起至" + found + "止，计罚" + days + "日。");
  }

  @Test
  void should_addUp_when_theReCheckIsRepeated() {
    DailyFine fine =
        DailyFine.of(
            9_000_000,
            List.of(
                period(LocalDate.of(2015, 5, 28), LocalDate.of(2015, 6, 23)),
                period(LocalDate.of(2015, 6, 23), LocalDate.of(2015, 7, 28)),
                new DailyFine.Period("periods[2]", null, null, 2)));

    assertThat(fine.days()).isEqualTo(63);
    assertThat(fine.total()).isEqualTo(567_000_000);
    assertThat(fine.steps()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02,2026-03-02", "2026-03-02,2026-03-01"})
  void should_refuse_when_theReCheckIsNotLater(LocalDate served, LocalDate found) {
    assertThatThrownBy(() -> DailyFine.of(100, List.of(period(served, found))))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("periods[0].foundOn"));
  }

  @Test
  void should_refuse_when_periodsOverlap() {
    List<DailyFine.Period> periods =
        List.of(
            period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 20)),
            period(LocalDate.of(2026, 3, 19), LocalDate.of(2026, 4, 1)));

    assertThatThrownBy(() -> DailyFine.of(100, periods))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("重叠");
  }

  @Test
  void should_accept_when_anEarlierPeriodIsListedLater() {
    List<DailyFine.Period> periods =
        List.of(
            period(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 1)),
            period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 20)));

    assertThat(DailyFine.of(100, periods).days()).isEqualTo(30);
  }

  private static DailyFine.Period period(LocalDate served, LocalDate found) {
    return new DailyFine.Period("periods[0]", served, found, null);
  }

  @Test
  void should_askForConfirmation_when_theReCheckCameAfterThirtyDays() {
    DailyFine inTime =
        DailyFine.of(100, List.of(period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 1))));
    DailyFine late =
        DailyFine.of(
            100,
            List.of(
                period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 2)),
                new DailyFine.Period("periods[1]", null, null, 31)));

    assertThat(inTime.confirmations()).isEmpty();
    assertThat(late.confirmations())
        .hasSize(2)
        .allSatisfy(c -> assertThat(c).contains("31日", "三十日", "按日连续处罚办法第十条"));
    assertThat(late.confirmations().get(0)).contains("2026-03-02送达", "2026-04-02复查");
  }
}
