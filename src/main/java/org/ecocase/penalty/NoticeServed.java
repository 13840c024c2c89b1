package org.ecocase.penalty;

import java.util.List;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * No decision before the party was told what is intended; whoever is told anew is served anew
 * (行政处罚法第四十四条、第六十二条).
 */
@Component
class NoticeServed implements StepRule {

  private static final List<Reference> SERVED =
      Reference.alternatives("service@notice | deemed-service@notice");

  @Override
  public String name() {
    return "noticeServed";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    boolean told =
        request.steps().done(PenaltySteps.NOTICE_APPROVAL, request.scope())
            && SERVED.stream()
                .anyMatch(
                    served ->
                        request
                            .steps()
                            .doneSince(served, PenaltySteps.NOTICE_APPROVAL, request.scope()));
    return !IntendedPenalty.of(request).imposed() || told
        ? Verdict.permit()
        : Verdict.refuse("事先告知书尚未送达当事人，不得作出处罚决定", "行政处罚法第四十四条、第六十二条");
  }
}
