package org.ecocase.seizure.internal;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.DiscussionConclusion;
import org.ecocase.dictionary.FactCodes.SeizureDecision;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * In a major case the heads discuss the seizure together, and none of them grants alone what they
 * sent back (环境保护主管部门实施查封、扣押办法第十条).
 */
@Component
class SeizureDiscussed implements StepRule {

  @Override
  public String name() {
    return "seizureDiscussed";
  }

  @Override
  public Set<String> guards() {
    return Set.of("seizure-approval");
  }

  @Override
  public Verdict check(Request request) {
    return request.is(SeizureDecision.APPROVE)
            && request.yes(FactKeys.SEIZURE_DISCUSSION_REQUIRED)
            && request.is(DiscussionConclusion.RETURN)
        ? Verdict.refuse("集体讨论未同意查封、扣押，不得批准", "环境保护主管部门实施查封、扣押办法第十条")
        : Verdict.permit();
  }
}
