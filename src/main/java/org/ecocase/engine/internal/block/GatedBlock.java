package org.ecocase.engine.internal.block;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.StepGate;

/** A building block that acts when the law lets it, in whatever model it stands. */
record GatedBlock(String name, JavaDelegate block, StepGate gate) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) throws Exception {
    if (execution.getProcessBusinessKey() != null) {
      BlockCall call = new BlockCall(execution);
      gate.effect(name, parameters(execution), call.caseId(), call.scope()).orThrow();
    }
    block.execute(execution);
  }

  /** What the model gives the block: the variables of its own activity. */
  private static Map<String, String> parameters(DelegateExecution execution) {
    Map<String, String> parameters = new LinkedHashMap<>();
    execution
        .getVariablesLocal()
        .forEach(
            (key, value) -> {
              if (value instanceof String text) {
                parameters.put(key, text);
              }
            });
    return parameters;
  }
}
