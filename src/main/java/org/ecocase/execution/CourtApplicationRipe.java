package org.ecocase.execution;

import java.time.Clock;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.Clocks;
import org.ecocase.dictionary.Code;
import org.ecocase.dictionary.FactCodes.RemedyResult;
import org.ecocase.rule.Refuse;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * The court is asked when the party can no longer sue (行政强制法第五十三条) and has not obeyed within ten
 * days of the demand (第五十四条), however early the demand was served; and only while the decision
 * stands as it was made.
 */
@Component
class CourtApplicationRipe implements StepRule {

  private static final String REMEDIES = "行政强制法第五十三条";
  private static final String DEMAND = "行政强制法第五十四条";

  private final Clocks clocks;
  private final Clock clock;

  CourtApplicationRipe(Clocks clocks, Clock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "courtApplicationRipe";
  }

  @Override
  public Set<String> guards() {
    return Set.of("court-application-draft", "court-application-approval");
  }

  @Override
  public Verdict check(Request request) {
    if (!request.completes()) {
      return Verdict.permit();
    }
    Verdict demand = over(request, "demand", "催告后等待履行的期限", DEMAND);
    return demand instanceof Refuse ? demand : remedies(request);
  }

  /** Who has sued cannot sue again; who has withdrawn can, as long as the period runs. */
  private Verdict remedies(Request request) {
    if (DemandAwaitsRemedy.pending(request)) {
      return Verdict.refuse("复议或者诉讼尚未终结，不得申请强制执行", REMEDIES);
    }
    RemedyResult result =
        Code.of(RemedyResult.class, request.facts()).orElse(RemedyResult.WITHDRAWN);
    return switch (result) {
      case UPHELD -> Verdict.permit();
      case WITHDRAWN -> over(request, "suit-right", "起诉期限", REMEDIES);
      case REVOKED -> Verdict.refuse("处罚决定已被撤销或者确认违法、无效，不得申请强制执行", REMEDIES);
      case CHANGED -> Verdict.refuse("处罚决定已被变更，本案卷中的数额仍是原决定的，不得据此申请强制执行", REMEDIES);
    };
  }

  private Verdict over(Request request, String term, String period, String article) {
    return clocks
        .find(new ClockName(request.caseId(), request.scope(), term))
        .map(
            running ->
                clock.instant().isBefore(running.due().lastMoment())
                    ? Verdict.refuse(
                        period + "至" + running.due().date() + "届满，届满前不得申请强制执行", article)
                    : Verdict.permit())
        .orElseGet(() -> Verdict.refuse(period + "尚未起算，不得申请强制执行", article));
  }
}
