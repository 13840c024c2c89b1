package org.ecocase.investigation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.Runs;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.dictionary.FactCodes.InvestigationOutcome;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * An investigation that is suspended, or that waits for a result of measurement or of experts, is
 * not complete: neither is it ended, nor reported on, nor decided (生态环境行政处罚办法第三十五条、第三十七条). What is
 * awaited are open runs, also where the period was over before it could stand still, and whatever
 * else lets the period stand still for such a reason.
 */
@Component
class ResultsAwaited implements StepRule {

  private static final String ARTICLE = "生态环境行政处罚办法第三十五条、第三十七条";

  /** What begins a wait; its run is over when the wait is. */
  private static final Set<String> BEGUN =
      Set.of(
          InvestigationSteps.SAMPLING,
          InvestigationSteps.MEASUREMENT_REQUEST,
          InvestigationSteps.APPRAISAL_COMMISSION,
          InvestigationSteps.SUSPENSION_REQUEST);

  private static final Set<SuspensionReason> REASONS =
      EnumSet.of(
          SuspensionReason.INVESTIGATION_SUSPENDED,
          SuspensionReason.MONITORING,
          SuspensionReason.TESTING,
          SuspensionReason.APPRAISAL,
          SuspensionReason.ASSESSMENT,
          SuspensionReason.DETERMINATION);

  private final Clocks clocks;
  private final Runs runs;

  ResultsAwaited(Clocks clocks, Runs runs) {
    this.clocks = clocks;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "resultsAwaited";
  }

  @Override
  public Set<String> guards() {
    return Set.of(
        InvestigationSteps.ARRANGEMENT, InvestigationSteps.REPORT, InvestigationSteps.DECISION);
  }

  @Override
  public Verdict check(Request request) {
    if (!request.completes()
        || request.is(InvestigationSteps.ARRANGEMENT)
            && !request.is(InvestigationOutcome.COMPLETE)) {
      return Verdict.permit();
    }
    List<Runs.Run> open =
        runs.open(request.caseId()).stream()
            .filter(run -> BEGUN.stream().anyMatch(step -> request.steps().done(step, run.scope())))
            .toList();
    Stream<String> stillFor =
        clocks.of(request.caseId()).stream()
            .filter(clock -> clock.state().isLive())
            .map(ClockView::standing)
            .flatMap(standing -> standing.keySet().stream())
            .filter(standing -> REASONS.contains(standing.reason()))
            .filter(
                standing -> open.stream().noneMatch(run -> run.scope().equals(standing.scope())))
            .map(Standstill::reason)
            .map(SuspensionReason::label);
    String awaited =
        Stream.concat(open.stream().map(Runs.Run::label), stillFor)
            .distinct()
            .collect(Collectors.joining("”、“"));
    return awaited.isEmpty()
        ? Verdict.permit()
        : Verdict.refuse("“" + awaited + "”尚未办结，应当先登记结果或者恢复调查", ARTICLE);
  }
}
