package org.ecocase.penalty;

import java.util.Set;
import org.ecocase.casefile.Processes;
import org.ecocase.casefile.StepRule;
import org.ecocase.rule.Verdict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Evidence that is registered already is dealt with first, its papers included: registering anew
 * must not prolong its seven days (行政处罚法第五十六条).
 */
@Component
class NoOpenRegistration implements StepRule {

  private static final String PROCESS = "evidence-registration";

  private final ObjectProvider<Processes> processes;

  NoOpenRegistration(ObjectProvider<Processes> processes) {
    this.processes = processes;
  }

  @Override
  public String name() {
    return "noOpenRegistration";
  }

  @Override
  public Set<String> guards() {
    return Set.of(PenaltySteps.REGISTRATION_REQUEST);
  }

  @Override
  public Verdict check(Request request) {
    return processes.getObject().running(request.caseId(), PROCESS)
        ? Verdict.refuse("已有先行登记保存的证据尚未处理，或者通知书尚未送达，请先办理", "行政处罚法第五十六条")
        : Verdict.permit();
  }
}
