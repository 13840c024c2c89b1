package org.ecocase.engine.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers the sequence flows that cases have taken, of which the engine keeps no history. What
 * was rolled back was not taken. It lies in this package as the engine runs no other listeners.
 */
@Component
public class TakenFlows extends AbstractProcessEnginePlugin {

  private final Map<String, Set<String>> byCase = new ConcurrentHashMap<>();

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (engine.getCustomPreBPMNParseListeners() != null) {
      listeners.addAll(engine.getCustomPreBPMNParseListeners());
    }
    ExecutionListener listener = this::take;
    listeners.add(
        new AbstractBpmnParseListener() {
          @Override
          public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
            flow.addListener(ExecutionListener.EVENTNAME_TAKE, listener);
          }
        });
    engine.setCustomPreBPMNParseListeners(listeners);
  }

  private void take(DelegateExecution execution) {
    String caseId = String.valueOf(execution.getProcessBusinessKey());
    String flow = name(process(execution), execution.getCurrentTransitionId());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            byCase.computeIfAbsent(caseId, id -> ConcurrentHashMap.newKeySet()).add(flow);
          }
        });
  }

  private static String process(DelegateExecution execution) {
    return ((ExecutionEntity) execution).getProcessDefinition().getKey();
  }

  private static String name(String process, String flow) {
    return process + "#" + flow;
  }

  /** The flows of a model that these cases have taken. */
  public Set<String> taken(String process, Collection<String> cases) {
    String prefix = name(process, "");
    return cases.stream()
        .flatMap(id -> byCase.getOrDefault(id, Set.of()).stream())
        .filter(flow -> flow.startsWith(prefix))
        .map(flow -> flow.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
