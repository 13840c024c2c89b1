package org.ecocase.penalty;

import java.math.BigDecimal;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.PenaltyKinds;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A fine stays within the statutory range; below it only with a statutory ground for mitigation
 * (行政处罚法第三十二条).
 */
@Component
class PenaltyWithinRange implements StepRule {

  @Override
  public String name() {
    return "penaltyWithinRange";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.NOTICE_DRAFT, PenaltySteps.NOTICE_APPROVAL, PenaltySteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    IntendedPenalty penalty = IntendedPenalty.of(request);
    if (!penalty.imposed()) {
      return Verdict.permit();
    }
    boolean none = penalty.fine() == null || penalty.fine() == 0;
    if (penalty.kinds().isEmpty()) {
      return Verdict.refuse("给予行政处罚的，应当选择处罚种类", "行政处罚法第九条");
    }
    if (!request.is(PenaltyKinds.FINE)) {
      return none ? Verdict.permit() : Verdict.refuse("未选择“罚款”，不应填写罚款金额", "行政处罚法第九条");
    }
    return none ? Verdict.refuse("选择“罚款”的，应当填写罚款金额", "行政处罚法第五十九条") : withinRange(penalty);
  }

  private static Verdict withinRange(IntendedPenalty penalty) {
    Long min = penalty.least();
    Long max = penalty.most();
    if (min != null && max != null && min > max) {
      return Verdict.refuse("法定罚款下限高于上限，请核对", "行政处罚法第五十九条");
    }
    if (max != null && penalty.fine() > max) {
      return Verdict.refuse("罚款金额高于法定上限" + yuan(max) + "元", "行政处罚法第四条");
    }
    if (min != null && penalty.fine() < min && !penalty.mitigated()) {
      return Verdict.refuse("罚款金额低于法定下限" + yuan(min) + "元，且没有法定的减轻处罚情节", "行政处罚法第三十二条");
    }
    return Verdict.permit();
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
  }
}
