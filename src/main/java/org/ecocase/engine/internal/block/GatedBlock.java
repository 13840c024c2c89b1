package org.ecocase.engine.internal.block;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.StepGate;

/** A building block that acts when the law lets it, in whatever model it stands. */
record GatedBlock(String name, JavaDelegate block, StepGate gate) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) throws Exception {
    if (execution.getProcessBusinessKey() != null) {
      new BlockCall(execution).gate(gate, name);
    }
    block.execute(execution);
  }
}
