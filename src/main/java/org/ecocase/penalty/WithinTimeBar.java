package org.ecocase.penalty;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.Calculation;
import org.ecocase.deadline.Calendars;
import org.ecocase.deadline.DeadlineCalculator;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.LawRegister;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * An act not found within the time bar is not penalised: two years, five where it harmed
 * (行政处罚法第三十六条; from 2026-08-15 生态环境法典第一千零五十四条). Counted from the end of the act.
 */
@Component
class WithinTimeBar implements StepRule {

  private final Terms terms;
  private final Calendars calendars;
  private final LawRegister law;

  WithinTimeBar(Terms terms, Calendars calendars, LawRegister law) {
    this.terms = terms;
    this.calendars = calendars;
    this.law = law;
  }

  @Override
  public String name() {
    return "withinTimeBar";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.FILING_APPROVAL, PenaltySteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    LocalDate ended =
        request.date(FactKeys.VIOLATION_END_DATE) != null
            ? request.date(FactKeys.VIOLATION_END_DATE)
            : request.date(FactKeys.VIOLATION_DATE);
    LocalDate found = request.date(FactKeys.VIOLATION_FOUND_DATE);
    if (ended == null || found == null || request.yes(FactKeys.VIOLATION_CONTINUING)) {
      return Verdict.permit();
    }
    boolean goesOn =
        request.is(PenaltySteps.FILING_APPROVAL)
            ? request.completes()
            : IntendedPenalty.of(request).imposed();
    if (!goesOn || found.isBefore(ended)) {
      return Verdict.permit();
    }
    String key = harmed(request, ended) ? "prosecution-bar-harm" : "prosecution-bar";
    Term term = terms.require(key, request.agency(), ended);
    Calculation end =
        new DeadlineCalculator(calendars.current())
            .calculate(DeadlineCalculator.Rule.of(term), ended, List.of(), List.of());
    return found.isAfter(end.due().date())
        ? Verdict.refuse(
            "违法行为终了于" + ended + "，至" + end.due().date() + "已超过追责期限，" + found + "才被发现，不再给予处罚",
            term.article())
        : Verdict.permit();
  }

  /** The longer period is for the harm that the law of the day names, and for no other. */
  private boolean harmed(Request request, LocalDate ended) {
    return law.current().timeBars().stream()
        .filter(bar -> bar.inForce(ended))
        .anyMatch(
            bar ->
                switch (bar.harm()) {
                  case LIFE_HEALTH -> request.yes(FactKeys.LIFE_HEALTH_HARM);
                  case POLLUTION -> request.yes(FactKeys.HARMFUL_RESULT);
                });
  }
}
