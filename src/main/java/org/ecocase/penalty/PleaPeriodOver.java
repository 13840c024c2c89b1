package org.ecocase.penalty;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.ecocase.casefile.DecisionTables;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.dictionary.FactCodes.PleaOutcome;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Verdict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * No decision before the party has spoken, has expressly waived, or has let the period pass
 * (行政处罚法第四十五条、第六十二条).
 */
@Component
class PleaPeriodOver implements StepRule {

  private static final String ARTICLE = "行政处罚法第四十五条、第六十二条";

  private final Clocks clocks;
  private final Clock clock;
  private final ObjectProvider<DecisionTables> tables;

  PleaPeriodOver(Clocks clocks, Clock clock, ObjectProvider<DecisionTables> tables) {
    this.clocks = clocks;
    this.clock = clock;
    this.tables = tables;
  }

  @Override
  public String name() {
    return "pleaPeriodOver";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    if (!IntendedPenalty.of(request).imposed()) {
      return Verdict.permit();
    }
    boolean spoken = request.is(PleaOutcome.STATEMENT) || request.is(PleaOutcome.WAIVED);
    Verdict plea = spoken ? Verdict.permit() : over(request, "plea", "陈述申辩");
    return plea instanceof Permit && hearingOpen(request)
        ? over(request, "hearing-request", "要求听证")
        : plea;
  }

  private boolean hearingOpen(Request request) {
    boolean heard =
        request.yes(FactKeys.HEARING_WAIVED) || request.text(FactKeys.HEARING_OUTCOME) != null;
    return !heard && ProcedureDuty.of(request, tables.getObject()).hearing();
  }

  private Verdict over(Request request, String term, String what) {
    Optional<ClockView> period =
        clocks.find(new ClockName(request.caseId(), request.scope(), term));
    if (period.isEmpty()) {
      return Verdict.refuse(what + "期限尚未起算，不得作出处罚决定", ARTICLE);
    }
    return clock.instant().isBefore(period.get().due().lastMoment())
        ? Verdict.refuse(what + "期限至" + period.get().due().date() + "届满，届满前不得作出处罚决定", ARTICLE)
        : Verdict.permit();
  }
}
