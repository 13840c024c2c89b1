package org.ecocase.discretion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.dictionary.Code;
import org.ecocase.dictionary.FactCodes.DiscretionAdjustment;
import org.ecocase.dictionary.FactCodes.DiscretionForm;
import org.ecocase.dictionary.FactCodes.NoPenaltyReason;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactKeys.DiscretionGrades;
import org.ecocase.law.Base;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.GainsCase;
import org.ecocase.law.Provision;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;
import org.springframework.stereotype.Component;

/** 裁量: the fine for the factors that the officer found. */
@Component
class FineStep {

  /** The reasons of the form (行政处罚法第三十条、第三十一条、第三十三条、第三十六条) to the grounds. */
  private static final Map<NoPenaltyReason, Ground> NO_PENALTY =
      Map.of(
          NoPenaltyReason.MINOR_CORRECTED, Ground.MINOR_CORRECTED,
          NoPenaltyReason.FIRST_MINOR, Ground.FIRST_CORRECTED,
          NoPenaltyReason.NO_FAULT, Ground.NO_FAULT,
          NoPenaltyReason.TIME_BARRED, Ground.TIME_BARRED,
          NoPenaltyReason.UNDER_AGE, Ground.UNDER_FOURTEEN,
          NoPenaltyReason.INCAPACITY, Ground.INCAPACITY);

  private final CaseLaw law;
  private final Standards standards;
  private final Clock clock;

  FineStep(CaseLaw law, Standards standards, Clock clock) {
    this.law = law;
    this.standards = standards;
    this.clock = clock;
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
      return List.of(facts.get(FactKeys.DISCRETION_STEPS).toString().split("\n"));
    }
  }

  /** A range of the law with its derivation and what is to be checked about it. */
  private record Range(FineRange fine, String text, String basis, List<String> checks) {}

  /**
   * Computes.
   *
   * @param confirmed the violations confirmed before this one in the same go
   */
  Outcome calculate(Map<String, Object> facts, List<KeptInput> confirmed) {
    ChosenStandard chosen = ChosenStandard.of(facts, standards.all());
    Table table = chosen.table();
    Optional<CaseLaw.Found> found = law.complete(facts);
    found.ifPresent(f -> checkComplete(f, facts));
    found.ifPresent(f -> checkGains(f, chosen, facts));
    Provision provision = found.flatMap(CaseLaw.Found::provision).orElse(null);
    Range range = range(facts, provision, table);
    KeptInput input =
        new KeptInput(
            CaseFacts.text(facts, CaseFacts.VIOLATION),
            chosen.standard() == null ? "" : chosen.standard().id(),
            table == null ? "" : table.no(),
            table == null ? "" : table.variant(),
            CaseFacts.subject(facts),
            range.fine().min(),
            range.fine().max(),
            range.text(),
            provision == null
                ? CaseFacts.text(facts, FactKeys.LAW_VIOLATED)
                : provision.breachArticle(),
            range.basis(),
            grades(facts, table),
            position(facts, chosen),
            adjustment(facts, chosen));
    checkJoined(input, confirmed, chosen.standard());
    Assessment assessment = CaseAssessment.of(input, standards.all());
    List<String> checks = new ArrayList<>(expired(chosen.standard()));
    found.ifPresent(f -> checks.addAll(changes(f, facts)));
    Map<String, Object> told = new LinkedHashMap<>();
    found.ifPresent(f -> told.putAll(law(f)));
    told.putAll(Cited.of(confirmed, provision));
    told.putAll(told(assessment, range, checks, chosen.place()));
    return new Outcome(input, assessment, told);
  }

  private List<String> expired(Standard standard) {
    LocalDate today = LocalDate.now(clock);
    return standard == null || standard.inForce(today)
        ? List.of()
        : List.of("“" + standard.title() + "”的有效期为" + standard.validity() + "，现不在有效期内，须确认仍可适用");
  }

  /** The comparison of the laws and the range need what they are reckoned by (行政处罚法第三十七条). */
  private static void checkComplete(CaseLaw.Found found, Map<String, Object> facts) {
    if (found.leavesOut()) {
      throw new Refusal(
          new Refuse(
              "“"
                  + found.answer().applied().provision().article()
                  + "”对"
                  + found.subject().label()
                  + "没有罚款规定，不得罚款；条文确有规定而法律库未载的，经法制审核确认后按“法律库未收录的违法行为”办理",
              "行政处罚法第四条"));
    }
    String circumstance = CaseFacts.text(facts, FactKeys.FINE_CIRCUMSTANCE);
    if (!found.circumstances().isEmpty() && circumstance.isEmpty()) {
      throw Refusal.invalid(FactKeys.FINE_CIRCUMSTANCE, "条文分情形规定罚款，请选择属于哪一种情形");
    }
    if (found.bases().isEmpty()) {
      return;
    }
    Base base = found.bases().get(0);
    Long amount = CaseFacts.money(facts, FactKeys.FINE_BASE_AMOUNT);
    if (amount == null || amount == 0 && base != Base.ILLEGAL_GAINS) {
      throw Refusal.invalid(FactKeys.FINE_BASE_AMOUNT, "请填写" + base.label() + "，罚款幅度和新旧法律的比较按其计算");
    }
  }

  /** The circumstance and the variant of the table that were chosen must be those of the gains. */
  private static void checkGains(
      CaseLaw.Found found, ChosenStandard chosen, Map<String, Object> facts) {
    Long gains = CaseFacts.money(facts, FactKeys.FINE_BASE_AMOUNT);
    if (gains == null || !found.bases().contains(Base.ILLEGAL_GAINS)) {
      return;
    }
    Stream<String> wordings =
        Stream.concat(
            found.provision().stream()
                .flatMap(provision -> provision.fines(found.subject()).stream())
                .filter(
                    f -> f.circumstance().equals(CaseFacts.text(facts, FactKeys.FINE_CIRCUMSTANCE)))
                .map(Provision.Fine::label),
            Stream.ofNullable(chosen.table()).map(Table::variant));
    wordings
        .filter(wording -> GainsCase.of(wording).filter(c -> !c.fits(gains)).isPresent())
        .findFirst()
        .ifPresent(
            wording -> {
              throw Refusal.invalid(
                  FactKeys.FINE_BASE_AMOUNT, "违法所得" + Fen.text(gains) + "与所选情形“" + wording + "”不符");
            });
  }

  /** What the comparison came to with everything known. */
  private static Map<String, Object> law(CaseLaw.Found found) {
    Map<String, Object> told = new LinkedHashMap<>(found.applied());
    told.put(FactKeys.LAW_VERSION, found.answer().version());
    told.put(FactKeys.LAW_REASONING, found.reasoning());
    return told;
  }

  /** What the officer must know before confirming: another law than before, or none any more. */
  private static List<String> changes(CaseLaw.Found found, Map<String, Object> facts) {
    List<String> changes = new ArrayList<>();
    if (found.answer().timeBar() instanceof Refuse barred) {
      changes.add(barred.reason() + "（" + barred.article() + "）");
    }
    Object before = facts.get(CaseFacts.PROVISION);
    found
        .provision()
        .filter(now -> before != null && !now.id().equals(before))
        .ifPresent(now -> changes.add("按所填的基数和情形重新比较新旧法律，改为适用“" + now.article() + "”，请核对适用法律的理由"));
    return changes;
  }

  /** Acts found together share the circumstances that exclude an apology (广东规定第十四条). */
  private static void checkJoined(KeptInput input, List<KeptInput> confirmed, Standard standard) {
    AdjustmentRules rules = standard == null ? AdjustmentRules.NONE : standard.adjustments();
    boolean excluded =
        confirmed.stream().anyMatch(item -> !rules.excludedBy(item.violation()).isEmpty());
    boolean apology =
        input.adjustment() != null && input.adjustment().kind() == Adjustment.Kind.APOLOGY;
    if (apology && excluded) {
      throw new Refusal(new Refuse("同案的其他违法行为属于不适用公开道歉承诺从轻的情形，本项也不适用", rules.apologyArticle()));
    }
  }

  private static Range range(Map<String, Object> facts, Provision provision, Table table) {
    Range entered = entered(facts, provision);
    Range known = known(facts, provision, table);
    if (known == null && entered == null) {
      throw Refusal.invalid(FactKeys.ITEM_FINE_MAX, "请按照适用的条文填写本项法定罚款下限和上限");
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
    Long min = CaseFacts.money(facts, FactKeys.ITEM_FINE_MIN);
    Long max = CaseFacts.money(facts, FactKeys.ITEM_FINE_MAX);
    if (max == null) {
      if (min != null) {
        throw Refusal.invalid(FactKeys.ITEM_FINE_MAX, "请填写本项法定罚款上限");
      }
      return null;
    }
    if (min != null && min > max) {
      throw Refusal.invalid(FactKeys.ITEM_FINE_MAX, "本项法定罚款上限低于下限，请核对条文");
    }
    FineRange range = new FineRange(min, max);
    String basis =
        provision == null ? CaseFacts.text(facts, FactKeys.PENALTY_BASIS) : provision.article();
    return new Range(range, range.text(), basis, List.of());
  }

  private static Range known(Map<String, Object> facts, Provision provision, Table table) {
    if (provision == null) {
      return table == null || table.law() == null
          ? null
          : range(table.law(), table.article(), facts, List.of());
    }
    List<Provision.Fine> fines = provision.fines(CaseFacts.subject(facts));
    String chosen = CaseFacts.text(facts, FactKeys.FINE_CIRCUMSTANCE);
    List<Provision.Fine> fitting =
        fines.stream().filter(fine -> fine.circumstance().equals(chosen)).toList();
    if (fines.isEmpty()) {
      return null;
    }
    if (fitting.isEmpty() && fines.size() > 1) {
      throw Refusal.invalid(
          FactKeys.FINE_CIRCUMSTANCE, "“" + provision.article() + "”分情形规定罚款，请选择属于其中哪一种情形");
    }
    FineRule rule = (fitting.isEmpty() ? fines : fitting).get(0).rule();
    Range range = counted(rule, range(rule, provision.article(), facts, List.of()), facts);
    return table != null && table.law() != null && differs(table.law(), rule)
        ? new Range(
            range.fine(),
            range.text(),
            range.basis(),
            List.of(
                "裁量表依据的幅度为"
                    + table.law().text()
                    + "，与适用的“"
                    + provision.article()
                    + "”（"
                    + rule.text()
                    + "）不同，须确认该表仍可适用；不能适用的，选择重新裁量并改选"))
        : range;
  }

  /** A fine for each time is as many times the range as the act was done (如排污许可管理条例第三十七条). */
  private static Range counted(FineRule rule, Range one, Map<String, Object> facts) {
    if (!(rule instanceof FineRule.Amount amount) || amount.per().isEmpty()) {
      return one;
    }
    Long count = CaseFacts.money(facts, FactKeys.FINE_COUNT);
    if (count == null) {
      throw Refusal.invalid(
          FactKeys.FINE_COUNT, "本条按每" + amount.per() + "罚款，请填写" + amount.per() + "数");
    }
    FineRange range = one.fine().times(count);
    return new Range(
        range,
        one.text() + "，共" + count + amount.per() + "，即" + range.text(),
        one.basis(),
        one.checks());
  }

  private static boolean differs(FineRule table, FineRule law) {
    return table.base() != law.base()
        || table.base() == null && !table.range(Map.of()).equals(law.range(Map.of()));
  }

  private static Range range(
      FineRule rule, String basis, Map<String, Object> facts, List<String> checks) {
    Base base = rule.base();
    Long amount = CaseFacts.money(facts, FactKeys.FINE_BASE_AMOUNT);
    Map<Base, Long> amounts = base == null || amount == null ? Map.of() : Map.of(base, amount);
    FineRange range = rule.range(amounts);
    String text =
        base == null
            ? rule.text()
            : rule.text() + "，" + base.label() + Fen.text(amount) + "，即" + range.text();
    return new Range(range, text, basis, checks);
  }

  /** Every factor of the table needs a grade, be it that it cannot be found out. */
  private static List<KeptInput.KeptGrade> grades(Map<String, Object> facts, Table table) {
    return table == null
        ? List.of()
        : table.factors().stream().map(factor -> grade(facts, factor)).toList();
  }

  private static KeptInput.KeptGrade grade(Map<String, Object> facts, Factor factor) {
    String grade =
        CaseFacts.row(facts, factor)
            .map(row -> CaseFacts.text(row, DiscretionGrades.GRADE))
            .filter(found -> !found.isEmpty())
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        FactKeys.DISCRETION_GRADES, "裁量因素“" + factor.name() + "”没有认定档次"));
    return new KeptInput.KeptGrade(
        factor.name(), grade.equals(DiscretionChoices.UNKNOWN) ? "" : grade);
  }

  private static Circumstance position(Map<String, Object> facts, ChosenStandard chosen) {
    String position = CaseFacts.text(facts, FactKeys.BAND_POSITION);
    return chosen.form() != DiscretionForm.BAND || position.isEmpty()
        ? Circumstance.ORDINARY
        : Circumstance.valueOf(position);
  }

  private static KeptInput.KeptAdjustment adjustment(
      Map<String, Object> facts, ChosenStandard chosen) {
    String kind = CaseFacts.text(facts, FactKeys.DISCRETION_ADJUSTMENT);
    if (kind.isEmpty() || DiscretionAdjustment.NONE.in(facts)) {
      return null;
    }
    if (DiscretionAdjustment.APOLOGY.in(facts)) {
      return apology(facts, chosen);
    }
    if (DiscretionAdjustment.NO_PENALTY.in(facts)) {
      return new KeptInput.KeptAdjustment(
          Adjustment.Kind.NO_PENALTY,
          null,
          Code.of(NoPenaltyReason.class, facts).map(NO_PENALTY::get).orElse(null),
          null);
    }
    String ground = CaseFacts.text(facts, FactKeys.ADJUSTMENT_GROUND);
    return new KeptInput.KeptAdjustment(
        Adjustment.Kind.valueOf(kind),
        percent(facts),
        ground.isEmpty() ? null : Ground.valueOf(ground),
        null);
  }

  /** By how much an apology counts: what the guide of the city says, or a part of the fine. */
  private static KeptInput.KeptAdjustment apology(
      Map<String, Object> facts, ChosenStandard chosen) {
    if (!Boolean.TRUE.equals(facts.get(FactKeys.APOLOGY_CHECKED))) {
      throw new Refusal(new Refuse("适用公开道歉承诺从轻的，应当核对不存在裁量基准规定的不适用情形", "行政处罚法第三十四条"));
    }
    ApologyGuide guide =
        ApologyGuide.of(facts.get(ApologyGuide.FACT), chosen.standard()).orElse(null);
    return new KeptInput.KeptAdjustment(
        Adjustment.Kind.APOLOGY,
        guide == null ? percent(facts) : guide.share().text(),
        null,
        guide == null ? null : guide.cap());
  }

  private static String percent(Map<String, Object> facts) {
    String percent = CaseFacts.text(facts, FactKeys.ADJUSTMENT_PERCENT);
    return percent.isEmpty() ? null : percent;
  }

  private static Map<String, Object> told(
      Assessment assessment, Range range, List<String> changed, String place) {
    Map<String, Object> facts = new LinkedHashMap<>();
    List<String> checks = new ArrayList<>(changed);
    checks.addAll(range.checks());
    checks.addAll(assessment.confirmations());
    facts.put(FactKeys.DISCRETION_RESULT, Assessments.resultText(assessment));
    facts.put(
        FactKeys.DISCRETION_STEPS, String.join("\n", Assessments.linesWithout(assessment, place)));
    facts.put(FactKeys.DISCRETION_FACTORS, factors(assessment));
    facts.put(FactKeys.DISCRETION_CHECKS, checks.isEmpty() ? null : String.join("\n", checks));
    facts.put(FactKeys.ITEM_DISCRETION_MIN, assessment.range().least());
    facts.put(FactKeys.ITEM_DISCRETION_MAX, assessment.range().max());
    facts.put(FactKeys.ITEM_FINE_MIN, range.fine().min());
    facts.put(FactKeys.ITEM_FINE_MAX, range.fine().max());
    facts.put(FactKeys.ASSESSED_FINE, assessment.amount());
    facts.put(FactKeys.ITEM_REASON, Assessments.paragraph(assessment));
    facts.put(FactKeys.DEVIATION_REASON, null);
    facts.put(FactKeys.DISCRETION_CONFIRMED, null);
    return facts;
  }

  private static String factors(Assessment assessment) {
    List<String> lines = Assessments.factorLines(assessment);
    return lines.isEmpty() ? null : String.join("\n", lines);
  }
}
