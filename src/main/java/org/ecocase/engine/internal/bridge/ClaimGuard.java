package org.ecocase.engine.internal.bridge;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;

/** Lets nobody claim a task that he may not complete, so that none is blocked by a stranger. */
final class ClaimGuard implements TaskListener {

  private final TaskRules rules;
  private final BridgeServices services;

  ClaimGuard(TaskRules rules, BridgeServices services) {
    this.rules = rules;
    this.services = services;
  }

  @Override
  public void notify(DelegateTask delegate) {
    TaskEntity task = (TaskEntity) delegate;
    Actor actor = services.actor().get();
    String assignee = task.getAssignee();
    if (assignee == null || !assignee.equals(actor.id())) {
      return;
    }
    Set<String> groups = TaskRights.groups(actor);
    if (services.rights().hasCandidates(task)
        && !services.rights().candidate(task, assignee, groups)) {
      throw Refusal.forbidden("您不是该事项的办理人，不能认领");
    }
    UUID caseId = UUID.fromString(task.getExecution().getProcessBusinessKey());
    services
        .rights()
        .person(rules, actor, caseId, services.caseFiles().facts(caseId, ""))
        .orThrow();
  }
}
