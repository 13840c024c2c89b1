package org.ecocase.investigation;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * An investigation that is suspended, or that waits for a result of measurement or of experts, is
 * not complete (生态环境行政处罚办法第三十五条、第三十七条).
 */
@Component
class ResultsAwaited implements StepRule {

  private static final String ARTICLE = "生态环境行政处罚办法第三十五条、第三十七条";

  private static final Set<SuspensionReason> AWAITED =
      EnumSet.of(
          SuspensionReason.INVESTIGATION_SUSPENDED,
          SuspensionReason.MONITORING,
          SuspensionReason.TESTING,
          SuspensionReason.APPRAISAL,
          SuspensionReason.ASSESSMENT,
          SuspensionReason.DETERMINATION);

  private final Clocks clocks;

  ResultsAwaited(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return "resultsAwaited";
  }

  @Override
  public Set<String> guards() {
    return Set.of(InvestigationSteps.ARRANGEMENT);
  }

  @Override
  public Verdict check(Request request) {
    if (!"COMPLETE".equals(request.text("investigationOutcome"))) {
      return Verdict.permit();
    }
    String awaited =
        clocks.of(request.caseId()).stream()
            .filter(clock -> clock.state().isLive())
            .map(ClockView::standing)
            .flatMap(standing -> standing.keySet().stream())
            .map(Standstill::reason)
            .filter(AWAITED::contains)
            .distinct()
            .map(SuspensionReason::label)
            .collect(Collectors.joining("、"));
    return awaited.isEmpty()
        ? Verdict.permit()
        : Verdict.refuse("办案期限因" + awaited + "停止计算，应当先登记结果或者恢复调查，再终结调查", ARTICLE);
  }
}
