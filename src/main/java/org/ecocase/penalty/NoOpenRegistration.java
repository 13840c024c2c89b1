package org.ecocase.penalty;

import org.ecocase.casefile.TaskPolicy;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Evidence that is registered already is dealt with first: registering anew must not prolong its
 * seven days (行政处罚法第五十六条).
 */
@Component
class NoOpenRegistration implements TaskPolicy {

  private static final String TERM = "evidence-registration";

  private final Clocks clocks;

  NoOpenRegistration(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return "noOpenRegistration";
  }

  @Override
  public Verdict check(Request request) {
    boolean open =
        clocks
            .find(ClockName.of(request.caseId(), TERM))
            .map(ClockView::state)
            .map(state -> state.isLive())
            .orElse(false);
    return open
        ? Verdict.refuse("已有先行登记保存的证据尚未处理，请先作出处理决定", "行政处罚法第五十六条")
        : Verdict.permit();
  }
}
