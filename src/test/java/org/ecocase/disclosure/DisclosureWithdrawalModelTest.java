package org.ecocase.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.flow.Stage;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DisclosureWithdrawalModelTest extends ModelTest {

  @Autowired Disclosures disclosures;
  @Autowired Browser browser;

  DisclosureWithdrawalModelTest() {
    super("disclosure-withdrawal");
  }

  @Test
  void should_withdraw_when_theDecisionWasRevoked() {
    Disclosure disclosure = published();

    Browser.Answer answer = asked("disclosure1", disclosure.caseId(), disclosure.documentNumber());
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    Walk walk = known(walker.of(disclosure.caseId()));
    assertThat(due(walk, "approveWithdrawal"))
        .isEqualTo(clock(walk, "disclosure-withdrawal").due().lastMoment());
    walk.complete("approveWithdrawal", Map.of("withdrawalDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    Disclosure withdrawn = disclosures.find(disclosure.id()).orElseThrow();
    assertThat(withdrawn.withdrawnAt()).isNotNull();
    assertThat(withdrawn.reason()).isEqualTo("行政复议决定撤销了该处罚决定");
    assertThat(disclosures.published(500, 0))
        .extracting(Disclosure::id)
        .doesNotContain(disclosure.id());
    assertThat(journalled(walk)).contains("DISCLOSURE_WITHDRAWN");
    assertThat(clockState(walk, "disclosure-withdrawal")).isEqualTo(ClockState.STOPPED);
    assertThat(asked("disclosure1", disclosure.caseId(), disclosure.documentNumber()).message())
        .contains("已经撤回");
  }

  @Test
  void should_leaveItPublished_when_theHeadRefuses() {
    Disclosure disclosure = published();
    asked("disclosure1", disclosure.caseId(), disclosure.documentNumber());
    Walk walk = known(walker.of(disclosure.caseId()));

    walk.complete("approveWithdrawal", Map.of("withdrawalDecision", "REFUSE"));

    assertInstance(walk).isEnded();
    assertThat(disclosures.find(disclosure.id()).orElseThrow().withdrawnAt()).isNull();
    assertThat(clockState(walk, "disclosure-withdrawal")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_refuse_when_theNumberIsNotPublishedOrThePersonMayNot() {
    Disclosure disclosure = published();

    assertThat(asked("disclosure1", disclosure.caseId(), "澜环罚〔1999〕9号").message())
        .contains("澜环罚〔1999〕9号", "没有公开");
    assertThat(asked("officer1", disclosure.caseId(), disclosure.documentNumber()).status())
        .isNotEqualTo(200);
    assertThat(known(walker.of(disclosure.caseId())).open()).containsExactly("requestWithdrawal");
  }

  private Browser.Answer asked(String user, UUID caseId, String number) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("withdrawalDocumentNumber", number);
    values.put("withdrawalCause", "REVOKED");
    values.put("withdrawalCauseDate", today().toString());
    values.put("withdrawalBasis", "澜府行复〔2026〕8号行政复议决定书");
    values.put("withdrawalReason", "行政复议决定撤销了该处罚决定");
    return acted(user, caseId, "disclosure-withdrawal", values);
  }

  private Disclosure published() {
    UUID id = decided(Map.of());
    caseFiles.moveTo(id, new Stage("EXECUTION", "执行", false));
    given(id, "disclosure");
    desk.start(id, "disclosure", Map.of());
    Walk walk = walker.of(id);
    walk.complete(
        "draftDisclosure",
        Map.of(
            "disclosureChoice", "DISCLOSE",
            "disclosureTitle", "行政处罚决定公开",
            "disclosureFacts", "颗粒物超标排放",
            "disclosureResult", "罚款20000元"));
    walk.complete("redactDisclosure");
    walk.complete("reviewDisclosure", Map.of("disclosureDecision", "APPROVE"));
    return disclosures.published(500, 0).stream()
        .filter(d -> d.caseId().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
