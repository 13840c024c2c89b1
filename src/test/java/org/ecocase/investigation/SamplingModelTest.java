package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecocase.deadline.ClockState;
import org.ecocase.dictionary.FactRows;
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
        Map.of(
            "measurementOutcome",
            "REPORTED",
            "measurements",
            List.of(Map.of("factor", "COD", "value", "120.5", "limit", "30"))));

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
        "recordSampling",
        Map.of("samples", samples("A1"), "sampledAt", first.plusDays(10) + "T09:00"));
    walk.complete(
        "recordSampling",
        Map.of("samples", samples("A2"), "sampledAt", first.plusDays(12) + "T09:00"));

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
    assertThat(facts(walk)).doesNotContainKey("measurements");
  }

  @Test
  void should_keepTheFirstResult_when_theSecondIsNotObtained() {
    UUID id = underInvestigation(Map.of());
    Walk walk = begun("officer1", id, "sampling").complete("recordSampling");
    walk.complete("recordMeasurement", reported("COD", "NH3"));
    begun("officer1", id, "sampling").complete("recordSampling");

    assertThat(desk.form(walk.task("recordMeasurement").id()).prefilled())
        .as("each run states its own")
        .doesNotContainKeys("measurements", "monitoringResultTold", "monitoringReportDate");
    walk.complete(
        "recordMeasurement",
        Map.of("measurementOutcome", "NOT_OBTAINED", "measurementNote", "样品失效"));

    assertThat(FactRows.of(facts(walk).get("measurements")))
        .extracting(row -> row.get("factor"))
        .containsExactly("COD", "NH3");
  }

  @Test
  void should_showAllResultsInTheFile_when_severalRunsReport() {
    UUID id = underInvestigation(Map.of());
    Walk walk = begun("officer1", id, "sampling");
    walk.complete("recordSampling", Map.of("samples", samples("A1", "A2")));
    walk.complete("recordMeasurement", reported("COD", "NH3", "TP"));
    begun("officer1", id, "sampling");
    walk.complete("recordSampling", Map.of("samples", samples("B1", "B2")));
    walk.complete("recordMeasurement", reported("COD", "NH3", "TP"));

    assertThat(FactRows.of(facts(walk).get("measurements"))).hasSize(6);
    assertThat(FactRows.of(facts(walk).get("samples")))
        .extracting(row -> row.get("number"))
        .containsExactly("A1", "A2", "B1", "B2");
  }

  private static Map<String, Object> reported(String... factors) {
    List<Map<String, Object>> rows =
        Stream.of(factors)
            .map(f -> Map.<String, Object>of("factor", f, "value", "120.5", "limit", "30"))
            .toList();
    return Map.of("measurementOutcome", "REPORTED", "measurements", rows);
  }

  private static Map<String, Object> reported(LocalDate on) {
    return Map.of("measurementOutcome", "REPORTED", "monitoringReportDate", on.toString());
  }
}
