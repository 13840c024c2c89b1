package org.ecocase.investigation;

import java.time.LocalDate;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Both periods of a registration are counted from when it was made: its 24 hours and its seven days
 * begin on the same day, and not on one to come (生态环境行政处罚办法第三十二条).
 */
@Component
class RegistrationMoment implements StepRule {

  private static final String ARTICLE = "生态环境行政处罚办法第三十二条";

  @Override
  public String name() {
    return "registrationMoment";
  }

  @Override
  public Set<String> guards() {
    return Set.of(InvestigationSteps.REGISTRATION_REQUEST);
  }

  @Override
  public Verdict check(Request request) {
    if (!request.yes(FactKeys.REGISTRATION_EMERGENCY)) {
      return Verdict.permit();
    }
    LocalDate began = request.date(FactKeys.REGISTRATION_STARTED_AT);
    if (began.isAfter(request.day())) {
      return Verdict.refuse("当场登记保存的时间晚于今日", ARTICLE);
    }
    return began.equals(request.date(FactKeys.REGISTRATION_DATE))
        ? Verdict.permit()
        : Verdict.refuse("登记保存日期应当是当场登记保存的日期", ARTICLE);
  }
}
