package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecocase.deadline.Calculation;
import org.ecocase.deadline.Calendars;
import org.ecocase.deadline.DeadlineCalculator;
import org.ecocase.deadline.Span;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Terms;
import org.springframework.stereotype.Component;

/** Judges the stated dates and amounts of a published case; what is not stated is not judged. */
@Component
class Breaches {

  private static final List<List<String>> ORDER =
      List.of(
          List.of("violationFound", "filed"),
          List.of("filed", "decision"),
          List.of("violationFound", "notice"),
          List.of("notice", "noticeServed"),
          List.of("notice", "decision"),
          List.of("noticeServed", "decision"),
          List.of("hearingRequested", "hearingHeld"),
          List.of("hearingHeld", "decision"),
          List.of("decision", "served"),
          List.of("decision", "published"),
          List.of("correctionOrder", "recheck"));
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("violationFound", "发现违法行为"),
          Map.entry("filed", "立案"),
          Map.entry("correctionOrder", "责令改正"),
          Map.entry("recheck", "复查"),
          Map.entry("notice", "事先告知"),
          Map.entry("noticeServed", "告知书送达"),
          Map.entry("hearingRequested", "要求听证"),
          Map.entry("hearingHeld", "举行听证"),
          Map.entry("decision", "作出决定"),
          Map.entry("served", "送达决定书"),
          Map.entry("published", "公开"));

  private final Terms terms;
  private final Calendars calendars;

  Breaches(Terms terms, Calendars calendars) {
    this.terms = terms;
    this.calendars = calendars;
  }

  /** The days that follow from the stated dates: name of the limit to its last day. */
  Map<String, LocalDate> limits(PublishedCase c) {
    Map<String, LocalDate> limits = new LinkedHashMap<>();
    limit(limits, "filingLatest", c.date("violationFound"), "clue-verification", true);
    limit(limits, "decisionLatest", c.date("filed"), "case-decision", false);
    limit(limits, "decisionLatestExtended", c.date("filed"), "case-decision", true);
    limit(limits, "pleaUntil", told(c), "plea", false);
    limit(limits, "hearingRequestUntil", told(c), "hearing-request", false);
    limit(limits, "serviceLatest", c.date("decision"), "decision-service", false);
    limit(limits, "disclosureLatest", c.date("decision"), "disclosure", false);
    limit(limits, "paymentLatest", c.date("served"), "payment", false);
    limit(limits, "recheckLatest", c.date("correctionOrder"), "correction-recheck", false);
    return limits;
  }

  private static Optional<LocalDate> told(PublishedCase c) {
    return c.date("noticeServed").or(() -> c.date("notice"));
  }

  private void limit(
      Map<String, LocalDate> limits,
      String name,
      Optional<LocalDate> start,
      String key,
      boolean extended) {
    start.flatMap(day -> due(key, day, extended)).ifPresent(due -> limits.put(name, due));
  }

  private Optional<LocalDate> due(String key, LocalDate start, boolean extended) {
    return terms
        .table()
        .find(key, "", start)
        .map(term -> calculation(term, start, extended).due().date());
  }

  private Calculation calculation(Term term, LocalDate start, boolean extended) {
    List<Span> extensions =
        extended
            ? term.extensions().stream()
                .map(allowed -> new Span(allowed.amount(), term.unit()))
                .toList()
            : List.of();
    return new DeadlineCalculator(calendars.current())
        .calculate(DeadlineCalculator.Rule.of(term), start, List.of(), extensions);
  }

  List<Breach> of(PublishedCase c) {
    List<Breach> found = new ArrayList<>();
    Map<String, LocalDate> limits = limits(c);
    order(c, found);
    late(c, limits, "filed", "filingLatest", "LATE_FILING", "clue-verification", found);
    late(c, limits, "decision", "decisionLatestExtended", "LATE_DECISION", "case-decision", found);
    late(c, limits, "served", "serviceLatest", "LATE_SERVICE", "decision-service", found);
    late(c, limits, "published", "disclosureLatest", "LATE_DISCLOSURE", "disclosure", found);
    late(c, limits, "recheck", "recheckLatest", "LATE_RECHECK", "correction-recheck", found);
    extension(c, limits, found);
    early(c, limits, found);
    fine(c, found);
    missingNotice(c, found);
    return found;
  }

  private static void order(PublishedCase c, List<Breach> found) {
    for (List<String> pair : ORDER) {
      Optional<LocalDate> first = c.date(pair.get(0));
      Optional<LocalDate> second = c.date(pair.get(1));
      if (first.isPresent() && second.isPresent() && second.get().isBefore(first.get())) {
        found.add(
            new Breach(
                "DATE_ORDER",
                NAMES.get(pair.get(1))
                    + "（"
                    + second.get()
                    + "）早于"
                    + NAMES.get(pair.get(0))
                    + "（"
                    + first.get()
                    + "）",
                ""));
      }
    }
  }

  private void late(
      PublishedCase c,
      Map<String, LocalDate> limits,
      String date,
      String limit,
      String code,
      String term,
      List<Breach> found) {
    c.date(date)
        .filter(day -> limits.containsKey(limit) && day.isAfter(limits.get(limit)))
        .ifPresent(
            day ->
                found.add(
                    new Breach(
                        code,
                        NAMES.get(date) + "于" + day + "，期限至" + limits.get(limit) + "届满",
                        article(term, day))));
  }

  private static void extension(
      PublishedCase c, Map<String, LocalDate> limits, List<Breach> found) {
    c.date("decision")
        .filter(day -> limits.containsKey("decisionLatest"))
        .filter(day -> day.isAfter(limits.get("decisionLatest")))
        .filter(day -> !day.isAfter(limits.get("decisionLatestExtended")))
        .ifPresent(
            day ->
                found.add(
                    new Breach(
                        "DECISION_NEEDS_EXTENSION",
                        "决定于" + day + "作出，超过九十日，须有经批准的延期或者依法扣除的期间",
                        "行政处罚法第六十条")));
  }

  /** The party may plead until the end of the period, unless it has spoken or waived before. */
  private void early(PublishedCase c, Map<String, LocalDate> limits, List<Breach> found) {
    LocalDate until = limits.get("pleaUntil");
    boolean spoken = "statement".equals(c.stateOrDefence()) || "hearing".equals(c.stateOrDefence());
    c.date("decision")
        .filter(day -> until != null && !day.isAfter(until) && !spoken)
        .ifPresent(
            day ->
                found.add(
                    new Breach(
                        "EARLY_DECISION",
                        "决定于" + day + "作出，陈述申辩期限至" + until + "才届满",
                        article("plea", day))));
  }

  private static void fine(PublishedCase c, List<Breach> found) {
    long fine = c.fineFen().orElse(0L);
    if (fine == 0) {
      return;
    }
    c.rangeFen(0)
        .filter(min -> fine < min)
        .ifPresent(
            min ->
                found.add(
                    new Breach(
                        "FINE_BELOW_MINIMUM",
                        "罚款" + yuan(fine) + "元低于法定下限" + yuan(min) + "元，须有法定的减轻处罚情节",
                        "行政处罚法第三十二条")));
    c.rangeFen(1)
        .filter(max -> fine > max)
        .ifPresent(
            max ->
                found.add(
                    new Breach(
                        "FINE_ABOVE_MAXIMUM",
                        "罚款" + yuan(fine) + "元高于法定上限" + yuan(max) + "元",
                        "行政处罚法第四条")));
  }

  /** A case that tells its whole course by dates but no notice has not given one. */
  private static void missingNotice(PublishedCase c, List<Breach> found) {
    boolean course =
        c.date("filed").isPresent()
            && c.date("decision").isPresent()
            && c.date("served").isPresent();
    boolean fined = c.fineFen().orElse(0L) > 0;
    if (course && fined && told(c).isEmpty()) {
      found.add(new Breach("NOTICE_NOT_STATED", "载明了立案、决定和送达日期，但未见事先告知", "行政处罚法第四十四条、第六十二条"));
    }
  }

  private String article(String term, LocalDate day) {
    return terms.table().find(term, "", day).map(Term::article).orElse("");
  }

  static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
  }
}
