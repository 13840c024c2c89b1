package org.ecocase.replay.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** When each step of a replayed case happens: on its stated date, else as soon as it may. */
final class Timeline {

  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Enough for the filing, the notice and the plea of a case that states its decision alone. */
  private static final int DAYS_BEFORE_DECISION = 45;

  private static final LocalDate UNDATED = LocalDate.of(2024, 3, 4);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** Steps that are done on a stated date; where they belong to a scope, its name stands behind. */
  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("clue-verification", "violationFound"),
          Map.entry("inspection-record", "violationFound"),
          Map.entry("filing-proposal", "filed"),
          Map.entry("filing-approval", "filed"),
          Map.entry("correction-order-approval", "correctionOrder"),
          Map.entry("correction-recheck", "recheck"),
          Map.entry("prior-notice-approval", "notice"),
          Map.entry("service/notice", "noticeServed"),
          Map.entry("plea-registration", "statement"),
          Map.entry("hearing-examination", "hearingRequested"),
          Map.entry("hearing-record", "hearingHeld"),
          Map.entry("penalty-decision", "decision"),
          Map.entry("service/decision", "served"),
          Map.entry("disclosure-review", "published"));

  private final PublishedCase published;
  private Instant now;

  Timeline(PublishedCase published) {
    this.published = published;
    this.now = start().atTime(MORNING).atZone(CHINA).toInstant();
  }

  /** The day the clue is received. */
  private LocalDate start() {
    Optional<LocalDate> earliest =
        published.statedDates().entrySet().stream()
            .filter(e -> STEPS.containsValue(e.getKey()))
            .map(Map.Entry::getValue)
            .min(Comparator.naturalOrder());
    if (published.date("violationFound").isPresent() || published.date("filed").isPresent()) {
      return earliest.orElseThrow();
    }
    return earliest.map(day -> day.minusDays(DAYS_BEFORE_DECISION)).orElse(UNDATED);
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, CHINA);
  }

  /** The stated date of a step, when the case states one. */
  Optional<LocalDate> stated(String step, String scope) {
    String name = STEPS.getOrDefault(step + "/" + scope, STEPS.get(step));
    return name == null ? Optional.empty() : published.date(name);
  }

  /** The moment at which a step is done: on its stated date, or now; time never runs back. */
  Instant day(String step, String scope) {
    return stated(step, scope)
        .map(date -> date.atTime(MORNING).atZone(CHINA).toInstant())
        .filter(moment -> moment.isAfter(now))
        .orElse(now);
  }

  void reach(Instant moment) {
    if (moment.isAfter(now)) {
      now = moment;
    }
  }

  /** A step takes its time. */
  void pass() {
    now = now.plusSeconds(600);
  }
}
