package org.ecocase.oversight.internal;

import java.time.LocalDate;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Who answers an urging says by when the matter will be done; a day that has passed is no answer.
 */
@Component
class ExpectedEndAhead implements StepRule {

  private static final String ARTICLE = "行政处罚法第七十五条";

  @Override
  public String name() {
    return "expectedEndAhead";
  }

  @Override
  public Set<String> guards() {
    return Set.of("urging-answer");
  }

  @Override
  public Verdict check(Request request) {
    LocalDate end = request.date(FactKeys.URGING_EXPECTED_END);
    return end == null || end.isBefore(request.day())
        ? Verdict.refuse("预计办结日期不能早于今日", ARTICLE)
        : Verdict.permit();
  }
}
