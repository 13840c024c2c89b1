package org.ecocase.engine.internal;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Writes no authorisation rows per task: with 100,000 open tasks they make every list collapse.
 * Roles are granted on definitions instead; who may complete a task is checked by the form bridge.
 */
class DefinitionGrants extends DefaultAuthorizationProvider {

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String before, String after) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
    return null;
  }

  @Override
  public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String user, String type) {
    return null;
  }

  @Override
  public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
    return null;
  }
}
