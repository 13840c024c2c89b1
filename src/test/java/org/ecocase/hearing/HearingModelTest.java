package org.ecocase.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Lamp;
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
    assertThat(stage(walk)).isEqualTo("HEARING");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);

    walk.complete("examineHearingRequest", Map.of("hearingAccepted", "ACCEPT"));
    walk.complete("arrangeHearing", Map.of("hearingAt", today().plusDays(20) + "T09:00"));
    walk.until("recordHearing");
    assertThat(walk.task("recordHearing").users()).containsExactly("hearing1");
    daysPass(20);
    walk.complete("recordHearing", Map.of("hearingOutcome", "HELD"));
    walk.complete("writeHearingReport");

    assertInstance(walk).hasPassedInOrder("arrangeHearing", "recordHearing").isEnded();
    assertThat(generated(walk)).contains("hearing-notice", "delivery-receipt", "hearing-record");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isBetween(19L, 21L);
  }

  @Test
  void should_countTheHearingFromTheRequestToItsEnd_when_bothWereEnteredLater() {
    Walk walk = started(10, Map.of("hearingRequestDate", today().minusDays(4).toString()));
    walk.complete("examineHearingRequest");
    walk.complete("arrangeHearing", Map.of("hearingAt", today().plusDays(20) + "T09:00"));
    walk.until("recordHearing");
    LocalDate ended = today().plusDays(20);
    daysPass(30);
    walk.complete(
        "recordHearing", Map.of("hearingOutcome", "HELD", "hearingEndedAt", ended + "T11:00"));
    walk.complete("writeHearingReport");

    assertThat(clock(walk, "case-decision").suspended()).isEqualTo(24);
  }

  @Test
  void should_beDueOnTheDayOfTheHearing_when_itIsArranged() {
    Walk walk = started();
    assertThat(clocks.find(ClockName.of(walk.caseId(), "hearing-notice"))).isEmpty();
    walk.complete("examineHearingRequest");
    LocalDate day = today().plusDays(40);

    walk.complete("arrangeHearing", Map.of("hearingAt", day + "T09:00"));
    walk.until("recordHearing");

    assertThat(clock(walk, "hearing-day").due().date()).isEqualTo(day);
    assertThat(due(walk, "recordHearing")).isEqualTo(clock(walk, "hearing-day").due().lastMoment());
    daysPass(39);
    assertThat(clock(walk, "hearing-day").lamp()).isNotEqualTo(Lamp.OVERDUE);
    walk.complete("recordHearing", Map.of("hearingOutcome", "ADJOURNED"));
    assertThat(clockState(walk, "hearing-day")).isEqualTo(ClockState.STOPPED);
    LocalDate next = today().plusDays(30);
    walk.complete("arrangeHearing", Map.of("hearingAt", next + "T09:00"));
    walk.until("recordHearing");
    assertThat(due(walk, "recordHearing")).isEqualTo(clock(walk, "hearing-day").due().lastMoment());
    assertThat(clock(walk, "hearing-day").due().date()).isEqualTo(next);
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

    assertInstance(walk).isEnded();
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
    assertInstance(walk).isWaitingAtExactly("arrangeHearing");
    walk.complete("arrangeHearing", Map.of("hearingAt", today().plusDays(40) + "T09:00"));
    walk.until("recordHearing");
    walk.complete("recordHearing", Map.of("hearingOutcome", "ABSENT"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).doesNotContain("hearing-record");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
  }

  private Walk started() {
    return started(0, Map.of());
  }

  /** The clock of the case started that many days ago. */
  private Walk started(int days, Map<String, Object> more) {
    Map<String, Object> facts = new HashMap<>(more);
    facts.put("hearingRight", true);
    facts.put("hearingRequested", true);
    facts.put("noticeFacts", "超标排放");
    UUID id = investigated(facts);
    clocks.start(
        ClockName.of(id, "case-decision"), "lanjiang", today().minusDays(days), "officer1", true);
    return start(id);
  }
}
