package org.ecocase.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Refuse;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * What the clerk states about a payment agrees with the account: “paid in full” covers the fine,
 * what was confiscated and the surcharge up to the day of payment (行政处罚法第六十七条、第七十二条).
 */
@Component
class PaymentStated implements StepRule {

  private static final String ARTICLE = "行政处罚法第六十七条、第七十二条";

  @Override
  public String name() {
    return "paymentStated";
  }

  @Override
  public Set<String> guards() {
    return Set.of("payment-registration");
  }

  @Override
  public Verdict check(Request request) {
    String state = request.text(PaymentAccounts.STATE);
    PaymentAccount account = PaymentAccounts.account(request.facts()).orElse(null);
    boolean paid = PaymentAccounts.FULL.equals(state) || PaymentAccounts.PART.equals(state);
    return account == null || !paid ? Verdict.permit() : paid(request, account, state);
  }

  private static Verdict paid(Request request, PaymentAccount account, String state) {
    List<Payment> before = PaymentAccounts.payments(request.before());
    List<Payment> payments = PaymentAccounts.payments(request.facts());
    if (payments.size() == before.size()) {
      return Verdict.refuse("应当填写缴款日期和实缴金额", ARTICLE);
    }
    for (Payment payment : payments) {
      Verdict sensible = sensible(request, payment, payments);
      if (sensible instanceof Refuse) {
        return sensible;
      }
    }
    LocalDate last = payments.stream().map(Payment::paidOn).max(LocalDate::compareTo).orElseThrow();
    return agrees(account, account.on(last, payments), state);
  }

  private static Verdict sensible(Request request, Payment payment, List<Payment> payments) {
    LocalDate on = payment.paidOn();
    LocalDate decided = request.date(FactKeys.DECISION_DATE);
    if (payment.amount() == 0) {
      return Verdict.refuse("应当填写缴款日期和实缴金额", ARTICLE);
    }
    if (on.isAfter(request.day())) {
      return Verdict.refuse("缴款日期“" + on + "”晚于今天", ARTICLE);
    }
    if (decided != null && on.isBefore(decided)) {
      return Verdict.refuse("缴款日期“" + on + "”早于处罚决定日期“" + decided + "”", ARTICLE);
    }
    String receipt = payment.receipt();
    return receipt != null
            && payments.stream().filter(other -> receipt.equals(other.receipt())).count() > 1
        ? Verdict.refuse("缴款凭证号“" + receipt + "”已经登记过", ARTICLE)
        : Verdict.permit();
  }

  private static Verdict agrees(PaymentAccount account, Balance balance, String state) {
    if (balance.excess() > 0) {
      return Verdict.refuse(
          "实缴金额超出应缴金额" + yuan(balance.excess()) + "元，请核对" + owed(account, balance), ARTICLE);
    }
    boolean full = PaymentAccounts.FULL.equals(state);
    if (full && balance.outstanding() > 0) {
      return Verdict.refuse(
          "尚欠" + yuan(balance.outstanding()) + "元，应当选择“部分缴纳”" + owed(account, balance), ARTICLE);
    }
    return !full && balance.outstanding() == 0
        ? Verdict.refuse("已经缴清，应当选择“已全部缴清”" + owed(account, balance), ARTICLE)
        : Verdict.permit();
  }

  private static String owed(PaymentAccount account, Balance balance) {
    return "（罚款"
        + yuan(account.fine())
        + "元、没收"
        + yuan(account.confiscated())
        + "元、加处罚款"
        + yuan(balance.surcharge())
        + "元，累计已缴"
        + yuan(balance.paid())
        + "元）";
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
