package org.ecocase.engine.internal.lock;

import java.time.DateTimeException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.ecocase.rule.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to the officer, in Chinese, at which step of which flow something is wrong with the model;
 * the log keeps what exactly.
 */
public final class Told {

  private static final Logger LOG = LoggerFactory.getLogger(Told.class);
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private Told() {}

  /** Something of a step that may fail. */
  @FunctionalInterface
  public interface Act {
    void run() throws Exception;
  }

  /** Runs it; {@code otherwise} is what to say where the failure itself says nothing in Chinese. */
  static void at(ActivityExecution execution, String otherwise, Act act) throws Exception {
    ExecutionEntity at = (ExecutionEntity) execution;
    at(
        at,
        "步骤“" + at.getCurrentActivityName() + "”（" + at.getCurrentActivityId() + "）",
        otherwise,
        act);
  }

  /** The same for what is called {@code element}. */
  public static void at(DelegateExecution execution, String element, String otherwise, Act act)
      throws Exception {
    try {
      act.run();
    } catch (OptimisticLockingException | AuthorizationException e) {
      throw e;
    } catch (ProcessEngineException
        | IllegalArgumentException
        | IllegalStateException
        | DateTimeException e) {
      throw refused((ExecutionEntity) execution, element, otherwise, e);
    }
  }

  private static RuntimeException refused(
      ExecutionEntity at, String element, String otherwise, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      if (cause instanceof OptimisticLockingException) {
        return failure;
      }
    }
    String step = "流程“" + at.getProcessDefinition().getName() + "”的" + element;
    LOG.error("{} of case {} failed", step, at.getProcessBusinessKey(), failure);
    String message = failure.getMessage();
    String reason = message != null && CHINESE.matcher(message).find() ? message : otherwise;
    Refusal refusal = new Refusal(Refusal.Kind.RULE, step + reason + "，请告知流程管理员");
    refusal.initCause(failure);
    return refusal;
  }
}
