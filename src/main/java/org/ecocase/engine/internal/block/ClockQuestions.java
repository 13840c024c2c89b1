package org.ecocase.engine.internal.block;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.impl.context.Context;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.Terms;
import org.springframework.stereotype.Component;

/** What models ask of the statutory clock: {@code ${clock.due('payment')}}. */
@Component("clock")
public class ClockQuestions {

  private static final String ANY_TASK = "task-default";

  private final Clocks clocks;
  private final Terms terms;
  private final Clock time;

  ClockQuestions(Clocks clocks, Terms terms, Clock time) {
    this.clocks = clocks;
    this.terms = terms;
    this.time = time;
  }

  /**
   * The last moment of a term for the case at hand: as its running clock says, or counted from now
   * where none runs.
   */
  public Date due(String term) {
    return Date.from(end(step(), term).lastMoment());
  }

  /** The moment from which the term counts as falling due soon, as its row says. */
  public Date dueSoon(String term) {
    Step step = step();
    Instant soon =
        clocks
            .dueSoon(step.caseId(), step.scope(), term)
            .orElseGet(() -> end(step, term).lastMoment());
    return Date.from(soon);
  }

  private Due end(Step step, String term) {
    return clocks
        .due(step.caseId(), step.scope(), term)
        .orElseGet(() -> clocks.previewDue(inForce(term), step.agency(), time.instant()).due());
  }

  /** Where the law knew no such term yet, the agency's own for any task stands in. */
  private String inForce(String term) {
    return terms.table().find(term, "", LocalDate.now(time)).isPresent() ? term : ANY_TASK;
  }

  private static Step step() {
    return new Step(Context.getBpmnExecutionContext().getExecution());
  }
}
