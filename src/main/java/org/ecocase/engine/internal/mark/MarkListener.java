package org.ecocase.engine.internal.mark;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.block.MarkedActs;
import org.ecocase.engine.internal.lock.Told;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Acts on what an element says of clocks and stages, one after another as written. What is
 * interrupted or cancelled ends as well, but completes nothing.
 */
final class MarkListener implements ExecutionListener {

  private final List<Mark> marks;
  private final String element;
  private final ObjectProvider<MarkedActs> acts;

  MarkListener(List<Mark> marks, String element, ObjectProvider<MarkedActs> acts) {
    this.marks = marks;
    this.element = element;
    this.acts = acts;
  }

  @Override
  public void notify(DelegateExecution execution) throws Exception {
    if (EVENTNAME_END.equals(execution.getEventName()) && execution.isCanceled()) {
      return;
    }
    for (Mark mark : marks) {
      Told.at(
          execution,
          element + "属性" + mark.property(),
          "不能执行",
          () -> acts.getObject().act(mark, execution));
    }
  }
}
