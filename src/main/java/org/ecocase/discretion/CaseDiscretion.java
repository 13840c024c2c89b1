package org.ecocase.discretion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.dictionary.FactCodes.DiscretionConfirmed;
import org.ecocase.dictionary.FactCodes.DiscretionHandling;
import org.ecocase.dictionary.FactCodes.MitigatingCircumstances;
import org.ecocase.dictionary.FactCodes.ProposedHandling;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.Fen;
import org.ecocase.law.LawRegister;
import org.ecocase.law.PenaltyKind;
import org.ecocase.law.Violation;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 裁量 in a case, in three steps between which the officer fills in forms: the law for the chosen
 * violation, the fine for the factors found, and the whole fine once every violation is confirmed.
 * Each step reads the facts of the case and keeps what follows as facts.
 */
@Service
public class CaseDiscretion {

  private final CaseFiles caseFiles;
  private final KeptAssessments kept;
  private final LawStep law;
  private final FineStep fine;
  private final LawRegister register;
  private final Standards standards;

  CaseDiscretion(
      CaseFiles caseFiles,
      KeptAssessments kept,
      LawStep law,
      FineStep fine,
      LawRegister register,
      Standards standards) {
    this.caseFiles = caseFiles;
    this.kept = kept;
    this.law = law;
    this.fine = fine;
    this.register = register;
    this.standards = standards;
  }

  /**
   * 适用法律: the provision for the chosen violation with its range, and the factors of the chosen
   * table with the grades that the case file suggests.
   *
   * @throws Refusal when the table is for another violation, party or time
   */
  @Transactional
  public void applyLaw(UUID caseId) {
    Map<String, Object> facts = caseFiles.facts(caseId, "");
    List<KeptAssessments.Kept> open = kept.open(caseId);
    if (DiscretionHandling.NO_MORE.in(facts)) {
      noMore(caseId, facts, open);
      return;
    }
    boolean fined = DiscretionHandling.FINE.in(facts);
    if (!fined && !open.isEmpty()) {
      throw Refusal.invalid(
          FactKeys.DISCRETION_HANDLING,
          "本案已有" + open.size() + "项确认的裁量；没有其他违法行为需要裁量的，选择“没有其他违法行为需要裁量”");
    }
    Map<String, Object> out =
        law.apply(caseId, facts, inputs(open), kept.again(caseId).orElse(null));
    if (!fined) {
      out.putAll(
          CaseFacts.emptied(
              FactKeys.FINE_AMOUNT,
              FactKeys.DISCRETION_MIN,
              FactKeys.DISCRETION_MAX,
              FactKeys.DISCRETION_FACTORS,
              FactKeys.DISCRETION_STANDARD,
              FactKeys.DISCRETION_RESULT,
              FactKeys.DISCRETION_STEPS,
              FactKeys.DEVIATION_REASON));
    }
    caseFiles.record(caseId, "", out);
  }

  /** What was confirmed so far is the whole of it. */
  private void noMore(
      UUID caseId, Map<String, Object> facts, List<KeptAssessments.Kept> confirmed) {
    if (confirmed.isEmpty()) {
      throw Refusal.invalid(FactKeys.DISCRETION_HANDLING, "本案还没有确认的裁量，请选择拟处罚款或者不处罚款");
    }
    kept.close(caseId);
    Map<String, Object> out = totals(facts, confirmed);
    out.putAll(Cited.of(inputs(confirmed), null));
    proposals(facts, confirmed, out);
    caseFiles.record(caseId, "", out);
  }

  private static List<KeptInput> inputs(List<KeptAssessments.Kept> confirmed) {
    return confirmed.stream().map(KeptAssessments.Kept::input).toList();
  }

  /**
   * 计算罚款: the fine for the factors found, for the officer to confirm.
   *
   * @throws Refusal naming what is missing, or the article that forbids what is asked
   */
  @Transactional
  public void calculateFine(UUID caseId) {
    Map<String, Object> facts = caseFiles.facts(caseId, "");
    FineStep.Outcome outcome = fine.calculate(facts, inputs(kept.open(caseId)));
    Sheet sheet = sheet(facts, outcome);
    kept.add(caseId, outcome.input(), sheet, outcome.assessment(), register.version());
    caseFiles.record(caseId, "", outcome.facts());
  }

  /**
   * 确定罚款: keeps what the officer confirmed; the fines of several violations are added up
   * (分别裁量、合并处罚).
   */
  @Transactional
  public void settleFine(UUID caseId) {
    Map<String, Object> facts = caseFiles.facts(caseId, "");
    if (DiscretionConfirmed.REDO.in(facts)) {
      return;
    }
    Long confirmed = CaseFacts.money(facts, FactKeys.ASSESSED_FINE);
    if (confirmed == null) {
      throw Refusal.invalid(FactKeys.ASSESSED_FINE, "请填写本项拟罚款金额");
    }
    boolean another = DiscretionConfirmed.ANOTHER.in(facts);
    if (another || !kept.open(caseId).isEmpty()) {
      kept.again(caseId).ifPresent(input -> checkLowest(input, confirmed));
    }
    kept.confirm(
        caseId,
        confirmed,
        CaseFacts.text(facts, FactKeys.ITEM_REASON),
        CaseFacts.text(facts, FactKeys.DEVIATION_REASON),
        another);
    List<KeptAssessments.Kept> items = kept.counting(caseId);
    Map<String, Object> totals = totals(facts, items);
    proposals(facts, items, totals);
    caseFiles.record(caseId, "", totals);
  }

  /** Of several violations none may hide below its lowest fine in the sum (行政处罚法第三十二条). */
  private static void checkLowest(KeptInput input, long fine) {
    if (fine < input.range().least() && !input.reduced() && !input.noPenalty()) {
      throw new Refusal(
          new Refuse(
              "本项拟罚款"
                  + Fen.text(fine)
                  + "低于法定最低罚款"
                  + Fen.text(input.range().least())
                  + "，且没有减轻处罚的法定情形",
              "行政处罚法第三十二条"));
    }
  }

  private static Map<String, Object> totals(
      Map<String, Object> facts, List<KeptAssessments.Kept> items) {
    long fine = 0;
    long low = 0;
    long high = 0;
    long min = 0;
    Long max = 0L;
    List<String> standards = new ArrayList<>();
    List<String> factors = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    List<String> deviations = new ArrayList<>();
    for (KeptAssessments.Kept item : items) {
      String head = items.size() == 1 ? "" : item.sheet().violation() + "：";
      fine = Math.addExact(fine, item.fine());
      low = Math.addExact(low, item.low());
      high = Math.addExact(high, item.high());
      if (!item.input().noPenalty()) {
        min = Math.addExact(min, item.input().range().least());
        Long most = item.input().max();
        max = max == null || most == null ? null : Long.valueOf(Math.addExact(max, most));
      }
      add(standards, "", item.sheet().standard());
      item.sheet().rows().forEach(row -> factors.add(head + row.sentence()));
      add(reasons, head, item.reason());
      add(deviations, head, item.deviation());
    }
    if (items.size() > 1) {
      reasons.add("以上各项分别裁量，合并处罚款" + Fen.text(fine) + "。");
    }
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put(FactKeys.FINE_AMOUNT, fine);
    totals.put(FactKeys.DISCRETION_MIN, low);
    totals.put(FactKeys.DISCRETION_MAX, high);
    totals.put(FactKeys.STATUTORY_FINE_MIN, min);
    totals.put(FactKeys.STATUTORY_FINE_MAX, max);
    totals.put(FactKeys.DISCRETION_STANDARD, String.join("；", standards));
    totals.put(FactKeys.DISCRETION_FACTORS, factors.isEmpty() ? null : String.join("\n", factors));
    totals.put(FactKeys.DISCRETION_REASON, String.join("\n", reasons));
    totals.put(
        FactKeys.DEVIATION_REASON, deviations.isEmpty() ? null : String.join("\n", deviations));
    return totals;
  }

  private static void add(List<String> list, String head, String text) {
    if (!text.isEmpty() && !list.contains(head + text)) {
      list.add(head + text);
    }
  }

  /** What the report proposes anyway is filled in, and the officer may change it there. */
  private void proposals(
      Map<String, Object> facts, List<KeptAssessments.Kept> items, Map<String, Object> totals) {
    if (items.stream().allMatch(item -> item.input().noPenalty())) {
      totals.put(FactKeys.PROPOSED_HANDLING, ProposedHandling.NO_PENALTY.name());
      return;
    }
    if (facts.get(FactKeys.PENALTY_KINDS) == null) {
      totals.put(FactKeys.PENALTY_KINDS, kinds(items));
    }
    if (facts.get(FactKeys.PROPOSED_HANDLING) == null || ProposedHandling.NO_PENALTY.in(facts)) {
      totals.put(FactKeys.PROPOSED_HANDLING, ProposedHandling.PENALTY.name());
    }
    if (items.stream().anyMatch(item -> item.input().reduced())
        && facts.get(FactKeys.MITIGATING_CIRCUMSTANCES) == null) {
      totals.put(FactKeys.MITIGATING_CIRCUMSTANCES, mitigation(items));
    }
  }

  /** The fine, and what the provisions impose with it whatever its amount. */
  private List<String> kinds(List<KeptAssessments.Kept> items) {
    Set<PenaltyKind> kinds = EnumSet.of(PenaltyKind.FINE);
    for (KeptAssessments.Kept item : items) {
      KeptInput input = item.input();
      if (!input.noPenalty()) {
        register.current().violation(input.violation()).stream()
            .flatMap(violation -> violation.provisions().stream())
            .filter(provision -> provision.article().equals(input.basis()))
            .forEach(provision -> kinds.addAll(provision.penalties(input.subject()).keySet()));
      }
    }
    return kinds.stream().map(PenaltyKind::name).toList();
  }

  private static List<String> mitigation(List<KeptAssessments.Kept> items) {
    return items.stream()
        .map(KeptAssessments.Kept::input)
        .filter(KeptInput::reduced)
        .map(input -> mitigation(input.adjustment().ground()).name())
        .distinct()
        .toList();
  }

  private static MitigatingCircumstances mitigation(Ground ground) {
    return switch (ground) {
      case REMOVED_HARM -> MitigatingCircumstances.HARM_REMOVED;
      case COERCED -> MitigatingCircumstances.COERCED;
      case CONFESSED -> MitigatingCircumstances.CONFESSED;
      case MERIT -> MitigatingCircumstances.MERIT;
      default -> MitigatingCircumstances.OTHER;
    };
  }

  private String formula(KeptInput input) {
    if (input.byPosition()) {
      return FormulaKind.BAND.label();
    }
    return input.byTable() ? standards.require(input.standard()).formula().label() : "";
  }

  private Sheet sheet(Map<String, Object> facts, FineStep.Outcome outcome) {
    KeptInput input = outcome.input();
    Assessment assessment = outcome.assessment();
    Table table =
        input.byTable()
            ? new TableKey(input.standard(), input.table(), input.variant())
                .table(standards.all())
                .orElseThrow()
            : null;
    String violation =
        register
            .current()
            .violation(input.violation())
            .map(Violation::title)
            .orElseGet(() -> CaseFacts.text(facts, FactKeys.CASE_TITLE));
    int intro = 1 + assessment.factors().size();
    return new Sheet(
        violation,
        input.basis(),
        input.rangeText(),
        CaseFacts.text(facts, FactKeys.DISCRETION_STANDARD),
        table == null || table.start().signum() == 0 ? "" : table.start().text(),
        assessment.factors().stream().map(Sheet.Row::of).toList(),
        formula(input),
        outcome.steps().stream().skip(intro).toList(),
        assessment.clamps().stream().map(Clamp::text).toList(),
        Assessments.resultText(assessment));
  }
}
