package org.ecocase.casefile;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.rule.Steps;
import org.ecocase.rule.StepsInForce;
import org.ecocase.rule.Verdict;

/** The gate as it judges what goes before a step, without database or engine. */
public final class Gates {

  private final StepGate gate;

  /** Over these steps, each of which leaves behind what it has to. */
  public Gates(Steps steps) {
    StepTraces traces = mock(StepTraces.class);
    when(traces.missing(any(), any(), any())).thenReturn(Optional.empty());
    this.gate =
        new StepGate(
            new StepsInForce(steps),
            mock(CaseFiles.class),
            mock(Dictionary.class),
            traces,
            List.of());
  }

  /** Whether all that goes before a step is done. */
  public Verdict before(StepRule.Request request) {
    return gate.before(request);
  }
}
