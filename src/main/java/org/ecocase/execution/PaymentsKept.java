package org.ecocase.execution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Payments that were registered or reported stay as they are: by them is judged whether the fine
 * was paid in time (行政处罚法第六十七条). What is wrong in one is set right by another.
 */
@Component
class PaymentsKept implements StepRule {

  @Override
  public String name() {
    return "paymentsKept";
  }

  @Override
  public Set<String> guards() {
    return Set.of("payment-registration", "missed-window-explanation");
  }

  @Override
  public Verdict check(Request request) {
    List<Map<String, Object>> now = FactRows.of(request.facts().get(FactKeys.PAYMENTS));
    return now.containsAll(FactRows.of(request.before().get(FactKeys.PAYMENTS)))
        ? Verdict.permit()
        : Verdict.refuse("已经登记的缴款不得修改或者删除", "行政处罚法第六十七条");
  }
}
