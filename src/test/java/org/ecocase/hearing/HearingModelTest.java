package org.ecocase.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.Stage;
import org.ecocase.deadline.ClockState;
import org.ecocase.rule.Refusal;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class HearingModelTest extends ModelTest {

  HearingModelTest() {
    super("hearing");
  }

  @Test
  void should_hearTheParty_when_theHearingIsHeld() {
    Walk walk = started();
    assertThat(stage(walk)).isEqualTo(Stage.HEARING);
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);

    walk.complete("examineHearingRequest", Map.of("hearingAccepted", "ACCEPT"));
    walk.complete("arrangeHearing", Map.of("hearingAt", today().plusDays(20) + "T09:00"));
    walk.until("recordHearing");
    assertThat(walk.task("recordHearing").users()).containsExactly("hearing1");
    daysPass(20);
    walk.complete("recordHearing", Map.of("hearingOutcome", "HELD"));
    walk.complete("writeHearingReport");

    assertThat(walk.running()).isFalse();
    assertThat(generated(walk)).contains("hearing-notice", "delivery-receipt", "hearing-record");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isBetween(19L, 21L);
  }

  @Test
  void should_refuseTheDay_when_itIsLessThanSevenWorkingDaysAway() {
    Walk walk = started();
    walk.complete("examineHearingRequest");

    refused(
        walk,
        "arrangeHearing",
        Map.of("hearingAt", today().plusDays(7) + "T09:00"),
        "七个工作日",
        "不得早于",
        "行政处罚法第六十四条");
  }

  @Test
  void should_refuseTheInvestigators_when_theyWantToHear() {
    Walk walk = started();
    caseFiles.record(walk.caseId(), "", Map.of("assistingOfficer", "hearing1"));

    refused(walk, "examineHearingRequest", Map.of(), "不得办理", "第六十四条");
  }

  @Test
  void should_refuseOthers_when_theyAreNotHearingOfficers() {
    Walk walk = started();

    assertThatThrownBy(() -> walk.complete("examineHearingRequest", "reviewer1", Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("您不是该事项的办理人");
  }

  @Test
  void should_endAtOnce_when_theRequestIsRefused() {
    Walk walk = started();

    walk.complete(
        "examineHearingRequest",
        Map.of("hearingAccepted", "REFUSE", "hearingRefusalReason", "LATE"));

    assertThat(walk.running()).isFalse();
    assertThat(generated(walk)).isEmpty();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void should_arrangeAgainAndClose_when_itIsAdjournedAndThenNobodyComes() {
    Walk walk = started();
    walk.complete("examineHearingRequest");
    walk.complete("arrangeHearing", Map.of("hearingAt", today().plusDays(20) + "T09:00"));
    walk.until("recordHearing");

    walk.complete("recordHearing", Map.of("hearingOutcome", "ADJOURNED"));
    assertThat(walk.open()).containsExactly("arrangeHearing");
    walk.complete("arrangeHearing", Map.of("hearingAt", today().plusDays(40) + "T09:00"));
    walk.until("recordHearing");
    walk.complete("recordHearing", Map.of("hearingOutcome", "ABSENT"));

    assertThat(walk.running()).isFalse();
    assertThat(generated(walk)).doesNotContain("hearing-record");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
  }

  private Walk started() {
    UUID id =
        investigated(
            Map.of("hearingRight", true, "hearingRequested", true, "noticeFacts", "超标排放"));
    clockRuns(id, "case-decision");
    return start(id);
  }
}
