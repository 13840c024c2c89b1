package org.ecocase.penalty;

import java.util.Collection;
import java.util.List;
import org.ecocase.casefile.TaskPolicy;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A fine stays within the statutory range; below it only with a statutory ground for mitigation
 * (行政处罚法第三十二条).
 */
@Component
class PenaltyWithinRange implements TaskPolicy {

  private static final String FINE = "FINE";
  private static final String DECISION = "makeDecision";
  private static final String APPROVAL = "approveNotice";

  @Override
  public String name() {
    return "penaltyWithinRange";
  }

  @Override
  public Verdict check(Request request) {
    // what was decided or returned earlier must not excuse the notice or decision at hand
    boolean decision = DECISION.equals(request.task());
    String handling = request.text(decision ? "decisionKind" : "proposedHandling");
    boolean returned =
        APPROVAL.equals(request.task()) && "RETURN".equals(request.text("noticeDecision"));
    if (!"PENALTY".equals(handling) || returned) {
      return Verdict.permit();
    }
    Collection<?> kinds =
        request.facts().get("penaltyKinds") instanceof Collection<?> c ? c : List.of();
    Long fine = request.number("fineAmount");
    if (kinds.isEmpty()) {
      return Verdict.refuse("给予行政处罚的，应当选择处罚种类", "行政处罚法第九条");
    }
    if (!kinds.contains(FINE)) {
      return fine == null || fine == 0
          ? Verdict.permit()
          : Verdict.refuse("未选择“罚款”，不应填写罚款金额", "行政处罚法第九条");
    }
    if (fine == null || fine == 0) {
      return Verdict.refuse("选择“罚款”的，应当填写罚款金额", "行政处罚法第五十九条");
    }
    return withinRange(request, fine);
  }

  private static Verdict withinRange(Request request, long fine) {
    Long min = request.number("statutoryFineMin");
    Long max = request.number("statutoryFineMax");
    if (min != null && max != null && min > max) {
      return Verdict.refuse("法定罚款下限高于上限，请核对", "行政处罚法第五十九条");
    }
    if (max != null && fine > max) {
      return Verdict.refuse("罚款金额高于法定上限" + yuan(max) + "元", "行政处罚法第四条");
    }
    boolean mitigated =
        request.facts().get("mitigatingCircumstances") instanceof Collection<?> c && !c.isEmpty();
    if (min != null && fine < min && !mitigated) {
      return Verdict.refuse(
          "罚款金额低于法定下限" + yuan(min) + "元，且没有法定的减轻处罚情节", "行政处罚法第三十二条");
    }
    return Verdict.permit();
  }

  private static String yuan(long fen) {
    return java.math.BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
  }
}
