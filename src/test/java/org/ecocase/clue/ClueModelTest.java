package org.ecocase.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ClueModelTest extends ModelTest {

  @Autowired Browser browser;

  ClueModelTest() {
    super("clue");
  }

  @ParameterizedTest
  @EnumSource(Signal.Type.class)
  void should_openTriage_when_aSignalComesIn(Signal.Type type) {
    Walk walk = receive(walker.signal(type));

    assertInstance(walk).isWaitingAtExactly("triageClue");
    assertThat(walk.task("triageClue").roles()).containsExactly("dispatcher");
    assertThat(walk.task("triageClue").due()).isAfter(clock.instant());
    assertThat(stage(walk)).isEqualTo("CLUE");
    assertThat(clockState(walk, "clue-verification")).isEqualTo(ClockState.RUNNING);
    assertThat(facts(walk)).containsEntry("caseSource", type.name());
  }

  @Test
  void should_openTriage_when_theDispatcherRegistersAClue() throws Exception {
    Browser.Answer answer =
        browser
            .as("dispatcher1")
            .startForm(
                "clue",
                Map.of(
                    "caseSource", "COMPLAINT",
                    "sourceChannel", "LETTER",
                    "receivedAt", LocalDate.now(clock).minusDays(1) + "T09:30",
                    "partyName", "来信反映的企业",
                    "clueAddress", "澜江市新桥路9号",
                    "clueContent", "夜间排放废气",
                    "reporterRealName", true,
                    "reporterName", "李某",
                    "reporterPhone", "099-88001111"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Walk walk = known(walker.of(UUID.fromString(answer.json().path("businessKey").asText())));
    assertInstance(walk).isWaitingAtExactly("triageClue");
    assertThat(facts(walk))
        .containsEntry("partyName", "来信反映的企业")
        .containsEntry("replyRequired", true)
        .doesNotContainKeys("reporterName", "reporterPhone", "reporterRealName");
  }

  @Test
  void should_closeTheClue_when_itIsNotAccepted() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));

    walk.complete(
        "triageClue", Map.of("triageResult", "NOT_ACCEPTED", "triageReason", "不属于生态环境管理职责"));

    closed(walk);
    assertThat(generated(walk)).isEmpty();
  }

  @Test
  void should_closeTheClue_when_itRepeatsAnother() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));

    walk.complete("triageClue", Map.of("triageResult", "DUPLICATE", "triageReason", "同一事项"));

    closed(walk);
  }

  @Test
  void should_handOver_when_triageSendsTheClueElsewhere() {
    Walk walk = receive(walker.signal(Signal.Type.TRANSFER));

    walk.complete(
        "triageClue",
        Map.of("triageResult", "TRANSFER", "transferTarget", "澜江市水务局", "transferReason", "涉水务"));
    assertInstance(walk).isWaitingAtExactly("handOverClue");
    walk.complete("handOverClue");

    closed(walk);
    assertThat(facts(walk)).containsEntry("transferTarget", "澜江市水务局").containsKey("transferDate");
  }

  @Test
  void should_demandAReason_when_triageDoesNotAccept() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));

    refused(
        walk,
        "triageClue",
        Map.of("triageResult", "NOT_ACCEPTED", "triageReason", " "),
        "分办理由",
        "必填");
  }

  @Test
  void should_refuse_when_theVerifierHasNoValidCertificate() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));

    refused(
        walk,
        "triageClue",
        Map.of("triageResult", "ACCEPT", "verifyingOfficer", "officer3"),
        "没有今天有效的行政执法证件",
        "第四十二条");
  }

  @Test
  void should_verifyAgain_when_theUnitHeadReturnsTheConclusion() {
    Walk walk = accepted(Signal.Type.COMPLAINT);

    walk.complete("verifyClue", Map.of("verificationResult", "NO_VIOLATION"));
    walk.complete("confirmVerification", Map.of("verificationApproval", "RETURN"));
    assertInstance(walk).isWaitingAtExactly("verifyClue");
    walk.complete("verifyClue", Map.of("verificationResult", "NO_VIOLATION"));
    walk.complete("confirmVerification", Map.of("verificationApproval", "APPROVE"));

    closed(walk);
  }

  @Test
  void should_handOver_when_verificationFindsAnotherAuthority() {
    Walk walk = accepted(Signal.Type.COMPLAINT);

    walk.complete(
        "verifyClue",
        Map.of("verificationResult", "TRANSFER", "transferTarget", "城管局", "transferReason", "油烟"));
    walk.complete("confirmVerification");
    assertInstance(walk).isWaitingAtExactly("handOverClue");
    walk.complete("handOverClue");

    closed(walk);
  }

  @Test
  void should_giveFifteenMoreDays_when_theHeadExtendsVerification() {
    Walk walk = accepted(Signal.Type.COMPLAINT);
    LocalDate before = clock(walk, "clue-verification").due().date();

    walk.complete(
        "verifyClue",
        Map.of("verificationResult", "EXTEND", "verificationExtensionReason", "案情复杂"));
    walk.complete(
        "approveVerificationExtension", Map.of("verificationExtensionDecision", "APPROVE"));

    LocalDate after = clock(walk, "clue-verification").due().date();
    assertThat(after).isBetween(before.plusDays(13), before.plusDays(25));
    assertThat(walk.task("verifyClue").due())
        .isEqualTo(clock(walk, "clue-verification").due().lastMoment());
  }

  @Test
  void should_keepTheDay_when_theHeadRefusesToExtend() {
    Walk walk = accepted(Signal.Type.COMPLAINT);
    LocalDate before = clock(walk, "clue-verification").due().date();

    walk.complete(
        "verifyClue",
        Map.of("verificationResult", "EXTEND", "verificationExtensionReason", "案情复杂"));
    walk.complete(
        "approveVerificationExtension", Map.of("verificationExtensionDecision", "REFUSE"));

    assertInstance(walk).isWaitingAtExactly("verifyClue");
    assertThat(clock(walk, "clue-verification").due().date()).isEqualTo(before);
  }

  @Test
  void should_remindTheUnitHead_when_verificationFallsDueSoon() {
    Walk walk = accepted(Signal.Type.COMPLAINT);

    walk.expire("verificationDueSoon");

    assertThat(mailed(walk)).contains("verification-due-soon>unithead1");
    assertInstance(walk).isWaitingAtExactly("verifyClue");
  }

  @Test
  void should_answerTheReporter_when_theInspectionFindsNothing() {
    Signal plain = walker.signal(Signal.Type.COMPLAINT);
    Walk walk =
        receive(
            new Signal(
                plain.source(),
                plain.sourceId(),
                plain.type(),
                plain.agency(),
                plain.receivedAt(),
                plain.subject(),
                plain.content(),
                new Signal.Reporter("王某某", "099-88005555", true),
                plain.measurements()));
    walk.complete("triageClue");
    assertThat(clockState(walk, "complaint-reply")).isEqualTo(ClockState.RUNNING);

    walk.stating("inspectionConclusion", "NO_VIOLATION").until("draftReply");
    assertThat(generated(walk)).contains("inspection-record");
    walk.complete("draftReply");

    closed(walk);
    assertThat(generated(walk)).contains("clue-reply");
    assertThat(clockState(walk, "complaint-reply")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_endWithThePenalty_when_theInspectionProposesFiling() {
    Walk walk = accepted(Signal.Type.ALARM);

    walk.stating("filingAgencyDecision", "REFUSE").toTheEnd();

    closed(walk);
    assertThat(generated(walk)).contains("inspection-record", "no-filing-approval");
    assertThat(walk.path()).contains("proposeFiling").doesNotContain("draftReply");
  }

  private Walk accepted(Signal.Type type) {
    Walk walk = receive(walker.signal(type));
    walk.complete("triageClue");
    assertInstance(walk).isWaitingAtExactly("verifyClue");
    return walk;
  }

  private void closed(Walk walk) {
    assertInstance(walk).isEnded();
    assertThat(stage(walk)).isEqualTo("CLOSED_NO_CASE");
    assertThat(clockState(walk, "clue-verification")).isEqualTo(ClockState.STOPPED);
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }
}
