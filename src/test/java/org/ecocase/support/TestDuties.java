package org.ecocase.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.ecocase.engine.internal.block.DutyTables;
import org.ecocase.law.ProcedureDuties;

/** The table of duties as it lies in the repository, without a process engine. */
public final class TestDuties {

  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private static final DmnDecisionRequirementsGraph GRAPH = graph();

  private TestDuties() {}

  public static ProcedureDuties duties() {
    return new DutyTables(TestDuties::decide);
  }

  private static Map<String, Object> decide(String key, Map<String, Object> variables) {
    DmnDecision decision = GRAPH.getDecision(key);
    return ENGINE.evaluateDecision(decision, variables).getSingleResult().getEntryMap();
  }

  private static DmnDecisionRequirementsGraph graph() {
    try (InputStream file = Files.newInputStream(Path.of("processes/penalty/penalty-duties.dmn"))) {
      return ENGINE.parseDecisionRequirementsGraph(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
