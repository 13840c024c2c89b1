package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class PaymentDeferralModelTest extends ExecutionTest {

  PaymentDeferralModelTest() {
    super("payment-deferral");
  }

  @Test
  void should_waitUntilTheNewDate_when_theHeadDefersThePayment() {
    Walk walk = requested();
    LocalDate until = today().plusDays(60);
    approve(walk, until);
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.STOPPED);
    LocalDate due = clock(walk, "deferred-payment").due().date();
    assertThat(due).isAfterOrEqualTo(until);
    assertThat(facts(walk)).containsEntry("paymentDueDate", due.toString());

    walk.complete("registerDeferredPayment", Map.of(STATE, "PART", "paidAmount", "8000.00"));
    message(walk, "payment-received", payment("2000.00"));
    assertInstance(walk).isWaitingAtExactly("registerDeferredPayment");
    walk.complete("registerDeferredPayment", Map.of(STATE, "FULL", "paidAmount", "10000.00"));

    paid(walk);
    assertThat(clockState(walk, "deferred-payment")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuseTheDeferral_when_itsDayDoesNotLieBehindThePeriod() {
    Walk walk = requested();

    refused(
        walk,
        "approveDeferral",
        Map.of("deferralDecision", "APPROVE", "deferredUntil", today().toString()),
        "晚于原缴款期限");
  }

  @Test
  void should_end_when_theHeadRefuses() {
    Walk walk = requested();

    walk.complete("approveDeferral", Map.of("deferralDecision", "REFUSE"));

    assertInstance(walk).isEnded().hasPassed("deferralRefused");
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.RUNNING);
    assertThat(walk.open()).containsExactly("registerPayment");
  }

  @Test
  void should_addTheSurcharge_when_theDeferralEndsUnpaid() {
    Walk walk = requested();
    walk.complete("approveDeferral", Map.of("deferralDecision", "REFUSE"));
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    approve(walk, today().plusDays(60));

    walk.expire("deferralOverdue");

    assertInstance(walk).isEnded().hasPassed("deferralMissed");
    assertThat(walk.open()).containsExactly("registerLatePayment");
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "surcharge-end").due().date()).isEqualTo(dueDate(walk).plusDays(34));
  }

  private Walk requested() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    return walk;
  }

  private static void approve(Walk walk, LocalDate until) {
    walk.complete(
        "approveDeferral",
        Map.of("deferralDecision", "APPROVE", "deferredUntil", until.toString()));
  }
}
