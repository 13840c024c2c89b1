package org.ecocase.engine.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ecocase.rule.Refusal;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Hands a refusal on as itself, out of the wrappings that listeners and expressions put around it,
 * and tells the web request its kind, which the engine's web interface would lose. Where the engine
 * itself cannot go on because of a model, the officer reads at which step.
 */
class RefusalInterceptor extends CommandInterceptor {

  /** No outgoing flow of a gateway, or of another element, could be selected. */
  private static final Pattern STUCK =
      Pattern.compile("(?:ENGINE-02004|ENGINE-02006)[^']*'([^']+)'.*", Pattern.DOTALL);

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (Refusal refusal) {
      throw told(refusal);
    } catch (SuspendedEntityInteractionException | MismatchingMessageCorrelationException e) {
      throw told(stopped(e));
    } catch (ParseException e) {
      throw command instanceof DeployCmd ? e : told(stopped(e));
    } catch (ProcessEngineException | DmnEngineException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          throw told(refusal);
        }
      }
      Matcher stuck = STUCK.matcher(String.valueOf(e.getMessage()));
      if (stuck.matches()) {
        throw told(
            new Refusal(Refusal.Kind.RULE, "流程在步骤“" + stuck.group(1) + "”没有成立的条件，不能继续，请告知流程管理员"));
      }
      throw e;
    }
  }

  /** It is suspended, or the engine refuses to read it any more. */
  private static Refusal stopped(ProcessEngineException cause) {
    Refusal refusal = Refusal.conflict("该流程已停用，请与流程管理员联系");
    refusal.initCause(cause);
    return refusal;
  }

  private static Refusal told(Refusal refusal) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(
          Refusal.Kind.class.getName(), refusal.kind(), RequestAttributes.SCOPE_REQUEST);
    }
    return refusal;
  }
}
