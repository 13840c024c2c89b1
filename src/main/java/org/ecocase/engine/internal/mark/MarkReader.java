package org.ecocase.engine.internal.mark;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.block.MarkProperties;
import org.ecocase.engine.internal.block.MarkedActs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has the engine act on the properties of elements that start, stop, suspend or resume clocks or
 * set the stage. What is done several times at once acts once, around all its instances.
 */
@Component
public class MarkReader extends AbstractBpmnParseListener {

  private final ObjectProvider<MarkedActs> acts;

  MarkReader(ObjectProvider<MarkedActs> acts) {
    this.acts = acts;
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl event) {
    activity(element, event);
  }

  @Override
  public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl event) {
    activity(element, event);
  }

  @Override
  public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl event) {
    activity(element, event);
  }

  @Override
  public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl event) {
    activity(element, event);
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
    activity(element, task);
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl task) {
    activity(element, task);
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl call) {
    activity(element, call);
  }

  @Override
  public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl sub) {
    activity(element, sub);
  }

  @Override
  public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl gateway) {
    activity(element, gateway);
  }

  @Override
  public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
    attach(element, marks(element, false), flow, ExecutionListener.EVENTNAME_TAKE);
  }

  private void activity(Element element, ActivityImpl activity) {
    ActivityImpl whole =
        activity.getFlowScope() instanceof ActivityImpl body
                && body.getActivityBehavior() instanceof MultiInstanceActivityBehavior
            ? body
            : activity;
    attach(element, marks(element, true), whole, ExecutionListener.EVENTNAME_START);
    attach(element, marks(element, false), whole, ExecutionListener.EVENTNAME_END);
  }

  private static List<Mark> marks(Element element, boolean entering) {
    return MarkProperties.of(element).stream()
        .map(property -> Mark.read(property.attribute("name"), property.attribute("value")))
        .flatMap(Optional::stream)
        .filter(mark -> mark.entering() == entering)
        .toList();
  }

  private void attach(Element element, List<Mark> marks, CoreModelElement to, String event) {
    if (!marks.isEmpty()) {
      String name = element.attribute("name");
      String label = (name == null ? "" : "“" + name + "”") + "（" + element.attribute("id") + "）";
      // built in, as what has legal effect is not to be skipped with listeners of a model's own
      to.addBuiltInListener(event, new MarkListener(marks, label, acts));
    }
  }
}
