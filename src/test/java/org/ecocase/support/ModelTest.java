package org.ecocase.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;

/** Tests of one model, which together have to reach its elements. */
public abstract class ModelTest extends CaseTest {

  private static final double WANTED = 0.95;

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
}
