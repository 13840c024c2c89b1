package org.ecocase.engine.internal.bridge;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ecocase.engine.TaskAssignment;
import org.ecocase.engine.internal.mail.MailDesk;
import org.ecocase.org.Actor;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives tasks to other people. Where a role may do a task, so may its members; where the model
 * names people, those who share a role with all of them can stand in. An officer needs a valid
 * certificate (行政处罚法第四十二条), and nobody is given what the law keeps for others: what the officers of
 * a case do stays with them.
 */
@Component
class Reassignments implements TaskAssignment {

  private static final int LONGEST_REASON = 500;
  private static final ThreadLocal<String> TASK = new ThreadLocal<>();

  private final ProcessEngineConfigurationImpl engine;
  private final BridgeServices services;
  private final ObjectProvider<MailDesk> mails;

  Reassignments(
      ProcessEngineConfigurationImpl engine,
      BridgeServices services,
      ObjectProvider<MailDesk> mails) {
    this.engine = engine;
    this.services = services;
    this.mails = mails;
  }

  /** Whether a task is being re-assigned by the running call. */
  static boolean underWay(String taskId) {
    return taskId.equals(TASK.get());
  }

  @Override
  public Choice choice(String taskId, Actor reader) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              TaskEntity task = task(context, taskId, reader);
              boolean allowed = reader.has(Role.UNIT_HEAD);
              return new Choice(
                  allowed,
                  task.getAssignee() == null ? null : name(task.getAssignee()),
                  allowed
                      ? people(task).values().stream().map(Reassignments::person).toList()
                      : List.of());
            });
  }

  @Override
  public void assign(String taskId, Actor head, String person, String reason) {
    if (!head.has(Role.UNIT_HEAD)) {
      throw Refusal.forbidden("只有承办机构负责人可以改派");
    }
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Refusal.invalid("reason", "请填写改派的理由（不超过" + LONGEST_REASON + "字）");
    }
    try {
      engine
          .getCommandExecutorTxRequired()
          .execute(
              context -> {
                assign(task(context, taskId, head), head, person, reason.strip());
                return null;
              });
    } catch (OptimisticLockingException e) {
      throw Refusal.conflict("该事项刚刚有了变化，请刷新列表");
    }
  }

  private TaskEntity task(CommandContext context, String taskId, Actor reader) {
    TaskEntity task = context.getTaskManager().findTaskById(taskId);
    if (task == null || !reader.belongsTo(services.agency(task))) {
      throw Refusal.notFound("没有这个待办事项");
    }
    return task;
  }

  private void assign(TaskEntity task, Actor head, String person, String reason) {
    Officer to = people(task).get(person);
    if (to == null) {
      throw new Refusal(Refusal.Kind.RULE, "officer", "所选人员不能办理该事项");
    }
    String from = task.getAssignee();
    List<String> named = named(task);
    TASK.set(task.getId());
    try {
      if (!named.isEmpty()) {
        named.forEach(user -> task.deleteUserIdentityLink(user, IdentityLinkType.CANDIDATE));
        task.addUserIdentityLink(person, IdentityLinkType.CANDIDATE);
      }
      task.setDelegationState(null);
      task.setAssignee(person);
      task.triggerUpdateEvent();
    } finally {
      TASK.remove();
    }
    keep(task, head, from == null ? String.join("、", named) : from, to, reason);
  }

  private void keep(TaskEntity task, Actor head, String from, Officer to, String reason) {
    UUID caseId = UUID.fromString(task.getExecution().getProcessBusinessKey());
    String names = Arrays.stream(from.split("、")).map(this::name).collect(Collectors.joining("、"));
    services
        .journal()
        .append(
            caseId,
            head.id(),
            "TASK_REASSIGNED",
            "%s将“%s”%s改派给%s：%s"
                .formatted(
                    name(head.id()),
                    task.getName(),
                    from.isEmpty() ? "" : "由" + names,
                    to.name(),
                    reason),
            Map.of(
                "task",
                task.getTaskDefinitionKey(),
                "from",
                from,
                "to",
                to.userId(),
                "reason",
                reason));
    mails
        .getObject()
        .assigned(
            caseId,
            Set.of(to.userId()),
            task.getName(),
            task.getDueDate() == null ? null : task.getDueDate().toInstant());
  }

  /** By id, in the order of the directory; without whoever has the task. */
  private Map<String, Officer> people(TaskEntity task) {
    ClaimGuard guard = ClaimGuard.of(task);
    String agency = services.agency(task);
    Map<String, Officer> people = new LinkedHashMap<>();
    roles(task)
        .flatMap(role -> members(agency, role))
        .filter(officer -> !officer.userId().equals(task.getAssignee()))
        .filter(officer -> guard.person(task, actor(officer)) == Permit.INSTANCE)
        .forEach(officer -> people.putIfAbsent(officer.userId(), officer));
    return people;
  }

  private Actor actor(Officer officer) {
    Set<Role> roles =
        services.directory().roles().stream()
            .filter(
                role ->
                    services.directory().officers(officer.agency(), role).stream()
                        .anyMatch(member -> member.userId().equals(officer.userId())))
            .collect(Collectors.toSet());
    return new Actor(officer.userId(), officer.name(), Set.of(officer.agency()), roles);
  }

  private Stream<Role> roles(TaskEntity task) {
    List<Role> groups =
        candidates(task).stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .map(group -> services.directory().role(group).orElseThrow())
            .toList();
    if (!groups.isEmpty()) {
      return groups.stream();
    }
    Set<String> named = Set.copyOf(named(task));
    String agency = services.agency(task);
    return named.isEmpty()
        ? Stream.empty()
        : services.directory().roles().stream()
            .filter(
                role ->
                    services.directory().officers(agency, role).stream()
                        .map(Officer::userId)
                        .collect(Collectors.toSet())
                        .containsAll(named));
  }

  private Stream<Officer> members(String agency, Role role) {
    return services.directory().officers(agency, role).stream()
        .filter(o -> !role.equals(Role.OFFICER) || o.mayEnforceOn(services.today()));
  }

  private static List<String> named(TaskEntity task) {
    return candidates(task).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  private static Collection<IdentityLink> candidates(TaskEntity task) {
    return task.getCandidates().stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .toList();
  }

  private String name(String user) {
    return services.directory().officer(user).map(Officer::name).orElse(user);
  }

  private static Person person(Officer officer) {
    return new Person(officer.userId(), officer.name(), officer.unit());
  }
}
