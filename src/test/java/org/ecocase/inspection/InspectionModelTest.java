package org.ecocase.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Due;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class InspectionModelTest extends ModelTest {

  private static final String TERM = "correction-order-service";

  InspectionModelTest() {
    super("inspection");
  }

  @Test
  void should_proposeFiling_when_aViolationIsFound() {
    Walk walk = start(investigated());
    assertThat(stage(walk)).isEqualTo("INSPECTION");
    assertThat(walk.task("assignOfficers").roles()).containsExactly("unit-head");

    walk.complete("assignOfficers");
    assertThat(mailed(walk)).contains("inspection-assigned>officer1", "assignment>officer2");
    assertThat(walk.task("recordInspection").users())
        .containsExactlyInAnyOrder("officer1", "officer2");
    walk.toTheEnd();

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).containsExactly("inspection-record");
    assertThat(facts(walk)).containsEntry("inspectionConclusion", "PROPOSE_FILING");
  }

  @Test
  void should_refuseTheAssignment_when_aCertificateHasExpired() {
    Walk walk = start(investigated());

    refused(
        walk,
        "assignOfficers",
        Map.of("leadOfficer", "officer3", "assistingOfficer", "officer2"),
        "郑立冬",
        "LJ-0103",
        "2024-06-30",
        "行政处罚法第四十二条");
    refused(
        walk,
        "assignOfficers",
        Map.of("leadOfficer", "officer1", "assistingOfficer", "officer3"),
        "郑立冬");
  }

  @Test
  void should_refuseTheAssignment_when_thereAreNotTwoOfficers() {
    Walk walk = start(investigated());

    refused(
        walk,
        "assignOfficers",
        Map.of("leadOfficer", "officer1", "assistingOfficer", "officer1"),
        "不得少于两人");
    refused(
        walk,
        "assignOfficers",
        Map.of("leadOfficer", "yunxi-officer1", "assistingOfficer", "officer1"),
        "主办执法人员",
        "可选项");
  }

  @Test
  void should_refuseTheRecord_when_noCertificateWasShown() {
    Walk walk = start(investigated());
    walk.complete("assignOfficers");

    refused(walk, "recordInspection", Map.of("certificateShown", false), "出示执法证件", "必填");
  }

  @Test
  void should_recordTheSamples_when_samplesWereTaken() {
    Walk walk = start(investigated()).stating("sampled", true);

    walk.stating("inspectionConclusion", "NO_VIOLATION").toTheEnd();

    assertThat(generated(walk)).containsExactlyInAnyOrder("inspection-record", "sampling-record");
    assertThat(facts(walk)).containsKey("samples");
  }

  @Test
  void should_orderCorrectionAndCheckIt_when_correctionIsEnough() {
    Walk walk = start(investigated()).stating("inspectionConclusion", "CORRECTION_ORDER");
    walk.until("reviewCorrectionOrder");

    walk.complete("reviewCorrectionOrder", Map.of("correctionUnitDecision", "RETURN"));
    walk.complete("draftCorrectionOrder");
    walk.complete("reviewCorrectionOrder", Map.of("correctionUnitDecision", "APPROVE"));
    walk.complete("approveCorrectionOrder", Map.of("correctionAgencyDecision", "RETURN"));
    assertInstance(walk).isWaitingAtExactly("draftCorrectionOrder");
    assertThat(generated(walk)).doesNotContain("correction-order");
    walk.complete("draftCorrectionOrder");
    walk.complete("reviewCorrectionOrder", Map.of("correctionUnitDecision", "APPROVE"));
    walk.complete("approveCorrectionOrder", Map.of("correctionAgencyDecision", "APPROVE"));
    walk.until("recheckCorrection");

    assertThat(generated(walk)).contains("correction-order", "delivery-receipt");
    assertThat(due(walk, "recheckCorrection"))
        .isEqualTo(clock(walk, "correction-recheck").due().lastMoment());
    walk.expire("recheckOverdue");
    assertThat(mailed(walk)).contains("correction-recheck-overdue>unithead1");
    walk.complete("recheckCorrection", Map.of("recheckResult", "CORRECTED"));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "correction-recheck")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_serveInThreeWorkingDays_when_theOrderIsSentBackMeanwhile() {
    Walk walk = start(investigated()).stating("inspectionConclusion", "CORRECTION_ORDER");
    walk.until("collectEvidence");
    LocalDate inspected =
        LocalDateTime.parse(facts(walk).get("inspectionEndedAt").toString()).toLocalDate();
    daysPass(1);
    walk.until("draftCorrectionOrder");
    Due due = clock(walk, TERM).due();
    assertThat(due.date())
        .isEqualTo(
            clocks
                .previewDue(TERM, "lanjiang", inspected.atStartOfDay(Due.ZONE).toInstant())
                .due()
                .date());
    assertThat(due(walk, "draftCorrectionOrder")).isEqualTo(due.lastMoment());

    walk.complete("draftCorrectionOrder");
    daysPass(1);
    walk.complete("reviewCorrectionOrder", Map.of("correctionUnitDecision", "RETURN"));
    assertThat(due(walk, "draftCorrectionOrder")).isEqualTo(due.lastMoment());
    walk.complete("draftCorrectionOrder");
    walk.complete("reviewCorrectionOrder", Map.of("correctionUnitDecision", "APPROVE"));
    assertThat(due(walk, "approveCorrectionOrder")).isEqualTo(due.lastMoment());
    walk.complete("approveCorrectionOrder", Map.of("correctionAgencyDecision", "APPROVE"));
    assertThat(clockState(walk, TERM)).isEqualTo(ClockState.RUNNING);
    walk.until("recheckCorrection");
    assertThat(clockState(walk, TERM)).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_countFromTheMonitoringReport_when_thereIsOne() {
    LocalDate reported = today().plusDays(5);
    Walk walk =
        start(investigated(Map.of("monitoringReportDate", reported.toString())))
            .stating("inspectionConclusion", "CORRECTION_ORDER")
            .until("draftCorrectionOrder");

    assertThat(LocalDate.ofInstant(clock(walk, TERM).startedAt(), Due.ZONE)).isEqualTo(reported);
  }

  @Test
  void should_orderCorrectionWithoutRecheck_when_filingIsProposedToo() {
    Walk walk = start(investigated()).stating("correctionOrdered", true);

    walk.toTheEnd();

    assertInstance(walk).hasNotPassed("recheckCorrection").isEnded();
    assertThat(generated(walk)).contains("inspection-record", "correction-order");
    assertThat(clocks.find(ClockName.of(walk.caseId(), "correction-recheck"))).isEmpty();
  }

  @Test
  void should_end_when_theViolationWasCorrectedOnTheSpot() {
    Walk walk = start(investigated()).stating("inspectionConclusion", "CORRECTED_ON_SPOT");

    walk.toTheEnd();

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsKey("correctedOnSpotNote");
    assertThat(generated(walk)).containsExactly("inspection-record");
  }
}
