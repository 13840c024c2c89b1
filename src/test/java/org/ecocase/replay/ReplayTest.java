package org.ecocase.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.replay.internal.ReplayRunner;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Made-up cases on their way through the real models. */
@EcocaseTest
class ReplayTest {

  @Autowired ReplayRunner runner;
  @Autowired Directory directory;
  @TempDir Path reports;

  @Test
  void should_tell_what_came_of_each_case_when_a_file_is_replayed() throws IOException {
    Agency before = directory.agency("lanjiang").orElseThrow();
    try {
      runner.replay(Path.of("src/test/resources/replay/cases.json"), reports);
    } finally {
      directory.save(before);
    }

    JsonNode lawful = report("lawful");
    assertThat(lawful.path("outcome").asText()).isEqualTo("ARCHIVED");
    assertThat(codes(lawful)).isEmpty();
    assertThat(lawful.path("fine").path("computed").asInt()).isEqualTo(4000);
    assertThat(lawful.path("fine").path("matches").asBoolean()).isTrue();
    assertThat(lawful.path("limits").path("pleaUntil").asText()).isEqualTo("2024-04-10");
    assertThat(lawful.path("reached").path("makeDecision").asText()).isEqualTo("2024-04-15");
    for (JsonNode document : lawful.path("documents")) {
      assertThat(reports.resolve("lawful").resolve(document.path("file").asText()))
          .isNotEmptyFile();
    }

    JsonNode breaches = report("breaches");
    assertThat(codes(breaches))
        .contains(
            "LATE_DECISION",
            "EARLY_DECISION",
            "LATE_SERVICE",
            "LATE_DISCLOSURE",
            "FINE_BELOW_MINIMUM",
            "REFUSED_BY_RULE");
    assertThat(breaches.path("outcome").asText()).isEqualTo("STOPPED");
    assertThat(breaches.path("stoppedAt").path("reason").asText()).contains("行政处罚法第三十二条");
    assertThat(breaches.path("duties").path("hearingRight").asBoolean()).isTrue();

    JsonNode order = report("order-only");
    assertThat(order.path("outcome").asText()).isEqualTo("CLOSED_NO_CASE");
    assertThat(codes(order)).contains("LATE_RECHECK");

    assertThat(report("by-day").path("fine").path("computed").asInt()).isEqualTo(180_000);

    JsonNode summary = new ObjectMapper().readTree(reports.resolve("summary.json").toFile());
    assertThat(summary.path("cases").asInt()).isEqualTo(4);
    assertThat(summary.path("stopped")).hasSize(1);
  }

  @Test
  void should_refuse_in_Chinese_when_the_file_is_no_list_of_cases() throws IOException {
    Path file = Files.writeString(reports.resolve("no-list.json"), "{\"id\": \"x\"}");

    assertThatThrownBy(() -> runner.replay(file, reports))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON数组");
    assertThatThrownBy(() -> runner.replay(reports.resolve("none.json"), reports))
        .hasMessageContaining("不存在");
  }

  private JsonNode report(String id) throws IOException {
    return new ObjectMapper().readTree(reports.resolve(id).resolve("report.json").toFile());
  }

  private static List<String> codes(JsonNode report) {
    List<String> codes = new ArrayList<>();
    report.path("breaches").forEach(breach -> codes.add(breach.path("code").asText()));
    return codes;
  }
}
