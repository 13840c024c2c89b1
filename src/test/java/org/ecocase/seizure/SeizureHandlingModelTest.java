package org.ecocase.seizure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class SeizureHandlingModelTest extends SeizureTest {

  private static final String STEP = "seizureHandling";

  SeizureHandlingModelTest() {
    super("seizure-handling");
  }

  @Test
  void should_runThirtyDaysMore_when_theHeadExtendsOnce() {
    Walk walk = seized();
    LocalDate first = clock(walk, "seizure").due().date();

    walk.complete("handleSeizedItems", Map.of(STEP, "EXTEND"));
    walk.complete("approveHandling", Map.of("seizureHandlingDecision", "REFUSE"));
    assertInstance(walk).isWaitingAtExactly("handleSeizedItems");
    walk.complete("handleSeizedItems", Map.of(STEP, "EXTEND"));
    walk.complete("approveHandling", Map.of("seizureHandlingDecision", "APPROVE"));

    LocalDate second = first.plusDays(30);
    assertThat(clock(walk, "seizure").due().date()).isEqualTo(second);
    assertThat(facts(walk)).containsEntry("seizureUntil", second.toString());
    assertThat(generated(walk)).contains("seizure-extension-notice");
    assertThat(timer(walk)).isEqualTo(clock(walk, "seizure").due().lastMoment());
    serve(walk);
    assertThat(due(walk, "handleSeizedItems")).isEqualTo(timer(walk));
    refused(walk, "handleSeizedItems", Map.of(STEP, "EXTEND"), "不得再延长", "行政强制法第二十五条");

    walk.expire("seizurePeriodOver");
    givenBack(walk);
  }

  @Test
  void should_standStill_when_somethingIsTested() {
    Walk walk = seized();
    LocalDate first = clock(walk, "seizure").due().date();
    daysPass(1);
    walk.complete("handleSeizedItems", Map.of(STEP, "TEST"));
    walk.complete("commissionTest", Map.of("seizureTestKind", "APPRAISAL"));

    assertThat(clockState(walk, "seizure")).isEqualTo(ClockState.SUSPENDED);
    assertThat(due(walk, "handleSeizedItems")).as("no date while it stands still").isNull();
    assertThat(generated(walk)).contains("seizure-testing-notice");
    assertThat(walk.open())
        .containsExactlyInAnyOrder("handleSeizedItems", "recordTestResult", "chooseDeliveryMethod");
    serve(walk);
    refused(walk, "handleSeizedItems", Map.of(STEP, "TEST"), "结果尚未登记", "行政强制法第二十五条");
    daysPass(12);
    refused(walk, "recordTestResult", Map.of("seizureTestResultTold", false), "告知当事人");
    walk.complete("recordTestResult", Map.of("seizureTestDoneOn", today().minusDays(2).toString()));

    assertThat(clockState(walk, "seizure")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "seizure").due().date())
        .as("the days after the result are not left out")
        .isEqualTo(first.plusDays(10));
    assertThat(facts(walk)).containsEntry("seizureUntil", first.plusDays(10).toString());
    assertThat(due(walk, "handleSeizedItems")).isEqualTo(clock(walk, "seizure").due().lastMoment());
    assertThat(timer(walk)).isEqualTo(clock(walk, "seizure").due().lastMoment());
    assertInstance(walk).isWaitingAtExactly("handleSeizedItems");
  }

  @Test
  void should_maintain_when_theApplicationIsUnfounded() {
    Walk walk = applied();
    assertThat(due(walk, "decideApplication"))
        .isEqualTo(clock(walk, "seizure-release-application").due().lastMoment());
    refused(walk, "handleSeizedItems", Map.of(STEP, "APPLICATION"), "正在审查", "第十九条");

    walk.complete("decideApplication", Map.of("seizureApplicationDecision", "MAINTAIN"));

    assertThat(clockState(walk, "seizure-release-application")).isEqualTo(ClockState.STOPPED);
    assertThat(generated(walk)).contains("seizure-maintenance-decision");
    serve(walk);
    assertInstance(walk).isWaitingAtExactly("handleSeizedItems");
    assertThat(clockState(walk, "seizure")).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void should_release_when_theApplicationIsFounded() {
    Walk walk = applied();
    caseFiles.record(walk.caseId(), "", Map.of("policeDecision", "FILED"));
    walk.complete("handleSeizedItems", Map.of(STEP, "HAND_OVER"));

    walk.complete("decideApplication", Map.of("seizureApplicationDecision", "RELEASE"));

    assertThat(facts(walk)).containsEntry("seizureReleaseCause", "APPLICATION");
    assertThat(generated(walk)).doesNotContain("seizure-hand-over-notice");
    givenBack(walk);
  }

  @Test
  void should_release_when_itIsNoLongerNeeded() {
    Walk walk = seized();
    walk.complete("handleSeizedItems", Map.of(STEP, "RELEASE"));
    walk.complete("approveHandling", Map.of("seizureHandlingDecision", "APPROVE"));

    assertThat(facts(walk)).containsEntry("seizureReleaseCause", "NO_LONGER_NEEDED");
    assertThat(clockState(walk, "seizure")).isEqualTo(ClockState.STOPPED);
    givenBack(walk);
  }

  @Test
  void should_handOver_when_thePoliceHaveFiledOnly() {
    Walk walk = seized();
    refused(walk, "handleSeizedItems", Map.of(STEP, "HAND_OVER"), "公安机关尚未立案", "第二十二条");
    caseFiles.record(walk.caseId(), "", Map.of("policeDecision", "FILED", "policeName", "澜江市公安局"));

    walk.complete("handleSeizedItems", Map.of(STEP, "HAND_OVER"));
    walk.complete("approveHandling", Map.of("seizureHandlingDecision", "APPROVE"));

    assertThat(generated(walk)).contains("seizure-hand-over-notice");
  }

  @Test
  void should_releaseWhateverIsPending_when_thePeriodEnds() {
    Walk walk = applied();
    walk.complete("handleSeizedItems", Map.of(STEP, "EXTEND"));

    walk.expire("seizurePeriodOver");

    assertThat(clockState(walk, "seizure-release-application")).isEqualTo(ClockState.STOPPED);
    assertThat(facts(walk)).containsEntry("seizureReleaseCause", "EXPIRED");
    givenBack(walk);
  }

  private Walk applied() {
    Walk walk = seized();
    walk.complete("handleSeizedItems", Map.of(STEP, "APPLICATION"));
    walk.complete("registerApplication");
    assertThat(walk.open()).containsExactlyInAnyOrder("handleSeizedItems", "decideApplication");
    return walk;
  }

  private java.time.Instant timer(Walk walk) {
    return desk.timers(walk.caseId()).stream()
        .filter(timer -> timer.activity().equals("seizurePeriodOver"))
        .findFirst()
        .orElseThrow()
        .due();
  }
}
