package org.ecocase.penalty;

import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.TaskPolicy;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** No decision before the party was told what is intended (行政处罚法第四十四条、第六十二条). */
@Component
class NoticeServed implements TaskPolicy {

  private static final String SCOPE = "notice";

  private final CaseFiles caseFiles;

  NoticeServed(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public String name() {
    return "noticeServed";
  }

  @Override
  public Verdict check(Request request) {
    if (!"PENALTY".equals(request.text("decisionKind"))
        || caseFiles.facts(request.caseId(), SCOPE).get("deliveryDate") != null) {
      return Verdict.permit();
    }
    return Verdict.refuse("事先告知书尚未送达当事人，不得作出处罚决定", "行政处罚法第四十四条、第六十二条");
  }
}
