package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What tests of the models of an execution share: all begin with a decision of 20,000 元 that was
 * served today.
 */
abstract class ExecutionTest extends ModelTest {

  static final String EXECUTION = "execution";
  static final String STATE = "paymentState";

  @Autowired private PaymentAccounts accounts;

  ExecutionTest(String process) {
    super(process);
  }

  Walk started() {
    return executed(Map.of());
  }

  /** The execution of a decision with other facts. */
  Walk executed(Map<String, Object> facts) {
    UUID id = decided(facts);
    given(id, EXECUTION);
    desk.start(id, EXECUTION, Map.of());
    return walker.of(id);
  }

  /** The fifteen days are over, and nothing was paid. */
  Walk overdue() {
    Walk walk = started();
    walk.expire("paymentOverdue");
    assertThat(walk.open()).containsExactly("registerLatePayment");
    return walk;
  }

  /** The demand was served before the remedies are over, as the clerk knows that nobody pays. */
  Walk demanded() {
    Walk walk = overdue();
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));
    return walk.until("registerPaymentAfterDemand");
  }

  /** The party goes to court today, which the officer of the case registers. */
  void sue(Walk walk) {
    assertThat(suit(walk, today()).status()).isLessThan(300);
  }

  Browser.Answer suit(Walk walk, LocalDate day) {
    return acted(
        "officer1",
        walk.caseId(),
        "remedy",
        Map.of(
            "remedyKind",
            "LITIGATION",
            "remedyAuthority",
            "澜江市人民法院",
            "remedyStartDate",
            day.toString()));
  }

  /** The suit ends today. */
  void end(Walk walk, String result) {
    walk.complete(
        "concludeRemedy",
        Map.of("remedyEndDate", today().toString(), "remedyResult", result, "remedyNote", "判决书"));
  }

  Walk enforced() {
    return overdue().expire("remediesExpired");
  }

  Map<String, Object> payment(String amount) {
    return Map.of("payments", List.of(Map.of("paidOn", today().toString(), "amount", amount)));
  }

  /** What is owed today, in 元. */
  String owed(Walk walk) {
    Map<String, Object> figures = accounts.of(walk.caseId(), facts(walk), today());
    return BigDecimal.valueOf((Long) figures.get("outstandingAmount"), 2).toPlainString();
  }

  LocalDate dueDate(Walk walk) {
    return day(walk, "paymentDueDate");
  }

  LocalDate day(Walk walk, String fact) {
    return LocalDate.parse(facts(walk).get(fact).toString());
  }

  /** This model has ended, and with it the execution and every clock of it. */
  void paid(Walk walk) {
    assertInstance(walk).isEnded();
    assertInstance(walk, EXECUTION).isEnded();
    assertThat(walk.running()).isFalse();
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.STOPPED);
    assertThat(desk.timers(walk.caseId())).isEmpty();
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }
}
