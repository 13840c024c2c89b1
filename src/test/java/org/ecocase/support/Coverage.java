package org.ecocase.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * How much of a model its tests have reached: of its elements, and of the flows between them.
 *
 * @param process id of the model
 * @param nodes elements that were reached
 * @param taken flows that were taken
 */
record Coverage(
    String process, BpmnModelInstance model, Set<String> nodes, Collection<String> taken) {

  private static final double WANTED = 0.95;

  private static final Set<String> JUDGED = ConcurrentHashMap.newKeySet();

  /** The models that were judged in this run. */
  static Set<String> judged() {
    return Set.copyOf(JUDGED);
  }

  /**
   * Whether enough was reached.
   *
   * @param exceptions what no test can reach, by id, and why
   */
  void judge(Map<String, String> exceptions) {
    JUDGED.add(process);
    Set<String> flows = new TreeSet<>(taken);
    model.getModelElementsByType(SequenceFlow.class).stream()
        .filter(this::waited)
        .map(FlowElement::getId)
        .forEach(flows::add);
    Set<String> reached = new TreeSet<>(nodes);
    reached.addAll(flows);
    assertThat(exceptions.keySet())
        .as("exceptions of %s that are reached after all", process)
        .doesNotContainAnyElementsOf(reached);
    enough("elements", ids(FlowNode.class), nodes, exceptions.keySet());
    enough("flows", ids(SequenceFlow.class), flows, exceptions.keySet());
  }

  /** The engine takes no flow to an event for which a gateway waits: it goes on from the event. */
  private boolean waited(SequenceFlow flow) {
    return flow.getSource() instanceof EventBasedGateway
        && nodes.contains(flow.getTarget().getId());
  }

  private Set<String> ids(Class<? extends FlowElement> type) {
    return model.getModelElementsByType(type).stream()
        .map(FlowElement::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void enough(String what, Set<String> all, Set<String> reached, Set<String> exceptions) {
    all.removeAll(exceptions);
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(reached);
    assertThat(1 - missing.size() / (double) all.size())
        .as("%s of %s that no test reaches: %s", what, process, missing)
        .isGreaterThanOrEqualTo(WANTED);
  }
}
