package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class DemandModelTest extends ExecutionTest {

  DemandModelTest() {
    super("demand");
  }

  @Test
  void should_stateWhatIsOwedThen_when_theHeadApprovesTheDemand() {
    Walk walk = overdue();
    walk.expire("remediesExpired");
    walk.complete("draftDemand");
    walk.complete("approveDemand", Map.of("demandDecision", "RETURN"));
    assertThat(generated(walk)).doesNotContain("demand-notice");
    walk.complete("draftDemand");
    walk.complete("approveDemand", Map.of("demandDecision", "APPROVE"));
    walk.until("registerPaymentAfterDemand");

    assertThat(generated(walk)).contains("demand-notice", "delivery-receipt");
    assertThat(facts(walk))
        .as("the surcharge has reached the fine")
        .containsEntry("surchargeAmount", 2_000_000L)
        .containsEntry("outstandingAmount", 4_000_000L);
    assertThat(due(walk, "registerPaymentAfterDemand"))
        .isEqualTo(clock(walk, "demand").due().lastMoment());
  }

  @Test
  void should_end_when_thePartyPaysOnDemand() {
    Walk walk = demanded();
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "PART", "paidAmount", "1.00"));
    assertInstance(walk).isWaitingAtExactly("registerPaymentAfterDemand");
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "FULL", "paidAmount", owed(walk)));

    paid(walk);
    assertThat(clockState(walk, "demand")).isEqualTo(ClockState.STOPPED);
    assertThat(clockState(walk, "court-application")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_theBankReportsThePaymentOnDemand() {
    Walk walk = demanded();

    message(walk, "payment-received", payment(owed(walk)));

    paid(walk);
  }

  @Test
  void should_endUnpaid_when_tenDaysHavePassed() {
    Walk walk = demanded();

    walk.expire("demandExpired");

    assertInstance(walk).isEnded().hasPassed("demandIgnored");
    assertThat(walk.open()).containsExactly("draftCourtApplication");
  }

  @Test
  void should_endUnpaid_when_theClerkKnowsThatNobodyPays() {
    Walk walk = demanded();

    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "UNPAID"));

    assertInstance(walk).isEnded().hasPassed("demandIgnored");
    assertThat(walk.open()).containsExactly("draftCourtApplication");
  }
}
