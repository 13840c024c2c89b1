package org.ecocase.engine.internal.lock;

import org.camunda.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An exclusive gateway that says in Chinese when none of its conditions holds. */
final class PlainGateway extends ExclusiveGatewayActivityBehavior {

  @Override
  public void doLeave(ActivityExecution execution) {
    try {
      Told.at(execution, "没有成立的条件，流程不能继续", () -> super.doLeave(execution));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
