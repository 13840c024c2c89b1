package org.ecocase.penalty;

import org.ecocase.casefile.TaskPolicy;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Where legal review is due, no decision without it or against it (行政处罚法第五十八条). */
@Component
class LegalReviewPassed implements TaskPolicy {

  @Override
  public String name() {
    return "legalReviewPassed";
  }

  @Override
  public Verdict check(Request request) {
    String conclusion = request.text("legalReviewConclusion");
    boolean passed =
        "AGREE".equals(conclusion)
            || "AMEND".equals(conclusion) && request.text("legalReviewAmendment") != null;
    return "PENALTY".equals(request.text("decisionKind"))
            && request.yes("legalReviewRequired")
            && !passed
        ? Verdict.refuse("本案应当进行法制审核，未经审核或者审核未通过的，不得作出决定", "行政处罚法第五十八条")
        : Verdict.permit();
  }
}
