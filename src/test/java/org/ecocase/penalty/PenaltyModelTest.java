package org.ecocase.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class PenaltyModelTest extends ModelTest {

  PenaltyModelTest() {
    super("penalty");
  }

  @Test
  void should_archive_when_theDecisionIsPerformedAndTheViolationIsAnotherCase() {
    Walk walk = started().stating("pleaOutcome", "WAIVED");
    assertThat(stage(walk)).isEqualTo("FILING");

    walk.complete("proposeFiling");
    walk.complete("reviewFilingByUnitHead", Map.of("filingUnitDecision", "RETURN"));
    walk.complete("proposeFiling");
    walk.complete("reviewFilingByUnitHead", Map.of("filingUnitDecision", "APPROVE"));
    walk.complete("approveFilingByAgencyHead", Map.of("filingAgencyDecision", "RETURN"));
    walk.complete("proposeFiling");
    walk.complete("reviewFilingByUnitHead", Map.of("filingUnitDecision", "APPROVE"));
    assertThat(caseFiles.get(walk.caseId()).caseNumber()).isNull();
    walk.complete("approveFilingByAgencyHead", Map.of("filingAgencyDecision", "APPROVE"));
    assertThat(caseFiles.get(walk.caseId()).caseNumber()).startsWith("澜环立〔");
    assertThat(clockState(walk, "clue-verification")).isEqualTo(ClockState.STOPPED);
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);

    walk.until("checkCorrection");
    assertThat(clockState(walk, "decision-service")).isEqualTo(ClockState.STOPPED);
    walk.complete("checkCorrection", Map.of("correctionState", "NOT_CORRECTED"));
    walk.complete("handleUncorrected", Map.of("uncorrectedHandling", "RECHECK"));
    walk.complete("checkCorrection", Map.of("correctionState", "NOT_CORRECTED"));
    walk.complete("handleUncorrected", Map.of("uncorrectedHandling", "NEW_CASE"));
    walk.until("proposeClosing");
    assertThat(stage(walk)).isEqualTo("CLOSING");

    walk.complete("proposeClosing", Map.of("closingReason", "PERFORMED"));
    walk.complete("reviewClosingByUnitHead", Map.of("closingUnitDecision", "APPROVE"));
    refused(
        walk,
        "approveClosingByAgencyHead",
        Map.of("closingAgencyDecision", "APPROVE"),
        "违法行为尚未改正",
        "第七十八条");
    walk.complete("approveClosingByAgencyHead", Map.of("closingAgencyDecision", "RETURN"));
    walk.complete("proposeClosing", Map.of("closingReason", "OTHER"));
    walk.complete("reviewClosingByUnitHead", Map.of("closingUnitDecision", "RETURN"));
    walk.complete("proposeClosing", Map.of("closingReason", "OTHER"));
    walk.complete("reviewClosingByUnitHead", Map.of("closingUnitDecision", "APPROVE"));
    walk.complete("approveClosingByAgencyHead", Map.of("closingAgencyDecision", "APPROVE"));
    walk.toTheEnd();

    assertInstance(walk)
        .hasPassedInOrder("approveFilingByAgencyHead", "checkCorrection", "proposeClosing")
        .isEnded();
    assertThat(stage(walk)).isEqualTo("ARCHIVED");
    assertThat(generated(walk)).contains("filing-approval", "closing-approval", "volume-main");
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }

  @Test
  void should_closeTheClue_when_filingIsRefused() {
    Walk walk = started().until("approveFilingByAgencyHead");

    walk.complete(
        "approveFilingByAgencyHead",
        Map.of("filingAgencyDecision", "REFUSE", "noFilingReason", "违法事实不能成立"));

    assertInstance(walk).isEnded();
    assertThat(stage(walk)).isEqualTo("CLOSED_NO_CASE");
    assertThat(generated(walk)).containsExactly("no-filing-approval");
    assertThat(caseFiles.get(walk.caseId()).caseNumber()).isNull();
    assertThat(clockState(walk, "clue-verification")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuseFiling_when_theTimeBarHasPassed() {
    Walk walk = started().until("approveFilingByAgencyHead");
    caseFiles.record(walk.caseId(), "", Map.of("violationDate", today().minusYears(3).toString()));

    refused(
        walk, "approveFilingByAgencyHead", Map.of("filingAgencyDecision", "APPROVE"), "已超过追责期限");
    // harm to the environment lengthens the period since the code only
    caseFiles.record(walk.caseId(), "", Map.of("harmfulResult", true));
    refused(
        walk, "approveFilingByAgencyHead", Map.of("filingAgencyDecision", "APPROVE"), "已超过追责期限");
    assertThat(caseFiles.get(walk.caseId()).caseNumber()).isNull();

    caseFiles.record(walk.caseId(), "", Map.of("lifeHealthHarm", true));
    walk.complete("approveFilingByAgencyHead", Map.of("filingAgencyDecision", "APPROVE"));
    assertThat(caseFiles.get(walk.caseId()).caseNumber()).isNotNull();
  }

  @Test
  void should_notExecute_when_noPenaltyIsGiven() {
    Walk walk =
        started()
            .stating("proposedHandling", "NO_PENALTY")
            .stating("decisionKind", "NO_PENALTY")
            .stating("noPenaltyReason", "FIRST_MINOR")
            .until("proposeClosing");

    assertThat(walk.path()).contains("draftDisclosure").doesNotContain("registerPayment");
    assertThat(generated(walk)).contains("no-penalty-decision");
  }

  @Test
  void should_closeAtOnce_when_theInvestigationIsTerminated() {
    Walk walk = started().stating("investigationOutcome", "TERMINATE").until("proposeClosing");

    assertThat(stage(walk)).isEqualTo("CLOSING");
    assertThat(walk.path()).doesNotContain("makeDecision", "chooseDeliveryMethod");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.STOPPED);
  }

  private Walk started() {
    UUID id = investigated();
    clockRuns(id, "clue-verification");
    return start(id);
  }
}
