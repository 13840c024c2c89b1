package org.ecocase.engine.internal.block;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** What the engine is doing in this thread. */
public final class CurrentCommand {

  private CurrentCommand() {}

  /** Where in a process it is; empty where it is in none, such as before a start. */
  static Optional<DelegateExecution> execution() {
    return Optional.ofNullable(Context.getBpmnExecutionContext())
        .map(BpmnExecutionContext::getExecution);
  }

  /** Asks something that whoever acts may not ask himself. */
  public static <T> T withoutRights(Supplier<T> ask) {
    CommandContext context = Context.getCommandContext();
    return context == null ? ask.get() : context.runWithoutAuthorization(ask::get);
  }
}
