package org.ecocase.engine.internal.lock;

import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A service task that runs one building block, without any fields. */
final class PlainBlock extends ServiceTaskDelegateExpressionActivityBehavior {

  PlainBlock(Expression block) {
    super(block, List.of());
  }

  @Override
  public void performExecution(ActivityExecution execution) throws Exception {
    Told.at(execution, "不能执行", () -> super.performExecution(execution));
  }
}
