package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.engine.TaskDesk;
import org.ecocase.rule.Refusal;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExecutionModelTest extends ModelTest {

  private static final String STATE = "paymentState";

  @Autowired private PaymentAccounts accounts;

  ExecutionModelTest() {
    super("execution");
  }

  @Test
  void should_end_when_theFineIsPaidInTime() {
    Walk walk = started();
    assertThat(stage(walk)).isEqualTo("EXECUTION");
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
    Walk walk = start(decided(Map.of("penaltyKinds", List.of("WARNING"), "fineAmount", 0L)));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("paymentDue", false);
  }

  @Test
  void should_waitForTheRest_when_theBankReportsAPart() {
    Walk walk = started();
    LocalDate due = LocalDate.parse(facts(walk).get("paymentDueDate").toString());
    assertThat(due).isEqualTo(clock(walk, "payment").due().date());

    message(walk, "payment-received", payment("5000.00"));

    assertInstance(walk).isWaitingAtExactly("registerPayment");
    assertThat(facts(walk))
        .containsEntry(STATE, "PART")
        .containsEntry("paidTotal", 500_000L)
        .containsEntry("outstandingAmount", 1_500_000L);
    walk.complete("registerPayment", Map.of(STATE, "PART", "paidAmount", "5000.00"));
    walk.complete("registerPayment", Map.of(STATE, "FULL", "paidAmount", "10000.00"));
    paid(walk);
    assertThat(facts(walk)).containsEntry("paidTotal", 2_000_000L);
  }

  @Test
  void should_waitUntilTheNewDate_when_theHeadDefersThePayment() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    LocalDate until = today().plusDays(60);
    refused(
        walk,
        "approveDeferral",
        Map.of("deferralDecision", "APPROVE", "deferredUntil", today().toString()),
        "晚于原缴款期限");
    walk.complete(
        "approveDeferral",
        Map.of("deferralDecision", "APPROVE", "deferredUntil", until.toString()));
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
  void should_addTheSurcharge_when_theDeferralEndsUnpaid() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    walk.complete("approveDeferral", Map.of("deferralDecision", "REFUSE"));
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.RUNNING);
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    walk.complete(
        "approveDeferral",
        Map.of("deferralDecision", "APPROVE", "deferredUntil", today().plusDays(60).toString()));

    walk.expire("deferralOverdue");

    assertThat(walk.open()).containsExactly("registerLatePayment");
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "surcharge-end").due().date())
        .isEqualTo(LocalDate.parse(facts(walk).get("paymentDueDate").toString()).plusDays(34));
    refused(
        walk,
        "registerLatePayment",
        Map.of(STATE, "FULL", "paidAmount", "20000.00"),
        "尚欠600.00元",
        "加处罚款600.00元");
    walk.complete("registerLatePayment", Map.of(STATE, "PART", "paidAmount", "20000.00"));
    assertThat(facts(walk))
        .containsEntry("surchargeAmount", 60_000L)
        .containsEntry("surchargeDays", 1L)
        .containsEntry("outstandingAmount", 60_000L);
    walk.complete("registerLatePayment", Map.of(STATE, "FULL", "paidAmount", "600.00"));

    paid(walk);
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuseAWrongStatement_when_itDoesNotAgreeWithTheAccount() {
    Walk walk = started();

    refused(walk, "registerPayment", Map.of(STATE, "FULL", "paidAmount", "100.00"), "尚欠19900.00元");
    refused(walk, "registerPayment", Map.of(STATE, "PART", "paidAmount", "20000.00"), "已经缴清");
    refused(
        walk, "registerPayment", Map.of(STATE, "FULL", "paidAmount", "20000.01"), "超出应缴金额0.01元");
    refused(walk, "registerPayment", Map.of(STATE, "PART", "paidAmount", "0"), "实缴金额");
    refused(
        walk,
        "registerPayment",
        Map.of(STATE, "FULL", "paymentDate", today().plusDays(1).toString()),
        "晚于今天");
    refused(
        walk, "registerPayment", Map.of(STATE, "FULL", "paymentDate", "2020-01-01"), "早于处罚决定日期");
    Map<String, Object> receipt = Map.of("paymentReceiptNumber", "粤缴001");
    walk.complete("registerPayment", with(receipt, STATE, "PART", "paidAmount", "1.00"));
    refused(
        walk,
        "registerPayment",
        with(receipt, STATE, "PART", "paidAmount", "2.00"),
        "粤缴001",
        "已经登记过");
  }

  @Test
  void should_end_when_theBankReportsALatePayment() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    assertThat(walk.open()).containsExactly("registerLatePayment");

    message(walk, "payment-received", payment());
    assertThat(walk.open()).containsExactly("registerLatePayment");
    message(walk, "payment-received", payment("600.00"));

    paid(walk);
  }

  @Test
  void should_askTheCourt_when_nothingHelps() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    walk.expire("remediesExpired");
    walk.complete("draftDemand");
    walk.complete("approveDemand", Map.of("demandDecision", "RETURN"));
    walk.complete("draftDemand");
    walk.complete("approveDemand", Map.of("demandDecision", "APPROVE"));
    walk.until("registerPaymentAfterDemand");
    assertThat(generated(walk)).contains("demand-notice", "delivery-receipt");
    assertThat(facts(walk))
        .as("the surcharge has reached the fine")
        .containsEntry("surchargeAmount", 2_000_000L)
        .containsEntry("outstandingAmount", 4_000_000L);
    walk.expire("demandExpired");
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "RETURN"));
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "APPROVE"));
    assertThat(generated(walk)).contains("court-application");
    walk.complete("registerCourtRuling");

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("courtRuling", "ACCEPTED");
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_tellTheOfficerOnce_when_theSurchargeReachesTheFine() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    assertThat(facts(walk)).containsEntry("surchargeState", "GROWING");
    assertThat(capped(walk)).isEqualTo(dueDate(walk).plusDays(34));

    walk.expire("surchargeCapped");

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
    Walk walk = started();
    walk.expire("paymentOverdue");
    LocalDate first = capped(walk);
    walk.complete("registerLatePayment", Map.of(STATE, "PART", "paidAmount", "10000.00"));

    walk.expire("surchargeCapped");

    // 3 % for a day, then 1.5 % a day
    assertThat(today()).isEqualTo(first.plusDays(1));
    assertThat(told(walk)).isZero();
    assertThat(capped(walk)).isEqualTo(dueDate(walk).plusDays(66));
    assertThat(clock(walk, "surcharge-end").due().date()).isEqualTo(capped(walk));
    walk.expire("surchargeCapped");
    assertThat(told(walk)).isOne();
    assertThat(facts(walk)).containsEntry("surchargeAmount", 2_000_000L);
  }

  @Test
  void should_waitLonger_when_aReconsiderationGoesOn() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    walk.complete(
        "registerLatePayment",
        Map.of(STATE, "PART", "paidAmount", "1.00", "remedyStartDate", today().toString()));

    walk.expire("surchargeCapped");

    assertThat(told(walk)).isZero();
    assertThat(facts(walk)).containsEntry("surchargeState", "GROWING");
    assertThat(capped(walk)).isAfter(today().plusDays(30));
    assertThat(clock(walk, "surcharge-end").due().date()).isEqualTo(capped(walk));
  }

  @Test
  void should_waitNoMore_when_onlyTheSurchargeIsOpen() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    walk.complete("registerLatePayment", Map.of(STATE, "PART", "paidAmount", "20000.00"));

    walk.expire("surchargeCapped");

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
    Walk walk = start(decided(Map.of("penaltyKinds", kinds, "confiscatedAmount", 500_000L)));
    walk.complete("registerPayment", Map.of(STATE, "PART", "paidAmount", "20000.00"));

    walk.expire("paymentOverdue");

    assertThat(facts(walk)).containsEntry("surchargeState", "ENDED");
    assertThat(clocks.find(ClockName.of(walk.caseId(), "surcharge-end"))).isEmpty();
    walk.complete("registerLatePayment", Map.of(STATE, "FULL", "paidAmount", "5000.00"));
    paid(walk);
  }

  @Test
  void should_closeTheWindow_when_nobodyAppliesInTime() {
    Walk walk = demanded();
    walk.expire("demandExpired");
    assertThat(walk.open()).containsExactly("draftCourtApplication");

    walk.expire("courtWindowClosed");

    assertThat(walk.open()).containsExactly("explainMissedWindow");
    assertThat(mailed(walk)).contains("court-window-closed>agencyhead1");
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
    refused(walk, "explainMissedWindow", Map.of("missedWindowReason", ""), "原因", "必填");
    walk.complete(
        "explainMissedWindow", Map.of("paidAmount", "100.00", "paymentDate", today().toString()));
    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("paidTotal", 10_000L).containsEntry(STATE, "UNPAID");
  }

  @Test
  void should_closeTheWindow_when_theDemandIsStillBeingDrafted() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    walk.expire("remediesExpired");
    assertThat(walk.open()).containsExactly("draftDemand");

    walk.expire("courtWindowClosed");

    assertThat(walk.open()).containsExactly("explainMissedWindow");
  }

  @Test
  void should_countTheWindowFromTheEndOfTheRemedies_when_theDemandComesEarlier() {
    Walk walk = demanded();

    assertThat(clock(walk, "court-application").due().date())
        .isAfterOrEqualTo(
            LocalDate.parse(facts(walk).get("suitRightDueDate").toString()).plusMonths(3));
  }

  @Test
  void should_countTheWindowFromTheEndOfTheSuit_when_thePartyWentToCourt() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    LocalDate ended = LocalDate.parse(facts(walk).get("suitRightDueDate").toString()).plusDays(90);
    walk.complete(
        "registerLatePayment",
        Map.of(
            STATE,
            "UNPAID",
            "remedyStartDate",
            today().toString(),
            "remedyEndDate",
            ended.toString()));

    assertThat(clock(walk, "court-application").due().date())
        .isBetween(ended.plusMonths(3), ended.plusMonths(3).plusDays(10));
  }

  @Test
  void should_end_when_theCourtReportsItsRuling() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));
    walk.until("registerPaymentAfterDemand");
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "UNPAID"));
    walk.until("registerCourtRuling");

    message(
        walk,
        "court-ruling",
        Map.of("courtRuling", "GRANTED", "courtRulingDate", today().toString()));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("courtRuling", "GRANTED");
  }

  @Test
  void should_end_when_thePartyPaysOnDemand() {
    Walk walk = demanded();
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "PART", "paidAmount", "1.00"));
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "FULL", "paidAmount", owed(walk)));

    paid(walk);
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_theBankReportsThePaymentOnDemand() {
    Walk walk = demanded();

    message(walk, "payment-received", payment(owed(walk)));

    paid(walk);
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
    assertInstance(walk).isWaitingAtExactly("registerPayment");
  }

  @Test
  void should_refuseThePayment_when_theAmountIsMissing() {
    Walk walk = started();

    refused(walk, "registerPayment", Map.of(STATE, "FULL", "paidAmount", ""), "实缴金额", "必填");
  }

  private Map<String, Object> payment() {
    return payment("20000.00");
  }

  private Map<String, Object> payment(String amount) {
    return Map.of("paymentDate", today().toString(), "paidAmount", amount);
  }

  /** What is owed today, in 元. */
  private String owed(Walk walk) {
    Map<String, Object> figures = accounts.of(walk.caseId(), facts(walk), today());
    return BigDecimal.valueOf((Long) figures.get("outstandingAmount"), 2).toPlainString();
  }

  private static Map<String, Object> with(Map<String, Object> entries, Object... more) {
    Map<String, Object> all = new HashMap<>(entries);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i].toString(), more[i + 1]);
    }
    return all;
  }

  private LocalDate dueDate(Walk walk) {
    return LocalDate.parse(facts(walk).get("paymentDueDate").toString());
  }

  private LocalDate capped(Walk walk) {
    return LocalDate.parse(facts(walk).get("surchargeCapDate").toString());
  }

  private long told(Walk walk) {
    return mailed(walk).stream().filter("surcharge-capped>officer1"::equals).count();
  }

  private Walk demanded() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));
    return walk.until("registerPaymentAfterDemand");
  }

  private void paid(Walk walk) {
    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.STOPPED);
    assertThat(desk.timers(walk.caseId())).isEmpty();
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }

  private Walk started() {
    return start(decided(Map.of()));
  }
}
