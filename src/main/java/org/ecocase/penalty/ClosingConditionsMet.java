package org.ecocase.penalty;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.ClosingReason;
import org.ecocase.dictionary.FactCodes.CorrectionState;
import org.ecocase.dictionary.FactCodes.PaymentState;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** A case is closed for a reason that the rules know, and that the file bears out. */
@Component
class ClosingConditionsMet implements StepRule {

  private static final String ARTICLE = "生态环境行政处罚办法第七十八条";

  @Override
  public String name() {
    return "closingConditionsMet";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.CLOSING_APPROVAL);
  }

  @Override
  public Verdict check(Request request) {
    if (!request.completes()) {
      return Verdict.permit();
    }
    if (request.text(FactKeys.CLOSING_REASON) == null) {
      return Verdict.refuse("应当选择结案理由", ARTICLE);
    }
    boolean unpaid = request.yes(FactKeys.PAYMENT_DUE) && !request.is(PaymentState.FULL);
    boolean performed = request.is(ClosingReason.PERFORMED);
    if (performed && unpaid) {
      return Verdict.refuse("罚没款尚未缴清，不能以“均已履行”结案", ARTICLE);
    }
    if (performed && request.is(CorrectionState.NOT_CORRECTED)) {
      return Verdict.refuse("违法行为尚未改正，不能以“均已履行”结案", ARTICLE);
    }
    if (request.is(ClosingReason.COURT_ACCEPTED) && request.text(FactKeys.COURT_RULING) == null) {
      return Verdict.refuse("人民法院尚未受理强制执行申请，不能以此结案", ARTICLE);
    }
    return Verdict.permit();
  }
}
