package org.ecocase.seizure.internal;

import java.util.Set;
import org.ecocase.casefile.StepRule;
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
    boolean granted = "APPROVE".equals(request.text("seizureDecision"));
    return granted
            && request.yes("seizureDiscussionRequired")
            && "RETURN".equals(request.text("discussionConclusion"))
        ? Verdict.refuse("集体讨论未同意查封、扣押，不得批准", "环境保护主管部门实施查封、扣押办法第十条")
        : Verdict.permit();
  }
}
