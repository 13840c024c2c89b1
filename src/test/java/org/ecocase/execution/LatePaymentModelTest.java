package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class LatePaymentModelTest extends ExecutionTest {

  LatePaymentModelTest() {
    super("late-payment");
  }

  @Test
  void should_askForTheSurchargeToo_when_theFineAloneIsPaid() {
    Walk walk = overdue();
    assertThat(due(walk, "registerLatePayment"))
        .isEqualTo(clock(walk, "suit-right").due().lastMoment());
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
  void should_end_when_theBankReportsALatePayment() {
    Walk walk = overdue();

    message(walk, "payment-received", payment("20000.00"));
    assertInstance(walk).isWaitingAtExactly("registerLatePayment");
    message(walk, "payment-received", payment("600.00"));

    paid(walk);
  }

  @Test
  void should_keepWhatWasPaid_when_theRestIsNot() {
    Walk walk = overdue();
    walk.complete("registerLatePayment", Map.of(STATE, "PART", "paidAmount", "5000.00"));
    Object payments = facts(walk).get("payments");

    for (List<Map<String, Object>> changed :
        List.of(
            List.<Map<String, Object>>of(),
            List.of(Map.<String, Object>of("paidOn", today().toString(), "amount", "1.00")))) {
      refused(
          walk,
          "registerLatePayment",
          Map.of(STATE, "PART", "payments", changed),
          changed.isEmpty() ? "至少填写1行" : "已经登记的缴款不得修改或者删除");
    }
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));

    assertThat(facts(walk).get("payments")).isEqualTo(payments);
    assertThat(facts(walk)).containsEntry("paidTotal", 500_000L);
  }

  @Test
  void should_demand_when_nothingIsPaid() {
    Walk walk = overdue();

    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));

    assertInstance(walk).isEnded().hasPassed("demandDue");
    assertThat(walk.open()).containsExactly("draftDemand");
  }

  @Test
  void should_demand_when_theRemediesAreOver() {
    Walk walk = overdue();

    walk.expire("remediesExpired");

    assertInstance(walk).isEnded().hasPassed("demandDue");
    assertThat(walk.open()).containsExactly("draftDemand");
  }
}
