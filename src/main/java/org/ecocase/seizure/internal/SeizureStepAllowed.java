package org.ecocase.seizure.internal;

import java.util.Optional;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.ClockChange;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.dictionary.Code;
import org.ecocase.dictionary.FactCodes.PoliceDecision;
import org.ecocase.dictionary.FactCodes.SeizureHandling;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Each step with what is seized has its conditions (see {@link SeizureStep}). */
@Component
class SeizureStepAllowed implements StepRule {

  private final Clocks clocks;

  SeizureStepAllowed(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return "seizureStepAllowed";
  }

  @Override
  public Set<String> guards() {
    return Set.of("seizure-handling");
  }

  @Override
  public Verdict check(Request request) {
    Optional<ClockView> period = live(request, "seizure");
    SeizureStep step =
        new SeizureStep(
            period.map(SeizureStepAllowed::extensions).orElse(0),
            period.filter(clock -> clock.state() == ClockState.SUSPENDED).isPresent(),
            live(request, "seizure-release-application").isPresent(),
            request.is(PoliceDecision.FILED));
    return Code.of(SeizureHandling.class, request.facts())
        .map(step::verdict)
        .orElse(Verdict.permit());
  }

  private Optional<ClockView> live(Request request, String term) {
    return clocks.live(request.caseId(), request.scope(), term);
  }

  private static int extensions(ClockView clock) {
    return (int)
        clock.entries().stream().filter(entry -> entry.what() == ClockChange.EXTENDED).count();
  }
}
