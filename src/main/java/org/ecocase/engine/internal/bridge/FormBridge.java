package org.ecocase.engine.internal.bridge;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ecocase.engine.internal.mail.AssignmentMail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the bridge between every form and the case file when a model is parsed. */
@Component
public class FormBridge extends AbstractBpmnParseListener {

  private final ObjectProvider<BridgeServices> services;
  private final CompletionGuard guard = new CompletionGuard();
  private final AssignmentMail assignmentMail;
  private final TaskWatch watch;

  FormBridge(
      ObjectProvider<BridgeServices> services, AssignmentMail assignmentMail, TaskWatch watch) {
    this.services = services;
    this.assignmentMail = assignmentMail;
    this.watch = watch;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    TaskRules rules = TaskRules.of(element);
    BridgeServices bridge = services.getObject();
    task.setTaskFormHandler(new TaskBridge(task.getTaskFormHandler(), task, rules, bridge));
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, guard);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, assignmentMail);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, new ClaimGuard(rules, bridge));
    TaskWatch.EVENTS.forEach(event -> task.addBuiltInTaskListener(event, watch));
    DraftEnds drafts = new DraftEnds(bridge.drafts());
    DraftEnds.EVENTS.forEach(event -> task.addBuiltInTaskListener(event, drafts));
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
    if (!(scope instanceof ProcessDefinitionEntity process)) {
      return;
    }
    start.addListener(ExecutionListener.EVENTNAME_START, guard);
    if (start == process.getInitial()
        && process.getStartFormDefinition() != null
        && process.getStartFormDefinition().getCamundaFormDefinitionKey() != null) {
      process.setStartFormHandler(
          new StartBridge(
              process.getStartFormHandler(),
              process,
              TaskRules.of(element).step(),
              services.getObject()));
    }
  }
}
