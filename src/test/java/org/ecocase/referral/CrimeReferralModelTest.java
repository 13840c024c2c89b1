package org.ecocase.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class CrimeReferralModelTest extends ModelTest {

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
    assertThat(due(walk, "handOverCase")).isEqualTo(clock(walk, "crime-transfer").due().lastMoment());
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
    assertThat(walk.running()).isFalse();
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

    assertThat(walk.running()).isFalse();
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

    assertThat(walk.running()).isFalse();
  }

  private void withoutGoods(Walk walk) {
    assertThat(walk.open()).containsExactly("handOverGoods");
    walk.complete("handOverGoods", Map.of("goodsOutcome", "NONE"));
    assertThat(walk.running()).isFalse();
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

    assertThat(walk.running()).isFalse();
    assertThat(generated(walk)).isEmpty();
    assertThat(clockState(walk, "crime-report-decision")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuseTheReport_when_theMaterialsAreNotListed() {
    Walk walk = start(investigated());

    refused(walk, "writeReferralReport", Map.of("crimeMaterials", ""), "移送材料清单", "必填");
  }
}
