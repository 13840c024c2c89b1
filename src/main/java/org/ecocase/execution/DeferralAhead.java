package org.ecocase.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.DeferralDecision;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** A payment can be deferred to a day that lies ahead only (行政处罚法第六十六条第二款). */
@Component
class DeferralAhead implements StepRule {

  private static final String ARTICLE = "行政处罚法第六十六条";

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
        ? instalments(request, until)
        : Verdict.refuse("延期或者分期缴纳截止日期应当晚于原缴款期限" + (due == null ? "" : due), ARTICLE);
  }

  /** Instalments together are what is owed, and the last falls due on the last day. */
  private static Verdict instalments(Request request, LocalDate until) {
    List<Map<String, Object>> rows = FactRows.of(request.facts().get(FactKeys.INSTALMENTS));
    PaymentAccount account = PaymentAccounts.account(request.facts()).orElse(null);
    if (rows.isEmpty() || account == null) {
      return Verdict.permit();
    }
    LocalDate last =
        rows.stream()
            .map(row -> LocalDate.parse(row.get(FactKeys.Instalments.DUE_ON).toString()))
            .max(LocalDate::compareTo)
            .orElseThrow();
    if (!last.equals(until)) {
      return Verdict.refuse("最后一期的缴纳期限“" + last + "”应当是延期或者分期缴纳截止日期“" + until + "”", ARTICLE);
    }
    long planned =
        rows.stream()
            .mapToLong(row -> ((Number) row.get(FactKeys.Instalments.AMOUNT)).longValue())
            .sum();
    long owed = account.on(request.day(), PaymentAccounts.payments(request.facts())).outstanding();
    return planned == owed
        ? Verdict.permit()
        : Verdict.refuse("各期金额合计" + yuan(planned) + "元，应当等于尚欠的" + yuan(owed) + "元", ARTICLE);
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
