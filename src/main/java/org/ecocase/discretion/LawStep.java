package org.ecocase.discretion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactCodes.DiscretionAdjustment;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.Base;
import org.ecocase.law.FineRange;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.springframework.stereotype.Component;

/** 适用法律: what follows from the chosen violation and table, laid out for the form of factors. */
@Component
class LawStep {

  private static final int YEARS = 2;
  private static final int EVER = 100;

  private static final String[] OF_THE_LAW = {
    FactKeys.LAW_PROVISION,
    FactKeys.LAW_APPLIED,
    FactKeys.LAW_REASONING,
    FactKeys.FINE_CIRCUMSTANCES,
    FactKeys.FINE_BASE_NAME,
    FactKeys.FINE_COUNT_UNIT,
    FactKeys.ITEM_FINE_MIN,
    FactKeys.ITEM_FINE_MAX
  };

  /** What was found of another violation says nothing of this one. */
  private static final String[] OF_THE_WEIGHING = {
    FactKeys.FINE_CIRCUMSTANCE,
    FactKeys.FINE_BASE_AMOUNT,
    FactKeys.FINE_COUNT,
    FactKeys.BAND_POSITION,
    FactKeys.ADJUSTMENT_PERCENT,
    FactKeys.ADJUSTMENT_GROUND,
    FactKeys.APOLOGY_GUIDE,
    FactKeys.APOLOGY_CHECKED,
    FactKeys.NO_PENALTY_REASON
  };

  private final CaseLaw law;
  private final LawRegister register;
  private final Standards standards;
  private final EarlierPenalties penalties;
  private final Dictionary dictionary;
  private final Clock clock;

  LawStep(
      CaseLaw law,
      LawRegister register,
      Standards standards,
      EarlierPenalties penalties,
      Dictionary dictionary,
      Clock clock) {
    this.law = law;
    this.register = register;
    this.standards = standards;
    this.penalties = penalties;
    this.dictionary = dictionary;
    this.clock = clock;
  }

  /**
   * The facts that follow.
   *
   * @param confirmed the violations confirmed before this one in the same go
   * @param before what was computed last, when this violation is weighed again; or null
   */
  Map<String, Object> apply(
      UUID caseId, Map<String, Object> facts, List<KeptInput> confirmed, KeptInput before) {
    LawBook book = register.current();
    ChosenStandard chosen = ChosenStandard.of(facts, standards.all());
    String code = CaseFacts.text(facts, CaseFacts.VIOLATION);
    boolean same = before != null && before.violation().equals(code);
    boolean again = same && chosen.is(before);
    Optional<CaseLaw.Found> first = law.atFirst(facts);
    // with what was entered before, another law may have turned out to apply
    Optional<CaseLaw.Found> known = same ? law.complete(facts) : first;
    chosen.check(
        book,
        book.violation(code).orElse(null),
        known.flatMap(CaseLaw.Found::provision).orElse(null),
        facts);
    Optional<CaseLaw.Found> found = again ? known : first;
    Map<String, Object> out = CaseFacts.emptied(OF_THE_LAW);
    if (!again) {
      out.putAll(CaseFacts.emptied(OF_THE_WEIGHING));
    }
    String unadjusted = DiscretionAdjustment.NONE.name();
    out.put(FactKeys.LAW_VERSION, book.version());
    out.put(
        FactKeys.DISCRETION_ADJUSTMENT,
        again ? facts.getOrDefault(FactKeys.DISCRETION_ADJUSTMENT, unadjusted) : unadjusted);
    found.ifPresent(f -> out.putAll(laid(f)));
    out.putAll(Cited.of(confirmed, found.flatMap(CaseLaw.Found::provision).orElse(null)));
    List<EarlierPenalties.Penalty> earlier = earlier(caseId, facts, out, YEARS);
    out.put(FactKeys.EARLIER_PENALTIES, told(earlier));
    out.put(FactKeys.DISCRETION_FORM, chosen.form().name());
    out.put(FactKeys.DISCRETION_STANDARD, chosen.title());
    if (found.isEmpty() && chosen.base() != null) {
      out.put(FactKeys.FINE_BASE_NAME, chosen.base().label());
    }
    out.put(FactKeys.APOLOGY_RULES, chosen.apologyRules(code));
    out.put(FactKeys.NO_PENALTY_CHECK, noPenalty(caseId, facts, out, chosen));
    out.put(
        FactKeys.DISCRETION_GRADES,
        GradeRows.of(
            dictionary.get(FactKeys.DISCRETION_GRADES),
            chosen.factors(),
            again ? facts : Map.of(),
            known(facts, earlier)));
    return out;
  }

  /** The provision that applies, laid out for the officer; one range is filled in. */
  private static Map<String, Object> laid(CaseLaw.Found found) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(FactKeys.LAW_REASONING, found.reasoning());
    if (found.provision().isEmpty()) {
      return out;
    }
    Provision provision = found.provision().get();
    out.putAll(found.applied());
    String bases = found.bases().stream().map(Base::label).collect(Collectors.joining("、"));
    boolean several = !found.circumstances().isEmpty();
    out.put(FactKeys.FINE_BASE_NAME, bases.isEmpty() ? null : bases);
    out.put(FactKeys.FINE_CIRCUMSTANCES, several ? found.circumstancesText() : null);
    String unit = found.unit();
    out.put(FactKeys.FINE_COUNT_UNIT, unit.isEmpty() ? null : "每" + unit);
    List<Provision.Fine> fines = provision.fines(found.subject());
    if (fines.size() == 1 && bases.isEmpty() && !several && unit.isEmpty()) {
      FineRange range = fines.get(0).rule().range(Map.of());
      out.put(FactKeys.ITEM_FINE_MIN, range.min());
      out.put(FactKeys.ITEM_FINE_MAX, range.max());
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
        earlier(caseId, facts, out, EVER).stream().map(EarlierPenalties.Penalty::decided).toList();
    return NoPenaltyCheck.text(
        chosen.standard(),
        code,
        new NoPenaltyCheck.Known(
            CaseFacts.date(facts, FactKeys.VIOLATION_DATE), earlier, ExceedanceMultiple.of(facts)));
  }

  private List<EarlierPenalties.Penalty> earlier(
      UUID caseId, Map<String, Object> facts, Map<String, Object> out, int years) {
    LocalDate act = CaseFacts.date(facts, FactKeys.VIOLATION_DATE);
    if (act == null) {
      return List.of();
    }
    String code = CaseFacts.text(facts, CaseFacts.VIOLATION);
    String basis =
        out.get(FactKeys.PENALTY_BASIS) instanceof String own
            ? own
            : CaseFacts.text(facts, FactKeys.PENALTY_BASIS);
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

  /** What the case file knows for a grade, told of the factor. */
  private Function<Factor, Suggestion.Known> known(
      Map<String, Object> facts, List<EarlierPenalties.Penalty> earlier) {
    LocalDate from = CaseFacts.date(facts, FactKeys.VIOLATION_DATE);
    LocalDate last = CaseFacts.lastDay(facts);
    LocalDate to = last == null ? LocalDate.now(clock) : last;
    return factor ->
        new Suggestion.Known(
            from, to, ExceedanceMultiple.of(facts), counted(factor, earlier, from));
  }

  /** A factor of one year looks back one year only, as its name says. */
  private static int counted(Factor factor, List<EarlierPenalties.Penalty> earlier, LocalDate act) {
    return factor.name().contains("近一年")
        ? (int) earlier.stream().filter(p -> p.decided().isAfter(act.minusYears(1))).count()
        : earlier.size();
  }
}
