package org.ecocase.replay.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.Instant;
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

  /** Tasks that are done on a stated date; where they belong to a scope, its name stands behind. */
  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("verifyClue", "violationFound"),
          Map.entry("recordInspection", "violationFound"),
          Map.entry("proposeFiling", "filed"),
          Map.entry("approveFilingByAgencyHead", "filed"),
          Map.entry("approveCorrectionOrder", "correctionOrder"),
          Map.entry("recheckCorrection", "recheck"),
          Map.entry("approveNotice", "notice"),
          Map.entry("recordDelivery/notice", "noticeServed"),
          Map.entry("registerPlea", "statement"),
          Map.entry("examineHearingRequest", "hearingRequested"),
          Map.entry("recordHearing", "hearingHeld"),
          Map.entry("makeDecision", "decision"),
          Map.entry("recordDelivery/decision", "served"),
          Map.entry("reviewDisclosure", "published"));

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
  Optional<LocalDate> stated(String task, String scope) {
    String name = STEPS.getOrDefault(task + "/" + scope, STEPS.get(task));
    return name == null ? Optional.empty() : published.date(name);
  }

  /** The moment at which a step is done: on its stated date, or now; time never runs back. */
  Instant day(String task, String scope) {
    return stated(task, scope)
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
