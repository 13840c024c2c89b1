package org.ecocase.engine.internal.block;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Terms;
import org.ecocase.engine.internal.CaseStart;
import org.springframework.stereotype.Component;

/** What models ask of the statutory clock: {@code ${clock.due('payment')}}. */
@Component("clock")
public class ClockQuestions {

  private final Clocks clocks;
  private final Terms terms;
  private final CaseFiles caseFiles;
  private final Clock time;

  ClockQuestions(Clocks clocks, Terms terms, CaseFiles caseFiles, Clock time) {
    this.clocks = clocks;
    this.terms = terms;
    this.caseFiles = caseFiles;
    this.time = time;
  }

  /**
   * The last moment of a term for the case at hand: as its running clock says, or counted from now
   * where none runs.
   */
  public Date due(String term) {
    return Date.from(end(asked(), term).lastMoment());
  }

  /** The moment from which the term counts as falling due soon, as its row says. */
  public Date dueSoon(String term) {
    Asked asked = asked();
    Instant soon =
        clocks.dueSoon(asked.caseId(), asked.scope(), term).orElseGet(() -> soonAt(asked, term));
    return Date.from(soon);
  }

  /** Whether the clock that dates the case at hand by this term is suspended. */
  public boolean standsStill(String term) {
    Asked asked = asked();
    return clocks
        .live(asked.caseId(), asked.scope(), term)
        .filter(clock -> clock.state() == ClockState.SUSPENDED)
        .isPresent();
  }

  private Instant soonAt(Asked asked, String term) {
    Term row = terms.forTask(term, agency(asked), LocalDate.now(time));
    return clocks.soonAt(row, end(asked, term));
  }

  private Due end(Asked asked, String term) {
    return clocks
        .due(asked.caseId(), asked.scope(), term)
        .orElseGet(() -> counted(term, agency(asked)));
  }

  private Due counted(String term, String agency) {
    String inForce = terms.forTask(term, agency, LocalDate.now(time)).key();
    return clocks.previewDue(inForce, agency, time.instant()).due();
  }

  private String agency(Asked asked) {
    return caseFiles.get(asked.caseId()).agency();
  }

  /** Timers of a process itself are dated before its first step: only the start knows the case. */
  private Asked asked() {
    Optional<DelegateExecution> execution = CurrentCommand.execution();
    if (execution.isEmpty()) {
      UUID caseId =
          CaseStart.underWay()
              .map(UUID::fromString)
              .orElseThrow(() -> new IllegalStateException("the clock is asked outside of a case"));
      return new Asked(caseId, "");
    }
    CaseExecution step = new CaseExecution(execution.get());
    return new Asked(step.caseId(), step.scope());
  }

  /** For which case the clock is asked. */
  private record Asked(UUID caseId, String scope) {}
}
