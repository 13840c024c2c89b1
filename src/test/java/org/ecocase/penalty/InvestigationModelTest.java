package org.ecocase.penalty;

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

class InvestigationModelTest extends ModelTest {

  private static final String STEP = "investigationStep";

  InvestigationModelTest() {
    super("investigation");
  }

  @Test
  void should_reportAfterEveryKindOfWork_when_theInvestigationIsDone() {
    Walk walk = started();

    walk.complete("investigateCase", Map.of(STEP, "INQUIRY")).complete("recordInquiry");
    walk.complete("investigateCase", Map.of(STEP, "SAMPLING")).complete("recordSampling");
    assertInstance(walk).isWaitingAtExactly("recordMeasurement");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    walk.complete("recordMeasurement", Map.of("measuredValue", "120.5", "limitValue", "30"));
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    walk.complete("investigateCase", Map.of(STEP, "MEASUREMENT")).complete("recordMeasurement");
    walk.complete("investigateCase", Map.of(STEP, "COMPLETE"));
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
    assertThat(generated(walk))
        .contains("inquiry-record", "sampling-record", "investigation-report");
  }

  @Test
  void should_goOnInvestigating_when_evidenceIsRegistered() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(STEP, "REGISTRATION"));
    walk.complete(
        "registerEvidence",
        Map.of("registrationDate", today().toString(), "registrationEmergency", false));
    assertThat(walk.open()).containsExactlyInAnyOrder("investigateCase", "approveRegistration");

    walk.complete("investigateCase", Map.of(STEP, "REGISTRATION"));
    refused(walk, "registerEvidence", Map.of(), "尚未处理", "行政处罚法第五十六条");
    walk.complete("approveRegistration", Map.of("registrationDecision", "REFUSE"));
    walk.complete("registerEvidence", Map.of("registrationEmergency", false));

    assertThat(walk.open()).containsExactlyInAnyOrder("investigateCase", "approveRegistration");
    walk.complete("approveRegistration", Map.of("registrationDecision", "REFUSE"));
    assertInstance(walk).isWaitingAtExactly("investigateCase");
  }

  @Test
  void should_refuseTheRegistration_when_itsMomentsDiffer() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(STEP, "REGISTRATION"));

    refused(
        walk,
        "registerEvidence",
        Map.of(
            "registrationEmergency",
            true,
            "registrationDate",
            today().toString(),
            "registrationStartedAt",
            today().minusDays(1) + "T15:00"),
        "当场登记保存的日期",
        "生态环境行政处罚办法第三十二条");
    refused(
        walk,
        "registerEvidence",
        Map.of(
            "registrationEmergency",
            true,
            "registrationDate",
            today().plusDays(1).toString(),
            "registrationStartedAt",
            today().plusDays(1) + "T15:00"),
        "晚于今日");
  }

  @Test
  void should_weighAgain_when_theReportIsReturnedForIt() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(STEP, "COMPLETE"));
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
    walk.complete("investigateCase", Map.of(STEP, "COMPLETE"));

    walk.complete("chooseStandard", Map.of("discretionHandling", "NO_FINE"));

    assertInstance(walk).isWaitingAtExactly("writeReport");
    assertThat(facts(walk)).doesNotContainKey("fineAmount");
    assertThat(generated(walk)).doesNotContain("discretion-sheet");
  }

  @Test
  void should_sumUp_when_noOtherViolationIsLeft() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(STEP, "COMPLETE"));
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
  void should_leaveTheTimeOut_when_theInvestigationIsSuspended() {
    Walk walk = started();

    walk.complete("investigateCase", Map.of(STEP, "SUSPEND", "suspensionNote", "等待法院判决"));
    walk.complete("approveSuspension", Map.of("suspensionDecision", "APPROVE"));
    assertThat(last(walk).note()).isEqualTo("等待法院判决");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    assertInstance(walk).isWaitingAtExactly("resumeInvestigation");
    daysPass(20);
    walk.complete("resumeInvestigation");

    assertInstance(walk).isWaitingAtExactly("investigateCase");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isBetween(19L, 21L);
    assertThat(due(walk, "investigateCase"))
        .isEqualTo(clock(walk, "case-decision").due().lastMoment());
  }

  @Test
  void should_goOn_when_theHeadRefusesSuspensionOrTermination() {
    Walk walk = started();

    walk.complete("investigateCase", Map.of(STEP, "SUSPEND"));
    walk.complete("approveSuspension", Map.of("suspensionDecision", "REFUSE"));
    walk.complete("investigateCase", Map.of(STEP, "TERMINATE"));
    walk.complete("approveTermination", Map.of("terminationDecision", "REFUSE"));

    assertInstance(walk).isWaitingAtExactly("investigateCase");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isZero();
  }

  @Test
  void should_endWithoutReport_when_theInvestigationIsTerminated() {
    Walk walk = started();

    walk.complete("investigateCase", Map.of(STEP, "TERMINATE"));
    walk.complete("approveTermination", Map.of("terminationDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).containsExactly("termination-approval");
  }

  @Test
  void should_standStill_when_anExpertIsAsked() {
    Walk walk = started();
    desk.setTime(clock.instant().plus(Duration.ofDays(1)));
    walk.complete("investigateCase", Map.of(STEP, "APPRAISAL"));
    walk.complete("commissionAppraisal", Map.of("appraisalKind", "ASSESSMENT"));
    assertInstance(walk).isWaitingAtExactly("recordAppraisal");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    LocalDate before = clock(walk, "case-decision").due().date();
    desk.setTime(clock.instant().plus(Duration.ofDays(30)));

    refused(walk, "recordAppraisal", Map.of("appraisalTold", false), "告知当事人");
    walk.complete("recordAppraisal");

    assertInstance(walk).isWaitingAtExactly("investigateCase");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isEqualTo(30);
    assertThat(clock(walk, "case-decision").due().date()).isAfter(before);
  }

  @Test
  void should_leaveOutTheDaysOfTheAppraisal_when_theyWereEnteredLater() {
    Walk walk = started();
    LocalDate first = today();
    daysPass(60);
    walk.complete("investigateCase", Map.of(STEP, "APPRAISAL"));
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
  void should_countFromTheFiling_when_theSampleWasTakenBefore() {
    UUID id = investigated(Map.of("sampledAt", today().minusDays(10) + "T09:00"));
    clockRuns(id, "case-decision");
    Walk walk = start(id);
    LocalDate first = today();
    daysPass(20);
    walk.complete("investigateCase", Map.of(STEP, "MEASUREMENT"));
    assertThat(last(walk).on()).isEqualTo(first);

    walk.complete(
        "recordMeasurement", Map.of("monitoringReportDate", first.plusDays(12).toString()));

    assertThat(clock(walk, "case-decision").suspended())
        .as("the day of the filing does not count anyway")
        .isEqualTo(11);
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
    walk.complete("investigateCase", Map.of(STEP, "APPRAISAL"));
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
    walk.complete("investigateCase", Map.of(STEP, "APPRAISAL"));
    walk.complete("commissionAppraisal");

    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(journalled(walk)).contains("CLOCK_EXPIRED");
    walk.complete("recordAppraisal");
    assertInstance(walk).isWaitingAtExactly("investigateCase");
  }

  private ClockEntry last(Walk walk) {
    List<ClockEntry> entries = clock(walk, "case-decision").entries();
    return entries.get(entries.size() - 1);
  }

  @Test
  void should_refuseTheInquiry_when_rightsWereNotTold() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(STEP, "INQUIRY"));

    refused(walk, "recordInquiry", Map.of("rightsTold", false), "申请回避", "必填");
  }

  @Test
  void should_refuseToComplete_when_theEvidenceIsNotThere() {
    Walk walk = started();

    refused(
        walk, "investigateCase", Map.of(STEP, "COMPLETE", "evidenceComplete", false), "证据", "必填");
  }

  @Test
  void should_refuseTheInquiry_when_anOfficerHasLostTheCertificate() {
    Walk walk = started();
    walk.complete("investigateCase", Map.of(STEP, "INQUIRY"));
    caseFiles.record(walk.caseId(), "", Map.of("assistingOfficer", "officer3"));

    refused(walk, "recordInquiry", Map.of(), "郑立冬", "行政处罚法第四十二条");
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
