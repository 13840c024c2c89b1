package org.ecocase.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** A document that was published counts as served when the period is over (民事诉讼法第九十五条). */
@Component
class NoticePeriodOver implements StepRule {

  private static final String TERM = "public-notice-service";
  private static final String ARTICLE = "民事诉讼法第九十五条";

  private final Clocks clocks;
  private final Clock clock;

  NoticePeriodOver(Clocks clocks, Clock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "noticePeriodOver";
  }

  @Override
  public Set<String> guards() {
    return Set.of("deemed-service");
  }

  @Override
  public Verdict check(Request request) {
    Optional<ClockView> period =
        clocks.find(new ClockName(request.caseId(), request.scope(), TERM));
    if (period.isEmpty()) {
      return Verdict.refuse("公告期限尚未起算，不得视为送达", ARTICLE);
    }
    return clock.instant().isBefore(period.get().due().lastMoment())
        ? Verdict.refuse("公告期限至" + period.get().due().date() + "届满，届满前不得视为送达", ARTICLE)
        : Verdict.permit();
  }
}
