package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the report of a case says; amounts in yuan.
 *
 * @param outcome ARCHIVED, CLOSED_NO_CASE, STOPPED where a rule let it go no further, or FAILED
 *     where something unforeseen happened
 * @param stoppedAt where and why it could not go on; null when it ended
 * @param path the steps taken, in order
 * @param stated what the case states: name to day
 * @param limits the last days that follow from what is stated: name to day
 * @param reached the days the replay came to: name to day
 * @param breaches every breach found
 * @param assumed labels of what was entered by default
 * @param unreadable what the case states in a form that could not be read, in Chinese
 * @param documents files beside the report
 */
record ReplayReport(
    String id,
    String agency,
    String documentNumber,
    String outcome,
    Stop stoppedAt,
    List<Step> path,
    Map<String, LocalDate> stated,
    Map<String, LocalDate> limits,
    Map<String, LocalDate> reached,
    Fine fine,
    Law law,
    Duties duties,
    List<Breach> breaches,
    Set<String> assumed,
    List<String> unreadable,
    List<DocumentFile> documents) {

  /** The report of a case that could not be replayed to its end; null where it cannot be read. */
  static ReplayReport failed(String id, PublishedCase published, String reason) {
    return new ReplayReport(
        id,
        published == null ? null : published.agency(),
        published == null ? null : published.documentNumber(),
        "FAILED",
        new Stop("replay", "回放", reason),
        List.of(),
        published == null ? Map.of() : published.statedDates(),
        Map.of(),
        Map.of(),
        new Fine(
            published == null ? null : published.fineYuan(),
            null,
            null,
            null,
            null,
            FineMethod.Missing.CASE_FAILED.name(),
            null,
            null,
            FineMethod.Missing.CASE_FAILED.text()),
        new Law("", List.of(), List.of(), null, null),
        new Duties(null, null, null),
        List.of(),
        Set.of(),
        published == null ? List.of() : published.unreadable(),
        List.of());
  }

  /**
   * A step.
   *
   * @param stated the date the case states for it, or null
   */
  record Step(String task, String name, String by, LocalDate on, LocalDate stated) {}

  /** Where a case could not go on. */
  record Stop(String task, String name, String reason) {}

  /**
   * The fine.
   *
   * @param computed what the discretion standard gives; null where it cannot be computed
   * @param notComputed why it could not be computed, by a name that stays; null where it was
   * @param spanMinimum the lower end where the standard leaves a span, or null
   * @param spanMaximum the upper end, or null
   * @param note how it was computed, or why it could not be
   */
  record Fine(
      BigDecimal stated,
      BigDecimal computed,
      BigDecimal minimum,
      BigDecimal maximum,
      Boolean matches,
      String notComputed,
      BigDecimal spanMinimum,
      BigDecimal spanMaximum,
      String note) {}

  /**
   * What the law register says to the cited articles.
   *
   * @param version its version
   * @param violations codes of the violations the cited articles punish
   * @param provisions those articles as the register has them
   * @param minimum the lowest fine in yuan, or null where it is not known or left open
   * @param maximum the highest, or null
   */
  record Law(
      String version,
      List<String> violations,
      List<String> provisions,
      BigDecimal minimum,
      BigDecimal maximum) {}

  /** What the rules require for this case; null where the case did not come that far. */
  record Duties(Boolean hearingRight, Boolean legalReview, Boolean collectiveDiscussion) {}

  record DocumentFile(String file, String name, String number, int pages) {}
}
