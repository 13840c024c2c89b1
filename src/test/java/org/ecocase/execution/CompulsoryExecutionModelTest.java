package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Due;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class CompulsoryExecutionModelTest extends ExecutionTest {

  CompulsoryExecutionModelTest() {
    super("compulsory-execution");
  }

  @Test
  void should_askTheCourt_when_nothingHelps() {
    Walk walk = enforced();
    assertThat(walk.open()).containsExactly("draftDemand");
    walk.until("registerPaymentAfterDemand").expire("demandExpired");
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "RETURN"));
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "APPROVE"));
    assertThat(generated(walk)).contains("court-application");
    assertInstance(walk).isWaitingAtExactly("registerCourtRuling");
    walk.complete("registerCourtRuling");

    assertInstance(walk).isEnded().hasPassed("enforcementRequested");
    assertThat(walk.running()).isFalse();
    assertThat(facts(walk)).containsEntry("courtRuling", "ACCEPTED");
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_theCourtReportsItsRuling() {
    Walk walk = enforced().until("registerPaymentAfterDemand").expire("demandExpired");
    walk.until("registerCourtRuling");

    message(
        walk,
        "court-ruling",
        Map.of("courtRuling", "GRANTED", "courtRulingDate", today().toString()));

    assertInstance(walk).isEnded().hasPassed("courtRulingReceived");
    assertThat(facts(walk)).containsEntry("courtRuling", "GRANTED");
  }

  @Test
  void should_askNobody_when_thePartyPaysOnDemand() {
    Walk walk = demanded();

    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "FULL", "paidAmount", owed(walk)));

    paid(walk);
    assertInstance(walk).hasPassed("demandObeyed").hasNotPassed("draftCourtApplication");
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
    walk.complete("explainMissedWindow", payment("100.00"));
    assertInstance(walk).isEnded().hasPassed("courtWindowMissed");
    assertThat(walk.running()).isFalse();
    assertThat(facts(walk)).containsEntry("paidTotal", 10_000L).containsEntry(STATE, "UNPAID");
    assertThat(clockState(walk, "surcharge-end")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_endTheDemand_when_theWindowClosesOverIt() {
    Walk walk = enforced();
    assertThat(walk.open()).containsExactly("draftDemand");

    walk.expire("courtWindowClosed");

    assertThat(walk.open()).containsExactly("explainMissedWindow");
    assertInstance(walk, "demand").isEnded();
  }

  @Test
  void should_countTheWindowFromTheEndOfTheRemedies_when_theDemandComesEarlier() {
    Walk walk = demanded();

    assertThat(clock(walk, "court-application").due().date())
        .isAfterOrEqualTo(day(walk, "suitRightDueDate").plusMonths(3));
  }

  @Test
  void should_countTheWindowFromTheEndOfTheSuit_when_thePartyWentToCourt() {
    Walk walk = overdue();
    sue(walk);
    LocalDate ended = today().plusDays(300);
    desk.setTime(ended.atTime(9, 0).atZone(Due.ZONE).toInstant());
    end(walk, "UPHELD");
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));

    assertThat(clock(walk, "court-application").due().date())
        .isBetween(ended.plusMonths(3), ended.plusMonths(3).plusDays(10));
  }
}
