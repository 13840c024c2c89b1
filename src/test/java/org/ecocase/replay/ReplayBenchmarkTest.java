package org.ecocase.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.ecocase.replay.internal.ReplayRunner;
import org.ecocase.support.CountedStatements;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many tasks a second and with how many statements a fixed mix of forty cases is replayed
 * ({@code mvn -Pbenchmark test}); the figures are written to {@code target/benchmark/replay.md}.
 */
@Tag("benchmark")
@EcocaseTest
@Import(CountedStatements.class)
class ReplayBenchmarkTest {

  private static final Path CASES = Path.of("src/test/resources/replay/cases.json");
  private static final Path FIGURES = Path.of("target/benchmark/replay.md");
  private static final int TIMES = 10;
  private static final double NANOS = 1e9;

  @Autowired ReplayRunner runner;
  @Autowired CountedStatements.Count statements;
  @Autowired JdbcClient jdbc;
  @TempDir Path reports;

  @Test
  void should_comeToTheSameOutcomes_when_theMixIsReplayed() throws IOException {
    Map<String, Object> once = runner.replay(CASES, reports.resolve("warm"));
    Path mix = mix();
    long tasks = tasks();
    long asked = statements.now();
    long began = System.nanoTime();

    Map<String, Object> all = runner.replay(mix, reports.resolve("mix"));

    double seconds = (System.nanoTime() - began) / NANOS;
    asked = statements.now() - asked;
    tasks = tasks() - tasks;
    assertThat(all.get("cases")).isEqualTo(TIMES * (int) once.get("cases"));
    Files.createDirectories(FIGURES.getParent());
    Files.writeString(
        FIGURES,
        String.format(
            Locale.ROOT,
            "| cases | tasks | seconds | tasks per second | statements per task |%n"
                + "| --- | --- | --- | --- | --- |%n| %s | %d | %.1f | %.2f | %.1f |%n",
            all.get("cases"),
            tasks,
            seconds,
            tasks / seconds,
            (double) asked / tasks));
  }

  private Path mix() throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode cases = json.readTree(CASES.toFile());
    ArrayNode mix = json.createArrayNode();
    for (int i = 0; i < TIMES; i++) {
      for (JsonNode one : cases) {
        ObjectNode copy = one.deepCopy();
        mix.add(copy.put("id", one.path("id").asText() + "-" + i));
      }
    }
    return Files.write(reports.resolve("mix.json"), json.writeValueAsBytes(mix));
  }

  private long tasks() {
    return jdbc.sql("select count(*) from act_hi_taskinst where delete_reason_ = 'completed'")
        .query(Long.class)
        .single();
  }
}
