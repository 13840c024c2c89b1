package org.ecocase.engine.internal.lock;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.variable.VariableMap;

/** A call activity that says in Chinese when there is no such flow. */
final class PlainCall extends CallActivityBehavior {

  PlainCall(CallableElement called) {
    setCallableElement(called);
  }

  @Override
  protected void startInstance(
      ActivityExecution execution, VariableMap variables, String businessKey) {
    String flow = getCallableElement().getDefinitionKey(execution);
    try {
      Told.at(
          execution,
          "不能启动流程“" + flow + "”",
          () -> super.startInstance(execution, variables, businessKey));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
