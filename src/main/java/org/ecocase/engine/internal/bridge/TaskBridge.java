package org.ecocase.engine.internal.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.StepGate;
import org.ecocase.casefile.StepRule;
import org.ecocase.casefile.Submission;
import org.ecocase.org.Actor;
import org.ecocase.org.Officer;
import org.ecocase.rule.Refusal;

/**
 * Stands in for a user task's form handler: opening fills the form from the case's facts,
 * completing checks the person, the values and the rules, keeps one immutable submission, and lets
 * only the declared routing facts reach the process. All of it in the engine's transaction.
 */
final class TaskBridge implements TaskFormHandler {

  private final TaskFormHandler engine;
  private final TaskDefinition definition;
  private final TaskRules rules;
  private final BridgeServices services;

  TaskBridge(
      TaskFormHandler engine, TaskDefinition definition, TaskRules rules, BridgeServices services) {
    this.engine = engine;
    this.definition = definition;
    this.rules = rules;
    this.services = services;
  }

  @Override
  public void parseConfiguration(
      Element element,
      DeploymentEntity deployment,
      ProcessDefinitionEntity process,
      BpmnParse parse) {
    // the engine's own handler was configured before this one took its place
  }

  /** The statutory step that the task is; empty for a task that is none. */
  String step() {
    return rules.step();
  }

  @Override
  public TaskFormData createTaskForm(TaskEntity task) {
    TaskFormData data = engine.createTaskForm(task);
    UUID caseId = caseOf(task);
    Map<String, Object> facts =
        new LinkedHashMap<>(services.caseFiles().facts(caseId, scopeOf(task)));
    services.derived().forEach(d -> facts.putAll(d.of(caseId, facts, services.today())));
    Actor reader = services.actor().get();
    String header =
        services
            .header()
            .of(
                caseId,
                services.personal().facts(caseId, reader, facts),
                new CaseHeader.Limit(
                    task.getDueDate(),
                    task.getFollowUpDate(),
                    TaskWatch.term(definition.getDueDateExpression()),
                    scopeOf(task)));
    FormSchema schema = schema(task);
    Map<String, Object> opening = services.opening(schema, caseId, scopeOf(task), facts);
    data.getFormFields()
        .addAll(
            services
                .prefill()
                .of(
                    schema,
                    services.agency(task),
                    opening,
                    services.personal().facts(caseId, reader, opening),
                    header));
    return data;
  }

  @Override
  public void submitFormVariables(VariableMap properties, VariableScope scope) {
    TaskEntity task = (TaskEntity) scope;
    if (task.getDelegationState() == DelegationState.PENDING) {
      throw Refusal.conflict("该事项已委托他人，不能提交");
    }
    UUID caseId = caseOf(task);
    String factScope = scopeOf(task);
    Actor actor = services.actor().get();
    Map<String, Object> before = services.caseFiles().facts(caseId, factScope);
    CaseFile file = services.caseFiles().get(caseId);
    services.rights().check(task, rules, actor, file, before);

    FormSchema schema = schema(task);
    Map<String, Object> sent = Sent.values(properties);
    Map<String, Object> kept = services.ownTables(schema, caseId, factScope, before);
    Map<String, Object> values =
        services.stated(
            caseId,
            factScope,
            services
                .widgets()
                .settled(
                    new Widgets.Handed(
                        schema,
                        caseId,
                        file.agency(),
                        actor,
                        "task:" + task.getId(),
                        sent,
                        before,
                        checked(file, schema, sent, kept))));
    law(task, file, actor, before, values);

    Submission submission = submission(task, caseId, factScope, actor, schema, values);
    services.caseFiles().record(submission);
    services
        .journal()
        .append(
            caseId,
            actor.id(),
            "TASK_COMPLETED",
            submission.userName() + "办理“" + submission.taskName() + "”",
            Map.of(
                "task", submission.task(),
                "process", submission.process(),
                "scope", factScope,
                "submission", submission.id().toString()));
    route(task, values);
    CompletionGuard.passed(task.getId());
  }

  private Map<String, Object> checked(
      CaseFile file, FormSchema schema, Map<String, Object> sent, Map<String, Object> facts) {
    SubmissionCheck.Result result =
        services
            .check()
            .check(schema, sent, facts, list -> services.offered().of(file.agency(), list, facts));
    if (!result.errors().isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, String.join("；", result.errors()));
    }
    return result.values();
  }

  private void law(
      TaskEntity task,
      CaseFile file,
      Actor actor,
      Map<String, Object> before,
      Map<String, Object> values) {
    Map<String, Object> after = new LinkedHashMap<>(before);
    after.putAll(values);
    StepGate gate = services.gate();
    StepRule.Request request =
        new StepRule.Request(
            file.id(),
            file.agency(),
            gate.step(rules.step()),
            scopeOf(task),
            after,
            before,
            gate.history(file.id(), before),
            actor,
            services.today());
    gate.check(request, values, rules.policies()).orThrow();
  }

  private Submission submission(
      TaskEntity task,
      UUID caseId,
      String scope,
      Actor actor,
      FormSchema schema,
      Map<String, Object> values) {
    Officer officer = services.directory().officer(actor.id()).orElse(null);
    return new Submission(
        UUID.randomUUID(),
        caseId,
        task.getId(),
        task.getProcessDefinition().getKey(),
        task.getTaskDefinitionKey(),
        task.getName(),
        rules.step().isEmpty() ? null : rules.step(),
        scope,
        schema.key(),
        schema.version(),
        actor.id(),
        officer == null ? actor.name() : officer.name(),
        officer == null ? null : officer.certificate(),
        services.now(),
        values);
  }

  /** Where the task is one of several instances, its answers stay with its own instance. */
  private void route(TaskEntity task, Map<String, Object> values) {
    ExecutionEntity process = task.getExecution().getProcessInstance();
    List<String> routing = rules.routing();
    routing.stream()
        .filter(values::containsKey)
        .forEach(key -> process.setVariableLocal(key, values.get(key)));
  }

  private FormSchema schema(TaskEntity task) {
    return services.schemas().of(definition.getFormDefinition(), task.getProcessDefinitionId());
  }

  private static UUID caseOf(TaskEntity task) {
    return UUID.fromString(task.getExecution().getProcessBusinessKey());
  }

  private static String scopeOf(TaskEntity task) {
    return task.getVariable("scope") instanceof String scope ? scope : "";
  }
}
