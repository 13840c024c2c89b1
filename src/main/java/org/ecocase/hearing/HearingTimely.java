package org.ecocase.hearing;

import java.time.LocalDate;
import java.util.Optional;
import org.ecocase.casefile.TaskPolicy;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A hearing must be asked for within five working days after the party was told of the right
 * (行政处罚法第六十四条第一项). A late application is registered, but not as a hearing that is due.
 */
@Component
class HearingTimely implements TaskPolicy {

  private static final String ARTICLE = "行政处罚法第六十四条第一项";

  private final Clocks clocks;

  HearingTimely(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return "hearingTimely";
  }

  @Override
  public Verdict check(Request request) {
    if (!request.yes("hearingRequested")) {
      return Verdict.permit();
    }
    LocalDate asked = request.date("hearingRequestDate");
    if (asked == null) {
      return Verdict.refuse("当事人要求听证的，应当填写要求听证的日期", ARTICLE);
    }
    if (asked.isAfter(request.day())) {
      return Verdict.refuse("要求听证的日期不得晚于今天", ARTICLE);
    }
    Optional<ClockView> clock =
        clocks.find(new ClockName(request.caseId(), "", "hearing-request"));
    if (clock.isPresent() && asked.isAfter(clock.get().due().date())) {
      return Verdict.refuse(
          "要求听证的期限至" + clock.get().due().date() + "届满，" + asked + "提出的申请已经逾期", ARTICLE);
    }
    return Verdict.permit();
  }
}
