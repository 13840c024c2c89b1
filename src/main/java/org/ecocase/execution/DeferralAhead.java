package org.ecocase.execution;

import java.time.LocalDate;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.DeferralDecision;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** A payment can be deferred to a day that lies ahead only (行政处罚法第六十六条第二款). */
@Component
class DeferralAhead implements StepRule {

  @Override
  public String name() {
    return "deferralAhead";
  }

  @Override
  public Set<String> guards() {
    return Set.of("deferral-approval");
  }

  @Override
  public Verdict check(Request request) {
    LocalDate until = request.date(FactKeys.DEFERRED_UNTIL);
    if (!request.is(DeferralDecision.APPROVE) || until == null) {
      return Verdict.permit();
    }
    LocalDate due = request.date(PaymentAccounts.DUE);
    return until.isAfter(request.day()) && (due == null || until.isAfter(due))
        ? Verdict.permit()
        : Verdict.refuse("延期或者分期缴纳截止日期应当晚于原缴款期限" + (due == null ? "" : due), "行政处罚法第六十六条");
  }
}
