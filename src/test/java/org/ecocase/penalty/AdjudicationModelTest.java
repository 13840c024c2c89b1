package org.ecocase.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class AdjudicationModelTest extends ModelTest {

  AdjudicationModelTest() {
    super("adjudication");
  }

  @Test
  void should_penalise_when_theHeadDecidesSo() {
    Walk walk = started();
    assertThat(stage(walk)).isEqualTo("INVESTIGATION");
    walk.until("reviewCase");
    assertThat(stage(walk)).isEqualTo("REVIEW");
    walk.complete("reviewCase", Map.of("reviewConclusion", "RETURN", "reviewOpinion", "证据不足"));
    assertThat(walk.open()).containsExactly("investigateCase");
    walk.until("reviewCase").complete("reviewCase", Map.of("reviewConclusion", "APPROVE"));
    walk.stating("pleaOutcome", "WAIVED").until("makeDecision");
    assertThat(stage(walk)).isEqualTo("DECISION");
    assertThat(due(walk, "makeDecision"))
        .isEqualTo(clock(walk, "case-decision").due().lastMoment());

    walk.complete("makeDecision", Map.of("decisionKind", "PENALTY"));

    over(walk, "penalty-decision");
    assertThat(generated(walk)).contains("review-opinion", "penalty-notice");
    assertThat(facts(walk))
        .containsEntry("hearingRight", false)
        .containsEntry("legalReviewRequired", false)
        .containsEntry("collectiveDiscussionRequired", false);
    assertThat(journalled(walk)).contains("DECISION_TABLE");
  }

  @Test
  void should_refuseTheDecision_when_aRuleForbidsIt() {
    Walk walk = started().stating("pleaOutcome", "STATEMENT").until("makeDecision");
    Map<String, Object> penalty = Map.of("decisionKind", "PENALTY");

    refused(walk, "makeDecision", with(penalty, "fineAmount", "20000.01"), "更重的处罚");
    refused(walk, "makeDecision", with(penalty, "fineAmount", "200000.01"), "高于法定上限");
    refused(walk, "makeDecision", with(penalty, "fineAmount", "100.00"), "低于法定下限", "第三十二条");

    caseFiles.record(walk.caseId(), "", Map.of("caseComplex", true));
    refused(walk, "makeDecision", penalty, "法制审核", "行政处罚法第五十八条", "集体讨论", "第五十七条");
    caseFiles.record(walk.caseId(), "", Map.of("caseComplex", false));

    Object before = facts(walk).get("violationDate");
    caseFiles.record(walk.caseId(), "", Map.of("violationDate", today().minusYears(6).toString()));
    refused(walk, "makeDecision", penalty, "已超过追责期限");
    caseFiles.record(walk.caseId(), "", Map.of("violationDate", before));

    forget(walk, "", "pleaOutcome");
    refused(walk, "makeDecision", penalty, "陈述申辩期限至", "届满前不得作出处罚决定");
    daysPass(15);
    walk.complete("makeDecision", penalty);
    over(walk, "penalty-decision");
  }

  @Test
  void should_refuseTheDecision_when_theHeadInvestigated() {
    Walk walk = started().stating("pleaOutcome", "WAIVED").until("makeDecision");
    caseFiles.record(walk.caseId(), "", Map.of("assistingOfficer", "agencyhead1"));

    refused(walk, "makeDecision", Map.of("decisionKind", "PENALTY"), "不得办理此事项");
  }

  @Test
  void should_decideWithoutNotice_when_noPenaltyIsProposed() {
    Walk walk = started().stating("proposedHandling", "NO_PENALTY").until("makeDecision");
    assertThat(walk.path()).doesNotContain("draftNotice");

    walk.complete(
        "makeDecision",
        Map.of(
            "decisionKind", "NO_PENALTY",
            "noPenaltyReason", "FIRST_MINOR",
            "noPenaltyExplanation", "初次违法且及时改正"));

    over(walk, "no-penalty-decision");
  }

  @Test
  void should_end_when_theInvestigationIsTerminated() {
    Walk walk = started().stating("investigationOutcome", "TERMINATE").toTheEnd();

    over(walk, "termination-approval");
    assertThat(facts(walk)).containsEntry("terminationDecision", "APPROVE");
  }

  @Test
  void should_endWithTheReferral_when_thePoliceFileTheCase() {
    Walk walk = started().stating("crimeSuspected", true).until("registerPoliceReply");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);

    walk.complete("registerPoliceReply", Map.of("policeDecision", "FILED"));
    walk.complete("handOverGoods");

    over(walk, "crime-referral-letter");
    assertThat(generated(walk)).doesNotContain("penalty-notice");
  }

  @Test
  void should_goOn_when_thePoliceDoNotFileTheCase() {
    Walk walk = started().stating("crimeSuspected", true).until("registerPoliceReply");

    walk.complete("registerPoliceReply", Map.of("policeDecision", "NOT_FILED"));
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    walk.complete("proposeRemedy", Map.of("policeRemedyChoice", "ACCEPT"));
    walk.complete("approveRemedy", Map.of("policeRemedyDecision", "APPROVE"));

    assertThat(walk.open()).containsExactly("draftNotice");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void should_transferAfterAll_when_theHeadDecidesSo() {
    Walk walk = started().stating("pleaOutcome", "WAIVED").until("makeDecision");
    walk.complete("makeDecision", Map.of("decisionKind", "TRANSFER"));
    walk.until("registerPoliceReply");
    walk.complete("registerPoliceReply", Map.of("policeDecision", "RETURNED"));
    assertInstance(walk).isWaitingAtExactly("makeDecision");
    walk.complete("makeDecision", Map.of("decisionKind", "TRANSFER"));
    walk.until("registerPoliceReply");
    walk.complete("registerPoliceReply", Map.of("policeDecision", "FILED"));
    walk.complete("handOverGoods");

    over(walk, "crime-referral-letter");
  }

  @Test
  void should_tellAgainAndInvestigateAgain_when_thePenaltyChangesAndTheHeadReturnsTheCase() {
    Walk walk = started().stating("pleaOutcome", "STATEMENT").until("recheckPlea");

    walk.complete("recheckPlea", Map.of("fineAmount", "30000.00", "renotifyRequired", true));
    assertThat(walk.open()).containsExactly("draftNotice");
    walk.stating("fineAmount", "30000.00").until("recheckPlea");
    walk.complete("recheckPlea", Map.of("fineAmount", "30000.00", "renotifyRequired", false));
    assertInstance(walk).isWaitingAtExactly("makeDecision");
    walk.complete("makeDecision", Map.of("decisionKind", "RETURN"));

    assertThat(walk.open()).containsExactly("investigateCase");
    assertThat(generated(walk)).doesNotContain("penalty-decision");
    walk.until("draftNotice");
    refused(walk, "draftNotice", Map.of("fineAmount", "200000.01"), "高于法定上限");
  }

  @Test
  void should_hearReviewAndDiscuss_when_theFineIsLarge() {
    Walk walk =
        started()
            .stating("fineAmount", "600000.00")
            .stating("statutoryFineMax", "1000000.00")
            .stating("pleaOutcome", "WAIVED")
            .until("registerPleaOrHearing");
    assertThat(facts(walk)).containsEntry("hearingRight", true);
    walk.complete(
        "registerPleaOrHearing",
        Map.of("hearingRequested", true, "hearingRequestDate", today().toString()));
    walk.complete("examineHearingRequest");
    walk.complete("arrangeHearing", Map.of("hearingAt", today().plusDays(20) + "T09:00"));
    walk.until("recordHearing");
    daysPass(20);
    walk.complete("recordHearing", Map.of("hearingOutcome", "HELD")).complete("writeHearingReport");
    assertInstance(walk).isWaitingAtExactly("reviewLegality");
    walk.complete("reviewLegality", Map.of("legalReviewConclusion", "AGREE"));
    walk.until("confirmDiscussion").complete("confirmDiscussion");
    walk.complete("makeDecision", Map.of("decisionKind", "PENALTY"));

    over(walk, "penalty-decision");
    assertThat(generated(walk))
        .contains("hearing-record", "legal-review-opinion", "collective-discussion-record");
    assertThat(facts(walk)).containsEntry("legalReviewReason", "直接关系当事人重大权益，经过听证程序");
  }

  @Test
  void should_investigateAgain_when_legalReviewOrTheDiscussionSendsTheCaseBack() {
    Walk walk =
        started()
            .stating("caseComplex", true)
            .stating("pleaOutcome", "WAIVED")
            .until("reviewLegality");

    walk.complete("reviewLegality", Map.of("legalReviewConclusion", "DISAGREE"));
    assertThat(walk.open()).containsExactly("investigateCase");
    walk.until("reviewLegality")
        .complete("reviewLegality", Map.of("legalReviewConclusion", "AGREE"));
    walk.until("recordDiscussion");
    walk.complete("recordDiscussion", Map.of("discussionConclusion", "RETURN"));
    walk.complete("confirmDiscussion", Map.of("discussionSignDecision", "APPROVE"));

    assertThat(walk.open()).containsExactly("investigateCase");
  }

  @Test
  void should_giveThirtyDaysTwice_when_theHeadsExtendThePeriod() {
    Walk walk = started();
    LocalDate first = clock(walk, "case-decision").due().date();

    walk.expire("decisionPeriodExpiring");
    walk.complete("requestExtension");
    walk.complete("approveExtension", Map.of("extensionDecision", "APPROVE"));
    LocalDate second = clock(walk, "case-decision").due().date();
    assertThat(second).isBetween(first.plusDays(20), first.plusDays(40));
    assertThat(due(walk, "investigateCase"))
        .isEqualTo(clock(walk, "case-decision").due().lastMoment());
    walk.expire("extendedPeriodExpiring");
    walk.complete("requestSecondExtension");
    walk.complete("prepareDiscussion");
    walk.complete("recordDiscussion", Map.of("discussionConclusion", "AGREE"));
    walk.complete("confirmDiscussion", Map.of("discussionSignDecision", "APPROVE"));

    LocalDate third = clock(walk, "case-decision").due().date();
    assertThat(third).isBetween(second.plusDays(20), second.plusDays(40));
    assertThat(walk.open()).containsExactly("investigateCase");
  }

  @Test
  void should_keepTheDay_when_anExtensionIsRefused() {
    Walk walk = started();
    LocalDate first = clock(walk, "case-decision").due().date();

    walk.expire("decisionPeriodExpiring");
    walk.complete("requestExtension");
    walk.complete("approveExtension", Map.of("extensionDecision", "REFUSE"));

    assertThat(walk.open()).containsExactly("investigateCase");
    assertThat(clock(walk, "case-decision").due().date()).isEqualTo(first);
  }

  @Test
  void should_keepTheSecondDay_when_theHeadsTogetherRefuse() {
    Walk walk = started();
    walk.expire("decisionPeriodExpiring");
    walk.complete("requestExtension");
    walk.complete("approveExtension", Map.of("extensionDecision", "APPROVE"));
    LocalDate second = clock(walk, "case-decision").due().date();
    walk.expire("extendedPeriodExpiring");
    walk.complete("requestSecondExtension");
    walk.complete("prepareDiscussion");
    walk.complete("recordDiscussion", Map.of("discussionConclusion", "RETURN"));
    walk.complete("confirmDiscussion", Map.of("discussionSignDecision", "APPROVE"));

    assertThat(clock(walk, "case-decision").due().date()).isEqualTo(second);
    assertThat(walk.open()).containsExactly("investigateCase");
  }

  private static Map<String, Object> with(Map<String, Object> more, String key, Object value) {
    Map<String, Object> all = new HashMap<>(more);
    all.put(key, value);
    return all;
  }

  private void forget(Walk walk, String scope, String fact) {
    Map<String, Object> none = new HashMap<>();
    none.put(fact, null);
    caseFiles.record(walk.caseId(), scope, none);
  }

  private void over(Walk walk, String... templates) {
    assertInstance(walk).isEnded();
    assertThat(walk.open()).isEmpty();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.STOPPED);
    assertThat(generated(walk)).contains(templates);
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }

  private Walk started() {
    UUID id = investigated(Map.of("penaltyKinds", List.of("FINE")));
    clockRuns(id, "case-decision");
    return start(id);
  }
}
