package org.ecocase.engine.internal;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.deadline.ClockChange;
import org.ecocase.deadline.ClockChanged;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Clocks;
import org.ecocase.engine.TaskRedated;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Moves the due dates of open tasks and the dates of waiting timers when the clock they asked has
 * changed, in the transaction of the change. While a clock stands still its timers do too, and its
 * tasks have no date.
 */
@Component
class Redating {

  private static final Pattern CLOCK =
      Pattern.compile("\\s*[$]\\{clock\\.(due|dueSoon)\\('([a-z0-9-]+)'\\)}\\s*");

  /** Where a timer waits while its clock stands still; suspending the job would bypass its lock. */
  private static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

  private final ObjectProvider<RuntimeService> runtime;
  private final ObjectProvider<TaskService> tasks;
  private final ObjectProvider<ManagementService> management;
  private final ObjectProvider<RepositoryService> repository;
  private final Clocks clocks;
  private final ObjectProvider<CaseFiles> caseFiles;

  Redating(
      ObjectProvider<RuntimeService> runtime,
      ObjectProvider<TaskService> tasks,
      ObjectProvider<ManagementService> management,
      ObjectProvider<RepositoryService> repository,
      Clocks clocks,
      ObjectProvider<CaseFiles> caseFiles) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.repository = repository;
    this.clocks = clocks;
    this.caseFiles = caseFiles;
  }

  @EventListener
  void on(ClockChanged changed) {
    if (changed.what() == ClockChange.STARTED || changed.newDue() == null) {
      return;
    }
    List<ProcessInstance> instances =
        runtime
            .getObject()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(changed.caseId().toString())
            .list();
    try {
      for (ProcessInstance instance : instances) {
        if (concerns(instance, changed)) {
          redate(instance, changed);
        }
      }
    } catch (OptimisticLockingException e) {
      // A timer that expires, or a task that is completed, at this very moment goes before.
      throw Refusal.conflict("该案件的任务或者定时事项正在办理，期限未变更，请稍后重试");
    }
  }

  @EventListener
  void on(TaskRedated redated) {
    Task task =
        tasks.getObject().createTaskQuery().taskId(redated.taskId().toString()).singleResult();
    if (task != null) {
      task.setDueDate(Date.from(redated.due()));
      task.setFollowUpDate(Date.from(redated.soon()));
      tasks.getObject().saveTask(task);
    }
  }

  /** What a row of a table is done for lies within the scope of its process. */
  private boolean concerns(ProcessInstance instance, ClockChanged changed) {
    String scope = scope(instance.getId());
    return Scope.sees(scope, changed.scope()) || Scope.sees(changed.scope(), scope);
  }

  /** A clock is asked from its scope and from within it. */
  private boolean asks(String execution, ClockChanged changed) {
    return Scope.sees(scope(execution), changed.scope());
  }

  private String scope(String execution) {
    return runtime.getObject().getVariable(execution, "scope") instanceof String named
        ? named
        : Scope.FILE;
  }

  private void redate(ProcessInstance instance, ClockChanged changed) {
    BpmnModelInstance model =
        repository.getObject().getBpmnModelInstance(instance.getProcessDefinitionId());
    for (Task task :
        tasks.getObject().createTaskQuery().processInstanceId(instance.getId()).list()) {
      ModelElementInstance element = model.getModelElementById(task.getTaskDefinitionKey());
      if (element instanceof UserTask user && asks(task.getExecutionId(), changed)) {
        moment(user.getCamundaDueDate(), changed)
            .ifPresent(
                due -> {
                  boolean still = changed.state() == ClockState.SUSPENDED;
                  task.setDueDate(still ? null : Date.from(due));
                  if (user.getCamundaFollowUpDate() == null) {
                    task.setFollowUpDate(still ? null : soon(changed));
                  }
                  tasks.getObject().saveTask(task);
                });
      }
    }
    kept(model, changed);
    for (Job timer :
        management
            .getObject()
            .createJobQuery()
            .processInstanceId(instance.getId())
            .timers()
            .list()) {
      if (asks(timer.getExecutionId(), changed)) {
        redate(timer, model, changed);
      }
    }
  }

  private Date soon(ClockChanged changed) {
    return clocks
        .dueSoon(changed.caseId(), changed.scope(), changed.termKey())
        .map(Date::from)
        .orElse(null);
  }

  /** A fact that keeps a clock's last day ({@code into}) follows as long as it says the old one. */
  private void kept(BpmnModelInstance model, ClockChanged changed) {
    if (changed.oldDue() == null) {
      return;
    }
    String old = changed.oldDue().date().toString();
    String scope = changed.scope();
    Map<String, Object> facts = caseFiles.getObject().facts(changed.caseId(), scope);
    Stream.concat(
            model.getModelElementsByType(CamundaInputOutput.class).stream()
                .map(Redating::parameters),
            model.getModelElementsByType(CamundaProperty.class).stream()
                .flatMap(property -> marked(property).stream()))
        .filter(given -> changed.termKey().equals(given.get("term")))
        .map(given -> given.get("into"))
        .filter(fact -> fact != null && old.equals(String.valueOf(facts.get(fact))))
        .distinct()
        .forEach(
            fact ->
                caseFiles
                    .getObject()
                    .record(
                        changed.caseId(), scope, Map.of(fact, changed.newDue().date().toString())));
  }

  private static Optional<Map<String, String>> marked(CamundaProperty property) {
    return Mark.NAMES.contains(property.getCamundaName())
        ? Mark.read(property.getCamundaName(), property.getCamundaValue()).map(Mark::parameters)
        : Optional.empty();
  }

  private static Map<String, String> parameters(CamundaInputOutput given) {
    return given.getCamundaInputParameters().stream()
        .collect(
            Collectors.toMap(
                CamundaInputParameter::getCamundaName, ModelElementInstance::getTextContent));
  }

  private void redate(Job timer, BpmnModelInstance model, ClockChanged changed) {
    String activity =
        management
            .getObject()
            .createJobDefinitionQuery()
            .jobDefinitionId(timer.getJobDefinitionId())
            .singleResult()
            .getActivityId();
    Optional<Instant> moment =
        model.getModelElementsByType(TimeDate.class).stream()
            .filter(time -> owner(time).equals(activity))
            .findFirst()
            .flatMap(time -> moment(time.getTextContent(), changed));
    boolean still = changed.state() == ClockState.SUSPENDED;
    moment.ifPresent(
        due -> management.getObject().setJobDuedate(timer.getId(), Date.from(still ? NEVER : due)));
  }

  private static String owner(TimeDate time) {
    return time.getParentElement().getParentElement().getAttributeValue("id");
  }

  private Optional<Instant> moment(String expression, ClockChanged changed) {
    Matcher matcher = CLOCK.matcher(expression == null ? "" : expression);
    if (!matcher.matches() || !matcher.group(2).equals(changed.termKey())) {
      return Optional.empty();
    }
    return matcher.group(1).equals("due")
        ? Optional.of(changed.newDue().lastMoment())
        : clocks.dueSoon(changed.caseId(), changed.scope(), changed.termKey());
  }
}
