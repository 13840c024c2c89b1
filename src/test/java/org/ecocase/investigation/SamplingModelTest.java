package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class SamplingModelTest extends ModelTest {

  SamplingModelTest() {
    super("sampling");
  }

  @Test
  void should_leaveTheTimeOut_when_aSampleIsMeasured() {
    Walk walk = begun("officer1", underInvestigation(Map.of()), "sampling");

    walk.complete("recordSampling");
    assertInstance(walk).isWaitingAtExactly("recordMeasurement");
    assertThat(generated(walk)).containsExactly("sampling-record");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    assertThat(walk.task("recordMeasurement").due())
        .as("a laboratory has no period, and that of the case stands still")
        .isNull();
    refused(
        walk,
        "recordMeasurement",
        Map.of("measurementOutcome", "REPORTED", "monitoringResultTold", false),
        "告知当事人");
    walk.complete(
        "recordMeasurement",
        Map.of("measurementOutcome", "REPORTED", "measuredValue", "120.5", "limitValue", "30"));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void should_waitForBothResults_when_twoSamplesAreMeasuredAtOnce() {
    UUID id = underInvestigation(Map.of());
    LocalDate first = today();
    begun("officer1", id, "sampling");
    Walk walk = begun("officer1", id, "sampling");
    daysPass(30);
    walk.complete(
        "recordSampling", Map.of("sampleNumber", "A1", "sampledAt", first.plusDays(10) + "T09:00"));
    walk.complete(
        "recordSampling", Map.of("sampleNumber", "A2", "sampledAt", first.plusDays(12) + "T09:00"));

    walk.complete("recordMeasurement", reported(first.plusDays(20)));
    assertThat(clockState(walk, "case-decision"))
        .as("the other sample is not measured yet")
        .isEqualTo(ClockState.SUSPENDED);
    walk.complete("recordMeasurement", reported(first.plusDays(25)));

    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isEqualTo(15);
  }

  @Test
  void should_goOn_when_noResultIsObtained() {
    Walk walk = begun("officer1", underInvestigation(Map.of()), "sampling");
    walk.complete("recordSampling");
    daysPass(5);

    refused(
        walk,
        "recordMeasurement",
        Map.of("measurementOutcome", "NOT_OBTAINED", "measurementNote", ""),
        "未能取得监测结果的原因",
        "必填");
    walk.complete(
        "recordMeasurement",
        Map.of("measurementOutcome", "NOT_OBTAINED", "measurementNote", "样品保存不当，已经失效"));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(facts(walk)).doesNotContainKey("measuredValue");
  }

  @Test
  void should_keepTheFirstResult_when_theSecondIsNotObtained() {
    UUID id = underInvestigation(Map.of());
    Walk walk = begun("officer1", id, "sampling").complete("recordSampling");
    walk.complete(
        "recordMeasurement", Map.of("measurementOutcome", "REPORTED", "measuredValue", "120.5"));
    begun("officer1", id, "sampling").complete("recordSampling");

    assertThat(desk.form(walk.task("recordMeasurement").id()).prefilled())
        .containsKey("measuredValue")
        .doesNotContainKeys("monitoringResultTold", "monitoringReportDate");
    walk.complete(
        "recordMeasurement",
        Map.of("measurementOutcome", "NOT_OBTAINED", "measurementNote", "样品失效"));

    assertThat(facts(walk).get("measuredValue").toString()).isEqualTo("120.5");
  }

  private static Map<String, Object> reported(LocalDate on) {
    return Map.of("measurementOutcome", "REPORTED", "monitoringReportDate", on.toString());
  }
}
