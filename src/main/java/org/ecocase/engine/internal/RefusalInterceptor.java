package org.ecocase.engine.internal;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ecocase.rule.Refusal;

/** Hands a refusal on as itself, out of the wrappings that listeners and expressions put around it. */
class RefusalInterceptor extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (ProcessEngineException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          throw refusal;
        }
      }
      throw e;
    }
  }
}
