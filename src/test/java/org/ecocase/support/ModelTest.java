package org.ecocase.support;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
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
    return assertInstance(walk, process);
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
