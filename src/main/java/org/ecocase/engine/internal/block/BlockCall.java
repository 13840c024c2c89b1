package org.ecocase.engine.internal.block;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ecocase.casefile.StepGate;

/** The case a building block works on, and what the model told the block. */
record BlockCall(DelegateExecution execution, Map<String, String> parameters) {

  /** The block of a service task: what the model tells it are the variables of its own activity. */
  BlockCall(DelegateExecution execution) {
    this(execution, local(execution));
  }

  private static Map<String, String> local(DelegateExecution execution) {
    Map<String, String> parameters = new LinkedHashMap<>();
    execution
        .getVariablesLocal()
        .forEach(
            (key, value) -> {
              if (value instanceof String text) {
                parameters.put(key, text);
              }
            });
    return parameters;
  }

  /** Refuses where the law does not let the block act. */
  void gate(StepGate gate, String block) {
    gate.effect(block, parameters, caseId(), scope()).orThrow();
  }

  UUID caseId() {
    String key = execution.getProcessBusinessKey();
    if (key == null) {
      throw new IllegalStateException("there is no case");
    }
    return UUID.fromString(key);
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
    String value = parameters.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  static LocalDate date(Object fact) {
    return LocalDate.parse(fact.toString().substring(0, "yyyy-MM-dd".length()));
  }
}
