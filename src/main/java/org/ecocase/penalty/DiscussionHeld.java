package org.ecocase.penalty;

import java.util.Set;
import org.ecocase.casefile.DecisionTables;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.DiscussionConclusion;
import org.ecocase.rule.Verdict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Complex or major cases are discussed by the heads together (行政处罚法第五十七条第二款). */
@Component
class DiscussionHeld implements StepRule {

  private static final String ARTICLE = "行政处罚法第五十七条第二款、生态环境行政处罚办法第五十二条";

  private final ObjectProvider<DecisionTables> tables;

  DiscussionHeld(ObjectProvider<DecisionTables> tables) {
    this.tables = tables;
  }

  @Override
  public String name() {
    return "discussionHeld";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    return IntendedPenalty.of(request).imposed()
            && !held(request)
            && ProcedureDuty.of(request, tables.getObject()).discussion()
        ? Verdict.refuse("本案应当由负责人集体讨论决定，讨论笔录确认后方可作出决定", ARTICLE)
        : Verdict.permit();
  }

  /** A discussion before the notice was about something else, such as a second extension. */
  private static boolean held(Request request) {
    return (request.is(DiscussionConclusion.AGREE) || request.is(DiscussionConclusion.CHANGE))
        && request
            .steps()
            .doneSince(PenaltySteps.DISCUSSION, PenaltySteps.NOTICE_DRAFT, request.scope());
  }
}
