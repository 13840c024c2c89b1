package org.ecocase.engine.internal.action;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.Runs;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What holds when a process ends that nothing called: the run of an action has ended; and the main
 * line of a file does not end before the file does, so that no file is left with nobody to act.
 */
@Component
public class ProcessEnds extends AbstractBpmnParseListener implements ExecutionListener {

  private final ObjectProvider<Runs> runs;
  private final ObjectProvider<CaseFiles> caseFiles;
  private final FlowProfiles profiles;

  ProcessEnds(
      ObjectProvider<Runs> runs, ObjectProvider<CaseFiles> caseFiles, FlowProfiles profiles) {
    this.runs = runs;
    this.caseFiles = caseFiles;
    this.profiles = profiles;
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    process.addListener(ExecutionListener.EVENTNAME_END, this);
  }

  @Override
  public void notify(DelegateExecution delegate) {
    ExecutionEntity execution = (ExecutionEntity) delegate;
    if (execution.getSuperExecution() != null
        || execution.isCanceled()
        || execution.getProcessBusinessKey() == null) {
      return;
    }
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    String process = ((ProcessDefinitionEntity) execution.getProcessDefinition()).getKey();
    if (execution.getVariable("scope") instanceof String scope && !scope.isEmpty()) {
      runs.getObject().end(caseId, scope, false);
    } else if (profiles.opening(process).isPresent()
        && !caseFiles.getObject().get(caseId).stage().over()) {
      throw new Refusal(Refusal.Kind.RULE, "流程已到终点而案卷尚未办结，请联系流程管理员");
    }
  }
}
