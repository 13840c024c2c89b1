package org.ecocase.seizure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.ClockState;
import org.ecocase.flow.Stage;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeizureModelTest extends SeizureTest {

  SeizureModelTest() {
    super("seizure");
  }

  @Test
  void should_recordDecideAndServe_when_theHeadApproves() {
    Walk walk = requested();
    assertThat(facts(walk).get("seizureBasis").toString()).contains("生态环境法典", "第四条第四项");
    assertThat(facts(walk)).containsEntry("seizureMandatory", true);
    refused(walk, "approveSeizure", Map.of("fineAmount", "1.00"), "没有");
    walk.complete("approveSeizure", Map.of("seizureDecision", "APPROVE"));

    refused(walk, "recordSeizure", Map.of("seizureRightsTold", false), "告知", "必填");
    refused(
        walk,
        "recordSeizure",
        Map.of("seizureEndedAt", now().minusDays(1).toString()),
        "早于",
        "行政强制法第十八条");
    walk.complete("recordSeizure");

    assertThat(generated(walk)).contains("seizure-record", "seizure-decision");
    LocalDate until = today().plusDays(30);
    assertThat(clock(walk, "seizure").due().date()).isEqualTo(until);
    assertThat(facts(walk)).containsEntry("seizureUntil", until.toString());
    assertThat(due(walk, "handleSeizedItems")).isEqualTo(clock(walk, "seizure").due().lastMoment());
    assertThat(walk.open()).containsExactlyInAnyOrder("handleSeizedItems", "chooseDeliveryMethod");
    assertThat(stage(walk)).isEqualTo("CLUE");
    serve(walk);
    assertThat(caseFiles.facts(walk.caseId(), "seizure-1/seizure-decision"))
        .containsKey("deliveryDate");
    assertThat(generated(walk)).contains("delivery-receipt");
  }

  @Test
  void should_endWithoutMeasure_when_theHeadRefuses() {
    Walk walk = requested();

    walk.complete("approveSeizure", Map.of("seizureDecision", "REFUSE"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).isEmpty();
  }

  @Test
  void should_releaseByItself_when_thePeriodEnds() {
    Walk walk = seized();

    walk.expire("seizurePeriodOver");

    assertThat(clockState(walk, "seizure")).isEqualTo(ClockState.STOPPED);
    assertThat(facts(walk)).containsEntry("seizureReleaseCause", "EXPIRED");
    assertThat(generated(walk)).contains("seizure-release-decision");
    assertThat(mailed(walk)).contains("seizure-released>officer1");
    assertThat(due(walk, "returnItems"))
        .isEqualTo(clock(walk, "seizure-release-service").due().lastMoment());
    givenBack(walk);
    assertThat(clockState(walk, "seizure-release-service")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_countFromTheSpot_when_anEmergencyIsApprovedInTime() {
    UUID id = investigated();
    Map<String, Object> values = emergency(3);
    Walk walk = requested(values, id);
    assertThat(clockState(walk, "seizure-approval")).isEqualTo(ClockState.RUNNING);
    assertThat(due(walk, "approveAfterwards"))
        .isEqualTo(clock(walk, "seizure-approval").due().lastMoment());

    walk.complete("approveAfterwards", Map.of("seizureDecision", "APPROVE"));
    assertThat(clockState(walk, "seizure-approval")).isEqualTo(ClockState.STOPPED);
    refused(
        walk,
        "recordSeizure",
        Map.of("seizureStartedAt", now().minusHours(1).toString()),
        "不得更改",
        "行政强制法第十九条");
    walk.complete("recordSeizure");

    LocalDate began = now().minusHours(3).toLocalDate();
    assertThat(clock(walk, "seizure").due().date()).isEqualTo(began.plusDays(30));
  }

  @Test
  void should_releaseAtOnce_when_anEmergencyIsRefused() {
    UUID id = investigated();
    Walk walk = requested(emergency(3), id);

    walk.complete("approveAfterwards", Map.of("seizureDecision", "REFUSE"));

    assertThat(facts(walk)).containsEntry("seizureReleaseCause", "NOT_APPROVED");
    assertThat(generated(walk)).containsExactly("seizure-release-decision");
    assertThat(mailed(walk)).contains("seizure-released>officer1");
    assertThat(clockState(walk, "seizure-approval")).isEqualTo(ClockState.STOPPED);
    givenBack(walk);
  }

  @Test
  void should_releaseAtOnce_when_anEmergencyIsNotApprovedInADay() {
    UUID id = investigated();
    Walk walk = requested(emergency(3), id);

    walk.expire("approvalPeriodOver");

    assertThat(walk.open()).doesNotContain("approveAfterwards");
    assertThat(facts(walk)).containsEntry("seizureReleaseCause", "NOT_APPROVED_IN_TIME");
    assertThat(mailed(walk)).contains("seizure-released>officer1");
    givenBack(walk);
  }

  @Test
  void should_handOverAndTell_when_thePoliceHaveFiled() {
    Walk walk = seized(investigated(Map.of("policeDecision", "FILED", "policeName", "澜江市公安局")));

    walk.complete("handleSeizedItems", Map.of("seizureHandling", "HAND_OVER"));
    walk.complete("approveHandling", Map.of("seizureHandlingDecision", "APPROVE"));

    assertThat(generated(walk)).contains("seizure-hand-over-notice");
    assertThat(generated(walk)).doesNotContain("seizure-release-decision");
    assertThat(clockState(walk, "seizure")).isEqualTo(ClockState.STOPPED);
    assertThat(walk.open()).containsExactly("chooseDeliveryMethod");
    serve(walk);
    assertInstance(walk).isEnded();
  }

  @Test
  void should_refuseToEndTheInspection_when_somethingIsSealed() {
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("concludeInspection");
    requested(request(), walk.caseId());

    refused(
        walk,
        "concludeInspection",
        Map.of("inspectionConclusion", "NO_VIOLATION"),
        "尚未解除",
        "行政强制法第二十七条");
    walk.complete("concludeInspection", Map.of("inspectionConclusion", "PROPOSE_FILING"));
    walk.complete("proposeFiling").complete("reviewFilingByUnitHead");
    refused(walk, "approveFilingByAgencyHead", Map.of("filingAgencyDecision", "REFUSE"), "尚未解除");
  }

  @Test
  void should_refuseToCloseTheCase_when_somethingIsSealed() {
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("writeReport");
    requested(request(), walk.caseId());
    walk.stating("seizureDecision", "REFUSE").stating("seizureEmergency", false);
    String approval = walk.task("approveSeizure").id();
    while (!walk.open().contains("approveClosingByAgencyHead")) {
      walk.complete(
          walk.open().stream().filter(task -> !task.equals("approveSeizure")).findFirst().get());
    }
    assertThat(walk.task("approveSeizure").id()).isEqualTo(approval);
    Map<String, Object> close = Map.of("closingAgencyDecision", "APPROVE");

    refused(walk, "approveClosingByAgencyHead", close, "尚未解除", "第二十八条");
    walk.complete("approveSeizure");
    walk.complete("approveClosingByAgencyHead", close);
  }

  @Test
  void should_refuseTheRequest_when_theCaseIsNotTheOfficersOwn() {
    UUID id = investigated(Map.of("leadOfficer", "officer2", "assistingOfficer", "officer3"));

    assertThat(asked("officer1", id, request()).message()).contains("主办", "协办", "行政强制法第十七条");
    assertThat(asked("unithead1", id, request()).status()).isNotEqualTo(200);
    assertThat(desk.running(id)).isFalse();
  }

  @Test
  void should_refuseTheRequest_when_theCaseIsOverOrUnknown() {
    UUID id = investigated();
    assertThat(asked("officer1", UUID.randomUUID(), request()).status()).isEqualTo(404);
    caseFiles.moveTo(id, new Stage("CLOSING", "结案", false));

    assertThat(asked("officer1", id, request()).message()).contains("“结案”阶段", "行政强制法第十七条、第二十三条");
    assertThat(desk.running(id)).isFalse();
  }

  @Test
  void should_refuseTheRequest_when_nobodyKnowsTheParty() {
    UUID id = investigated();
    Map<String, Object> unnamed = new HashMap<>();
    unnamed.put("partyName", null);
    caseFiles.record(id, "", unnamed);

    assertThat(asked("officer1", id, request()).message()).contains("当事人", "行政强制法第二十四条");
  }

  @Test
  void should_refuseTheRequest_when_aSeizureRunsAlready() {
    Walk walk = requested();

    assertThat(asked("officer2", walk.caseId(), request()).message()).contains("不得重复发起", "第二十三条");
    walk.complete("approveSeizure", Map.of("seizureDecision", "REFUSE"));
    assertThat(asked("officer2", walk.caseId(), request()).status()).isLessThan(300);
  }

  @Test
  void should_startOne_when_bothOfficersAskAtTheSameMoment() {
    UUID id = investigated();
    CompletableFuture<Integer> other =
        CompletableFuture.supplyAsync(() -> asked("officer2", id, request()).status());
    int mine = asked("officer1", id, request()).status();

    assertThat(List.of(mine, other.join())).filteredOn(status -> status < 300).hasSize(1);
    assertThat(known(walker.of(id)).open()).containsExactly("approveSeizure");
    assertThat(desk.open(id)).hasSize(1);
  }

  @Test
  void should_refuseTheRequest_when_theMomentLiesAhead() {
    UUID id = investigated();

    assertThat(asked("officer1", id, emergency(-2)).message()).contains("晚于现在", "行政强制法第十九条");
  }

  @ParameterizedTest
  @CsvSource({"2026-08-14,环境保护法》第二十五条", "2026-08-15,生态环境法典》第五十二条"})
  void should_citeTheLawOfTheDay_when_asked(LocalDate day, String basis) {
    desk.setTime(day.atTime(10, 0).atZone(clock.getZone()).toInstant());

    assertThat(facts(requested()).get("seizureBasis").toString()).contains(basis);
  }

  @ParameterizedTest
  @CsvSource({"2026-08-14,false", "2026-08-15,true"})
  void should_knowEvidenceAtRisk_when_theCodeIsInForce(LocalDate day, boolean known) {
    desk.setTime(day.atTime(10, 0).atZone(clock.getZone()).toInstant());
    UUID id = investigated();
    Map<String, Object> values = request();
    values.put("seizureGround", "EVIDENCE_AT_RISK");

    assertThat(asked("officer1", id, values).status() < 300).isEqualTo(known);
    assertThat(known(walker.of(id)).open())
        .containsExactly(known ? "approveSeizure" : "requestSeizure");
  }
}
