package org.ecocase.support;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.ecocase.engine.internal.TakenFlows;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests of one model, which together have to reach its elements and take its flows. */
public abstract class ModelTest extends CaseTest {

  private static final Logger LOG = LoggerFactory.getLogger(ModelTest.class);

  @Autowired private RepositoryService repository;
  @Autowired private ProcessEngine engine;
  @Autowired private HistoryService history;
  @Autowired private TakenFlows flows;

  private final String process;
  private final Set<Method> ran = new LinkedHashSet<>();

  /** Tests of the model with that id. */
  protected ModelTest(String process) {
    this.process = process;
  }

  /** The id of the model. */
  public String process() {
    return process;
  }

  /** Elements and flows that no test can reach, by id, and why. */
  protected Map<String, String> unreachable() {
    return Map.of();
  }

  @BeforeEach
  void count(TestInfo test) {
    AbstractAssertions.init(engine);
    ran.add(test.getTestMethod().orElseThrow());
  }

  /** A single test cannot reach everything; in a full run every model has to be judged. */
  @AfterAll
  void everythingIsReached() {
    List<Method> tests =
        AnnotationSupport.findAnnotatedMethods(
            getClass(), Testable.class, HierarchyTraversalMode.TOP_DOWN);
    if (!ran.containsAll(tests)) {
      LOG.warn("{} was not judged: {} of {} tests ran", process, ran.size(), tests.size());
      return;
    }
    new Coverage(process, model(process), reached(), flows.taken(process, caseKeys()))
        .judge(unreachable());
  }

  private List<String> caseKeys() {
    return cases().stream().map(UUID::toString).toList();
  }

  private Set<String> reached() {
    return jdbc.sql(
            """
            select distinct a.act_id_ from act_hi_actinst a
            join act_hi_procinst p on p.id_ = a.proc_inst_id_
            where a.proc_def_key_ = :process and p.business_key_ in (:cases)
            """)
        .param("process", process)
        .param("cases", caseKeys())
        .query(String.class)
        .set();
  }

  /** What is to be said of this model's last instance in a case. */
  protected ProcessInstanceAssert assertInstance(Walk walk) {
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

  /** Starts this class's model for a case that is there. */
  protected Walk start(UUID caseId) {
    return start(caseId, Map.of());
  }

  protected Walk start(UUID caseId, Map<String, Object> variables) {
    given(caseId, process);
    desk.start(caseId, process, variables);
    return walker.of(caseId);
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
   * The steps that a model has done, itself or by what it calls, and those that its
   * building blocks wait for.
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
              asked.add(step);
            });
    model.getModelElementsByType(ServiceTask.class).stream()
        .map(task -> String.valueOf(task.getCamundaDelegateExpression()))
        .flatMap(bean -> needed(bean.replaceAll("[${}]", "")))
        .forEach(needed::add);
    model.getModelElementsByType(CallActivity.class)
        .forEach(
            call ->
                read(call.getCalledElement(), scopeOf(call, scope), own, asked, needed, path));
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

  private BpmnModelInstance model(String key) {
    return repository.getBpmnModelInstance(
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(key)
            .latestVersion()
            .singleResult()
            .getId());
  }
}
