package org.ecocase.discretion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecocase.law.Base;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;
import org.springframework.stereotype.Component;

/** 裁量: the fine for the factors that the officer found. */
@Component
class FineStep {

  private final LawRegister register;
  private final Standards standards;

  FineStep(LawRegister register, Standards standards) {
    this.register = register;
    this.standards = standards;
  }

  /**
   * What came of it.
   *
   * @param input what it was computed by
   * @param assessment the fine
   * @param facts the facts for the officer to confirm
   */
  record Outcome(KeptInput input, Assessment assessment, Map<String, Object> facts) {

    /** The reasoning, one sentence a line. */
    List<String> steps() {
      return List.of(facts.get("discretionSteps").toString().split("\n"));
    }
  }

  /** A range of the law with its derivation and what is to be checked about it. */
  private record Range(FineRange fine, String text, String basis, List<String> checks) {}

  Outcome calculate(Map<String, Object> facts) {
    Optional<TableKey> key = TableKey.parse(facts.get(CaseFacts.TABLE));
    Table table = key.flatMap(k -> k.table(standards.all())).orElse(null);
    Range range = range(facts, table);
    KeptInput input =
        new KeptInput(
            CaseFacts.text(facts, CaseFacts.VIOLATION),
            table == null ? "" : key.orElseThrow().standard(),
            table == null ? "" : table.no(),
            table == null ? "" : table.variant(),
            CaseFacts.subject(facts),
            range.fine().min(),
            range.fine().max(),
            range.text(),
            range.basis(),
            grades(facts, table),
            position(facts, table),
            adjustment(facts));
    Assessment assessment = CaseAssessment.of(input, standards.all());
    return new Outcome(input, assessment, told(assessment, range, place(key, table)));
  }

  private Range range(Map<String, Object> facts, Table table) {
    Provision provision =
        register
            .current()
            .violation(CaseFacts.text(facts, CaseFacts.VIOLATION))
            .flatMap(violation -> CaseFacts.provision(violation, facts))
            .orElse(null);
    Range entered = entered(facts, provision);
    Range known = known(facts, provision, table);
    if (known == null && entered == null) {
      throw Refusal.invalid("itemFineMax", "请按照适用的条文填写本项法定罚款下限和上限");
    }
    if (known == null) {
      return entered;
    }
    List<String> checks = new ArrayList<>(known.checks());
    if (entered != null && !entered.fine().equals(known.fine())) {
      checks.add(
          "所填法定幅度" + entered.fine().text() + "与法律库所载" + known.fine().text() + "不一致，须经法制审核确认");
      return new Range(entered.fine(), entered.text(), entered.basis(), checks);
    }
    return new Range(known.fine(), known.text(), known.basis(), checks);
  }

  private static Range entered(Map<String, Object> facts, Provision provision) {
    Long min = CaseFacts.money(facts, "itemFineMin");
    Long max = CaseFacts.money(facts, "itemFineMax");
    if (max == null) {
      if (min != null) {
        throw Refusal.invalid("itemFineMax", "请填写本项法定罚款上限");
      }
      return null;
    }
    if (min != null && min > max) {
      throw Refusal.invalid("itemFineMax", "本项法定罚款上限低于下限，请核对条文");
    }
    FineRange range = new FineRange(min, max);
    String basis =
        provision == null ? CaseFacts.text(facts, "penaltyBasis") : provision.article();
    return new Range(range, range.text(), basis, List.of());
  }

  private static Range known(Map<String, Object> facts, Provision provision, Table table) {
    if (provision == null) {
      return table == null || table.law() == null
          ? null
          : range(table.law(), table.article(), facts, List.of());
    }
    List<Provision.Fine> fines = provision.fines(CaseFacts.subject(facts));
    String chosen = CaseFacts.text(facts, "fineCircumstance");
    List<Provision.Fine> fitting =
        fines.stream().filter(fine -> fine.circumstance().equals(chosen)).toList();
    if (fines.isEmpty()) {
      return null;
    }
    if (fitting.isEmpty() && fines.size() > 1) {
      throw Refusal.invalid("fineCircumstance", "本条分情形规定罚款，请选择属于哪一种情形");
    }
    FineRule rule = (fitting.isEmpty() ? fines : fitting).get(0).rule();
    Range range = range(rule, provision.article(), facts, List.of());
    boolean differs =
        table != null
            && table.law() != null
            && table.law().base() == null
            && !table.law().range(Map.of()).equals(range.fine());
    return differs
        ? new Range(
            range.fine(),
            range.text(),
            range.basis(),
            List.of(
                "裁量表依据的幅度为" + table.law().text() + "，与适用条文的" + range.fine().text() + "不同，须确认该表仍可适用"))
        : range;
  }

  private static Range range(
      FineRule rule, String basis, Map<String, Object> facts, List<String> checks) {
    Base base = rule.base();
    Long amount = CaseFacts.money(facts, "fineBaseAmount");
    Map<Base, Long> amounts = base == null || amount == null ? Map.of() : Map.of(base, amount);
    FineRange range = rule.range(amounts);
    String text =
        base == null
            ? rule.text()
            : rule.text() + "，" + base.label() + Fen.text(amount) + "，即" + range.text();
    return new Range(range, text, basis, checks);
  }

  private static List<KeptInput.KeptGrade> grades(Map<String, Object> facts, Table table) {
    List<KeptInput.KeptGrade> grades = new ArrayList<>();
    int size = table == null ? 0 : table.factors().size();
    for (int slot = 1; slot <= size; slot++) {
      String grade = CaseFacts.text(facts, CaseFacts.grade(slot));
      grades.add(
          new KeptInput.KeptGrade(
              table.factors().get(slot - 1).name(),
              grade.equals(DiscretionChoices.UNKNOWN) ? "" : grade));
    }
    return grades;
  }

  private static Circumstance position(Map<String, Object> facts, Table table) {
    String position = CaseFacts.text(facts, "bandPosition");
    return table == null || table.form() != Table.Form.BAND || position.isEmpty()
        ? Circumstance.ORDINARY
        : Circumstance.valueOf(position);
  }

  private static KeptInput.KeptAdjustment adjustment(Map<String, Object> facts) {
    String kind = CaseFacts.text(facts, "discretionAdjustment");
    if (kind.isEmpty() || kind.equals("NONE")) {
      return null;
    }
    if (kind.equals("APOLOGY") && !Boolean.TRUE.equals(facts.get("apologyChecked"))) {
      throw new Refusal(
          new Refuse("适用公开道歉承诺从轻的，应当核对不存在裁量基准规定的不适用情形", "行政处罚法第三十四条"));
    }
    String ground = CaseFacts.text(facts, "adjustmentGround");
    String percent = CaseFacts.text(facts, "adjustmentPercent");
    return new KeptInput.KeptAdjustment(
        Adjustment.Kind.valueOf(kind),
        percent.isEmpty() ? null : percent,
        ground.isEmpty() ? null : Ground.valueOf(ground));
  }

  /** How the reasoning names the table, as {@link Assessments} does. */
  private String place(Optional<TableKey> key, Table table) {
    return table == null
        ? ""
        : key.flatMap(k -> k.standard(standards.all())).map(Standard::title).orElse("")
            + "§"
            + table.no();
  }

  private static Map<String, Object> told(Assessment assessment, Range range, String place) {
    Map<String, Object> facts = new LinkedHashMap<>();
    List<String> checks = new ArrayList<>(range.checks());
    checks.addAll(assessment.confirmations());
    facts.put("discretionResult", Assessments.resultText(assessment));
    facts.put("discretionSteps", String.join("\n", Assessments.linesWithout(assessment, place)));
    facts.put("discretionFactors", factors(assessment));
    facts.put("discretionChecks", checks.isEmpty() ? null : String.join("\n", checks));
    facts.put("itemDiscretionMin", assessment.range().least());
    facts.put("itemDiscretionMax", assessment.range().max());
    facts.put("itemFineMin", range.fine().min());
    facts.put("itemFineMax", range.fine().max());
    facts.put("assessedFine", assessment.amount());
    facts.put("itemReason", Assessments.paragraph(assessment));
    facts.put("deviationReason", null);
    facts.put("discretionConfirmed", null);
    return facts;
  }

  private static String factors(Assessment assessment) {
    List<String> lines = Assessments.factorLines(assessment);
    return lines.isEmpty() ? null : String.join("\n", lines);
  }
}
