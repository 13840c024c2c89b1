package org.ecocase.penalty;

import org.ecocase.casefile.TaskPolicy;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Complex or major cases are discussed by the heads together (行政处罚法第五十七条第二款). */
@Component
class DiscussionHeld implements TaskPolicy {

  private static final String ARTICLE = "行政处罚法第五十七条第二款、生态环境行政处罚办法第五十二条";

  @Override
  public String name() {
    return "discussionHeld";
  }

  @Override
  public Verdict check(Request request) {
    if (!"PENALTY".equals(request.text("decisionKind"))
        || !request.yes("collectiveDiscussionRequired")) {
      return Verdict.permit();
    }
    String conclusion = request.text("discussionConclusion");
    boolean held = "AGREE".equals(conclusion) || "CHANGE".equals(conclusion);
    return held && "APPROVE".equals(request.text("discussionSignDecision"))
        ? Verdict.permit()
        : Verdict.refuse("本案应当由负责人集体讨论决定，讨论笔录确认后方可作出决定", ARTICLE);
  }
}
