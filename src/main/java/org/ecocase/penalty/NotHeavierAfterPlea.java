package org.ecocase.penalty;

import java.util.Optional;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.PleaOutcome;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Who pleads must not be fined more for it (行政处罚法第四十五条第二款). */
@Component
class NotHeavierAfterPlea implements StepRule {

  @Override
  public String name() {
    return "notHeavierAfterPlea";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.PLEA_RECHECK, PenaltySteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    boolean pleaded = request.is(PleaOutcome.STATEMENT) || request.yes(FactKeys.HEARING_REQUESTED);
    // to be told again excuses the re-check alone: the decision is measured by the last notice
    boolean toldAgain =
        !request.is(PenaltySteps.DECISION) && request.yes(FactKeys.RENOTIFY_REQUIRED);
    Optional<Long> told = told(request);
    Long now = request.number(FactKeys.FINE_AMOUNT);
    return pleaded && !toldAgain && told.isPresent() && now != null && now > told.get()
        ? Verdict.refuse("不得因当事人陈述、申辩或者要求听证而给予更重的处罚", "行政处罚法第四十五条第二款")
        : Verdict.permit();
  }

  /** The fine of the notice that the party pleaded against; none stated is a fine of nothing. */
  private static Optional<Long> told(Request request) {
    return request
        .steps()
        .last(PenaltySteps.NOTICE_DRAFT, request.scope())
        .map(notice -> notice.content().get(FactKeys.FINE_AMOUNT))
        .map(fine -> ((Number) fine).longValue());
  }
}
