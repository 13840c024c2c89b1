package org.ecocase.clue.internal;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.TriageResult;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Who verifies a clue holds a certificate that is valid today (行政处罚法第四十二条). */
@Component
class VerifierQualified implements StepRule {

  private final Directory directory;

  VerifierQualified(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "verifierQualified";
  }

  @Override
  public Set<String> guards() {
    return Set.of("clue-triage");
  }

  @Override
  public Verdict check(Request request) {
    String verifier = request.text(FactKeys.VERIFYING_OFFICER);
    if (!request.is(TriageResult.ACCEPT) || verifier == null) {
      return Verdict.permit();
    }
    Officer officer = directory.officer(verifier).orElse(null);
    return officer != null && officer.mayEnforceOn(request.day())
        ? Verdict.permit()
        : Verdict.refuse(
            "所选核查人员" + (officer == null ? "" : officer.name()) + "没有今天有效的行政执法证件", "行政处罚法第四十二条");
  }
}
