package org.ecocase.engine.internal.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateThrowNoneEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TerminateEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.NullValueProvider;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.el.UelExpressionCondition;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/**
 * What a parsed model may consist of: behaviours, listeners, conditions and parameters of the
 * listed classes. A behaviour that comes into the engine's own parser by a way we have not thought
 * of is found here.
 */
final class PlainBehaviors {

  /** The engine moves running processes by a list of its own classes, in whose place ours stand. */
  static {
    SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.addAll(
        List.of(EachRow.AtOnce.class, EachRow.InTurn.class, PlainCall.class));
  }

  private static final Set<Class<?>> BEHAVIORS =
      Set.of(
          EachRow.AtOnce.class,
          EachRow.InTurn.class,
          PlainBlock.class,
          PlainCall.class,
          PlainGateway.class,
          BoundaryEventActivityBehavior.class,
          ErrorEndEventActivityBehavior.class,
          EventBasedGatewayActivityBehavior.class,
          EventSubProcessActivityBehavior.class,
          EventSubProcessStartEventActivityBehavior.class,
          InclusiveGatewayActivityBehavior.class,
          IntermediateCatchEventActivityBehavior.class,
          IntermediateThrowNoneEventActivityBehavior.class,
          NoneEndEventActivityBehavior.class,
          NoneStartEventActivityBehavior.class,
          ParallelGatewayActivityBehavior.class,
          ParallelMultiInstanceActivityBehavior.class,
          ReceiveTaskActivityBehavior.class,
          SequentialMultiInstanceActivityBehavior.class,
          SubProcessActivityBehavior.class,
          TerminateEndEventActivityBehavior.class,
          UserTaskActivityBehavior.class);

  private static final Set<Class<?>> PARAMETERS =
      Set.of(ConstantValueProvider.class, ElValueProvider.class, NullValueProvider.class);

  /** Ours are in this package and below; the engine's and the starter's own are harmless. */
  private static final String OURS = "org.ecocase.engine.internal.";

  private static final Set<String> LISTENERS =
      Set.of(
          "org.camunda.bpm.engine.impl.history.parser.ActivityInstanceEndListener",
          "org.camunda.bpm.engine.impl.history.parser.ActivityInstanceStartListener",
          "org.camunda.bpm.engine.impl.history.parser.ActivityInstanceUpdateListener",
          "org.camunda.bpm.engine.impl.history.parser.ProcessInstanceEndListener",
          "org.camunda.bpm.engine.impl.history.parser.ProcessInstanceStartListener",
          "org.camunda.bpm.engine.impl.metrics.parser.MetricsExecutionListener",
          "org.camunda.bpm.spring.boot.starter.event.PublishDelegateParseListener");

  private final List<String> findings = new ArrayList<>();

  private PlainBehaviors() {}

  static List<String> findings(Collection<ProcessDefinitionEntity> processes) {
    PlainBehaviors behaviors = new PlainBehaviors();
    processes.forEach(behaviors::process);
    return behaviors.findings;
  }

  private void process(ProcessDefinitionEntity process) {
    listeners(process);
    process.getTaskDefinitions().values().forEach(this::task);
    process.getActivities().forEach(this::activity);
  }

  private void activity(ActivityImpl activity) {
    Object behavior = activity.getActivityBehavior();
    if (behavior == null || !BEHAVIORS.contains(behavior.getClass())) {
      find(activity.getId(), "不允许这种执行方式", behavior);
    }
    listeners(activity);
    parameters(activity);
    for (PvmTransition flow : activity.getOutgoingTransitions()) {
      listeners((TransitionImpl) flow);
      Object condition = flow.getProperty(BpmnParse.PROPERTYNAME_CONDITION);
      if (condition != null && condition.getClass() != UelExpressionCondition.class) {
        find(flow.getId(), "不允许这种条件", condition);
      }
    }
    activity.getActivities().forEach(this::activity);
  }

  private void listeners(CoreModelElement element) {
    all(element.getId(), element.getListeners());
    all(element.getId(), element.getBuiltInListeners());
    all(element.getId(), element.getVariableListeners());
    all(element.getId(), element.getBuiltInVariableListeners());
  }

  private void task(TaskDefinition task) {
    all(task.getKey(), task.getTaskListeners());
    all(task.getKey(), task.getBuiltinTaskListeners());
    if (!ours(task.getTaskFormHandler())) {
      find(task.getKey(), "不允许这种表单", task.getTaskFormHandler());
    }
  }

  private void all(String id, Map<String, ? extends List<?>> listeners) {
    listeners.values().stream()
        .flatMap(List::stream)
        .filter(listener -> !ours(listener) && !LISTENERS.contains(host(listener).getName()))
        .forEach(listener -> find(id, "不允许这种监听器", listener));
  }

  private void parameters(ScopeImpl scope) {
    IoMapping mapping = scope.getIoMapping();
    if (mapping == null) {
      return;
    }
    List<IoParameter> parameters = new ArrayList<>(mapping.getInputParameters());
    parameters.addAll(mapping.getOutputParameters());
    parameters.stream()
        .filter(parameter -> !PARAMETERS.contains(parameter.getValueProvider().getClass()))
        .forEach(p -> find(scope.getId(), "不允许这种参数", p.getValueProvider()));
  }

  private static boolean ours(Object object) {
    return object != null && host(object).getName().startsWith(OURS);
  }

  /** The class that was written down: a lambda belongs to the class around it. */
  private static Class<?> host(Object object) {
    return object.getClass().getNestHost();
  }

  private void find(String id, String problem, Object object) {
    findings.add(
        "（" + id + "）" + problem + "：" + (object == null ? "无" : host(object).getSimpleName()));
  }
}
