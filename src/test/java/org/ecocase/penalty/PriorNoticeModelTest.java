package org.ecocase.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class PriorNoticeModelTest extends ModelTest {

  PriorNoticeModelTest() {
    super("prior-notice");
  }

  @Test
  void should_awaitThePlea_when_theNoticeIsServed() {
    Walk walk = started(false);
    assertThat(stage(walk)).isEqualTo("NOTICE");

    walk.complete("draftNotice");
    walk.complete("approveNotice", Map.of("noticeDecision", "RETURN"));
    assertThat(generated(walk)).isEmpty();
    walk.complete("draftNotice");
    walk.complete("approveNotice", Map.of("noticeDecision", "APPROVE"));
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    walk.until("registerPlea");

    assertThat(generated(walk)).contains("penalty-notice", "delivery-receipt");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(due(walk, "registerPlea")).isEqualTo(clock(walk, "plea").due().lastMoment());
    walk.complete("registerPlea", Map.of("pleaOutcome", "WAIVED"));

    assertInstance(walk).hasNotPassed("recheckPlea").isEnded();
    assertThat(clockState(walk, "plea")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_checkThePlea_when_thePartyMakesOne() {
    Walk walk = started(false).until("registerPlea");

    walk.complete(
        "registerPlea",
        Map.of("pleaOutcome", "STATEMENT", "pleaPoints", List.of(Map.of("point", "已经改正"))));
    refused(walk, "recheckPlea", Map.of("fineAmount", "30000.00"), "更重的处罚", "行政处罚法第四十五条");
    walk.complete("recheckPlea", Map.of("fineAmount", "20000.00", "pleaConclusion", "NOT_ADOPTED"));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("pleaConclusion", "NOT_ADOPTED");
  }

  @Test
  void should_allowMore_when_thePartyIsToldAgain() {
    Walk walk = started(false).until("registerPlea");

    walk.complete(
        "registerPlea",
        Map.of("pleaOutcome", "STATEMENT", "pleaPoints", List.of(Map.of("point", "已经改正"))));
    walk.complete("recheckPlea", Map.of("fineAmount", "30000.00", "renotifyRequired", true));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("renotifyRequired", true);
  }

  @Test
  void should_end_when_thePartyIsSilent() {
    Walk walk = started(false).until("registerPlea");

    walk.expire("pleaExpired");

    assertInstance(walk).isEnded();
    assertThat(walk.open()).isEmpty();
    assertThat(facts(walk)).doesNotContainKey("pleaOutcome");
  }

  @Test
  void should_registerTheHearing_when_thePartyMayAskForOne() {
    Walk walk = started(true).until("registerPleaOrHearing");

    assertThat(clockState(walk, "hearing-request")).isEqualTo(ClockState.RUNNING);
    walk.complete(
        "registerPleaOrHearing",
        Map.of(
            "pleaOutcome",
            "WAIVED",
            "hearingRequested",
            true,
            "hearingRequestDate",
            today().toString()));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("hearingRequested", true);
    assertThat(clockState(walk, "hearing-request")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_nobodyAsksForAHearing() {
    Walk walk = started(true).until("registerPleaOrHearing");

    walk.expire("hearingRequestExpired");

    assertInstance(walk).isEnded();
    assertThat(clocks.find(ClockName.of(walk.caseId(), "plea")).orElseThrow().state())
        .isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuseTheNotice_when_theFineIsOutsideTheRange() {
    Walk walk = started(false);

    refused(walk, "draftNotice", Map.of("fineAmount", "200000.01"), "高于法定上限200000元");
    refused(walk, "draftNotice", Map.of("fineAmount", "19999.99"), "低于法定下限20000元", "第三十二条");
    refused(walk, "draftNotice", Map.of("fineAmount", "0.00"), "应当填写罚款金额");
    refused(walk, "draftNotice", Map.of("fineAmount", "1.234"), "罚款金额", "两位小数");
    refused(walk, "draftNotice", Map.of("penaltyKinds", List.of("EXILE")), "处罚种类");
  }

  @Test
  void should_permitLess_when_aGroundForMitigationIsThere() {
    Walk walk = started(false);
    caseFiles.record(walk.caseId(), "", Map.of("mitigatingCircumstances", List.of("MERIT")));

    walk.complete("draftNotice", Map.of("fineAmount", "19999.99"));

    assertInstance(walk).isWaitingAtExactly("approveNotice");
  }

  @Test
  void should_giveBackTheDaysUpToService_when_itWasRecordedLater() {
    Walk walk = started(false).until("approveNotice");
    daysPass(2);
    walk.complete("approveNotice", Map.of("noticeDecision", "APPROVE"));
    LocalDate served = today().plusDays(6);
    daysPass(15);
    walk.stating("deliveryDate", served.toString()).until("registerPlea");

    assertThat(clock(walk, "case-decision").suspended()).isEqualTo(6);
  }

  private Walk started(boolean hearingRight) {
    UUID id = investigated(Map.of("hearingRight", hearingRight));
    clockRuns(id, "case-decision");
    return start(id, Map.of("hearingRight", hearingRight));
  }
}
