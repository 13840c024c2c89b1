package org.ecocase.engine.internal.block;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The case that a process works on, and where in it. */
record CaseExecution(DelegateExecution execution) {

  UUID caseId() {
    String key = execution.getProcessBusinessKey();
    if (key == null) {
      throw new IllegalStateException("there is no case");
    }
    return UUID.fromString(key);
  }

  /** Which pass through a called flow this is; empty outside of one. */
  String scope() {
    return execution.getVariable("scope") instanceof String scope ? scope : "";
  }
}
