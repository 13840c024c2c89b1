package org.ecocase.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The discretion tables are read as files, but must stay tables that the engine can decide. */
class DiscretionDecisionTest {

  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void should_parse_when_theEngineReadsTheChapter(int chapter) throws IOException {
    List<DmnDecision> decisions = decisions(chapter);

    assertThat(decisions).isNotEmpty();
    assertThat(decisions).extracting(DmnDecision::getKey).contains("gd2022-list-" + chapter);
  }

  @Test
  void should_decideTheWeight_when_theEngineIsAsked() throws IOException {
    DmnDecision decision =
        decisions(3).stream()
            .filter(d -> d.getKey().equals("gd2022-3-5-1"))
            .findFirst()
            .orElseThrow();

    assertThat(
            engine
                .evaluateDecisionTable(decision, Map.of("factor", "行为表现形式", "grade", "偷排"))
                .getSingleResult()
                .getEntryMap())
        .containsEntry("weight", "20%");
  }

  private List<DmnDecision> decisions(int chapter) throws IOException {
    try (InputStream file =
        getClass()
            .getResourceAsStream("/processes/discretion/gd2022-chapter-" + chapter + ".dmn")) {
      return engine.parseDecisions(file);
    }
  }
}
