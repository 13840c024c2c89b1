package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class PaymentModelTest extends ExecutionTest {

  PaymentModelTest() {
    super("payment");
  }

  @Test
  void should_end_when_theFineIsPaidInTime() {
    Walk walk = started();
    assertThat(due(walk, "registerPayment")).isEqualTo(clock(walk, "payment").due().lastMoment());

    walk.complete("registerPayment", Map.of(STATE, "FULL", "paidAmount", "20000.00"));

    paid(walk);
    assertInstance(walk).hasPassed("paymentMade").hasNotPassed("paymentMissed");
  }

  @Test
  void should_end_when_theBankReportsThePayment() {
    Walk walk = started();

    message(walk, "payment-received", payment("20000.00"));

    paid(walk);
    assertThat(facts(walk)).containsEntry(STATE, "FULL").containsEntry("paidTotal", 2_000_000L);
    assertThat(journalled(walk)).contains("MESSAGE_RECEIVED");
  }

  @Test
  void should_waitForTheRest_when_theBankReportsAPart() {
    Walk walk = started();
    assertThat(dueDate(walk)).isEqualTo(clock(walk, "payment").due().date());

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
  void should_endUnpaid_when_thePeriodIsOver() {
    Walk walk = started();

    walk.expire("paymentOverdue");

    assertInstance(walk).isEnded().hasPassed("paymentMissed");
    assertThat(walk.open()).containsExactly("registerLatePayment");
  }

  @Test
  void should_keepToThePeriod_when_theHeadRefusesToDefer() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    assertInstance(walk).isWaitingAtExactly("deferPayment");

    walk.complete("approveDeferral", Map.of("deferralDecision", "REFUSE"));

    assertInstance(walk).isWaitingAtExactly("registerPayment");
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.RUNNING);
    walk.expire("paymentOverdue");
    assertInstance(walk).isEnded().hasPassed("paymentMissed");
  }

  @Test
  void should_end_when_theDeferredFineIsPaid() {
    Walk walk = deferred();

    walk.complete("registerDeferredPayment", Map.of(STATE, "FULL", "paidAmount", "20000.00"));

    paid(walk);
    assertInstance(walk).hasPassed("paymentMade").hasNotPassed("paymentMissed");
  }

  @Test
  void should_endUnpaid_when_theDeferralIsOver() {
    Walk walk = deferred();

    walk.expire("deferralOverdue");

    assertInstance(walk).isEnded().hasPassed("paymentMissed");
    assertThat(walk.open()).containsExactly("registerLatePayment");
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
  void should_refuseThePayment_when_theAmountIsMissing() {
    Walk walk = started();

    refused(walk, "registerPayment", Map.of(STATE, "FULL", "paidAmount", ""), "实缴金额", "必填");
  }

  private Walk deferred() {
    Walk walk = started();
    walk.complete("registerPayment", Map.of(STATE, "DEFERRAL"));
    walk.complete(
        "approveDeferral",
        Map.of("deferralDecision", "APPROVE", "deferredUntil", today().plusDays(60).toString()));
    assertInstance(walk).isWaitingAtExactly("deferPayment");
    return walk;
  }

  private static Map<String, Object> with(Map<String, Object> entries, Object... more) {
    Map<String, Object> all = new HashMap<>(entries);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i].toString(), more[i + 1]);
    }
    return all;
  }
}
