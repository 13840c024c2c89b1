package org.ecocase.discretion;

import java.util.Collection;
import java.util.Set;
import org.ecocase.casefile.TaskPolicy;
import org.ecocase.law.Fen;
import org.ecocase.rule.Refuse;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A fine departs from what the standard gives only with reasons and after the heads have discussed
 * the case (行政处罚法第三十四条、第五十七条第二款).
 */
@Component
class FineFollowsDiscretion implements TaskPolicy {

  private static final String ARTICLE = "行政处罚法第三十四条、第五十七条第二款";
  private static final String CONFIRMATION = "confirmDiscretion";
  private static final String DECISION = "makeDecision";

  @Override
  public String name() {
    return "fineFollowsDiscretion";
  }

  @Override
  public Verdict check(Request request) {
    boolean confirmation = request.task().equals(CONFIRMATION);
    Long low = request.number(confirmation ? "itemDiscretionMin" : "discretionMin");
    Long high = request.number(confirmation ? "itemDiscretionMax" : "discretionMax");
    Long fine = request.number(confirmation ? "assessedFine" : "fineAmount");
    boolean fined =
        confirmation
            ? !"REDO".equals(request.text("discretionConfirmed"))
            : fined(request) && !returned(request);
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
    return request.task().equals(DECISION) && !discussed(request)
        ? Verdict.refuse(departs + "未经负责人集体讨论不得作出决定", ARTICLE)
        : Verdict.permit();
  }

  /** Each violation keeps to its own highest fine; the sums are looked at later (行政处罚法第四条). */
  private static Verdict withinLaw(Request request, long fine) {
    String adjustment = request.text("discretionAdjustment");
    Long max = request.number("itemFineMax");
    if ("NO_PENALTY".equals(adjustment) && fine > 0) {
      return Verdict.refuse("本项不予处罚，不应填写罚款金额", "行政处罚法第三十三条");
    }
    if (max != null && fine > max) {
      return Verdict.refuse("本项拟罚款" + Fen.text(fine) + "高于法定最高罚款" + Fen.text(max), "行政处罚法第四条");
    }
    return Verdict.permit();
  }

  private static boolean fined(Request request) {
    String handling =
        request.text(request.task().equals(DECISION) ? "decisionKind" : "proposedHandling");
    return "PENALTY".equals(handling)
        && request.facts().get("penaltyKinds") instanceof Collection<?> kinds
        && kinds.contains("FINE");
  }

  private static boolean returned(Request request) {
    return request.task().equals("approveNotice")
        && "RETURN".equals(request.text("noticeDecision"));
  }

  /** Reasons may also be that the party's plea was followed, or that the heads changed the fine. */
  private static boolean reasoned(Request request) {
    String deviation = request.text("deviationReason");
    String plea = request.text("pleaReason");
    boolean adopted =
        Set.of("ADOPTED", "PARTLY_ADOPTED").contains(String.valueOf(request.text("pleaConclusion")));
    return deviation != null && !deviation.isBlank()
        || adopted && plea != null && !plea.isBlank()
        || request.task().equals(DECISION) && "CHANGE".equals(request.text("discussionConclusion"));
  }

  private static boolean discussed(Request request) {
    String conclusion = request.text("discussionConclusion");
    return ("AGREE".equals(conclusion) || "CHANGE".equals(conclusion))
        && "APPROVE".equals(request.text("discussionSignDecision"));
  }

  private static String span(long low, long high) {
    return low == high ? Fen.text(low) : Fen.text(low) + "至" + Fen.text(high);
  }
}
