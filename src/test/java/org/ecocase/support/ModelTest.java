package org.ecocase.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests of one model, which together have to reach its elements. */
public abstract class ModelTest extends CaseTest {

  private static final double WANTED = 0.95;

  @Autowired private RepositoryService repository;

  private final String process;
  private final Set<String> ran = new LinkedHashSet<>();

  /** Tests of the model with that id. */
  protected ModelTest(String process) {
    this.process = process;
  }

  @BeforeEach
  void count(TestInfo test) {
    ran.add(test.getTestMethod().orElseThrow().getName());
  }

  /** Only where the whole class ran: a single test cannot reach everything. */
  @AfterAll
  void everyElementIsReached() {
    long tests =
        Arrays.stream(getClass().getDeclaredMethods())
            .filter(
                m ->
                    m.isAnnotationPresent(Test.class)
                        || m.isAnnotationPresent(ParameterizedTest.class))
            .count();
    if (ran.size() < tests) {
      return;
    }
    Set<String> all =
        model(process)
            .getModelElementsByType(FlowNode.class)
            .stream()
            .map(FlowElement::getId)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> missing = new LinkedHashSet<>(all);
    missing.removeAll(reached());
    assertThat(1 - missing.size() / (double) all.size())
        .as("elements of %s that no test reaches: %s", process, missing)
        .isGreaterThanOrEqualTo(WANTED);
  }

  private List<String> reached() {
    return jdbc.sql(
            """
            select distinct a.act_id_ from act_hi_actinst a
            join act_hi_procinst p on p.id_ = a.proc_inst_id_
            where a.proc_def_key_ = :process and p.business_key_ in (:cases)
            """)
        .param("process", process)
        .param("cases", cases().stream().map(UUID::toString).toList())
        .query(String.class)
        .list();
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
