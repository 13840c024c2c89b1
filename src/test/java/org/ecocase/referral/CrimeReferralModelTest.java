package org.ecocase.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Due;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class CrimeReferralModelTest extends ModelTest {

  private static final String POLICE = "police-decision";

  CrimeReferralModelTest() {
    super("crime-referral");
  }

  @Test
  void should_handOver_when_theHeadApproves() {
    Walk walk = start(investigated());

    walk.complete("writeReferralReport");
    assertThat(due(walk, "approveReferral"))
        .isEqualTo(clock(walk, "crime-report-decision").due().lastMoment());
    walk.complete("approveReferral", Map.of("referralDecision", "APPROVE"));
    assertThat(generated(walk)).containsExactly("crime-referral-letter");
    assertThat(clockState(walk, "crime-transfer")).isEqualTo(ClockState.RUNNING);
    assertThat(due(walk, "handOverCase"))
        .isEqualTo(clock(walk, "crime-transfer").due().lastMoment());
    walk.complete("handOverCase");
    walk.expire("policeOverdue");
    assertThat(mailed(walk)).contains("police-reply-overdue>officer1");
    walk.complete("registerPoliceReply", Map.of("policeDecision", "FILED"));
    assertThat(clockState(walk, "police-decision")).isEqualTo(ClockState.STOPPED);

    assertThat(due(walk, "handOverGoods"))
        .isEqualTo(clock(walk, "goods-handover").due().lastMoment());
    refused(
        walk,
        "handOverGoods",
        Map.of("goodsOutcome", "HANDED_OVER", "goodsList", ""),
        "移交物品和材料清单",
        "必填");
    walk.complete("handOverGoods", Map.of("goodsOutcome", "HANDED_OVER", "goodsList", "水泵一台"));
    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("goodsList", "水泵一台");
    assertThat(clockState(walk, "goods-handover")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_thePoliceAnswerByMessage() {
    Walk walk = start(investigated()).until("registerPoliceReply");

    message(
        walk,
        "police-reply",
        Map.of("policeDecision", "FILED", "policeDecisionDate", today().toString()));

    withoutGoods(walk);
    assertThat(facts(walk)).containsEntry("policeDecision", "FILED");
    assertThat(journalled(walk)).contains("MESSAGE_RECEIVED");
  }

  @Test
  void should_end_when_theRefusalOfThePoliceIsAccepted() {
    Walk walk = refusedByThePolice();
    assertThat(due(walk, "proposeRemedy"))
        .isEqualTo(clock(walk, "police-refusal-review").due().lastMoment());
    walk.complete("proposeRemedy", Map.of("policeRemedyChoice", "ACCEPT"));
    walk.complete("approveRemedy", Map.of("policeRemedyDecision", "RETURN"));
    walk.complete("proposeRemedy", Map.of("policeRemedyChoice", "ACCEPT"));
    walk.complete("approveRemedy", Map.of("policeRemedyDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "police-refusal-review")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_end_when_thePoliceFileOnReview() {
    Walk walk = refusedByThePolice();
    walk.complete("proposeRemedy", Map.of("policeRemedyChoice", "REVIEW"));
    walk.complete("approveRemedy", Map.of("policeRemedyDecision", "APPROVE"));
    assertThat(generated(walk)).contains("police-review-application");
    assertThat(clockState(walk, "police-review-decision")).isEqualTo(ClockState.RUNNING);

    walk.complete("registerPoliceReview", Map.of("policeDecision", "FILED"));

    withoutGoods(walk);
    assertThat(facts(walk)).containsEntry("policeDecision", "FILED");
  }

  @Test
  void should_askTheProcuratorate_when_thePoliceRefuseAgain() {
    Walk walk = refusedByThePolice();
    walk.complete("proposeRemedy", Map.of("policeRemedyChoice", "REVIEW"));
    walk.complete("approveRemedy", Map.of("policeRemedyDecision", "APPROVE"));
    walk.complete("registerPoliceReview", Map.of("policeDecision", "NOT_FILED"));

    refused(walk, "proposeRemedy", Map.of("policeRemedyChoice", "REVIEW"), "已经复议", "第九条");
    walk.complete("proposeRemedy", Map.of("policeRemedyChoice", "SUPERVISION"));
    walk.complete("approveRemedy", Map.of("policeRemedyDecision", "APPROVE"));
    assertThat(generated(walk)).contains("supervision-proposal");
    walk.complete("registerSupervisionReply", Map.of("policeDecision", "FILED"));

    withoutGoods(walk);
    assertThat(facts(walk)).containsEntry("policeDecision", "FILED");
  }

  @Test
  void should_end_when_theProcuratorateSupportsThePolice() {
    Walk walk = refusedByThePolice();
    walk.complete("proposeRemedy", Map.of("policeRemedyChoice", "SUPERVISION"));
    walk.complete("approveRemedy", Map.of("policeRemedyDecision", "APPROVE"));

    walk.complete("registerSupervisionReply", Map.of("policeDecision", "NOT_FILED"));

    assertInstance(walk).isEnded();
  }

  @Test
  void should_leaveOutTheDaysWithThePolice_when_theCaseWasHandedOver() {
    UUID id = investigated();
    clockRuns(id, "case-decision");
    Walk walk = start(id);
    daysPass(1);
    walk.until("handOverCase");
    LocalDate first = today();
    daysPass(1);
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    walk.complete("handOverCase", Map.of("handOverAt", first + "T16:00"));
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    daysPass(30);
    walk.complete(
        "registerPoliceReply",
        Map.of("policeDecision", "RETURNED", "policeDecisionDate", first.plusDays(20).toString()));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isEqualTo(20);
  }

  @Test
  void should_waitLonger_when_thePoliceExtendTheirReview() {
    Walk walk = start(investigated()).until("registerPoliceReply");
    LocalDate start = LocalDate.ofInstant(clock(walk, POLICE).startedAt(), Due.ZONE);

    walk.complete("registerPoliceReply", Map.of("policeDecision", "EXTENDED"));
    assertInstance(walk).isWaitingAtExactly("registerPoliceReply");
    assertThat(clock(walk, POLICE).due().date()).isAfterOrEqualTo(start.plusDays(7));
    assertThat(due(walk, "registerPoliceReply")).isEqualTo(clock(walk, POLICE).due().lastMoment());
    walk.complete("registerPoliceReply", Map.of("policeDecision", "EXTENDED"));
    assertThat(clock(walk, POLICE).due().date()).isAfterOrEqualTo(start.plusDays(30));
    refused(walk, "registerPoliceReply", Map.of("policeDecision", "EXTENDED"), "最多延长2次");
    walk.expire("policeOverdue");
    assertThat(today()).isAfter(start.plusDays(30));
    assertThat(mailed(walk)).contains("police-reply-overdue>officer1");
    walk.complete("registerPoliceReply", Map.of("policeDecision", "RETURNED"));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, POLICE)).isEqualTo(ClockState.STOPPED);
  }

  private void withoutGoods(Walk walk) {
    assertInstance(walk).isWaitingAtExactly("handOverGoods");
    walk.complete("handOverGoods", Map.of("goodsOutcome", "NONE"));
    assertInstance(walk).isEnded();
    assertThat(facts(walk)).doesNotContainKey("goodsList");
  }

  private Walk refusedByThePolice() {
    Walk walk = start(investigated()).until("registerPoliceReply");
    return walk.complete("registerPoliceReply", Map.of("policeDecision", "NOT_FILED"));
  }

  @Test
  void should_end_when_theHeadRefuses() {
    Walk walk = start(investigated());
    walk.complete("writeReferralReport");

    walk.complete("approveReferral", Map.of("referralDecision", "REFUSE"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).isEmpty();
    assertThat(clockState(walk, "crime-report-decision")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuseTheReport_when_theMaterialsAreNotListed() {
    Walk walk = start(investigated());

    refused(walk, "writeReferralReport", Map.of("crimeMaterials", ""), "移送材料清单", "必填");
  }
}
