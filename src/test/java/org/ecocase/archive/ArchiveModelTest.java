package org.ecocase.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class ArchiveModelTest extends ModelTest {

  ArchiveModelTest() {
    super("archive");
  }

  @Test
  void should_sealTheVolume_when_theArchivistAcceptsIt() {
    UUID id =
        decided(
            Map.of(
                "closingDate", today().toString(),
                "closingReason", "PERFORMED",
                "closingSummary", "已全部履行"));
    Walk walk = start(id);
    assertThat(due(walk, "assembleVolume")).isEqualTo(clock(walk, "archive").due().lastMoment());

    walk.complete("assembleVolume");
    assertThat(walk.task("acceptVolume").roles()).containsExactly("archivist");
    walk.complete("acceptVolume", Map.of("volumeDecision", "RETURN", "volumeNote", "缺签名"));
    assertInstance(walk).isWaitingAtExactly("assembleVolume");
    walk.complete("assembleVolume");
    walk.complete("acceptVolume", Map.of("volumeDecision", "ACCEPT"));

    assertInstance(walk).isEnded();
    assertThat(stage(walk)).isEqualTo("ARCHIVED");
    assertThat(generated(walk)).contains("volume-main");
    assertThat(clockState(walk, "archive")).isEqualTo(ClockState.STOPPED);
    assertThat(journalled(walk)).contains("VOLUME_ASSEMBLED");
    assertThat(journal.verify(id)).isEmpty();
  }

  @Test
  void should_refuse_when_theChecksAreNotMade() {
    Walk walk = start(decided(Map.of("closingDate", today().toString())));

    refused(walk, "assembleVolume", Map.of("volumeChecks", List.of()), "案卷检查", "必填");
    refused(walk, "assembleVolume", Map.of("retentionPeriod", "FOREVER"), "保管期限");
  }
}
