package org.ecocase.penalty;

import java.time.Clock;
import java.util.Optional;
import org.ecocase.casefile.TaskPolicy;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * No decision before the party has spoken, has expressly waived, or has let the period pass
 * (行政处罚法第四十五条、第六十二条).
 */
@Component
class PleaPeriodOver implements TaskPolicy {

  private static final String ARTICLE = "行政处罚法第四十五条、第六十二条";

  private final Clocks clocks;
  private final Clock clock;

  PleaPeriodOver(Clocks clocks, Clock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "pleaPeriodOver";
  }

  @Override
  public Verdict check(Request request) {
    String outcome = request.text("pleaOutcome");
    boolean spoken = "STATEMENT".equals(outcome) || "WAIVED".equals(outcome);
    boolean heard =
        !request.yes("hearingRight")
            || request.yes("hearingWaived")
            || request.text("hearingOutcome") != null;
    if (!"PENALTY".equals(request.text("decisionKind")) || spoken && heard) {
      return Verdict.permit();
    }
    Verdict plea = over(request, "plea", "陈述申辩");
    return request.yes("hearingRight") && plea instanceof Permit
        ? over(request, "hearing-request", "要求听证")
        : plea;
  }

  private Verdict over(Request request, String term, String what) {
    Optional<ClockView> period = clocks.find(new ClockName(request.caseId(), "", term));
    if (period.isEmpty()) {
      return Verdict.refuse(what + "期限尚未起算，不得作出处罚决定", ARTICLE);
    }
    return clock.instant().isBefore(period.get().due().lastMoment())
        ? Verdict.refuse(
            what + "期限至" + period.get().due().date() + "届满，届满前不得作出处罚决定", ARTICLE)
        : Verdict.permit();
  }
}
