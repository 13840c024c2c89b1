package org.ecocase.discretion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ecocase.casefile.EarlierPenalties;
import org.ecocase.law.Base;
import org.ecocase.law.Candidate;
import org.ecocase.law.LawAnswer;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawChoice;
import org.ecocase.law.LawQuestion;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.ecocase.law.Statute;
import org.ecocase.law.Subject;
import org.ecocase.law.TimeBar;
import org.ecocase.law.Violation;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;
import org.springframework.stereotype.Component;

/** 适用法律: what follows from the chosen violation and table, laid out for the form of factors. */
@Component
class LawStep {

  private static final int YEARS = 2;

  private final LawRegister register;
  private final Standards standards;
  private final EarlierPenalties penalties;
  private final Clock clock;

  LawStep(LawRegister register, Standards standards, EarlierPenalties penalties, Clock clock) {
    this.register = register;
    this.standards = standards;
    this.penalties = penalties;
    this.clock = clock;
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
    Optional<Violation> violation = book.violation(CaseFacts.text(facts, CaseFacts.VIOLATION));
    violation.ifPresent(v -> law(book, v, facts, out, continued));
    List<EarlierPenalties.Penalty> earlier = earlier(caseId, facts, out);
    out.put("earlierPenalties", told(earlier));
    Optional<Table> table =
        TableKey.parse(facts.get(CaseFacts.TABLE)).flatMap(key -> key.table(standards.all()));
    table.ifPresent(t -> check(book, t, violation.orElse(null), facts));
    out.put(
        "discretionForm",
        table.map(t -> t.form() == Table.Form.BAND ? "BAND" : "WEIGHT").orElse("NONE"));
    out.put(
        "discretionStandard",
        table.map(t -> title(facts) + t.label()).orElse("没有适用的裁量表，在法定幅度内裁量"));
    factors(table.map(Table::factors).orElse(List.of()), facts, earlier, out);
    return out;
  }

  private String title(Map<String, Object> facts) {
    return TableKey.parse(facts.get(CaseFacts.TABLE))
        .flatMap(key -> key.standard(standards.all()))
        .map(Standard::title)
        .orElse("");
  }

  private void law(
      LawBook book,
      Violation violation,
      Map<String, Object> facts,
      Map<String, Object> out,
      boolean continued) {
    LawAnswer answer = LawChoice.choose(book, question(violation, facts));
    List<String> lines = new ArrayList<>(answer.reasons());
    answer.confirmations().forEach(confirmation -> lines.add("须核实：" + confirmation));
    out.put("lawReasoning", String.join("\n", lines));
    Candidate applied = answer.applied();
    if (applied == null) {
      return;
    }
    Provision provision = applied.provision();
    out.put("lawProvision", provision.id());
    out.put("lawApplied", applied(provision, applied.fines()));
    out.put("lawViolated", joined(facts, "lawViolated", provision.breachArticle(), continued));
    out.put("penaltyBasis", joined(facts, "penaltyBasis", provision.article(), continued));
    range(provision, facts, out);
  }

  private static String applied(Provision provision, String fines) {
    String orders = provision.orders().isEmpty() ? "" : "；应当同时" + String.join("、", provision.orders());
    String may = provision.may().isEmpty() ? "" : "；可以" + String.join("、", provision.may());
    return provision.article() + "：罚款" + (fines.isEmpty() ? "幅度未载" : fines) + orders + may;
  }

  private static String joined(
      Map<String, Object> facts, String key, String article, boolean continued) {
    String before = continued ? CaseFacts.text(facts, key) : "";
    return before.isEmpty() || before.contains(article)
        ? before.isEmpty() ? article : before
        : before + "；" + article;
  }

  /** One range is filled in; of several the officer chooses, and a share needs its amount first. */
  private static void range(
      Provision provision, Map<String, Object> facts, Map<String, Object> out) {
    List<Provision.Fine> fines = provision.fines(CaseFacts.subject(facts));
    String bases =
        fines.stream()
            .map(fine -> fine.rule().base())
            .filter(base -> base != null)
            .distinct()
            .map(Base::label)
            .collect(Collectors.joining("、"));
    if (!bases.isEmpty()) {
      out.put("fineBaseName", bases);
    }
    if (fines.size() > 1) {
      out.put(
          "fineCircumstances",
          fines.stream().map(Provision.Fine::text).collect(Collectors.joining("\n")));
    } else if (fines.size() == 1 && bases.isEmpty()) {
      var range = fines.get(0).rule().range(Map.of());
      out.put("itemFineMin", range.min());
      out.put("itemFineMax", range.max());
    }
  }

  private LawQuestion question(Violation violation, Map<String, Object> facts) {
    LocalDate from = CaseFacts.date(facts, "violationDate");
    LocalDate ended = CaseFacts.date(facts, "violationEndDate");
    boolean continuing = Boolean.TRUE.equals(facts.get("violationContinuing"));
    LocalDate to = continuing && ended == null ? null : ended == null ? from : ended;
    LocalDate today = LocalDate.now(clock);
    TimeBar.Harm harm =
        Boolean.TRUE.equals(facts.get("lifeHealthHarm"))
            ? TimeBar.Harm.LIFE_HEALTH
            : Boolean.TRUE.equals(facts.get("harmfulResult")) ? TimeBar.Harm.POLLUTION : null;
    return new LawQuestion(
        violation,
        from,
        to,
        CaseFacts.date(facts, "violationFoundDate"),
        today,
        CaseFacts.subject(facts),
        "",
        harm,
        Map.of(),
        "",
        facts.get("permitNumber") == null ? null : Boolean.TRUE,
        "",
        "",
        null);
  }

  /** A table is for one violation, one kind of party, and for as long as its law holds. */
  private static void check(
      LawBook book, Table table, Violation violation, Map<String, Object> facts) {
    if (violation != null
        && !table.violation().isEmpty()
        && !table.violation().equals(violation.code())) {
      String own = book.violation(table.violation()).map(Violation::title).orElse("");
      throw new Refusal(
          new Refuse(
              "裁量表" + table.label() + "适用于“" + own + "”，与所选执法事项“" + violation.title() + "”不符，请另选裁量表",
              "行政处罚法第三十四条"));
    }
    boolean person = CaseFacts.subject(facts) == Subject.RESPONSIBLE;
    if ((table.subject() == Subject.RESPONSIBLE) != person) {
      throw new Refusal(
          new Refuse(
              "裁量表" + table.label() + "适用于" + table.subject().label() + "，与当事人不符，请另选裁量表",
              "行政处罚法第三十四条"));
    }
    LocalDate ended = CaseFacts.date(facts, "violationEndDate");
    LocalDate act = ended == null ? CaseFacts.date(facts, "violationDate") : ended;
    Statute statute = book.statuteOf(table.article(), act).orElse(null);
    if (!table.article().isEmpty() && statute != null && !statute.inForce(act)) {
      throw new Refusal(
          new Refuse(
              "裁量表"
                  + table.label()
                  + "依据的“"
                  + table.article()
                  + "”在违法行为终了之日（"
                  + act
                  + "）不是有效的法律，请另选裁量表，没有的选择“没有适用的裁量表”",
              "行政处罚法第三十七条"));
    }
  }

  private List<EarlierPenalties.Penalty> earlier(
      UUID caseId, Map<String, Object> facts, Map<String, Object> out) {
    LocalDate act = CaseFacts.date(facts, "violationDate");
    if (act == null) {
      return List.of();
    }
    String code = CaseFacts.text(facts, CaseFacts.VIOLATION);
    String basis =
        out.get("penaltyBasis") instanceof String own
            ? own
            : CaseFacts.text(facts, "penaltyBasis");
    return penalties.of(caseId, act.minusYears(YEARS), act).stream()
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
