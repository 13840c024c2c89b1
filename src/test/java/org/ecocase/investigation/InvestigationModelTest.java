package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.flow.Stage;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class InvestigationModelTest extends ModelTest {

  private static final String OUTCOME = "investigationOutcome";

  InvestigationModelTest() {
    super("investigation");
  }

  @Test
  void should_report_when_theInvestigationIsDone() {
    Walk walk = started();

    walk.complete("investigateCase", Map.of(OUTCOME, "COMPLETE"));
    weigh(walk);
    assertThat(generated(walk)).contains("discretion-sheet");
    walk.complete("writeReport");
    assertThat(walk.task("cosignReport").users()).containsExactly("officer2");
    walk.complete("cosignReport", Map.of("reportCosignDecision", "RETURN"));
    walk.complete("writeReport");
    walk.complete("cosignReport", Map.of("reportCosignDecision", "APPROVE"));
    walk.complete("reviewReport", Map.of("reportUnitDecision", "RETURN"));
    assertThat(generated(walk)).doesNotContain("investigation-report");
    walk.complete("writeReport");
    walk.complete("cosignReport", Map.of("reportCosignDecision", "APPROVE"));
    walk.complete("reviewReport", Map.of("reportUnitDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).contains("investigation-report");
  }

  @Test
  void should_weighAgain_when_theReportIsReturnedForIt() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(OUTCOME, "COMPLETE"));
    weigh(walk);

    walk.complete("writeReport");
    walk.complete("cosignReport", Map.of("reportCosignDecision", "RETURN_DISCRETION"));
    weigh(walk);
    walk.complete("writeReport");
    walk.complete("cosignReport", Map.of("reportCosignDecision", "APPROVE"));
    walk.complete("reviewReport", Map.of("reportUnitDecision", "RETURN_DISCRETION"));
    weigh(walk);

    assertInstance(walk).isWaitingAtExactly("writeReport");
    assertThat(facts(walk)).containsEntry("fineAmount", 2_000_000L);
  }

  @Test
  void should_weighNothing_when_noFineIsIntended() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(OUTCOME, "COMPLETE"));

    walk.complete("chooseStandard", Map.of("discretionHandling", "NO_FINE"));

    assertInstance(walk).isWaitingAtExactly("writeReport");
    assertThat(facts(walk)).doesNotContainKey("fineAmount");
    assertThat(generated(walk)).doesNotContain("discretion-sheet");
  }

  @Test
  void should_sumUp_when_noOtherViolationIsLeft() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(OUTCOME, "COMPLETE"));
    refused(walk, "chooseStandard", Map.of("discretionHandling", "NO_MORE"), "还没有确认的裁量");
    walk.complete("chooseStandard").complete("assessDiscretion");
    walk.complete("confirmDiscretion", Map.of("discretionConfirmed", "ANOTHER"));
    refused(walk, "chooseStandard", Map.of("discretionHandling", "NO_FINE"), "没有其他违法行为需要裁量");

    walk.complete("chooseStandard", Map.of("discretionHandling", "NO_MORE"));

    assertInstance(walk).isWaitingAtExactly("writeReport");
    assertThat(generated(walk)).contains("discretion-sheet");
    assertThat(facts(walk)).containsEntry("fineAmount", 2_000_000L);
  }

  @Test
  void should_goOn_when_theHeadRefusesTermination() {
    Walk walk = started();

    walk.complete("investigateCase", Map.of(OUTCOME, "TERMINATE"));
    walk.complete("approveTermination", Map.of("terminationDecision", "REFUSE"));

    assertInstance(walk).isWaitingAtExactly("investigateCase");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isZero();
  }

  @Test
  void should_endWithoutReport_when_theInvestigationIsTerminated() {
    Walk walk = started();

    walk.complete("investigateCase", Map.of(OUTCOME, "TERMINATE"));
    walk.complete("approveTermination", Map.of("terminationDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).containsExactly("termination-approval");
  }

  @Test
  void should_refuseToComplete_when_somethingIsAwaited() {
    Walk walk = started();
    caseFiles.moveTo(walk.caseId(), new Stage("INVESTIGATION", "调查取证", false));
    begun("officer2", walk.caseId(), "sampling").complete("recordSampling");
    begun("officer1", walk.caseId(), "investigation-suspension").complete("requestSuspension");
    walk.complete("approveSuspension", Map.of("suspensionDecision", "APPROVE"));

    refused(walk, "investigateCase", Map.of(OUTCOME, "COMPLETE"), "监测", "中止调查", "生态环境行政处罚办法第三十五条");
    walk.complete("recordMeasurement", Map.of("measurementOutcome", "REPORTED"));
    refused(walk, "investigateCase", Map.of(OUTCOME, "COMPLETE"), "“中止调查”尚未办结");
    walk.complete("resumeInvestigation").complete("investigateCase", Map.of(OUTCOME, "COMPLETE"));
    walk.complete("chooseStandard", Map.of("discretionHandling", "NO_FINE"));
    begun("officer1", walk.caseId(), "appraisal").complete("commissionAppraisal");
    refused(walk, "writeReport", Map.of(), "“检测鉴定评估”尚未办结", "第三十七条");
    walk.complete("recordAppraisal").complete("writeReport");

    assertThat(walk.open()).containsExactly("cosignReport");
  }

  @Test
  void should_refuseToComplete_when_theEvidenceIsNotThere() {
    Walk walk = started();

    refused(
        walk,
        "investigateCase",
        Map.of(OUTCOME, "COMPLETE", "evidenceComplete", false),
        "证据",
        "必填");
  }

  private static void weigh(Walk walk) {
    walk.complete("chooseStandard").complete("assessDiscretion").complete("confirmDiscretion");
  }

  private Walk started() {
    UUID id = investigated();
    clockRuns(id, "case-decision");
    Walk walk = start(id);
    assertInstance(walk).isWaitingAtExactly("investigateCase");
    return walk;
  }
}
