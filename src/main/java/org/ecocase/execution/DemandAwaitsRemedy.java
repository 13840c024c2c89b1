package org.ecocase.execution;

import java.time.LocalDate;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.PaymentState;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Nobody is led to a demand and to the court who has had the decision reviewed in time and waits
 * for the outcome (行政强制法第五十三条).
 */
@Component
class DemandAwaitsRemedy implements StepRule {

  @Override
  public String name() {
    return "demandAwaitsRemedy";
  }

  @Override
  public Set<String> guards() {
    return Set.of("payment-registration");
  }

  @Override
  public Verdict check(Request request) {
    LocalDate due = request.date(PaymentAccounts.DUE);
    boolean late = due != null && request.day().isAfter(due);
    return late && request.is(PaymentState.UNPAID) && pending(request)
        ? Verdict.refuse("复议或者诉讼尚未终结，不催告，也不申请强制执行", "行政强制法第五十三条")
        : Verdict.permit();
  }

  /** Whether a reconsideration or suit that has begun is not known to be over. */
  static boolean pending(Request request) {
    return request.date(FactKeys.REMEDY_START_DATE) != null
        && request.date(FactKeys.REMEDY_END_DATE) == null;
  }
}
