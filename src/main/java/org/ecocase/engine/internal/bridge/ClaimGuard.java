package org.ecocase.engine.internal.bridge;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Verdict;

/**
 * Whoever may do a task takes it for himself, and whoever has it may give it back. Nobody gives it
 * to somebody else, by whatever door, but by a {@linkplain Reassignments re-assignment}.
 */
final class ClaimGuard implements TaskListener {

  private final TaskRules rules;
  private final BridgeServices services;

  ClaimGuard(TaskRules rules, BridgeServices services) {
    this.rules = rules;
    this.services = services;
  }

  /** The guard of a task's model. */
  static ClaimGuard of(TaskEntity task) {
    return task.getTaskDefinition().getBuiltinTaskListenersForEvent(EVENTNAME_ASSIGNMENT).stream()
        .filter(ClaimGuard.class::isInstance)
        .map(ClaimGuard.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void notify(DelegateTask delegate) {
    TaskEntity task = (TaskEntity) delegate;
    if (Reassignments.underWay(task.getId())) {
      return;
    }
    String before = before(task);
    String now = task.getAssignee();
    if (isNew(task)) {
      named(task, now);
    } else if (now == null) {
      givenBack(before);
    } else {
      taken(task, before, now);
    }
  }

  /** Whether the law lets somebody do the task, and nothing keeps him out (查审分离). */
  Verdict person(TaskEntity task, Actor person) {
    UUID caseId = UUID.fromString(task.getExecution().getProcessBusinessKey());
    String scope = task.getVariable("scope") instanceof String s ? s : "";
    Map<String, Object> facts = services.caseFiles().facts(caseId, scope);
    return services.rights().person(rules, person, caseId, facts);
  }

  /** A model names people of the agency, or the task could never be done. */
  private void named(TaskEntity task, String person) {
    if (person != null
        && services
            .directory()
            .officer(person)
            .filter(officer -> officer.agency().equals(services.agency(task)))
            .isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "下一步的办理人员“" + person + "”不是本机关人员");
    }
  }

  private void givenBack(String before) {
    if (before != null && !before.equals(services.actor().get().id())) {
      throw Refusal.forbidden("该事项由他人办理，您不能取消签收");
    }
  }

  private void taken(TaskEntity task, String before, String now) {
    Actor actor = services.actor().get();
    if (!now.equals(actor.id())) {
      throw Refusal.forbidden("只能为自己签收；需要换人办理的，由承办机构负责人改派");
    }
    if (before != null && !before.equals(now)) {
      throw Refusal.conflict("该事项已由他人签收，请刷新列表");
    }
    Set<String> groups = TaskRights.groups(actor);
    if (!actor.belongsTo(services.agency(task))
        || !services.rights().candidate(task, now, groups)) {
      throw Refusal.forbidden("您不是该事项的办理人，不能签收");
    }
    person(task, actor).orThrow();
  }

  private static String before(TaskEntity task) {
    PropertyChange change = task.getPropertyChanges().get(TaskEntity.ASSIGNEE);
    return change == null || change.getOrgValue() == null ? null : change.getOrgValue().toString();
  }

  /** What was never written to the database has its assignee from the model. */
  private static boolean isNew(TaskEntity task) {
    return task.getRevision() == 0;
  }
}
