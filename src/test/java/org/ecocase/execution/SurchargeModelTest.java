package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.engine.TaskDesk;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class SurchargeModelTest extends ExecutionTest {

  SurchargeModelTest() {
    super("surcharge");
  }

  @Test
  void should_tellTheOfficerOnce_when_theSurchargeReachesTheFine() {
    Walk walk = overdue();
    assertInstance(walk).isWaitingAtExactly("surchargeCapped");
    assertThat(facts(walk)).containsEntry("surchargeState", "GROWING");
    assertThat(capped(walk)).isEqualTo(dueDate(walk).plusDays(34));

    walk.expire("surchargeCapped");

    assertInstance(walk).isEnded().hasPassed("surchargeEnded");
    assertThat(today()).isEqualTo(dueDate(walk).plusDays(35));
    assertThat(facts(walk))
        .containsEntry("surchargeState", "CAPPED")
        .containsEntry("surchargeAmount", 2_000_000L)
        .containsEntry("outstandingAmount", 4_000_000L);
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.STOPPED);
    assertThat(told(walk)).isOne();
    assertThat(walk.open()).containsExactly("registerLatePayment");
    message(walk, "payment-received", payment("10000.00"));
    assertThat(desk.timers(walk.caseId()))
        .extracting(TaskDesk.Timer::activity)
        .as("a part paid after the cap starts nothing anew")
        .containsExactly("remediesExpired");
    message(walk, "payment-received", payment("30000.00"));
    paid(walk);
    assertThat(told(walk)).isOne();
  }

  @Test
  void should_waitLonger_when_aPartIsPaidBeforeTheCap() {
    Walk walk = overdue();
    LocalDate first = capped(walk);
    walk.complete("registerLatePayment", Map.of(STATE, "PART", "paidAmount", "10000.00"));

    walk.expire("surchargeCapped");

    // 3 % for a day, then 1.5 % a day
    assertThat(today()).isEqualTo(first.plusDays(1));
    assertInstance(walk).isWaitingAtExactly("surchargeCapped");
    assertThat(told(walk)).isZero();
    assertThat(capped(walk)).isEqualTo(dueDate(walk).plusDays(66));
    assertThat(clock(walk, "surcharge-end").due().date()).isEqualTo(capped(walk));
    walk.expire("surchargeCapped");
    assertThat(told(walk)).isOne();
    assertThat(facts(walk)).containsEntry("surchargeAmount", 2_000_000L);
  }

  @Test
  void should_waitLonger_when_aReconsiderationGoesOn() {
    Walk walk = overdue();
    sue(walk);
    walk.complete("registerLatePayment", Map.of(STATE, "PART", "paidAmount", "1.00"));

    walk.expire("surchargeCapped");

    assertThat(told(walk)).isZero();
    assertThat(facts(walk)).containsEntry("surchargeState", "GROWING");
    assertThat(capped(walk)).isAfter(today().plusDays(30));
    assertThat(clock(walk, "surcharge-end").due().date()).isEqualTo(capped(walk));
  }

  @Test
  void should_waitNoMore_when_onlyTheSurchargeIsOpen() {
    Walk walk = overdue();
    walk.complete("registerLatePayment", Map.of(STATE, "PART", "paidAmount", "20000.00"));

    walk.expire("surchargeCapped");

    assertInstance(walk).isEnded().hasPassed("surchargeDropped");
    assertThat(told(walk)).isZero();
    assertThat(facts(walk))
        .containsEntry("surchargeState", "ENDED")
        .containsEntry("surchargeAmount", 60_000L)
        .doesNotContainKey("surchargeCapDate");
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.STOPPED);
    message(walk, "payment-received", payment("600.00"));
    paid(walk);
  }

  @Test
  void should_waitForNoCap_when_onlyConfiscatedGainsAreOpen() {
    List<String> kinds = List.of("FINE", "CONFISCATE_GAINS");
    Walk walk = executed(Map.of("penaltyKinds", kinds, "confiscatedAmount", 500_000L));
    walk.complete("registerPayment", Map.of(STATE, "PART", "paidAmount", "20000.00"));

    walk.expire("paymentOverdue");

    assertInstance(walk).isEnded().hasPassed("nothingGrows");
    assertThat(facts(walk)).containsEntry("surchargeState", "ENDED");
    assertThat(clocks.find(ClockName.of(walk.caseId(), "surcharge-end"))).isEmpty();
    walk.complete("registerLatePayment", Map.of(STATE, "FULL", "paidAmount", "5000.00"));
    paid(walk);
  }

  private LocalDate capped(Walk walk) {
    return day(walk, "surchargeCapDate");
  }

  private long told(Walk walk) {
    return mailed(walk).stream().filter("surcharge-capped>officer1"::equals).count();
  }
}
