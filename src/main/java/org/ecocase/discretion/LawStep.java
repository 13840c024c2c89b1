package org.ecocase.discretion;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ecocase.casefile.EarlierPenalties;
import org.ecocase.law.Base;
import org.ecocase.law.FineRange;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** 适用法律: what follows from the chosen violation and table, laid out for the form of factors. */
@Component
class LawStep {

  private static final int YEARS = 2;
  private static final int EVER = 100;

  private final CaseLaw law;
  private final LawRegister register;
  private final Standards standards;
  private final EarlierPenalties penalties;

  LawStep(
      CaseLaw law, LawRegister register, Standards standards, EarlierPenalties penalties) {
    this.law = law;
    this.register = register;
    this.standards = standards;
    this.penalties = penalties;
  }

  /**
   * The facts that follow.
   *
   * @param continued whether an assessed violation of the case goes before this one
   */
  Map<String, Object> apply(UUID caseId, Map<String, Object> facts, boolean continued) {
    LawBook book = register.current();
    Map<String, Object> out =
        CaseFacts.emptied(
            "lawProvision",
            "lawApplied",
            "apologyGuide",
            "lawReasoning",
            "fineCircumstances",
            "fineCircumstance",
            "fineBaseName",
            "fineBaseAmount",
            "itemFineMin",
            "itemFineMax");
    out.put("lawVersion", book.version());
    out.put(
        "discretionAdjustment",
        facts.getOrDefault("discretionAdjustment", "NONE"));
    Optional<CaseLaw.Found> found = law.atFirst(facts);
    found.ifPresent(f -> out.putAll(laid(f, facts, continued)));
    List<EarlierPenalties.Penalty> earlier = earlier(caseId, facts, out, YEARS);
    out.put("earlierPenalties", told(earlier));
    ChosenStandard chosen = ChosenStandard.of(facts, standards.all());
    String code = CaseFacts.text(facts, CaseFacts.VIOLATION);
    chosen.check(book, book.violation(code).orElse(null), facts);
    out.put("discretionForm", chosen.form());
    out.put("discretionStandard", chosen.title());
    if (found.isEmpty() && chosen.base() != null) {
      out.put("fineBaseName", chosen.base().label());
    }
    out.put("apologyRules", chosen.apologyRules(code));
    out.put("noPenaltyCheck", noPenalty(caseId, facts, out, chosen));
    factors(chosen.factors(), facts, earlier, out);
    return out;
  }

  /** The provision that applies, laid out for the officer; one range is filled in. */
  private static Map<String, Object> laid(
      CaseLaw.Found found, Map<String, Object> facts, boolean continued) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("lawReasoning", found.reasoning());
    if (found.provision().isEmpty()) {
      return out;
    }
    Provision provision = found.provision().get();
    out.putAll(found.applied());
    out.put("lawViolated", joined(facts, "lawViolated", provision.breachArticle(), continued));
    out.put("penaltyBasis", joined(facts, "penaltyBasis", provision.article(), continued));
    String bases =
        found.bases().stream().map(Base::label).collect(Collectors.joining("、"));
    boolean several = !found.circumstances().isEmpty();
    out.put("fineBaseName", bases.isEmpty() ? null : bases);
    out.put("fineCircumstances", several ? found.circumstancesText() : null);
    List<Provision.Fine> fines = provision.fines(found.subject());
    if (fines.size() == 1 && bases.isEmpty() && !several) {
      FineRange range = fines.get(0).rule().range(Map.of());
      out.put("itemFineMin", range.min());
      out.put("itemFineMax", range.max());
    }
    return out;
  }

  private String noPenalty(
      UUID caseId, Map<String, Object> facts, Map<String, Object> out, ChosenStandard chosen) {
    String code = CaseFacts.text(facts, CaseFacts.VIOLATION);
    if (chosen.standard() == null || NoPenaltyCheck.listed(chosen.standard(), code).isEmpty()) {
      return null;
    }
    List<LocalDate> earlier =
        earlier(caseId, facts, out, EVER).stream()
            .map(EarlierPenalties.Penalty::decided)
            .toList();
    return NoPenaltyCheck.text(
        chosen.standard(),
        code,
        new NoPenaltyCheck.Known(
            CaseFacts.date(facts, "violationDate"),
            earlier,
            CaseFacts.decimal(facts, "exceedanceMultiple")));
  }

  private static String joined(
      Map<String, Object> facts, String key, String article, boolean continued) {
    String before = continued ? CaseFacts.text(facts, key) : "";
    return before.isEmpty() || before.contains(article)
        ? before.isEmpty() ? article : before
        : before + "；" + article;
  }

  private List<EarlierPenalties.Penalty> earlier(
      UUID caseId, Map<String, Object> facts, Map<String, Object> out, int years) {
    LocalDate act = CaseFacts.date(facts, "violationDate");
    if (act == null) {
      return List.of();
    }
    String code = CaseFacts.text(facts, CaseFacts.VIOLATION);
    String basis =
        out.get("penaltyBasis") instanceof String own
            ? own
            : CaseFacts.text(facts, "penaltyBasis");
    return penalties.of(caseId, act.minusYears(years), act).stream()
        .filter(penalty -> same(penalty, code, basis))
        .toList();
  }

  /** The same kind is the same violation of the register, or the same article (广东规定第二十一条). */
  private static boolean same(EarlierPenalties.Penalty penalty, String code, String basis) {
    boolean known = !penalty.violation().isEmpty() && !penalty.violation().equals(TableKey.NONE);
    return known && !code.isEmpty() && !code.equals(TableKey.NONE)
        ? penalty.violation().equals(code)
        : !basis.isEmpty() && penalty.basis().equals(basis);
  }

  private static String told(List<EarlierPenalties.Penalty> earlier) {
    if (earlier.isEmpty()) {
      return "本系统内近二年没有查到当事人因同类违法行为受到的处罚；其他机关的处罚须另行核实。";
    }
    return "本系统内近二年有同类处罚"
        + earlier.size()
        + "件："
        + earlier.stream()
            .map(p -> p.document() + "（" + p.decided() + "）")
            .collect(Collectors.joining("、"))
        + "。";
  }

  private static void factors(
      List<Factor> factors,
      Map<String, Object> facts,
      List<EarlierPenalties.Penalty> earlier,
      Map<String, Object> out) {
    if (factors.size() > CaseFacts.SLOTS) {
      throw new Refusal(Refusal.Kind.RULE, "裁量表的因素超过" + CaseFacts.SLOTS + "项，表单容纳不下");
    }
    LocalDate ended = CaseFacts.date(facts, "violationEndDate");
    LocalDate from = CaseFacts.date(facts, "violationDate");
    for (int slot = 1; slot <= CaseFacts.SLOTS; slot++) {
      Factor factor = slot <= factors.size() ? factors.get(slot - 1) : null;
      Suggestion.Known known =
          new Suggestion.Known(
              from,
              ended == null ? from : ended,
              CaseFacts.decimal(facts, "exceedanceMultiple"),
              factor == null ? 0 : counted(factor, earlier, from));
      out.put(CaseFacts.factor(slot), factor == null ? null : factor.name());
      out.put(
          CaseFacts.grade(slot), factor == null ? null : grade(factor, slot, facts, known));
    }
  }

  /** A factor of one year looks back one year only, as its name says. */
  private static int counted(
      Factor factor, List<EarlierPenalties.Penalty> earlier, LocalDate act) {
    return factor.name().contains("近一年")
        ? (int) earlier.stream().filter(p -> p.decided().isAfter(act.minusYears(1))).count()
        : earlier.size();
  }

  /** What the officer found before stays; otherwise what the case file suggests, or nothing. */
  private static String grade(
      Factor factor, int slot, Map<String, Object> facts, Suggestion.Known known) {
    String before = CaseFacts.text(facts, CaseFacts.grade(slot));
    boolean kept =
        factor.name().equals(facts.get(CaseFacts.factor(slot)))
            && (before.equals(DiscretionChoices.UNKNOWN) || factor.grade(before).isPresent());
    return kept ? before : Suggestion.of(factor, known).orElse(null);
  }
}
