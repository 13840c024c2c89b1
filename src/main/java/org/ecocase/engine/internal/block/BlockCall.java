package org.ecocase.engine.internal.block;

import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The case a building block works on, and what the model told the block. */
record BlockCall(DelegateExecution execution) {

  UUID caseId() {
    return UUID.fromString(execution.getProcessBusinessKey());
  }

  String agency() {
    return execution.getTenantId();
  }

  /** Which pass through a called flow this is; empty outside of one. */
  String scope() {
    return execution.getVariable("scope") instanceof String scope ? scope : "";
  }

  /** A parameter the deployment guard has made sure of. */
  String parameter(String name) {
    String value = optional(name);
    if (value == null) {
      throw new IllegalStateException(
          "building block " + execution.getCurrentActivityId() + " lacks “" + name + "”");
    }
    return value;
  }

  /** A parameter of this block alone; a variable of the same name further out does not count. */
  String optional(String name) {
    Object value = execution.getVariableLocal(name);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  static LocalDate date(Object fact) {
    return LocalDate.parse(fact.toString().substring(0, "yyyy-MM-dd".length()));
  }
}
