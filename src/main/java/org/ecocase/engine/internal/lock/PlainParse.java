package org.ecocase.engine.internal.lock;

import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ecocase.engine.internal.block.RowScopes;
import org.ecocase.rule.Refusal;

/**
 * Parses a model only when it consists of what is listed, and hands it to the engine only when what
 * came out of it consists of what is listed, too.
 */
final class PlainParse extends BpmnParse {

  private final Predicate<String> blocks;
  private final RowScopes rows;
  private Refusal refusal;

  /**
   * @param blocks whether a service task may name it
   * @param rows the rows for which something is done once each
   */
  PlainParse(BpmnParser parser, Predicate<String> blocks, RowScopes rows) {
    super(parser);
    this.blocks = blocks;
    this.rows = rows;
  }

  /**
   * Refuses when the engine's own parsing is over, which takes whatever is thrown within it for a
   * failure of its own and logs it as an error with its stack. Whoever deploys is told; such an
   * entry would only hide real failures.
   */
  @Override
  public BpmnParse execute() {
    super.execute();
    if (refusal != null) {
      throw refusal;
    }
    return this;
  }

  @Override
  protected void parseRootElement() {
    refuse(PlainElements.findings(rootElement, blocks));
    if (refusal != null) {
      return;
    }
    super.parseRootElement();
    if (!hasErrors()) {
      refuse(PlainBehaviors.findings(processDefinitions));
    }
  }

  private void refuse(List<String> findings) {
    if (!findings.isEmpty()) {
      refusal =
          new Refusal(Refusal.Kind.RULE, "流程文件《" + name + "》不能使用：" + String.join("；", findings));
    }
  }

  @Override
  public ActivityImpl parseServiceTask(Element task, ScopeImpl scope) {
    ActivityImpl activity = super.parseServiceTask(task, scope);
    if (activity.getActivityBehavior() instanceof ServiceTaskDelegateExpressionActivityBehavior) {
      String block = task.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression");
      activity.setActivityBehavior(new PlainBlock(expressionManager.createExpression(block)));
    }
    return activity;
  }

  @Override
  public ActivityImpl parseExclusiveGateway(Element gateway, ScopeImpl scope) {
    ActivityImpl activity = super.parseExclusiveGateway(gateway, scope);
    if (activity.getActivityBehavior() instanceof ExclusiveGatewayActivityBehavior) {
      activity.setActivityBehavior(new PlainGateway());
    }
    return activity;
  }

  @Override
  public ActivityImpl parseCallActivity(Element call, ScopeImpl scope, boolean multiInstance) {
    ActivityImpl activity = super.parseCallActivity(call, scope, multiInstance);
    if (activity.getActivityBehavior() instanceof CallActivityBehavior called) {
      activity.setActivityBehavior(new PlainCall(called.getCallableElement()));
    }
    return activity;
  }

  @Override
  public ScopeImpl parseMultiInstanceLoopCharacteristics(Element element, ScopeImpl scope) {
    ScopeImpl body = super.parseMultiInstanceLoopCharacteristics(element, scope);
    if (body instanceof ActivityImpl activity
        && activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior parsed
        && parsed.getCollectionVariable() != null) {
      activity.setActivityBehavior(EachRow.of(parsed, rows));
    }
    return body;
  }
}
