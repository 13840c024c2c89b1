package org.ecocase.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.rule.Refusal;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DisclosureModelTest extends ModelTest {

  @Autowired Disclosures disclosures;

  DisclosureModelTest() {
    super("disclosure");
  }

  @Test
  void should_publish_when_theDraftIsRedactedAndApproved() {
    Walk walk = started();
    assertThat(clockState(walk, "disclosure")).isEqualTo(ClockState.RUNNING);

    walk.complete("draftDisclosure", draft()).complete("redactDisclosure");
    walk.complete("reviewDisclosure", Map.of("disclosureDecision", "RETURN"));
    assertInstance(walk).isWaitingAtExactly("redactDisclosure");
    assertThat(published(walk)).isNull();
    walk.complete("redactDisclosure");
    walk.complete("reviewDisclosure", Map.of("disclosureDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    Disclosure disclosure = published(walk);
    assertThat(disclosure.facts()).isEqualTo("颗粒物超标排放");
    assertThat(disclosure.party()).isEqualTo(facts(walk).get("partyName"));
    assertThat(disclosure.decidedOn()).isEqualTo(today().minusDays(2));
    assertThat(journalled(walk)).contains("DISCLOSED");
    assertThat(clockState(walk, "disclosure")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_publishNothing_when_theHeadAgreesNotTo() {
    Walk walk = started();

    walk.complete("draftDisclosure", Map.of("disclosureChoice", "NOT_DISCLOSE"));
    walk.complete("approveNonDisclosure", Map.of("disclosureDecision", "RETURN"));
    assertInstance(walk).isWaitingAtExactly("draftDisclosure");
    walk.complete("draftDisclosure", Map.of("disclosureChoice", "NOT_DISCLOSE"));
    walk.complete("approveNonDisclosure", Map.of("disclosureDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    assertThat(published(walk)).isNull();
    assertThat(clockState(walk, "disclosure")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuseToPublish_when_personalDataWouldBeSeen() {
    Walk walk = started();
    walk.complete("draftDisclosure", draft());
    walk.complete("redactDisclosure", Map.of("disclosureFacts", "法定代表人身份证号11010519491231002X"));

    refused(walk, "reviewDisclosure", Map.of("disclosureDecision", "APPROVE"), "身份证");
    assertThat(published(walk)).isNull();
  }

  @Test
  void should_refuseTheReview_when_theReviewerDrafted() {
    Walk walk = started();
    walk.complete("draftDisclosure", draft()).complete("redactDisclosure");
    jdbc.sql(
            "insert into act_ru_identitylink (id_, rev_, user_id_, type_, task_id_)"
                + " values (?, 1, 'disclosure1', 'candidate', ?)")
        .params(java.util.UUID.randomUUID().toString(), walk.task("reviewDisclosure").id())
        .update();

    assertThatThrownBy(() -> walk.complete("reviewDisclosure", "disclosure1", Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("“公开审核”不由您的岗位办理");
  }

  private static Map<String, Object> draft() {
    return Map.of(
        "disclosureChoice", "DISCLOSE",
        "disclosureTitle", "行政处罚决定公开",
        "disclosureFacts", "颗粒物超标排放",
        "disclosureResult", "罚款20000元");
  }

  private Disclosure published(Walk walk) {
    return disclosures.published(200, 0).stream()
        .filter(disclosure -> disclosure.caseId().equals(walk.caseId()))
        .findFirst()
        .orElse(null);
  }

  private Walk started() {
    return start(decided(Map.of("decisionDate", today().minusDays(2).toString())));
  }
}
