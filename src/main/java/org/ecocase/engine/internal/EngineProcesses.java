package org.ecocase.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.ecocase.casefile.Processes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts and wakes processes for the product itself, whose own checks have been passed by then. */
@Component
class EngineProcesses implements Processes {

  private final RuntimeService runtime;

  EngineProcesses(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  @Transactional
  public void start(UUID caseId, String message) {
    String id = caseId.toString();
    CaseStart.of(
        id,
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(id)
                .setVariable("caseId", id)
                .correlateStartMessage());
  }

  @Override
  @Transactional
  public boolean deliver(UUID caseId, String message, Map<String, Object> routing) {
    List<Execution> waiting =
        runtime
            .createExecutionQuery()
            .processInstanceBusinessKey(caseId.toString())
            .messageEventSubscriptionName(message)
            .list();
    if (waiting.size() != 1) {
      return false;
    }
    Execution execution = waiting.get(0);
    runtime.setVariables(execution.getProcessInstanceId(), routing);
    runtime.messageEventReceived(message, execution.getId());
    return true;
  }
}
