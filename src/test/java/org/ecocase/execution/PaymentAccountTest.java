package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentAccountTest {

  private static final LocalDate DUE = LocalDate.of(2026, 3, 16);
  private static final BigDecimal RATE = new BigDecimal("0.03");

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 30000",
    "10, 10, 300000",
    "33, 33, 990000",
    "34, 34, 1000000",
    "400, 34, 1000000",
  })
  void should_addThreePercentADayUpToTheFine_when_paymentIsLate(
      int late, int days, long surcharge) {
    Balance balance = account(1_000_000, 0).on(DUE.plusDays(late), List.of());

    assertThat(balance.surchargeDays()).isEqualTo(days);
    assertThat(balance.surcharge()).isEqualTo(surcharge);
    assertThat(balance.outstanding()).isEqualTo(1_000_000 + surcharge);
  }

  @Test
  void should_countOnlyTheOpenFine_when_aPartWasPaid() {
    List<Payment> payments = List.of(new Payment(DUE.plusDays(2), 600_000, "1"));

    Balance balance = account(1_000_000, 0).on(DUE.plusDays(5), payments);

    assertThat(balance.surcharge()).isEqualTo(2 * 30_000 + 3 * 12_000);
    assertThat(balance.paid()).isEqualTo(600_000);
    assertThat(balance.outstanding()).isEqualTo(400_000 + 96_000);
  }

  @Test
  void should_addNothing_when_onlyConfiscatedGainsAreOpen() {
    List<Payment> payments = List.of(new Payment(DUE, 1_000_000, null));

    Balance balance = account(1_000_000, 500_000).on(DUE.plusDays(90), payments);

    assertThat(balance.surcharge()).isZero();
    assertThat(balance.outstanding()).isEqualTo(500_000);
  }

  @Test
  void should_notCountTheDays_when_thereIsASuit() {
    PaymentAccount account =
        new PaymentAccount(
            1_000_000, 0, DUE, RATE, BigDecimal.ONE, DUE.plusDays(3), DUE.plusDays(12));

    assertThat(account.on(DUE.plusDays(2), List.of()).surchargeDays()).isEqualTo(2);
    assertThat(account.on(DUE.plusDays(12), List.of()).surchargeDays()).isEqualTo(2);
    assertThat(account.on(DUE.plusDays(13), List.of()).surchargeDays()).isEqualTo(3);
  }

  @Test
  void should_notCount_when_theSuitGoesOn() {
    PaymentAccount account =
        new PaymentAccount(1_000_000, 0, DUE, RATE, BigDecimal.ONE, DUE.plusDays(1), null);

    assertThat(account.on(DUE.plusYears(2), List.of()).surcharge()).isZero();
  }

  @Test
  void should_nameTheExcess_when_moreWasPaidThanOwed() {
    List<Payment> payments = List.of(new Payment(DUE, 1_000_100, null));

    Balance balance = account(1_000_000, 0).on(DUE, payments);

    assertThat(balance.outstanding()).isZero();
    assertThat(balance.excess()).isEqualTo(100);
  }

  @Property
  boolean should_neverExceedTheFine_when_paymentIsLate(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_00L) long fine,
      @ForAll @IntRange(max = 2000) int late) {
    Balance balance = account(fine, 0).on(DUE.plusDays(late), List.of());
    return balance.surcharge() >= 0 && balance.surcharge() <= fine;
  }

  @Property
  boolean should_neverFall_when_timePasses(
      @ForAll @LongRange(min = 1, max = 100_000_000) long fine,
      @ForAll @IntRange(max = 100) int late,
      @ForAll @LongRange(min = 1, max = 100_000_000) long paid,
      @ForAll @IntRange(max = 100) int paidLate) {
    List<Payment> payments = List.of(new Payment(DUE.plusDays(paidLate), paid, null));
    PaymentAccount account = account(fine, 0);
    return account.on(DUE.plusDays(late), payments).surcharge()
        <= account.on(DUE.plusDays(late + 1L), payments).surcharge();
  }

  @Property
  boolean should_balance_when_paidInAnyParts(
      @ForAll @LongRange(min = 1, max = 100_000_000) long fine,
      @ForAll List<@LongRange(min = 1, max = 10_000_000) Long> parts,
      @ForAll @IntRange(max = 60) int late) {
    List<Payment> payments = new ArrayList<>();
    parts.forEach(part -> payments.add(new Payment(DUE.minusDays(1), part, null)));
    Balance balance = account(fine, 7).on(DUE.plusDays(late), payments);
    return fine + 7 + balance.surcharge() - balance.paid()
        == balance.outstanding() - balance.excess();
  }

  @Test
  void should_sayWhenItIsCapped_when_nothingIsPaid() {
    assertThat(account(1_000_000, 0).cappedOn(DUE, List.of())).contains(DUE.plusDays(34));
  }

  @Test
  void should_beCappedLater_when_aSuitGoesOn() {
    PaymentAccount account =
        new PaymentAccount(1_000_000, 0, DUE, RATE, BigDecimal.ONE, DUE.plusDays(5), null);

    assertThat(account.cappedOn(DUE.plusDays(5), List.of())).contains(DUE.plusDays(35));
    assertThat(account.cappedOn(DUE.plusDays(104), List.of())).contains(DUE.plusDays(134));
  }

  @Test
  void should_stayCapped_when_somethingIsPaidAfterwards() {
    List<Payment> payments = List.of(new Payment(DUE.plusDays(40), 900_000, null));

    assertThat(account(1_000_000, 0).cappedOn(DUE.plusDays(50), payments))
        .contains(DUE.plusDays(34));
  }

  @Test
  void should_neverBeCapped_when_theFineIsPaidOrHardlyOpen() {
    PaymentAccount account = account(100_000_000, 0);

    assertThat(account.cappedOn(DUE, List.of(new Payment(DUE, 100_000_000, null)))).isEmpty();
    assertThat(account.cappedOn(DUE, List.of(new Payment(DUE, 99_999_999, null)))).isEmpty();
    assertThat(account(0, 5).cappedOn(DUE, List.of())).isEmpty();
  }

  @Property
  void should_beCappedOnThatDay_when_theBalanceSaysSo(
      @ForAll @LongRange(min = 100, max = 100_000_000) long fine,
      @ForAll @IntRange(max = 99) int percentPaid,
      @ForAll @IntRange(min = -5, max = 60) int paidLate,
      @ForAll @IntRange(min = -5, max = 60) int remedyAfter,
      @ForAll @IntRange(max = 90) int remedyDays,
      @ForAll @IntRange(max = 120) int today) {
    List<Payment> payments =
        List.of(new Payment(DUE.plusDays(paidLate), fine * percentPaid / 100, null));
    LocalDate from = DUE.plusDays(remedyAfter);
    PaymentAccount account =
        new PaymentAccount(fine, 3, DUE, RATE, BigDecimal.ONE, from, from.plusDays(remedyDays));

    LocalDate capped = account.cappedOn(DUE.plusDays(today), payments).orElseThrow();

    assertThat(account.on(capped, payments).surcharge()).isEqualTo(fine);
    assertThat(account.on(capped.minusDays(1), payments).surcharge()).isLessThan(fine);
  }

  @Property
  void should_endToday_when_theRemedyIsOpen(
      @ForAll @LongRange(min = 100, max = 100_000_000) long fine,
      @ForAll @IntRange(max = 60) int remedyAfter,
      @ForAll @IntRange(max = 200) int today) {
    LocalDate from = DUE.plusDays(remedyAfter);
    LocalDate now = from.plusDays(today);
    PaymentAccount open = new PaymentAccount(fine, 0, DUE, RATE, BigDecimal.ONE, from, null);
    PaymentAccount closed = new PaymentAccount(fine, 0, DUE, RATE, BigDecimal.ONE, from, now);

    assertThat(open.cappedOn(now, List.of())).isEqualTo(closed.cappedOn(now, List.of()));
  }

  private static PaymentAccount account(long fine, long confiscated) {
    return new PaymentAccount(fine, confiscated, DUE, RATE, BigDecimal.ONE, null, null);
  }
}
