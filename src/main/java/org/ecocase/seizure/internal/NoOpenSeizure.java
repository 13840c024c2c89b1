package org.ecocase.seizure.internal;

import java.util.Set;
import java.util.UUID;
import org.ecocase.casefile.Processes;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.FilingAgencyDecision;
import org.ecocase.dictionary.FactCodes.InspectionConclusion;
import org.ecocase.rule.Verdict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * No case ends while something is sealed or held: it is handled or released first
 * (行政强制法第二十七条、第二十八条).
 */
@Component
class NoOpenSeizure implements StepRule {

  private static final String PROCESS = "seizure";
  private static final String CLOSING = "closing-approval";
  private static final String FILING = "filing-approval";
  private static final String CONCLUSION = "inspection-conclusion";

  private final ObjectProvider<Processes> processes;

  NoOpenSeizure(ObjectProvider<Processes> processes) {
    this.processes = processes;
  }

  @Override
  public String name() {
    return "noOpenSeizure";
  }

  @Override
  public Set<String> guards() {
    return Set.of(CLOSING, FILING, CONCLUSION);
  }

  @Override
  public Verdict check(Request request) {
    return !ends(request) || !open(request.caseId())
        ? Verdict.permit()
        : Verdict.refuse("本案的查封、扣押尚未解除或者移交，应当先作出处理，再办结案件", "行政强制法第二十七条、第二十八条");
  }

  private boolean open(UUID caseId) {
    return processes.getObject().running(caseId, PROCESS);
  }

  /** Whether what is handed in ends the case, rather than sending it back or onwards. */
  private static boolean ends(Request request) {
    return switch (request.step() == null ? "" : request.step().key()) {
      case CLOSING -> request.completes();
      case FILING -> request.is(FilingAgencyDecision.REFUSE);
      case CONCLUSION ->
          request.is(InspectionConclusion.NO_VIOLATION)
              || request.is(InspectionConclusion.CORRECTED_ON_SPOT);
      default -> true;
    };
  }
}
