package org.ecocase.seizure.internal;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * The record says when the seizure began and ended. Where it began before it was approved, the
 * moment that the 24 hours were counted from stands (行政强制法第十八条、第十九条).
 */
@Component
class SeizureStartKept implements StepRule {

  private static final String BEGAN = FactKeys.SEIZURE_STARTED_AT;

  @Override
  public String name() {
    return "seizureStartKept";
  }

  @Override
  public Set<String> guards() {
    return Set.of("seizure-record");
  }

  @Override
  public Verdict check(Request request) {
    String began = request.text(BEGAN);
    String ended = request.text(FactKeys.SEIZURE_ENDED_AT);
    if (request.yes(FactKeys.SEIZURE_CARRIED_OUT) && !began.equals(request.before().get(BEGAN))) {
      return Verdict.refuse("紧急实施的开始时间已经报告，不得更改", "行政强制法第十九条");
    }
    // local times of one zone, written alike: they compare as texts
    return ended.compareTo(began) < 0
        ? Verdict.refuse("结束时间早于开始时间", "行政强制法第十八条")
        : Verdict.permit();
  }
}
