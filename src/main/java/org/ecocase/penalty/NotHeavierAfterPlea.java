package org.ecocase.penalty;

import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.TaskPolicy;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Who pleads must not be fined more for it (行政处罚法第四十五条第二款). */
@Component
class NotHeavierAfterPlea implements TaskPolicy {

  private static final String DECISION = "makeDecision";

  private final CaseFiles caseFiles;

  NotHeavierAfterPlea(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public String name() {
    return "notHeavierAfterPlea";
  }

  @Override
  public Verdict check(Request request) {
    boolean pleaded =
        "STATEMENT".equals(request.text("pleaOutcome")) || request.yes("hearingRequested");
    Long told = told(request);
    Long now = request.number("fineAmount");
    // to be told again excuses the re-check alone: the decision is measured by the last notice
    boolean toldAgain = !DECISION.equals(request.task()) && request.yes("renotifyRequired");
    return pleaded && !toldAgain && told != null && now != null && now > told
        ? Verdict.refuse("不得因当事人陈述、申辩或者要求听证而给予更重的处罚", "行政处罚法第四十五条第二款")
        : Verdict.permit();
  }

  /** The fine of the notice that the party pleaded against. */
  private Long told(Request request) {
    return caseFiles.submissions(request.caseId()).stream()
        .filter(submission -> submission.task().equals("draftNotice"))
        .reduce((earlier, later) -> later)
        .map(submission -> submission.content().get("fineAmount"))
        .map(fine -> ((Number) fine).longValue())
        .orElse(null);
  }
}
