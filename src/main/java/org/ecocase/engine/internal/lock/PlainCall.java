package org.ecocase.engine.internal.lock;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ecocase.rule.Scope;

/** A call activity that says in Chinese when there is no such flow. */
final class PlainCall extends CallActivityBehavior {

  private static final String SCOPE = "scope";

  PlainCall(CallableElement called) {
    setCallableElement(called);
  }

  @Override
  protected void startInstance(
      ActivityExecution execution, VariableMap variables, String businessKey) {
    String flow = getCallableElement().getDefinitionKey(execution);
    within(execution, variables);
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

  /** What is called works in the scope of the caller, or in one of its own within that. */
  private static void within(ActivityExecution execution, VariableMap variables) {
    String around = text(execution.getVariable(SCOPE));
    String scope = Scope.within(around, text(variables.get(SCOPE)));
    if (!scope.isEmpty()) {
      variables.put(SCOPE, scope);
    }
  }

  private static String text(Object scope) {
    return scope instanceof String text ? text : Scope.FILE;
  }
}
