package org.ecocase.engine.internal.block;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Due;
import org.springframework.stereotype.Component;

/** What models ask of the statutory clock: {@code ${clock.due('payment')}}. */
@Component("clock")
public class ClockQuestions {

  private final Clocks clocks;
  private final Clock time;

  ClockQuestions(Clocks clocks, Clock time) {
    this.clocks = clocks;
    this.time = time;
  }

  /**
   * The moment a term ends for the case at hand: as its running clock says, or counted from now
   * where none runs.
   */
  public Date due(String term) {
    DelegateExecution execution = Context.getBpmnExecutionContext().getExecution();
    Step step = new Step(execution);
    Due due =
        clocks
            .due(step.caseId(), step.scope(), term)
            .or(() -> clocks.due(step.caseId(), "", term))
            .orElseGet(() -> clocks.previewDue(term, step.agency(), time.instant()).due());
    return Date.from(due.expiry());
  }
}
