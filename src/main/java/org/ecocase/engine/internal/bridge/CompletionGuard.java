package org.ecocase.engine.internal.bridge;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.ecocase.engine.internal.CaseStart;
import org.ecocase.rule.Refusal;

/** Refuses every completion and every start that did not go through its form. */
final class CompletionGuard implements TaskListener, ExecutionListener {

  private static final ThreadLocal<Passed> PASSED = new ThreadLocal<>();

  /** The task or instance whose form passed, and the one command in which that counts. */
  private record Passed(String id, CommandContext command) {}

  static void passed(String id) {
    PASSED.set(new Passed(id, Context.getCommandContext()));
  }

  @Override
  public void notify(DelegateTask task) {
    check(task.getId(), "该事项必须通过表单办理");
  }

  @Override
  public void notify(DelegateExecution execution) {
    boolean called = execution.getSuperExecution() != null;
    if (!called && CaseStart.underWay().isEmpty()) {
      check(execution.getProcessInstanceId(), "该流程必须通过登记表单启动");
    }
  }

  private static void check(String id, String otherwise) {
    Passed passed = PASSED.get();
    PASSED.remove();
    if (!new Passed(id, Context.getCommandContext()).equals(passed)) {
      throw new Refusal(Refusal.Kind.RULE, otherwise);
    }
  }
}
