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
import org.ecocase.dictionary.FactCodes.ClosingReason;
import org.ecocase.dictionary.FactCodes.DecisionKind;
import org.ecocase.dictionary.FactCodes.DiscretionHandling;
import org.ecocase.dictionary.FactCodes.InspectionConclusion;
import org.ecocase.dictionary.FactCodes.MitigatingCircumstances;
import org.ecocase.dictionary.FactCodes.PartyKind;
import org.ecocase.dictionary.FactCodes.PenaltyKinds;
import org.ecocase.dictionary.FactCodes.PleaOutcome;
import org.ecocase.dictionary.FactCodes.ProposedHandling;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.engine.FormFiller;

/** What a published case states, as facts of a case. */
final class Statements {

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
      facts.put(
          FactKeys.INSPECTION_CONCLUSION,
          (correctionOnly()
                  ? InspectionConclusion.CORRECTION_ORDER
                  : InspectionConclusion.PROPOSE_FILING)
              .name());
      facts.put(FactKeys.CORRECTION_ORDERED, ordersCorrection());
    }
    return facts;
  }

  private boolean ordersCorrection() {
    return published.date("correctionOrder").isPresent()
        || published.words().contains("责令")
        || correctionOnly();
  }

  private void party(Map<String, Object> facts) {
    facts.put(
        FactKeys.PARTY_KIND,
        (published.person() ? PartyKind.PERSON : PartyKind.ORGANISATION).name());
    facts.put(FactKeys.PARTY_NAME, "公布案例" + published.id() + "当事人");
  }

  private void violation(Map<String, Object> facts) {
    if (!published.violationSummary().isBlank()) {
      facts.put(FactKeys.CASE_TITLE, cut(published.violationSummary(), 60));
      facts.put(FactKeys.VIOLATION_FACTS, published.violationSummary());
      facts.put(FactKeys.INSPECTION_FINDINGS, published.violationSummary());
      facts.put(FactKeys.NOTICE_FACTS, published.violationSummary());
    }
    if (published.statuteViolated() != null) {
      facts.put(FactKeys.LAW_VIOLATED, cut(published.statuteViolated(), 500));
    }
    if (published.penaltyBasis() != null) {
      facts.put(FactKeys.PENALTY_BASIS, cut(published.penaltyBasis(), 500));
    }
    published
        .date("violationFound")
        .ifPresent(
            day -> {
              facts.put(FactKeys.VIOLATION_DATE, day.toString());
              facts.put(FactKeys.VIOLATION_FOUND_DATE, day.toString());
            });
  }

  private void handling(Map<String, Object> facts) {
    facts.put(FactKeys.CRIME_SUSPECTED, crime());
    facts.put(
        FactKeys.PROPOSED_HANDLING,
        (noPenalty() ? ProposedHandling.NO_PENALTY : ProposedHandling.PENALTY).name());
    facts.put(
        FactKeys.DECISION_KIND,
        (noPenalty() ? DecisionKind.NO_PENALTY : DecisionKind.PENALTY).name());
    if (noPenalty()) {
      facts.put(FactKeys.CLOSING_REASON, ClosingReason.NO_PENALTY.name());
      facts.put(FactKeys.DISCRETION_HANDLING, DiscretionHandling.NO_FINE.name());
      return;
    }
    facts.put(FactKeys.CLOSING_REASON, ClosingReason.PERFORMED.name());
    List<String> kinds = new ArrayList<>();
    if (published.fineYuan() != null && published.fineYuan().signum() > 0) {
      kinds.add(PenaltyKinds.FINE.name());
      facts.put(FactKeys.FINE_AMOUNT, plain(published.fineYuan()));
    }
    if (published.confiscatedYuan() != null && published.confiscatedYuan().signum() > 0) {
      kinds.add(PenaltyKinds.CONFISCATE_GAINS.name());
      facts.put(FactKeys.CONFISCATED_AMOUNT, plain(published.confiscatedYuan()));
    }
    facts.put(
        FactKeys.PAYMENTS,
        new FormFiller.Added(List.of(Map.of(FactKeys.Payments.AMOUNT, plain(payable())))));
    if (kinds.isEmpty()) {
      kinds.add(PenaltyKinds.OTHER.name());
      facts.put(FactKeys.OTHER_PENALTY, published.otherPenalty());
    }
    facts.put(FactKeys.PENALTY_KINDS, kinds);
    published.rangeFen(0).ifPresent(min -> facts.put(FactKeys.STATUTORY_FINE_MIN, yuan(min)));
    published.rangeFen(1).ifPresent(max -> facts.put(FactKeys.STATUTORY_FINE_MAX, yuan(max)));
    if (!published.mitigating().isEmpty()) {
      facts.put(FactKeys.MITIGATING_CIRCUMSTANCES, List.of(MitigatingCircumstances.OTHER.name()));
    }
    weighed(facts);
    facts.values().removeIf(value -> value == null);
  }

  /** A published fine is weighed within the published range; how it was found is checked apart. */
  private void weighed(Map<String, Object> facts) {
    boolean fined = facts.containsKey(FactKeys.FINE_AMOUNT);
    facts.put(
        FactKeys.DISCRETION_HANDLING,
        (fined ? DiscretionHandling.FINE : DiscretionHandling.NO_FINE).name());
    if (!fined) {
      return;
    }
    facts.put(FactKeys.ASSESSED_FINE, facts.get(FactKeys.FINE_AMOUNT));
    Optional<Long> max = published.rangeFen(1);
    if (max.isPresent()) {
      facts.put(FactKeys.ITEM_FINE_MIN, facts.get(FactKeys.STATUTORY_FINE_MIN));
      facts.put(FactKeys.ITEM_FINE_MAX, facts.get(FactKeys.STATUTORY_FINE_MAX));
      long fine = published.fineFen().orElse(0L);
      if (fine > max.get() || fine < published.rangeFen(0).orElse(0L)) {
        facts.put(FactKeys.DEVIATION_REASON, "公布的罚款不在法定幅度之内");
      }
    }
  }

  private void dates(Map<String, Object> facts) {
    published.date("filed").ifPresent(day -> facts.put(FactKeys.FILING_DATE, day.toString()));
    published.date("decision").ifPresent(day -> facts.put(FactKeys.DECISION_DATE, day.toString()));
    published.date("recheck").ifPresent(day -> facts.put(FactKeys.RECHECK_DATE, day.toString()));
  }

  private void rights(Map<String, Object> facts) {
    switch (published.stateOrDefence() == null ? "" : published.stateOrDefence()) {
      case "statement" -> facts.put(FactKeys.PLEA_OUTCOME, PleaOutcome.STATEMENT.name());
      case "hearing" -> {
        facts.put(FactKeys.PLEA_OUTCOME, PleaOutcome.STATEMENT.name());
        facts.put(FactKeys.HEARING_REQUESTED, true);
      }
      default -> facts.put(FactKeys.HEARING_REQUESTED, false);
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
