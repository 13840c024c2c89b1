package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockEntry;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class AppraisalModelTest extends ModelTest {

  AppraisalModelTest() {
    super("appraisal");
  }

  @Test
  void should_standStill_when_anExpertIsAsked() {
    Walk walk = started();
    desk.setTime(clock.instant().plus(Duration.ofDays(1)));
    walk.complete("commissionAppraisal", Map.of("appraisalKind", "ASSESSMENT"));
    assertInstance(walk).isWaitingAtExactly("recordAppraisal");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    LocalDate before = clock(walk, "case-decision").due().date();
    desk.setTime(clock.instant().plus(Duration.ofDays(30)));

    refused(walk, "recordAppraisal", Map.of("appraisalTold", false), "告知当事人");
    walk.complete("recordAppraisal");

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isEqualTo(30);
    assertThat(clock(walk, "case-decision").due().date()).isAfter(before);
  }

  @Test
  void should_leaveOutTheDaysOfTheAppraisal_when_theyWereEnteredLater() {
    Walk walk = started();
    LocalDate first = today();
    daysPass(60);
    walk.complete(
        "commissionAppraisal",
        Map.of(
            "appraisalKind", "ASSESSMENT",
            "appraisalQuestion", "评估土壤损害",
            "appraisalCommissionedOn", first.plusDays(10).toString()));
    ClockEntry suspended = last(walk);
    assertThat(suspended.on()).isEqualTo(first.plusDays(10));
    assertThat(suspended.note()).isEqualTo("评估土壤损害");
    walk.complete("recordAppraisal", Map.of("appraisalReceivedOn", first.plusDays(40).toString()));

    assertThat(last(walk).on()).isEqualTo(first.plusDays(40));
    assertThat(clock(walk, "case-decision").suspended()).isEqualTo(30);
  }

  @Test
  void should_countOnce_when_theClockStandsStillForTwoReasons() {
    Walk walk = started();
    LocalDate first = today();
    clocks.suspend(
        ClockName.of(walk.caseId(), "case-decision"),
        Standstill.of(SuspensionReason.PUBLIC_NOTICE),
        first,
        "公告",
        "officer1");
    daysPass(10);
    walk.complete("commissionAppraisal", Map.of("appraisalKind", "TESTING"));
    assertThat(last(walk).reason()).isEqualTo(SuspensionReason.TESTING);
    assertThat(journalled(walk)).doesNotContain("CLOCK_EXPIRED");
    daysPass(10);
    walk.complete("recordAppraisal");
    assertThat(clockState(walk, "case-decision"))
        .as("the other reason goes on")
        .isEqualTo(ClockState.SUSPENDED);
    daysPass(5);
    clocks.resume(
        ClockName.of(walk.caseId(), "case-decision"),
        Standstill.of(SuspensionReason.PUBLIC_NOTICE),
        today(),
        "officer1");

    assertThat(clock(walk, "case-decision").suspended())
        .as("25 days, of which the day of the filing does not count anyway")
        .isEqualTo(24);
  }

  @Test
  void should_notStandStill_when_itWasOverBefore() {
    Walk walk = started();
    daysPass(150);
    walk.complete("commissionAppraisal");

    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(journalled(walk)).contains("CLOCK_EXPIRED");
    walk.complete("recordAppraisal");
    assertInstance(walk).isEnded();
  }

  private Walk started() {
    UUID id = underInvestigation(Map.of());
    return begun("officer1", id, "appraisal");
  }

  private ClockEntry last(Walk walk) {
    List<ClockEntry> entries = clock(walk, "case-decision").entries();
    return entries.get(entries.size() - 1);
  }
}
