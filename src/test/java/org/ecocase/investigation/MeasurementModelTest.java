package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockEntry;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class MeasurementModelTest extends ModelTest {

  MeasurementModelTest() {
    super("measurement");
  }

  @Test
  void should_countFromTheFiling_when_theSampleWasTakenBefore() {
    UUID id =
        underInvestigation(
            Map.of("samples", samples("X1"), "sampledAt", today().minusDays(10) + "T09:00"));
    Walk walk = begun("officer1", id, "measurement");
    LocalDate filed = today();
    daysPass(20);

    walk.complete("requestMeasurement", Map.of("sampledAt", filed.minusDays(10) + "T09:00"));
    List<ClockEntry> entries = clock(walk, "case-decision").entries();
    assertThat(entries).last().extracting(ClockEntry::on).isEqualTo(filed);
    walk.complete(
        "recordMeasurement",
        Map.of(
            "measurementOutcome",
            "REPORTED",
            "monitoringReportDate",
            filed.plusDays(12).toString()));

    assertInstance(walk).isEnded();
    assertThat(clock(walk, "case-decision").suspended())
        .as("the day of the filing does not count anyway")
        .isEqualTo(11);
  }

  @Test
  void should_goOn_when_noResultIsObtained() {
    Walk walk = begun("officer1", underInvestigation(Map.of()), "measurement");
    walk.complete("requestMeasurement");
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);

    walk.complete(
        "recordMeasurement",
        Map.of("measurementOutcome", "NOT_OBTAINED", "measurementNote", "监测机构退回样品"));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
  }
}
