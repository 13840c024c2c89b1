package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.rule.Refusal;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class ExecutionModelTest extends ExecutionTest {

  ExecutionModelTest() {
    super(EXECUTION);
  }

  @Test
  void should_end_when_theFineIsPaidInTime() {
    Walk walk = started();
    assertThat(stage(walk)).isEqualTo("EXECUTION");
    assertThat(clockState(walk, "review-right")).isEqualTo(ClockState.RUNNING);
    assertThat(clockState(walk, "suit-right")).isEqualTo(ClockState.RUNNING);
    assertInstance(walk).isWaitingAtExactly("payFine");

    walk.complete("registerPayment", Map.of(STATE, "FULL", "paidAmount", "20000.00"));

    paid(walk);
    assertThat(facts(walk)).containsEntry("paidTotal", 2_000_000L);
  }

  @Test
  void should_endAtOnce_when_nothingIsToBePaid() {
    Walk walk = executed(Map.of("penaltyKinds", List.of("WARNING"), "fineAmount", 0L));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("paymentDue", false);
  }

  @Test
  void should_addTheSurchargeBesideThePayment_when_theFineIsOverdue() {
    Walk walk = overdue();
    assertInstance(walk).isWaitingAtExactly("addSurcharge", "payLate");

    message(walk, "payment-received", payment("20600.00"));

    paid(walk);
    assertInstance(walk, "surcharge").isEnded();
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_waitForThePaymentAlone_when_theSurchargeIsCapped() {
    Walk walk = overdue();

    walk.expire("surchargeCapped");

    assertInstance(walk).isWaitingAtExactly("payLate");
    message(walk, "payment-received", payment("40000.00"));
    paid(walk);
  }

  @Test
  void should_end_when_thePartyPaysOnDemand() {
    Walk walk = demanded();
    assertInstance(walk).isWaitingAtExactly("addSurcharge", "enforceDecision");

    message(walk, "payment-received", payment(owed(walk)));

    paid(walk);
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_endTheSurchargeToo_when_theCourtHasAnswered() {
    Walk walk = overdue();
    walk.expire("remediesExpired");
    walk.until("registerPaymentAfterDemand").expire("demandExpired");
    walk.until("registerCourtRuling").complete("registerCourtRuling");

    assertInstance(walk).isEnded();
    assertInstance(walk, "surcharge").isEnded();
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.STOPPED);
    assertThat(desk.timers(walk.caseId())).isEmpty();
  }

  @Test
  void should_stopEveryClock_when_theRestIsPaidAfterTheWindowHasClosed() {
    Walk walk = demanded();
    walk.expire("courtWindowClosed");

    walk.complete("explainMissedWindow", payment("40000.00"));

    paid(walk);
    assertThat(facts(walk)).containsEntry(STATE, "FULL").containsEntry("paidTotal", 4_000_000L);
  }

  @Test
  void should_refuseTheMessage_when_theLawPutsSomethingElseFirst() {
    Walk walk = started();

    assertThatThrownBy(
            () ->
                message(
                    walk,
                    "court-ruling",
                    Map.of("courtRuling", "GRANTED", "courtRulingDate", today().toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("应当先完成“强制执行申请签署”");
    assertThat(facts(walk)).doesNotContainKey("courtRuling");
    assertInstance(walk).isWaitingAtExactly("payFine");
  }
}
