package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtApplicationModelTest extends ExecutionTest {

  CourtApplicationModelTest() {
    super("court-application");
  }

  @Test
  void should_signTheApplication_when_theDemandDoesNotHelp() {
    Walk walk = enforced().until("registerPaymentAfterDemand").expire("demandExpired");
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "RETURN"));
    assertThat(generated(walk)).doesNotContain("court-application");
    walk.complete("draftCourtApplication");
    walk.complete("approveCourtApplication", Map.of("courtDecision", "APPROVE"));

    assertInstance(walk).isEnded().hasPassed("applicationReady");
    assertThat(generated(walk)).contains("court-application");
  }

  @Test
  void should_writeNoApplication_when_thePartyPaysOnDemand() {
    Walk walk = demanded();

    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "FULL", "paidAmount", owed(walk)));

    assertInstance(walk).isEnded().hasPassed("paidOnDemand").hasNotPassed("draftCourtApplication");
  }

  @Test
  void should_refuseTheApplication_when_tenDaysHaveNotPassed() {
    Walk walk = enforced().until("registerPaymentAfterDemand");
    walk.complete("registerPaymentAfterDemand", Map.of(STATE, "UNPAID"));

    refused(walk, "draftCourtApplication", Map.of(), "催告后等待履行的期限", "行政强制法第五十四条");

    desk.setTime(clock(walk, "demand").due().lastMoment().plusSeconds(1));
    walk.complete("draftCourtApplication");
    assertThat(walk.open()).containsExactly("approveCourtApplication");
  }

  @Test
  void should_refuseTheApplication_when_thePartyCanStillSue() {
    Walk walk = demanded().expire("demandExpired");

    refused(walk, "draftCourtApplication", Map.of(), "起诉期限", "行政强制法第五十三条");

    desk.setTime(clock(walk, "suit-right").due().lastMoment().plusSeconds(1));
    walk.complete("draftCourtApplication");
    assertThat(walk.open()).containsExactly("approveCourtApplication");
  }

  @Test
  void should_refuseTheApplication_when_theSuitGoesOn() {
    Walk walk = demanded().expire("demandExpired");
    sue(walk);

    refused(walk, "draftCourtApplication", Map.of(), "尚未终结", "行政强制法第五十三条");

    end(walk, "UPHELD");
    walk.complete("draftCourtApplication");
    assertThat(walk.open()).containsExactly("approveCourtApplication");
  }

  @ParameterizedTest
  @CsvSource({
    "REVOKED, 已被撤销或者确认违法、无效",
    "CHANGED, 已被变更",
    "WITHDRAWN, 起诉期限",
  })
  void should_refuseTheApplication_when_theDecisionDoesNotStandOrCanStillBeSued(
      String result, String reason) {
    Walk walk = demanded().expire("demandExpired");
    sue(walk);
    end(walk, result);

    refused(walk, "draftCourtApplication", Map.of(), reason, "行政强制法第五十三条");
  }

  @Test
  void should_notSignTheApplication_when_theSuitBeganAfterItWasDrafted() {
    Walk walk = enforced().until("registerPaymentAfterDemand").expire("demandExpired");
    walk.complete("draftCourtApplication");
    sue(walk);

    refused(
        walk, "approveCourtApplication", Map.of("courtDecision", "APPROVE"), "尚未终结", "行政强制法第五十三条");
  }
}
