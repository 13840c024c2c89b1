package org.ecocase.discretion;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.DecisionKind;
import org.ecocase.dictionary.FactCodes.DiscretionAdjustment;
import org.ecocase.dictionary.FactCodes.DiscussionConclusion;
import org.ecocase.dictionary.FactCodes.PenaltyKinds;
import org.ecocase.dictionary.FactCodes.PleaPoints.Adoption;
import org.ecocase.dictionary.FactCodes.ProposedHandling;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.ecocase.law.Fen;
import org.ecocase.rule.Refuse;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A fine departs from what the standard gives only with reasons and after the heads have discussed
 * the case (行政处罚法第三十四条、第五十七条第二款).
 */
@Component
class FineFollowsDiscretion implements StepRule {

  private static final String ARTICLE = "行政处罚法第三十四条、第五十七条第二款";
  private static final String CONFIRMATION = "discretion-confirmation";
  private static final String REPORT = "investigation-report";
  private static final String NOTICE_DRAFT = "prior-notice-draft";
  private static final String NOTICE_APPROVAL = "prior-notice-approval";
  private static final String PLEA_RECHECK = "plea-recheck";
  private static final String DISCUSSION = "discussion-confirmation";
  private static final String DECISION = "penalty-decision";

  @Override
  public String name() {
    return "fineFollowsDiscretion";
  }

  @Override
  public Set<String> guards() {
    return Set.of(CONFIRMATION, REPORT, NOTICE_DRAFT, NOTICE_APPROVAL, PLEA_RECHECK, DECISION);
  }

  @Override
  public Verdict check(Request request) {
    boolean confirmation = request.is(CONFIRMATION);
    Long low =
        request.number(confirmation ? FactKeys.ITEM_DISCRETION_MIN : FactKeys.DISCRETION_MIN);
    Long high =
        request.number(confirmation ? FactKeys.ITEM_DISCRETION_MAX : FactKeys.DISCRETION_MAX);
    Long fine = request.number(confirmation ? FactKeys.ASSESSED_FINE : FactKeys.FINE_AMOUNT);
    boolean fined = confirmation ? request.completes() : fined(request) && !returned(request);
    if (confirmation && fined && fine != null) {
      Verdict verdict = withinLaw(request, fine);
      if (verdict instanceof Refuse) {
        return verdict;
      }
    }
    if (!fined || low == null || high == null || fine == null || fine >= low && fine <= high) {
      return Verdict.permit();
    }
    String departs = "拟罚款" + Fen.text(fine) + "与裁量结果" + span(low, high) + "不一致，";
    if (!reasoned(request)) {
      return Verdict.refuse(departs + "应当填写偏离裁量结果的理由，并提交集体讨论", ARTICLE);
    }
    return request.is(DECISION) && !discussed(request)
        ? Verdict.refuse(departs + "未经负责人集体讨论不得作出决定", ARTICLE)
        : Verdict.permit();
  }

  /** Each violation keeps to its own highest fine; the sums are looked at later (行政处罚法第四条). */
  private static Verdict withinLaw(Request request, long fine) {
    Long max = request.number(FactKeys.ITEM_FINE_MAX);
    if (request.is(DiscretionAdjustment.NO_PENALTY) && fine > 0) {
      return Verdict.refuse("本项不予处罚，不应填写罚款金额", "行政处罚法第三十三条");
    }
    if (max != null && fine > max) {
      return Verdict.refuse("本项拟罚款" + Fen.text(fine) + "高于法定最高罚款" + Fen.text(max), "行政处罚法第四条");
    }
    return Verdict.permit();
  }

  private static boolean fined(Request request) {
    return request.is(request.is(DECISION) ? DecisionKind.PENALTY : ProposedHandling.PENALTY)
        && request.is(PenaltyKinds.FINE);
  }

  private static boolean returned(Request request) {
    return request.is(NOTICE_APPROVAL) && !request.completes();
  }

  /** Reasons may also be that the party's plea was followed, or that the heads changed the fine. */
  private static boolean reasoned(Request request) {
    String deviation = request.text(FactKeys.DEVIATION_REASON);
    boolean adopted =
        FactRows.of(request.facts().get(FactKeys.PLEA_POINTS)).stream()
            .filter(plea -> !CaseFacts.text(plea, FactKeys.PleaPoints.REASON).isBlank())
            .anyMatch(plea -> Adoption.ADOPTED.in(plea) || Adoption.PARTLY_ADOPTED.in(plea));
    return deviation != null && !deviation.isBlank()
        || adopted
        || request.is(DECISION) && request.is(DiscussionConclusion.CHANGE);
  }

  private static boolean discussed(Request request) {
    return (request.is(DiscussionConclusion.AGREE) || request.is(DiscussionConclusion.CHANGE))
        && request.steps().doneSince(DISCUSSION, NOTICE_DRAFT, request.scope());
  }

  private static String span(long low, long high) {
    return low == high ? Fen.text(low) : Fen.text(low) + "至" + Fen.text(high);
  }
}
