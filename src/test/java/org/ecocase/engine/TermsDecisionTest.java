package org.ecocase.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;

/**
 * The term table is read by the product itself, but must stay a table that the engine can decide.
 */
class TermsDecisionTest {

  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @Test
  void should_decide_when_theEngineIsAsked() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/processes/deadline/terms.dmn")) {
      DmnDecision decision = engine.parseDecision("terms", file);

      DmnDecisionTableResult result =
          engine.evaluateDecisionTable(
              decision, Map.of("termKey", "case-decision", "agency", "lanjiang"));

      assertThat(result.getResultList())
          .as("the row without an end is the one in force")
          .filteredOn(row -> row.get("validTo") == null)
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("amount", 90)
                      .containsEntry("unit", "NATURAL_DAY")
                      .containsEntry("internal", false));
    }
  }
}
