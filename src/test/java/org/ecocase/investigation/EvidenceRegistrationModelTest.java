package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class EvidenceRegistrationModelTest extends ModelTest {

  private static final String SCOPE = "evidence-registration-1";
  private static final Map<String, Object> APPROVE = Map.of("registrationDecision", "APPROVE");
  private static final Map<String, Object> REFUSE = Map.of("registrationDecision", "REFUSE");

  EvidenceRegistrationModelTest() {
    super("evidence-registration");
  }

  @Test
  void should_tellTheParty_when_evidenceIsRegisteredAndDealtWith() {
    Walk walk = registered();

    assertThat(generated(walk)).containsExactly("registration-notice");
    assertThat(clockState(walk, "evidence-registration")).isEqualTo(ClockState.RUNNING);
    assertThat(due(walk, "handleRegisteredEvidence"))
        .isEqualTo(clock(walk, "evidence-registration").due().lastMoment());
    serve(walk);
    walk.complete("handleRegisteredEvidence", Map.of("registrationOutcome", "COPIED"));

    assertThat(clockState(walk, "evidence-registration")).isEqualTo(ClockState.STOPPED);
    assertThat(generated(walk)).contains("registration-outcome-notice");
    serve(walk);
    assertInstance(walk).isEnded();
    assertThat(caseFiles.facts(walk.caseId(), SCOPE + "/registration-outcome-notice"))
        .containsKey("deliveryDate");
  }

  @Test
  void should_releaseTheEvidence_when_nobodyDealsWithItInSevenWorkingDays() {
    Walk walk = registered();
    serve(walk);

    walk.expire("registrationExpired");

    assertThat(clockState(walk, "evidence-registration")).isEqualTo(ClockState.STOPPED);
    assertThat(clock(walk, "evidence-registration").entries())
        .last()
        .satisfies(entry -> assertThat(entry.note()).contains("自动解除"));
    assertThat(mailed(walk)).contains("evidence-released>officer1");
    released(walk, "EXPIRED");
  }

  @Test
  void should_registerNothing_when_theHeadRefuses() {
    Walk walk = requested(Map.of(), false);

    walk.complete("approveRegistration", REFUSE);

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).isEmpty();
  }

  @Test
  void should_countTheDaysToo_when_anEmergencyIsApprovedInTime() {
    Walk walk = emergency();
    assertThat(due(walk, "approveAfterwards"))
        .isEqualTo(clock(walk, "evidence-registration-approval").due().lastMoment());

    walk.complete("approveAfterwards", APPROVE);

    assertThat(clockState(walk, "evidence-registration-approval")).isEqualTo(ClockState.STOPPED);
    assertThat(clockState(walk, "evidence-registration")).isEqualTo(ClockState.RUNNING);
    assertThat(walk.open())
        .containsExactlyInAnyOrder("handleRegisteredEvidence", "chooseDeliveryMethod");
  }

  @Test
  void should_releaseAtOnce_when_anEmergencyIsRefused() {
    Walk walk = emergency();

    walk.complete("approveAfterwards", REFUSE);

    assertThat(clockState(walk, "evidence-registration-approval")).isEqualTo(ClockState.STOPPED);
    released(walk, "NOT_APPROVED");
  }

  @Test
  void should_releaseAtOnce_when_anEmergencyIsNotApprovedInADay() {
    Walk walk = emergency();

    walk.expire("approvalPeriodOver");

    assertThat(clockState(walk, "evidence-registration-approval")).isEqualTo(ClockState.STOPPED);
    assertThat(mailed(walk)).contains("evidence-released>officer1");
    released(walk, "NOT_APPROVED_IN_TIME");
  }

  @Test
  void should_refuse_when_itsMomentsDiffer() {
    Walk walk = begun("officer1", underInvestigation(Map.of()), "evidence-registration");

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
  void should_countEachByItself_when_evidenceIsRegisteredTwice() {
    Walk walk = registered();
    serve(walk);
    daysPass(3);
    begun("officer2", walk.caseId(), "evidence-registration")
        .complete(
            "registerEvidence",
            Map.of("registrationDate", today().toString(), "registrationEmergency", false))
        .complete("approveRegistration", APPROVE);

    assertThat(clocks.of(walk.caseId()))
        .filteredOn(clock -> clock.name().termKey().equals("evidence-registration"))
        .extracting(ClockView::state)
        .containsExactly(ClockState.RUNNING, ClockState.RUNNING);
  }

  @Test
  void should_refuse_when_theSameIsRegisteredAgain() {
    Walk walk = registered();
    begun("officer2", walk.caseId(), "evidence-registration");

    refused(
        walk,
        "registerEvidence",
        Map.of(
            "registrationItems",
            List.of(
                Map.of("name", "合同", "quantity", "1份"),
                Map.of("name", "排污台账", "model", "2026年", "quantity", "8册")),
            "registrationEmergency",
            false),
        "排污台账",
        "行政处罚法第五十六条");
  }

  private void released(Walk walk, String cause) {
    assertThat(caseFiles.facts(walk.caseId(), SCOPE))
        .containsEntry("registrationReleaseCause", cause);
    assertThat(generated(walk)).contains("registration-release-notice");
    assertThat(walk.open()).containsExactly("chooseDeliveryMethod");
    serve(walk);
    assertInstance(walk).isEnded();
  }

  private Walk registered() {
    Walk walk = requested(Map.of(), false);
    walk.complete("approveRegistration", APPROVE);
    assertThat(walk.open())
        .containsExactlyInAnyOrder("handleRegisteredEvidence", "chooseDeliveryMethod");
    return walk;
  }

  private Walk emergency() {
    LocalDateTime began = LocalDateTime.now(clock).minusHours(2).truncatedTo(ChronoUnit.MINUTES);
    return requested(
        Map.of(
            "registrationDate", began.toLocalDate().toString(),
            "registrationStartedAt", began.toString(),
            "registrationEmergency", true),
        true);
  }

  private Walk requested(Map<String, Object> more, boolean emergency) {
    Map<String, Object> entries =
        new HashMap<>(
            Map.of(
                "registrationItems",
                List.of(Map.of("name", "排污台账", "model", "2026年", "quantity", "8册")),
                "registrationReason",
                "可能被转移",
                "registrationPlace",
                "证据室",
                "registrationDate",
                today().toString(),
                "registrationEmergency",
                emergency));
    entries.putAll(more);
    UUID id = underInvestigation(Map.of());
    return begun("officer1", id, "evidence-registration").complete("registerEvidence", entries);
  }

  private static void serve(Walk walk) {
    walk.complete("chooseDeliveryMethod", Map.of("deliveryMethod", "DIRECT"));
    walk.complete("recordDelivery");
  }
}
