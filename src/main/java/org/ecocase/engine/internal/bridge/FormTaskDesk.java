package org.ecocase.engine.internal.bridge;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.Choice;
import org.ecocase.dictionary.Fact;
import org.ecocase.engine.TaskDesk;
import org.ecocase.engine.internal.CaseStart;
import org.ecocase.engine.internal.form.ChoiceSource;
import org.ecocase.notification.Mails;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class FormTaskDesk implements TaskDesk {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final IdentityService identity;
  private final ManagementService management;
  private final ProcessEngineConfigurationImpl engine;
  private final FormSchemas schemas;
  private final Conditions conditions;
  private final Offered offered;
  private final CaseFiles caseFiles;
  private final BridgeServices services;

  FormTaskDesk(
      RuntimeService runtime,
      TaskService tasks,
      FormService forms,
      IdentityService identity,
      ManagementService management,
      ProcessEngineConfigurationImpl engine,
      FormSchemas schemas,
      Conditions conditions,
      Offered offered,
      CaseFiles caseFiles,
      BridgeServices services) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.identity = identity;
    this.management = management;
    this.engine = engine;
    this.schemas = schemas;
    this.conditions = conditions;
    this.offered = offered;
    this.caseFiles = caseFiles;
    this.services = services;
  }

  @Override
  public List<OpenTask> open(UUID caseId) {
    String agency = caseFiles.get(caseId).agency();
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseId.toString())
        .initializeFormKeys()
        .orderByTaskCreateTime()
        .asc()
        .list()
        .stream()
        .map(task -> open(task, agency))
        .toList();
  }

  private OpenTask open(Task task, String agency) {
    List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
    Set<String> users =
        task.getAssignee() != null
            ? Set.of(task.getAssignee())
            : links.stream()
                .map(IdentityLink::getUserId)
                .filter(user -> user != null)
                .collect(Collectors.toSet());
    Set<String> roles =
        links.stream()
            .map(IdentityLink::getGroupId)
            .filter(group -> group != null)
            .collect(Collectors.toSet());
    String process =
        task.getProcessDefinitionId().substring(0, task.getProcessDefinitionId().indexOf(':'));
    return new OpenTask(
        task.getId(),
        process,
        task.getTaskDefinitionKey(),
        step(task),
        task.getName(),
        agency,
        users,
        roles,
        task.getDueDate() == null ? null : task.getDueDate().toInstant());
  }

  private String step(Task task) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                engine
                            .getDeploymentCache()
                            .findDeployedProcessDefinitionById(task.getProcessDefinitionId())
                            .getTaskDefinitions()
                            .get(task.getTaskDefinitionKey())
                            .getTaskFormHandler()
                        instanceof TaskBridge bridge
                    ? bridge.step()
                    : "");
  }

  @Override
  public Form form(String taskId) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              TaskEntity task = context.getTaskManager().findTaskById(taskId);
              if (task == null) {
                throw Refusal.notFound("没有这个待办事项");
              }
              FormDefinition definition = task.getTaskDefinition().getFormDefinition();
              FormSchema schema = schemas.of(definition, task.getProcessDefinitionId());
              return form(task, schema);
            });
  }

  private Form form(TaskEntity task, FormSchema schema) {
    String scope = task.getVariable("scope") instanceof String s ? s : "";
    UUID caseId = UUID.fromString(task.getExecution().getProcessBusinessKey());
    String agency = caseFiles.get(caseId).agency();
    Map<String, Object> facts = caseFiles.facts(caseId, scope);
    Map<String, Object> prefilled = new LinkedHashMap<>();
    Map<String, Object> opening = services.opening(schema, caseId, scope, facts);
    schema.fields().stream()
        .filter(field -> opening.get(field.key()) != null)
        .forEach(
            field ->
                prefilled.put(
                    field.key(),
                    field.shown(schema.facts().get(field.key()), opening.get(field.key()))));
    return new Form(
        schema.key(),
        schema.fields().stream()
            .map(field -> input(field, schema.facts().get(field.key()), agency, facts))
            .toList(),
        prefilled);
  }

  private Input input(Field field, Fact fact, String agency, Map<String, Object> facts) {
    ChoiceSource source = field.choices();
    List<Choice> choices = source == null ? List.of() : offered.of(agency, source.list(), facts);
    List<Input> columns =
        field.columns().stream()
            .map(column -> input(column, fact.columns().get(column.key()), agency, facts))
            .toList();
    return new Input(
        fact,
        field.label(),
        field.required(),
        field.readonly(),
        row -> source == null ? field.options() : source.offered(choices, row),
        Map.of(),
        values -> field.hiddenWhen().stream().anyMatch(c -> conditions.holds(c, values)),
        columns,
        columns.isEmpty() || field.minLength() == null ? 0 : field.minLength());
  }

  @Override
  public String scope(String taskId) {
    return tasks.getVariable(taskId, "scope") instanceof String scope ? scope : "";
  }

  @Override
  public void complete(String taskId, Actor actor, Map<String, Object> values) {
    as(actor, () -> forms.submitTaskForm(taskId, values));
  }

  private void as(Actor actor, Runnable act) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
    SecurityContextHolder.setContext(context);
    identity.setAuthentication(
        actor.id(), List.copyOf(TaskRights.groups(actor)), List.copyOf(actor.agencies()));
    try {
      act.run();
    } finally {
      identity.clearAuthentication();
      SecurityContextHolder.setContext(before);
    }
  }

  @Override
  public void start(UUID caseId, String process, Map<String, Object> variables) {
    String id = caseId.toString();
    Map<String, Object> all = new LinkedHashMap<>(variables);
    all.put("caseId", id);
    CaseStart.of(id, () -> runtime.startProcessInstanceByKey(process, id, all));
  }

  @Override
  public List<Timer> timers(UUID caseId) {
    Set<String> instances =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.toString())
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .collect(Collectors.toSet());
    return management.createJobQuery().timers().active().orderByJobDuedate().asc().list().stream()
        .filter(job -> instances.contains(job.getProcessInstanceId()))
        .map(this::timer)
        .toList();
  }

  private Timer timer(Job job) {
    String activity =
        management
            .createJobDefinitionQuery()
            .jobDefinitionId(job.getJobDefinitionId())
            .singleResult()
            .getActivityId();
    return new Timer(
        job.getId(),
        job.getProcessDefinitionKey(),
        activity,
        job.getDuedate() == null ? Instant.EPOCH : job.getDuedate().toInstant());
  }

  @Override
  public void expire(String timerId) {
    management.executeJob(timerId);
  }

  @Override
  public boolean running(UUID caseId) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.toString())
            .count()
        > runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.toString())
            .processDefinitionKey(Mails.PROCESS)
            .count();
  }

  @Override
  public void setTime(Instant time) {
    ClockUtil.setCurrentTime(Date.from(time));
  }

  @Override
  public void resetTime() {
    ClockUtil.reset();
  }
}
