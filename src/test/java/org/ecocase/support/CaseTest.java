package org.ecocase.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseMessages;
import org.ecocase.casefile.CaseProgress;
import org.ecocase.casefile.DocumentModel;
import org.ecocase.casefile.Submission;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.document.GenerationRequest;
import org.ecocase.document.Samples;
import org.ecocase.engine.TaskDesk;
import org.ecocase.flow.Stage;
import org.ecocase.journal.Journal;
import org.ecocase.journal.JournalEntry;
import org.ecocase.notification.Mails;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Step;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tests of cases share: cases that stand at some point of the line, and what became of them.
 */
@EcocaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CaseTest {

  /** Who made what goes before a test. */
  private static final String GIVEN = "given";

  @Autowired protected Walker walker;
  @Autowired protected TaskDesk desk;
  @Autowired protected CaseFiles caseFiles;
  @Autowired protected Documents documents;
  @Autowired protected DocumentModel documentModel;
  @Autowired protected Journal journal;
  @Autowired protected Clocks clocks;
  @Autowired protected Mails mails;
  @Autowired protected CaseMessages messages;
  @Autowired protected Clock clock;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected Browser browser;
  @Autowired protected RuntimeService runtime;
  @Autowired protected RepositoryService repository;

  @Autowired private CaseProgress progress;
  @Autowired private ProcessEngine processEngine;
  @Autowired private HistoryService history;

  private final Set<UUID> cases = new LinkedHashSet<>();

  @BeforeEach
  void askThisEngine() {
    AbstractAssertions.init(processEngine);
  }

  @AfterEach
  void timeRunsAgain() {
    desk.resetTime();
  }

  /** The cases that this class's tests have had so far. */
  protected Set<UUID> cases() {
    return cases;
  }

  /** A walk of a case that begins with a signal. */
  protected Walk receive(Signal signal) {
    return known(walker.receive(signal));
  }

  /** Counts a case among those of this class. */
  protected Walk known(Walk walk) {
    cases.add(walk.caseId());
    return walk;
  }

  /** A case that has been investigated: its facts are there, and no process runs. */
  protected UUID investigated() {
    return investigated(Map.of());
  }

  /** An investigated case with other facts, in the form in which facts are kept. */
  protected UUID investigated(Map<String, Object> more) {
    UUID id = receive(walker.signal(Signal.Type.INSTRUCTION)).caseId();
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(id.toString())
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "starts elsewhere"));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("partyKind", "ORGANISATION");
    facts.put("partyLegalRepresentative", "赵德成");
    facts.put("leadOfficer", "officer1");
    facts.put("assistingOfficer", "officer2");
    facts.put("caseTitle", "涉嫌超标排放大气污染物");
    facts.put("violationDate", today().minusDays(20).toString());
    facts.put("violationFoundDate", today().minusDays(10).toString());
    facts.put("violationPlace", "澜江市工业大道1号");
    facts.put("violationFacts", "颗粒物排放浓度超过标准限值");
    facts.put(
        "evidenceItems", List.of(Map.of("rowId", "r1", "name", "现场检查笔录、监测报告", "proves", "违法事实")));
    facts.put("lawViolated", "生态环境法典有关排放限值的规定");
    facts.put("penaltyBasis", "生态环境法典有关超标排放的罚则");
    facts.put("proposedHandling", "PENALTY");
    facts.put("penaltyKinds", List.of("FINE"));
    facts.put("statutoryFineMin", 2_000_000L);
    facts.put("statutoryFineMax", 20_000_000L);
    facts.put("fineAmount", 2_000_000L);
    facts.put("discretionReason", "初次违法，按照裁量基准确定");
    facts.putAll(more);
    caseFiles.record(id, "", facts);
    return id;
  }

  /** An investigated case on which a penalty was decided today and served. */
  protected UUID decided(Map<String, Object> more) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("partyUscc", "91350100M000100Y43");
    facts.put("noticeFacts", "颗粒物排放浓度超过标准限值");
    facts.put("noticePenalty", "罚款");
    facts.put("decisionKind", "PENALTY");
    facts.put("decisionDate", today().toString());
    facts.put("performanceMode", "十五日内缴至指定银行");
    facts.putAll(more);
    UUID id = investigated(facts);
    generate(id, "penalty-notice");
    generate(id, "penalty-decision");
    caseFiles.record(
        id, "decision", Map.of("deliveryDate", today().toString(), "deliverySucceeded", true));
    return id;
  }

  /** What goes before a model has been done in the case. */
  protected void given(UUID caseId, String key) {
    Set<String> own = new LinkedHashSet<>();
    Set<String> asked = new LinkedHashSet<>();
    Set<String> needed = new LinkedHashSet<>();
    read(key, "", own, asked, needed, new LinkedHashSet<>());
    given(caseId, asked, needed, own);
  }

  /**
   * The steps that a model has done, itself or by what it calls, and those that its building blocks
   * wait for.
   */
  private void read(
      String key,
      String scope,
      Set<String> own,
      Set<String> asked,
      Set<String> needed,
      Set<String> path) {
    if (!path.add(key + "@" + scope)) {
      return;
    }
    BpmnModelInstance model = model(key);
    model.getModelElementsByType(CamundaProperty.class).stream()
        .filter(property -> "step".equals(property.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .forEach(
            step -> {
              own.add(scope.isEmpty() ? step : step + "@" + scope);
              if (scope.isEmpty()) {
                asked.add(step);
              }
            });
    model.getModelElementsByType(ServiceTask.class).stream()
        .map(task -> String.valueOf(task.getCamundaDelegateExpression()))
        .flatMap(bean -> needed(bean.replaceAll("[${}]", "")))
        .forEach(needed::add);
    model
        .getModelElementsByType(CallActivity.class)
        .forEach(
            call -> read(call.getCalledElement(), scopeOf(call, scope), own, asked, needed, path));
  }

  /** The steps that a building block waits for. */
  private static Stream<String> needed(String block) {
    return Acts.STEPS.effects().stream()
        .filter(effect -> effect.block().equals(block) && effect.parameters().isEmpty())
        .flatMap(effect -> effect.needs().stream())
        .map(need -> need.get(0).step())
        .filter(Objects::nonNull);
  }

  private static String scopeOf(CallActivity call, String otherwise) {
    return call.getModelInstance().getModelElementsByType(CamundaIn.class).stream()
        .filter(in -> in.getParentElement().getParentElement().equals(call))
        .filter(in -> "scope".equals(in.getCamundaTarget()))
        .map(CamundaIn::getCamundaSourceExpression)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(otherwise);
  }

  protected BpmnModelInstance model(String key) {
    return repository.getBpmnModelInstance(
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(key)
            .latestVersion()
            .singleResult()
            .getId());
  }

  /**
   * A case in which everything has been done that goes before these steps, with the number, papers
   * and clocks that the law asks of it.
   *
   * @param done steps that have been done themselves
   * @param without steps that are not wanted, such as those that the test itself does
   */
  protected void given(UUID id, Set<String> steps, Set<String> done, Set<String> without) {
    Map<String, Object> facts = caseFiles.facts(id, "");
    steps.stream()
        .map(Acts.STEPS::get)
        .flatMap(step -> step.antecedents().stream())
        .map(antecedent -> antecedent.alternatives().get(0))
        .filter(reference -> reference.fact() != null && !facts.containsKey(reference.fact()))
        .filter(reference -> reference.outcomes().contains("true"))
        .forEach(reference -> caseFiles.record(id, "", Map.of(reference.fact(), true)));
    Set<String> there =
        caseFiles.submissions(id).stream()
            .filter(submission -> submission.step() != null)
            .map(s -> s.scope().isEmpty() ? s.step() : s.step() + "@" + s.scope())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    there.addAll(without);
    Acts.before(id, steps, done, facts, there).forEach(s -> given(s, facts));
  }

  private void given(Submission done, Map<String, Object> facts) {
    Submission now = Acts.at(done, clock.instant());
    caseFiles.record(now);
    Step step = Acts.STEPS.get(now.step());
    if (step.leads().contains("allotCaseNumber")
        && caseFiles.get(now.caseId()).caseNumber() == null) {
      progress.file(now.caseId());
    }
    step.papers().stream()
        .filter(paper -> !paper.optional())
        .filter(paper -> paper.when().holds(now.content(), now.scope()))
        .forEach(paper -> paper(now, paper.template()));
    step.starts().entrySet().stream()
        .filter(e -> e.getValue().holds(facts, now.scope()))
        .map(e -> new ClockName(now.caseId(), "", e.getKey()))
        .filter(name -> clocks.find(name).isEmpty())
        .forEach(name -> clocks.start(name, "lanjiang", clock.instant(), "officer1", true));
    step.stops().stream()
        .filter(term -> clocks.live(now.caseId(), "", term).isPresent())
        .forEach(term -> clocks.stop(ClockName.of(now.caseId(), term), "办理完毕", "officer1"));
  }

  private void paper(Submission done, String template) {
    documents.generate(
        new GenerationRequest(
            done.caseId(), "lanjiang", template, done.scope(), Samples.model(template), GIVEN));
  }

  /** Makes a document of a case, as the step of a model would. */
  protected CaseDocument generate(UUID caseId, String template) {
    return documents.generate(
        new GenerationRequest(
            caseId, "lanjiang", template, "", documentModel.of(caseId, ""), "officer1"));
  }

  /** Starts a clock of a case, now. */
  protected void clockRuns(UUID caseId, String term) {
    clocks.start(ClockName.of(caseId, term), "lanjiang", clock.instant(), "officer1", true);
  }

  protected LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Time goes on; it stands still from then on. */
  protected void daysPass(int days) {
    desk.setTime(clock.instant().plus(java.time.Duration.ofDays(days)));
  }

  /** What is to be said of the last instance of a process in a case. */
  protected ProcessInstanceAssert assertInstance(Walk walk, String process) {
    return BpmnAwareTests.assertThat(
        new StartedInstance(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(walk.caseId().toString())
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .get(0)));
  }

  protected String stage(Walk walk) {
    return caseFiles.get(walk.caseId()).stage().key();
  }

  protected Map<String, Object> facts(Walk walk) {
    return caseFiles.facts(walk.caseId(), "");
  }

  protected List<String> generated(Walk walk) {
    return documents.ofCase(walk.caseId()).stream()
        .filter(document -> !GIVEN.equals(document.createdBy()))
        .map(CaseDocument::template)
        .toList();
  }

  /** A case that has been filed and is under investigation; its main line does not run. */
  protected UUID underInvestigation(Map<String, Object> more) {
    UUID id = investigated(more);
    given(id, "investigation");
    caseFiles.moveTo(id, new Stage("INVESTIGATION", "调查取证", false));
    return id;
  }

  /** Samples of these numbers, each with what a sample has to have. */
  protected static List<Map<String, Object>> samples(String... numbers) {
    return Stream.of(numbers)
        .map(
            number ->
                Map.<String, Object>of("number", number, "point", "废水总排放口", "items", "化学需氧量、氨氮"))
        .toList();
  }

  /** Has somebody press the button of an action of a case. */
  protected Walk begun(String user, UUID caseId, String process) {
    Browser.Answer started =
        browser.as(user).opened().post("/api/v1/cases/" + caseId + "/actions/" + process, "{}");
    assertThat(started.status()).as(started.body()).isEqualTo(201);
    return known(walker.of(caseId));
  }

  /** Starts an action of a case and hands its first task in; answers as the server does. */
  protected Browser.Answer acted(
      String user, UUID caseId, String process, Map<String, Object> values) {
    Browser.User person = browser.as(user).opened();
    Browser.Answer started = person.post("/api/v1/cases/" + caseId + "/actions/" + process, "{}");
    return started.status() == 201
        ? person.submit(started.json().path("taskId").asText(), values)
        : started;
  }

  /** The clock of a term that was started last, in whatever scope. */
  protected ClockView clock(Walk walk, String term) {
    return clocks.of(walk.caseId()).stream()
        .filter(clock -> clock.name().termKey().equals(term))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  protected ClockState clockState(Walk walk, String term) {
    return clock(walk, term).state();
  }

  protected List<String> journalled(Walk walk) {
    return journal.of(walk.caseId()).stream().map(JournalEntry::kind).toList();
  }

  /** Templates and recipients of the mails of a case, as {@code template>recipient}. */
  protected List<String> mailed(Walk walk) {
    return mails.of(walk.caseId()).stream().map(m -> m.template() + ">" + m.recipient()).toList();
  }

  /** Hands in an answer from outside as the agency's clerk. */
  protected void message(Walk walk, String name, Map<String, Object> content) {
    SignedIn.as(walker.actor("clerk1"), () -> messages.deliver(walk.caseId(), name, null, content));
  }

  /** A task must be refused in these words, and leave no trace. */
  protected void refused(Walk walk, String task, Map<String, Object> entries, String... words) {
    List<Object> before = traces(walk);
    AbstractThrowableAssert<?, ? extends Throwable> thrown =
        assertThatThrownBy(() -> walk.complete(task, entries)).isInstanceOf(Refusal.class);
    for (String word : words) {
      thrown.hasMessageContaining(word);
    }
    assertThat(traces(walk)).isEqualTo(before);
  }

  private List<Object> traces(Walk walk) {
    List<Object> traces = new ArrayList<>();
    traces.add(caseFiles.submissions(walk.caseId()).size());
    traces.add(journal.of(walk.caseId()).size());
    traces.add(facts(walk));
    traces.add(generated(walk));
    traces.add(desk.open(walk.caseId()).stream().map(TaskDesk.OpenTask::id).sorted().toList());
    return traces;
  }

  protected Instant due(Walk walk, String task) {
    return walk.task(task).due();
  }
}
