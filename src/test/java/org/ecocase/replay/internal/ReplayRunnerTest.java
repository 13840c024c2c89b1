package org.ecocase.replay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecocase.engine.TaskDesk;
import org.ecocase.org.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a file in which cases go wrong. */
class ReplayRunnerTest {

  @TempDir Path folder;

  @Test
  void should_reportEachAndWriteTheSummary_when_casesGoWrong() throws IOException {
    Directory directory = mock(Directory.class);
    when(directory.agency(CaseReplay.AGENCY))
        .thenThrow(new IllegalStateException("out of order"))
        .thenThrow(new IllegalArgumentException("罚款数额有误"))
        .thenThrow(new IllegalStateException());
    ReplayRunner runner =
        new ReplayRunner(mock(TaskDesk.class), null, null, directory, null, null, null, null, null);
    Path file =
        Files.writeString(
            folder.resolve("cases.json"),
            """
            ["text", {"id":"A","fineYuan":"3万","mitigating":"改正"}, {"id":"A"}, {"id":"../B"}]
            """);

    runner.replay(file, folder);

    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.path("cases").asInt()).isEqualTo(4);
    assertThat(summary.path("outcomes").path("FAILED").asInt()).isEqualTo(4);
    assertThat(summary.path("reports").findValuesAsText("id"))
        .containsExactly("case-001", "A", "A-2", "case-004");
    assertThat(summary.path("stopped").findValuesAsText("reason"))
        .allMatch(reason -> reason.codePoints().anyMatch(Character::isIdeographic));
    assertThat(folder.resolve("A").resolve("report.json")).content().contains("30000");
    assertThat(folder.resolve("A-2").resolve("report.json")).content().contains("罚款数额有误");
  }
}
