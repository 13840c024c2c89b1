package org.ecocase.referral;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.PoliceRemedyChoice;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * The police reconsider a refusal once; after that only the procuratorate can be asked
 * (行政执法机关移送涉嫌犯罪案件的规定第九条).
 */
@Component
class PoliceReviewOnce implements StepRule {

  @Override
  public String name() {
    return "policeReviewOnce";
  }

  @Override
  public Set<String> guards() {
    return Set.of("police-remedy");
  }

  @Override
  public Verdict check(Request request) {
    return request.is(PoliceRemedyChoice.REVIEW)
            && request.text(FactKeys.POLICE_REVIEW_DATE) != null
        ? Verdict.refuse("公安机关已经复议，仍有异议的，应当建议人民检察院立案监督", "行政执法机关移送涉嫌犯罪案件的规定第九条")
        : Verdict.permit();
  }
}
