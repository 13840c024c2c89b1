package org.ecocase.penalty;

import java.util.Set;
import org.ecocase.casefile.DecisionTables;
import org.ecocase.casefile.StepRule;
import org.ecocase.rule.Verdict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where legal review is due, no decision without it or against it (行政处罚法第五十八条). */
@Component
class LegalReviewPassed implements StepRule {

  private final ObjectProvider<DecisionTables> tables;

  LegalReviewPassed(ObjectProvider<DecisionTables> tables) {
    this.tables = tables;
  }

  @Override
  public String name() {
    return "legalReviewPassed";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    return IntendedPenalty.of(request).imposed()
            && !request.steps().done(PenaltySteps.LEGAL_REVIEW, request.scope())
            && ProcedureDuty.of(request, tables.getObject()).legalReview()
        ? Verdict.refuse("本案应当进行法制审核，未经审核或者审核未通过的，不得作出决定", "行政处罚法第五十八条")
        : Verdict.permit();
  }
}
