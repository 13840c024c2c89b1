package org.ecocase.engine.internal.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ecocase.casefile.StepGate;
import org.ecocase.casefile.StepRule;
import org.ecocase.casefile.Submission;
import org.ecocase.dictionary.Privacy;
import org.ecocase.engine.FormDrafts;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfile;
import org.ecocase.org.Actor;
import org.ecocase.org.Officer;
import org.ecocase.rule.Refusal;

/**
 * Stands in for the handler of a start form: checks the entries, opens the case file, and binds the
 * new process instance to it. The agency is the officer's own, whatever a client may send.
 */
final class StartBridge implements StartFormHandler {

  private static final String TASK = "start";

  private final StartFormHandler engine;
  private final ProcessDefinitionEntity definition;
  private final String step;
  private final BridgeServices services;

  /**
   * @param step the statutory step that the start is; empty where it is none
   */
  StartBridge(
      StartFormHandler engine,
      ProcessDefinitionEntity definition,
      String step,
      BridgeServices services) {
    this.engine = engine;
    this.definition = definition;
    this.step = step;
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

  @Override
  public StartFormData createStartFormData(ProcessDefinitionEntity process) {
    return engine.createStartFormData(process);
  }

  @Override
  public void submitFormVariables(VariableMap properties, VariableScope scope) {
    ExecutionEntity process = (ExecutionEntity) scope;
    Actor actor = services.actor().get();
    String agency = actor.agency();
    FormSchema schema =
        services
            .schemas()
            .of(definition.getStartFormDefinition(), process.getProcessDefinitionId());
    Map<String, Object> sent = Sent.values(properties);
    SubmissionCheck.Result result =
        services
            .check()
            .check(schema, sent, Map.of(), list -> services.offered().of(agency, list, Map.of()));
    if (!result.errors().isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, String.join("；", result.errors()));
    }
    UUID caseId = services.files().open(kind(), actor, services.widgets().without(result.values()));
    Map<String, Object> values =
        services
            .widgets()
            .settled(
                new Widgets.Handed(
                    schema,
                    caseId,
                    agency,
                    actor,
                    "start:" + definition.getKey(),
                    sent,
                    Map.of(),
                    result.values()));
    law(caseId, agency, actor, values);
    services.caseFiles().record(submission(process, caseId, actor, schema, values));
    services.drafts().discard(actor.id(), new FormDrafts.OfStart(definition.getKey()).key());
    process.setProcessBusinessKey(caseId.toString());
    process.setVariableLocal("caseId", caseId.toString());
    CompletionGuard.passed(process.getId());
  }

  /** The kind of file that the flow opens, whose process this is. */
  private FileKind kind() {
    // another node may have deployed it a moment ago
    services.inForce().getObject().load();
    return services
        .profiles()
        .opening(definition.getKey())
        .flatMap(FlowProfile::opens)
        .orElseThrow(() -> Refusal.conflict("流程“" + definition.getName() + "”现在不能从启动流程中启动"));
  }

  /** The opened file is rolled back with everything else when the law refuses. */
  private void law(UUID caseId, String agency, Actor actor, Map<String, Object> values) {
    StepGate gate = services.gate();
    Map<String, Object> before = services.caseFiles().facts(caseId, "");
    Map<String, Object> after = new LinkedHashMap<>(before);
    after.putAll(values);
    StepRule.Request request =
        new StepRule.Request(
            caseId,
            agency,
            gate.step(step),
            "",
            after,
            before,
            gate.history(caseId, before),
            actor,
            services.today());
    gate.person(request.step(), List.of(), actor, caseId, before).orThrow();
    gate.check(request, values, List.of()).orThrow();
  }

  private Submission submission(
      ExecutionEntity process,
      UUID caseId,
      Actor actor,
      FormSchema schema,
      Map<String, Object> values) {
    Officer officer = services.directory().officer(actor.id()).orElse(null);
    Map<String, Object> kept = new LinkedHashMap<>(values);
    kept.keySet().removeIf(key -> services.dictionary().get(key).privacy() == Privacy.REPORTER);
    return new Submission(
        UUID.randomUUID(),
        caseId,
        process.getId(),
        definition.getKey(),
        TASK,
        definition.getName(),
        step.isEmpty() ? null : step,
        "",
        schema.key(),
        schema.version(),
        actor.id(),
        officer == null ? actor.name() : officer.name(),
        officer == null ? null : officer.certificate(),
        services.now(),
        kept);
  }
}
