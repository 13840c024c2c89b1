package org.ecocase.engine.internal.bridge;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.StepGate;
import org.ecocase.org.Actor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Who may do a task: its assignee, or else its candidates; of the agency of the case; and nobody
 * who did what has to be kept separate from it (查审分离).
 */
@Component
class TaskRights {

  private final StepGate gate;

  TaskRights(StepGate gate) {
    this.gate = gate;
  }

  /** Refuses when the person may not complete the task. */
  void check(
      TaskEntity task, TaskRules rules, Actor actor, CaseFile file, Map<String, Object> facts) {
    if (!actor.belongsTo(file.agency())) {
      throw Refusal.notFound("没有这个待办事项");
    }
    if (task.getAssignee() != null && !task.getAssignee().equals(actor.id())) {
      throw Refusal.forbidden("该事项已由他人签收，您不能办理");
    }
    if (task.getAssignee() == null && !hasCandidates(task)) {
      // Every model names somebody: whoever has just handed the task in took its candidates away.
      throw Refusal.conflict("该事项已由他人办理，请刷新列表");
    }
    if (task.getAssignee() == null && !candidate(task, actor.id(), groups(actor))) {
      throw Refusal.forbidden("您不是该事项的办理人");
    }
    person(rules, actor, file.id(), facts).orThrow();
  }

  /** Whether somebody is among the candidates; a task without candidates has everybody's. */
  boolean candidate(TaskEntity task, String user, Set<String> groups) {
    Set<IdentityLink> candidates =
        task.getCandidates().stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .collect(Collectors.toSet());
    return candidates.stream()
        .anyMatch(
            link ->
                user.equals(link.getUserId())
                    || groups.contains(String.valueOf(link.getGroupId())));
  }

  boolean hasCandidates(TaskEntity task) {
    return !task.getCandidates().isEmpty();
  }

  static Set<String> groups(Actor actor) {
    return actor.roles().stream().map(Role::group).collect(Collectors.toSet());
  }

  /** Whether the law lets this person do the task, and the model does not keep him out. */
  Verdict person(TaskRules rules, Actor actor, UUID caseId, Map<String, Object> facts) {
    return gate.person(gate.step(rules.step()), rules.separate(), actor, caseId, facts);
  }
}
