package org.ecocase.support;

import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** An instance by what history knows of it, so that tests can also speak of one that has ended. */
record StartedInstance(HistoricProcessInstance history) implements ProcessInstance {

  @Override
  public String getId() {
    return history.getId();
  }

  @Override
  public String getProcessInstanceId() {
    return history.getId();
  }

  @Override
  public String getRootProcessInstanceId() {
    return history.getRootProcessInstanceId();
  }

  @Override
  public String getProcessDefinitionId() {
    return history.getProcessDefinitionId();
  }

  @Override
  public String getProcessDefinitionKey() {
    return history.getProcessDefinitionKey();
  }

  @Override
  public String getBusinessKey() {
    return history.getBusinessKey();
  }

  @Override
  public String getCaseInstanceId() {
    return history.getCaseInstanceId();
  }

  @Override
  public String getTenantId() {
    return history.getTenantId();
  }

  @Override
  public boolean isSuspended() {
    return HistoricProcessInstance.STATE_SUSPENDED.equals(history.getState());
  }

  @Override
  public boolean isEnded() {
    return history.getEndTime() != null;
  }
}
