package org.ecocase.inspection;

import java.util.Objects;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** At least two officers, each with a certificate that is valid today (行政处罚法第四十二条). */
@Component
class OfficersQualified implements StepRule {

  private static final String ARTICLE = "行政处罚法第四十二条、第五十五条";

  private final Directory directory;

  OfficersQualified(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "officersQualified";
  }

  @Override
  public Set<String> guards() {
    return Set.of("officer-assignment", "inspection-record", "inquiry-record", "seizure-record");
  }

  @Override
  public Verdict check(Request request) {
    String lead = request.text(FactKeys.LEAD_OFFICER);
    String assisting = request.text(FactKeys.ASSISTING_OFFICER);
    if (lead == null || assisting == null || Objects.equals(lead, assisting)) {
      return Verdict.refuse("执法人员不得少于两人，主办和协办人员不能为同一人", ARTICLE);
    }
    Verdict first = qualified(lead, request);
    return first instanceof org.ecocase.rule.Refuse ? first : qualified(assisting, request);
  }

  private Verdict qualified(String user, Request request) {
    Officer officer = directory.officer(user).orElse(null);
    if (officer == null || !officer.agency().equals(request.agency())) {
      return Verdict.refuse("所选人员不是本机关的执法人员", ARTICLE);
    }
    if (officer.certificate() == null) {
      return Verdict.refuse(officer.name() + "没有行政执法证件，不得参加执法", ARTICLE);
    }
    if (!officer.mayEnforceOn(request.day())) {
      return Verdict.refuse(
          officer.name()
              + "的行政执法证件（"
              + officer.certificate()
              + "）有效期为"
              + officer.certificateFrom()
              + "至"
              + officer.certificateUntil()
              + "，今天不在有效期内",
          ARTICLE);
    }
    return Verdict.permit();
  }
}
