package org.ecocase.hearing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.Calendars;
import org.ecocase.deadline.DeadlineCalculator;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.FactCodes.HearingOutcome;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * The party is told of time and place at least seven working days before the hearing
 * (行政处罚法第六十四条第二项). Counted from the service of the notice, or from today before that.
 */
@Component
class HearingTimely implements StepRule {

  private static final String TERM = "hearing-notice";
  private static final String SCOPE = "hearing-notice";

  private final Terms terms;
  private final Calendars calendars;
  private final CaseFiles caseFiles;
  private final Clock clock;

  HearingTimely(Terms terms, Calendars calendars, CaseFiles caseFiles, Clock clock) {
    this.terms = terms;
    this.calendars = calendars;
    this.caseFiles = caseFiles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "hearingTimely";
  }

  @Override
  public Set<String> guards() {
    return Set.of("hearing-arrangement", "hearing-record");
  }

  @Override
  public Verdict check(Request request) {
    LocalDate hearing = request.date(FactKeys.HEARING_AT);
    if (hearing == null || !held(request)) {
      return Verdict.permit();
    }
    Object served = caseFiles.facts(request.caseId(), SCOPE).get(FactKeys.DELIVERY_DATE);
    LocalDate told = served == null ? LocalDate.now(clock) : LocalDate.parse(served.toString());
    Term term = terms.require(TERM, request.agency(), told);
    LocalDate earliest =
        new DeadlineCalculator(calendars.current())
            .calculate(DeadlineCalculator.Rule.of(term), told, List.of(), List.of())
            .due()
            .date();
    return hearing.isBefore(earliest)
        ? Verdict.refuse("应当在听证的七个工作日前通知当事人，" + told + "通知的，听证不得早于" + earliest, term.article())
        : Verdict.permit();
  }

  /** A hearing that was adjourned or withdrawn did not take place on that day. */
  private static boolean held(Request request) {
    return request.text(FactKeys.HEARING_OUTCOME) == null || request.is(HearingOutcome.HELD);
  }
}
