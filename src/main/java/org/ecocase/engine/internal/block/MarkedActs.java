package org.ecocase.engine.internal.block;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 启动、终结、中止、恢复期限，进入阶段: what elements of a model have done beside their own work. */
@Component
public class MarkedActs {

  private final BlockRunner runner;

  MarkedActs(BlockRunner runner) {
    this.runner = runner;
  }

  /**
   * Acts as its block does, when the law lets it. Who may do the step has been asked; what follows
   * from it is no act of his own, as little as what a service task does.
   */
  public void act(Mark mark, DelegateExecution execution) {
    CurrentCommand.withoutRights(
        () -> {
          runner.run(mark.block(), execution, mark.parameters());
          return null;
        });
  }
}
