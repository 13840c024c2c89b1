package org.ecocase.seizure.internal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.SeizureGround;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.LawRegister;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** A seizure has its conditions (see {@link SeizureRequest}). */
@Component
class SeizureRequestAllowed implements StepRule {

  private static final String CODE_ARTICLE = "生态环境法典第五十二条";

  private final LawRegister law;
  private final Clock clock;

  SeizureRequestAllowed(LawRegister law, Clock clock) {
    this.law = law;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "seizureRequestAllowed";
  }

  @Override
  public Set<String> guards() {
    return Set.of("seizure-request");
  }

  @Override
  public Verdict check(Request request) {
    String began = request.text(FactKeys.SEIZURE_STARTED_AT);
    return new SeizureRequest(
            request.text(FactKeys.PARTY_NAME) != null,
            inForce(request),
            began == null ? null : LocalDateTime.parse(began),
            LocalDateTime.now(clock))
        .verdict();
  }

  private boolean inForce(Request request) {
    return !request.is(SeizureGround.EVIDENCE_AT_RISK)
        || law.current()
            .statuteOf(CODE_ARTICLE, request.day())
            .filter(statute -> statute.inForce(request.day()))
            .isPresent();
  }
}
