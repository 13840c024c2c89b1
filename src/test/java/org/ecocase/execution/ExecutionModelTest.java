package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.ecocase.casefile.Stage;
import org.ecocase.deadline.ClockState;
import org.ecocase.rule.Refusal;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class ExecutionModelTest extends ModelTest {

  private static final String STATE = "paymentState";

  ExecutionModelTest() {
    super("execution");
  }

  @Test
  void should_end_when_theFineIsPaidInTime() {
    Walk walk = started();
    assertThat(stage(walk)).isEqualTo(Stage.EXECUTION);
    assertThat(clockState(walk, "review-right")).isEqualTo(ClockState.RUNNING);
    assertThat(clockState(walk, "suit-right")).isEqualTo(ClockState.RUNNING);
    assertThat(due(walk, "registerPayment")).isEqualTo(clock(walk, "payment").due().lastMoment());

    walk.complete("registerPayment", Map.of(STATE, "FULL", "paidAmount", "20000.00"));

    paid(walk);
    assertThat(facts(walk)).containsEntry("paidAmount", 2_000_000L);
  }

  @Test
  void should_end_when_theBankReportsThePayment() {
    Walk walk = started();

    message(walk, "payment-received", payment());

    paid(walk);
    assertThat(facts(walk)).containsEntry(STATE, "FULL").containsEntry("paidAmount", 2_000_000L);
    assertThat(journalled(walk)).contains("MESSAGE_RECEIVED");
  }

  @Test
  void should_endAtOnce_when_nothingIsToBePaid() {
    Walk walk =
        start(decided(Map.of("penaltyKinds", List.of("WARNING"), "fineAmount", 0L)));

    assertThat(walk.running()).isFalse();
    assertThat(facts(walk)).containsEntry("paymentDue", false);
  }

  @Test
  void should_waitLonger_when_theHeadDefersThePayment() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    walk.complete("approveDeferral", Map.of("deferralDecision", "APPROVE"));
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.SUSPENDED);

    walk.complete("registerDeferredPayment", Map.of(STATE, "FULL"));

    paid(walk);
  }

  @Test
  void should_countTheSurcharge_when_theDeferralIsRefusedAndNothingPaid() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    walk.complete("approveDeferral", Map.of("deferralDecision", "REFUSE"));
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.RUNNING);

    walk.complete("registerDeferredPayment", Map.of(STATE, "UNPAID"));
    assertThat(clockState(walk, "surcharge-cap")).isEqualTo(ClockState.RUNNING);
    walk.complete("registerLatePayment", Map.of(STATE, "FULL"));

    paid(walk);
    assertThat(clockState(walk, "surcharge-cap")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_theBankReportsALatePayment() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    assertThat(walk.open()).containsExactly("registerLatePayment");

    message(walk, "payment-received", payment());

    paid(walk);
  }

  @Test
  void should_askTheCourt_when_nothingHelps() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "UNPAID"));
    walk.expire("remediesExpired");
    walk.complete("draftDemand");
    walk.complete("approveDemand", Map.of("demandDecision", "RETURN"));
    walk.complete("draftDemand");
    walk.complete("approveDemand", Map.of("demandDecision", "APPROVE"));
    walk.until("registerPaymentAfterDemand");
    assertThat(generated(walk)).contains("demand-notice", "delivery-receipt");
    walk.expire("demandExpired");
    walk.expire("courtWindowClosing");
    assertThat(mailed(walk)).contains("court-window-closing>agencyhead1");
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "RETURN"));
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "APPROVE"));
    assertThat(generated(walk)).contains("court-application");
    walk.complete("registerCourtRuling");

    assertThat(walk.running()).isFalse();
    assertThat(facts(walk)).containsEntry("courtRuling", "ACCEPTED");
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_theCourtReportsItsRuling() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "UNPAID"));
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));
    walk.until("registerPaymentAfterDemand");
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "UNPAID"));
    walk.until("registerCourtRuling");

    message(
        walk,
        "court-ruling",
        Map.of("courtRuling", "GRANTED", "courtRulingDate", today().toString()));

    assertThat(walk.running()).isFalse();
    assertThat(facts(walk)).containsEntry("courtRuling", "GRANTED");
  }

  @Test
  void should_end_when_thePartyPaysOnDemand() {
    Walk walk = demanded();
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "FULL"));

    paid(walk);
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_theBankReportsThePaymentOnDemand() {
    Walk walk = demanded();

    message(walk, "payment-received", payment());

    paid(walk);
  }

  @Test
  void should_refuseTheMessage_when_theCaseDoesNotWaitForIt() {
    Walk walk = started();

    assertThatThrownBy(
            () ->
                message(
                    walk,
                    "court-ruling",
                    Map.of("courtRuling", "GRANTED", "courtRulingDate", today().toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("没有等待");
    assertThat(facts(walk)).doesNotContainKey("courtRuling");
    assertThat(walk.open()).containsExactly("registerPayment");
  }

  @Test
  void should_refuseThePayment_when_theAmountIsMissing() {
    Walk walk = started();

    refused(walk, "registerPayment", Map.of(STATE, "FULL", "paidAmount", ""), "实缴金额", "必填");
  }

  private Map<String, Object> payment() {
    return Map.of("paymentDate", today().toString(), "paidAmount", "20000.00");
  }

  private Walk demanded() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "UNPAID"));
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));
    return walk.until("registerPaymentAfterDemand");
  }

  private void paid(Walk walk) {
    assertThat(walk.running()).isFalse();
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.STOPPED);
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }

  private Walk started() {
    return start(decided(Map.of()));
  }
}
