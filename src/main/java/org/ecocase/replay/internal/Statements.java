package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.clue.Signal;
import org.ecocase.engine.FormFiller;

/** What a published case states, as facts of a case. */
final class Statements {

  private static final String PENALTY = "PENALTY";

  private final PublishedCase published;

  Statements(PublishedCase published) {
    this.published = published;
  }

  Signal.Type type() {
    return switch (published.trigger() == null ? "" : published.trigger()) {
      case "complaint" -> Signal.Type.COMPLAINT;
      case "alarm" -> Signal.Type.ALARM;
      case "superiorInstruction" -> Signal.Type.INSTRUCTION;
      case "transfer" -> Signal.Type.TRANSFER;
      default -> Signal.Type.DAILY_CHECK;
    };
  }

  private boolean correctionOnly() {
    return published.tagged("correctionOrderOnly") || published.documentType().startsWith("责令改正");
  }

  private boolean noPenalty() {
    return published.tagged("nonPunishment") || published.documentType().startsWith("不予");
  }

  private boolean crime() {
    return published.tagged("policeReferral")
        || published.words().contains("涉嫌污染环境罪")
        || published.words().contains("移送公安机关");
  }

  /** The facts for the form of a step. */
  Map<String, Object> facts(String step) {
    Map<String, Object> facts = new HashMap<>();
    party(facts);
    violation(facts);
    handling(facts);
    dates(facts);
    rights(facts);
    if (step.equals("inspection-conclusion")) {
      facts.put("inspectionConclusion", correctionOnly() ? "CORRECTION_ORDER" : "PROPOSE_FILING");
      facts.put("correctionOrdered", ordersCorrection());
    }
    return facts;
  }

  private boolean ordersCorrection() {
    return published.date("correctionOrder").isPresent()
        || published.words().contains("责令")
        || correctionOnly();
  }

  private void party(Map<String, Object> facts) {
    facts.put("partyKind", published.person() ? "PERSON" : "ORGANISATION");
    facts.put("partyName", "公布案例" + published.id() + "当事人");
  }

  private void violation(Map<String, Object> facts) {
    if (!published.violationSummary().isBlank()) {
      facts.put("caseTitle", cut(published.violationSummary(), 60));
      facts.put("violationFacts", published.violationSummary());
      facts.put("inspectionFindings", published.violationSummary());
      facts.put("noticeFacts", published.violationSummary());
    }
    if (published.statuteViolated() != null) {
      facts.put("lawViolated", cut(published.statuteViolated(), 500));
    }
    if (published.penaltyBasis() != null) {
      facts.put("penaltyBasis", cut(published.penaltyBasis(), 500));
    }
    published
        .date("violationFound")
        .ifPresent(
            day -> {
              facts.put("violationDate", day.toString());
              facts.put("violationFoundDate", day.toString());
            });
  }

  private void handling(Map<String, Object> facts) {
    facts.put("crimeSuspected", crime());
    facts.put("proposedHandling", noPenalty() ? "NO_PENALTY" : PENALTY);
    facts.put("decisionKind", noPenalty() ? "NO_PENALTY" : PENALTY);
    if (noPenalty()) {
      facts.put("closingReason", "NO_PENALTY");
      facts.put("discretionHandling", "NO_FINE");
      return;
    }
    facts.put("closingReason", "PERFORMED");
    List<String> kinds = new ArrayList<>();
    if (published.fineYuan() != null && published.fineYuan().signum() > 0) {
      kinds.add("FINE");
      facts.put("fineAmount", plain(published.fineYuan()));
    }
    if (published.confiscatedYuan() != null && published.confiscatedYuan().signum() > 0) {
      kinds.add("CONFISCATE_GAINS");
      facts.put("confiscatedAmount", plain(published.confiscatedYuan()));
    }
    facts.put("payments", new FormFiller.Added(List.of(Map.of("amount", plain(payable())))));
    if (kinds.isEmpty()) {
      kinds.add("OTHER");
      facts.put("otherPenalty", published.otherPenalty());
    }
    facts.put("penaltyKinds", kinds);
    published.rangeFen(0).ifPresent(min -> facts.put("statutoryFineMin", yuan(min)));
    published.rangeFen(1).ifPresent(max -> facts.put("statutoryFineMax", yuan(max)));
    if (!published.mitigating().isEmpty()) {
      facts.put("mitigatingCircumstances", List.of("OTHER"));
    }
    weighed(facts);
    facts.values().removeIf(value -> value == null);
  }

  /** A published fine is weighed within the published range; how it was found is checked apart. */
  private void weighed(Map<String, Object> facts) {
    boolean fined = facts.containsKey("fineAmount");
    facts.put("discretionHandling", fined ? "FINE" : "NO_FINE");
    if (!fined) {
      return;
    }
    facts.put("assessedFine", facts.get("fineAmount"));
    Optional<Long> max = published.rangeFen(1);
    if (max.isPresent()) {
      facts.put("itemFineMin", facts.get("statutoryFineMin"));
      facts.put("itemFineMax", facts.get("statutoryFineMax"));
      long fine = published.fineFen().orElse(0L);
      if (fine > max.get() || fine < published.rangeFen(0).orElse(0L)) {
        facts.put("deviationReason", "公布的罚款不在法定幅度之内");
      }
    }
  }

  private void dates(Map<String, Object> facts) {
    published.date("filed").ifPresent(day -> facts.put("filingDate", day.toString()));
    published.date("decision").ifPresent(day -> facts.put("decisionDate", day.toString()));
    published.date("recheck").ifPresent(day -> facts.put("recheckDate", day.toString()));
  }

  private void rights(Map<String, Object> facts) {
    switch (published.stateOrDefence() == null ? "" : published.stateOrDefence()) {
      case "statement" -> facts.put("pleaOutcome", "STATEMENT");
      case "hearing" -> {
        facts.put("pleaOutcome", "STATEMENT");
        facts.put("hearingRequested", true);
      }
      default -> facts.put("hearingRequested", false);
    }
  }

  /** Whether the party pleaded or asked for a hearing. */
  boolean spoke() {
    return "statement".equals(published.stateOrDefence())
        || "hearing".equals(published.stateOrDefence());
  }

  private BigDecimal payable() {
    return Stream.of(published.fineYuan(), published.confiscatedYuan())
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String plain(BigDecimal yuan) {
    return yuan.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
