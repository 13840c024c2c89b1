package org.ecocase.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.document.CaseDocument;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryModelTest extends ModelTest {

  private static final String SCOPE = "decision";

  @Autowired private Browser browser;

  DeliveryModelTest() {
    super("delivery");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIRECT", "LEFT", "MAIL", "ELECTRONIC"})
  void should_keepTheProof_when_theDocumentIsServed(String method) {
    Walk walk = started();

    walk.complete(
        "chooseDeliveryMethod", Map.of("deliveryMethod", method, "electronicServiceConsent", true));
    walk.complete("recordDelivery", Map.of("deliveryDate", today().toString()));

    assertInstance(walk).isEnded();
    assertThat(caseFiles.facts(walk.caseId(), SCOPE))
        .containsEntry("deliveryMethod", method)
        .containsEntry("deliveryDate", today().toString());
    assertThat(facts(walk)).doesNotContainKeys("deliveryMethod", "deliveryDate");
    assertThat(receipt(walk).scope()).isEqualTo(SCOPE);
  }

  @Test
  void should_mailTheDocument_when_thePartyAgreedToIt() {
    UUID id = decided(Map.of("partyEmail", "party@ecocase.example"));
    Walk walk = start(id, Map.of("scope", SCOPE));
    Map<String, Object> electronic =
        Map.of("deliveryMethod", "ELECTRONIC", "electronicServiceConsent", true);
    String task = walk.task("chooseDeliveryMethod").id();
    assertThat(
            browser
                .as("officer1")
                .get("/camunda/api/engine/engine/default/task/" + task + "/form-variables")
                .json()
                .at("/deliveryEmail/value")
                .asText())
        .isEqualTo("party@ecocase.example");

    refused(
        walk,
        "chooseDeliveryMethod",
        Map.of("deliveryMethod", "ELECTRONIC", "electronicServiceConsent", false),
        "当事人同意",
        "第六十一条");
    refused(
        walk,
        "chooseDeliveryMethod",
        Map.of(
            "deliveryMethod", "ELECTRONIC",
            "electronicServiceConsent", true,
            "deliveryEmail", "nowhere"),
        "电子邮箱格式不正确");
    assertThat(mailed(walk)).doesNotContain("electronic-service>party");
    walk.complete("chooseDeliveryMethod", electronic);

    assertThat(mailed(walk)).containsOnlyOnce("electronic-service>party");
    assertInstance(walk).isWaitingAtExactly("recordDelivery");
  }

  @Test
  void should_tryAgain_when_nobodyWasThere() {
    Walk walk = started();

    walk.complete("chooseDeliveryMethod");
    walk.complete(
        "recordDelivery", Map.of("deliverySucceeded", false, "deliveryFailureReason", "无人"));

    assertInstance(walk).isWaitingAtExactly("chooseDeliveryMethod");
    assertThat(caseFiles.facts(walk.caseId(), SCOPE)).doesNotContainKey("deliveryDate");
  }

  @Test
  void should_countThePublicNotice_when_thePartyCannotBeFound() {
    Walk walk = started();

    walk.complete("chooseDeliveryMethod", Map.of("deliveryMethod", "PUBLIC_NOTICE"));
    walk.complete("publishNotice", Map.of("publicNoticeDate", today().toString()));
    assertThat(walk.open()).isEmpty();
    assertThat(noticeClock(walk)).isEqualTo(ClockState.RUNNING);
    walk.expire("noticePeriodExpired");
    assertThat(today())
        .isAfter(
            java.time.LocalDate.parse(
                    caseFiles.facts(walk.caseId(), SCOPE).get("publicNoticeDate").toString())
                .plusDays(29));
    walk.complete("confirmDeemedService");

    assertInstance(walk).isEnded();
    assertThat(noticeClock(walk)).isEqualTo(ClockState.STOPPED);
    assertThat(receipt(walk)).isNotNull();
  }

  @Test
  void should_demandAWitness_when_theDocumentIsLeft() {
    Walk walk = started();
    walk.complete("chooseDeliveryMethod", Map.of("deliveryMethod", "LEFT"));

    refused(
        walk,
        "recordDelivery",
        Map.of("deliveryWitnesses", List.of(), "deliveryRefusalReason", ""),
        "见证人",
        "拒收事由");
  }

  @Test
  void should_refuse_when_aStrangerServes() {
    Walk walk = started();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> walk.complete("chooseDeliveryMethod", "officer4", Map.of()))
        .isInstanceOf(org.ecocase.rule.Refusal.class)
        .hasMessageContaining("您不是该事项的办理人");
  }

  private ClockState noticeClock(Walk walk) {
    return clocks
        .find(new ClockName(walk.caseId(), SCOPE, "public-notice-service"))
        .orElseThrow()
        .state();
  }

  private CaseDocument receipt(Walk walk) {
    return documents.ofCase(walk.caseId()).stream()
        .filter(document -> document.template().equals("delivery-receipt"))
        .findFirst()
        .orElseThrow();
  }

  private Walk started() {
    UUID id = investigated(Map.of("noticeFacts", "超标排放", "noticePenalty", "罚款"));
    generate(id, "penalty-notice");
    generate(id, "penalty-decision");
    return start(id, Map.of("scope", SCOPE));
  }
}
