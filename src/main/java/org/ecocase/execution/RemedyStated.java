package org.ecocase.execution;

import java.time.LocalDate;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A reconsideration or suit begins after the decision, ends after it has begun, and is registered
 * once with whatever follows it: from its days depend the surcharge (行政处罚法第七十三条) and until when the
 * court can be asked (行政强制法第五十三条).
 */
@Component
class RemedyStated implements StepRule {

  private static final String REGISTRATION = "remedy-registration";
  private static final String CONCLUSION = "remedy-conclusion";
  private static final String SURCHARGE = "行政处罚法第七十三条";
  private static final String COURT = "行政强制法第五十三条";

  @Override
  public String name() {
    return "remedyStated";
  }

  @Override
  public Set<String> guards() {
    return Set.of(REGISTRATION, CONCLUSION);
  }

  @Override
  public Verdict check(Request request) {
    LocalDate start = request.date(FactKeys.REMEDY_START_DATE);
    if (!request.is(REGISTRATION)) {
      return sensible(request, "终结日期", request.date(FactKeys.REMEDY_END_DATE), start, COURT);
    }
    return request.before().get(FactKeys.REMEDY_START_DATE) == null
        ? sensible(request, "受理日期", start, request.date(FactKeys.DECISION_DATE), SURCHARGE)
        : Verdict.refuse("本案的复议或者诉讼已经登记，复议之后的诉讼不另行登记，在终结时一并登记", SURCHARGE);
  }

  private static Verdict sensible(
      Request request, String what, LocalDate day, LocalDate first, String article) {
    if (day == null) {
      return Verdict.permit();
    }
    if (day.isAfter(request.day())) {
      return Verdict.refuse("复议或者诉讼" + what + "“" + day + "”晚于今天", article);
    }
    return first != null && day.isBefore(first)
        ? Verdict.refuse("复议或者诉讼" + what + "不得早于“" + first + "”", article)
        : Verdict.permit();
  }
}
