package org.ecocase.engine.internal.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.Processes;
import org.ecocase.casefile.Runs;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.engine.CaseActions;
import org.ecocase.engine.internal.CaseStart;
import org.ecocase.engine.internal.release.PackageDataInForce;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.flow.Start;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.Role;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts what {@code <flow>.yml} lets people start from a file, and lets them withdraw it. */
@Component
class ActionDesk implements CaseActions {

  private static final String SCOPE = "scope";

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final TaskService tasks;
  private final FlowProfiles profiles;
  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final Runs runs;
  private final Dictionary dictionary;
  private final Processes processes;
  private final Journal journal;
  private final PackageDataInForce inForce;

  ActionDesk(
      RuntimeService runtime,
      RepositoryService repository,
      TaskService tasks,
      FlowProfiles profiles,
      CaseFiles caseFiles,
      CaseAccess access,
      Runs runs,
      Dictionary dictionary,
      Processes processes,
      Journal journal,
      PackageDataInForce inForce) {
    this.runtime = runtime;
    this.repository = repository;
    this.tasks = tasks;
    this.profiles = profiles;
    this.caseFiles = caseFiles;
    this.access = access;
    this.runs = runs;
    this.dictionary = dictionary;
    this.processes = processes;
    this.journal = journal;
    this.inForce = inForce;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Action> offered(UUID caseId, Actor actor) {
    CaseFile file = access.ofAgency(caseId, actor);
    Map<String, Object> facts = caseFiles.facts(caseId, "");
    List<Runs.Run> open = runs.open(caseId);
    Map<String, ProcessDefinition> definitions =
        definitions(profiles.actions().map(Start::process).toArray(String[]::new));
    return profiles
        .actions()
        .filter(start -> definitions.containsKey(start.process()))
        .map(start -> Map.entry(start, definitions.get(start.process()).getName()))
        .filter(e -> verdict(e.getKey(), e.getValue(), file, facts, open, actor) instanceof Permit)
        .map(e -> new Action(e.getKey().process(), e.getValue()))
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Open> open(UUID caseId, Actor actor) {
    access.ofAgency(caseId, actor);
    return runs.open(caseId).stream()
        .map(
            run ->
                new Open(
                    run.scope(),
                    run.label(),
                    run.startedBy(),
                    !run.submitted() && run.startedBy().equals(actor.id())))
        .toList();
  }

  @Override
  @Transactional
  public Started start(UUID caseId, String process, Actor actor) {
    access.ofAgency(caseId, actor);
    inForce.load();
    Start start =
        profiles.action(process).orElseThrow(() -> Refusal.notFound("没有办案动作“" + process + "”"));
    ProcessDefinition definition =
        Optional.ofNullable(definitions(process).get(process))
            .orElseThrow(() -> Refusal.notFound("没有办案动作“" + process + "”"));
    runs.lock(caseId);
    CaseFile file = caseFiles.get(caseId);
    verdict(
            start,
            definition.getName(),
            file,
            caseFiles.facts(caseId, ""),
            runs.open(caseId),
            actor)
        .orThrow();
    Runs.Run run = runs.begin(caseId, process, definition.getName(), actor.id());
    String id = caseId.toString();
    ProcessInstance instance =
        CaseStart.of(
            id,
            () ->
                runtime
                    .createProcessInstanceById(definition.getId())
                    .businessKey(id)
                    .setVariables(Map.of("caseId", id, SCOPE, run.scope()))
                    .execute());
    Task first = first(instance, definition);
    if (!actor.id().equals(first.getAssignee())) {
      tasks.claim(first.getId(), actor.id());
    }
    journal.append(
        caseId,
        actor.id(),
        "ACTION_STARTED",
        "发起“" + definition.getName() + "”",
        Map.of("process", process, SCOPE, run.scope()));
    return new Started(run.scope(), first.getId());
  }

  private Task first(ProcessInstance instance, ProcessDefinition definition) {
    List<Task> open = tasks.createTaskQuery().processInstanceId(instance.getId()).list();
    if (open.size() != 1) {
      throw new Refusal(Refusal.Kind.RULE, "“" + definition.getName() + "”应当从一个办理环节开始，请联系流程管理员");
    }
    return open.get(0);
  }

  /** Whether a flow of that name may be started from a file by somebody now. */
  private Verdict verdict(
      Start start,
      String label,
      CaseFile file,
      Map<String, Object> facts,
      List<Runs.Run> open,
      Actor actor) {
    if (actor.roles().stream().map(Role::group).noneMatch(start.roles()::contains)) {
      return Verdict.refuse("“" + label + "”不由您的岗位发起", start.article());
    }
    if (!start.stages().isEmpty() && !start.stages().contains(file.stage().key())) {
      return Verdict.refuse(
          "案件处于“" + file.stage().label() + "”阶段，不能发起“" + label + "”", start.article());
    }
    if (start.stages().isEmpty() && file.stage().over()) {
      return Verdict.refuse("案件已经办结，不能发起“" + label + "”", start.article());
    }
    if (!start.people().isEmpty()
        && start.people().stream().noneMatch(fact -> actor.id().equals(facts.get(fact)))) {
      return Verdict.refuse(
          "“"
              + label
              + "”由本案的"
              + start.people().stream()
                  .sorted()
                  .map(dictionary::label)
                  .collect(Collectors.joining("、"))
              + "发起",
          start.article());
    }
    return start.once() && open.stream().anyMatch(run -> run.process().equals(start.process()))
        ? Verdict.refuse("本案的“" + label + "”尚未办结，不得重复发起", start.article())
        : Verdict.permit();
  }

  @Override
  @Transactional
  public void withdraw(UUID caseId, String scope, Actor actor) {
    access.ofAgency(caseId, actor);
    runs.lock(caseId);
    Runs.Run run =
        runs.find(caseId, scope).orElseThrow(() -> Refusal.notFound("没有尚未办结的办案动作“" + scope + "”"));
    if (!run.startedBy().equals(actor.id())) {
      throw Refusal.forbidden("办案动作由发起人撤回");
    }
    if (run.submitted()) {
      throw Refusal.conflict("“" + run.label() + "”已经提交，不能撤回");
    }
    processes.stop(caseId, run.process(), scope, "撤回");
    runs.end(caseId, scope, true);
    journal.append(
        caseId,
        actor.id(),
        "ACTION_WITHDRAWN",
        "撤回“" + run.label() + "”",
        Map.of("process", run.process(), SCOPE, scope));
  }

  /** The versions in force. */
  private Map<String, ProcessDefinition> definitions(String... processes) {
    if (processes.length == 0) {
      return Map.of();
    }
    ProcessDefinitionQuery query =
        repository.createProcessDefinitionQuery().withoutTenantId().latestVersion();
    // answers with a class behind the API, so that it does not stand in a chain
    query.processDefinitionKeysIn(processes);
    return query.list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
  }
}
