package org.ecocase.discretion;

import java.util.List;
import java.util.Set;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;

/** Computes the fine for one violation of a case from what was kept of it. Pure. */
public final class CaseAssessment {

  private CaseAssessment() {}

  /**
   * The fine.
   *
   * @param standards the standards to compute by
   * @throws Refusal when a table, factor or grade is not there, or the law forbids the adjustment
   */
  public static Assessment of(KeptInput input, List<Standard> standards) {
    if (!input.byTable() && !input.byPosition()) {
      return Assessments.byFormula(
          null, new Formula.Whole(), null, List.of(), frame(input, AdjustmentRules.NONE));
    }
    Standard standard = standard(input.standard(), standards);
    Assessments.Frame frame = frame(input, standard.adjustments());
    if (input.byPosition()) {
      Formula formula = new Formula.BandPosition(frame.circumstance(), standard.bands());
      return Assessments.byFormula(standard, formula, null, List.of(), frame);
    }
    Table table = Selection.table(standard, input.table(), input.variant(), input.subject());
    List<Given> given =
        input.grades().stream().map(grade -> Given.grade(grade.factor(), grade.grade())).toList();
    return Assessments.byTable(standard, table, given, frame);
  }

  private static Standard standard(String id, List<Standard> standards) {
    return standards.stream()
        .filter(standard -> standard.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("standard", "没有编号为“" + id + "”的裁量基准"));
  }

  private static Assessments.Frame frame(KeptInput input, AdjustmentRules rules) {
    return new Assessments.Frame(
        input.range(),
        input.rangeText(),
        input.basis(),
        input.position() == null ? Circumstance.ORDINARY : input.position(),
        input.adjustment() == null
            ? List.of()
            : List.of(
                adjustment(input.adjustment()).excludedBy(rules.excludedBy(input.violation()))),
        null,
        null);
  }

  private static Adjustment adjustment(KeptInput.KeptAdjustment kept) {
    return new Adjustment(
        "adjustment",
        kept.kind(),
        kept.percent() == null ? null : Share.parse(kept.percent()),
        null,
        false,
        kept.ground(),
        kept.cap(),
        Set.of());
  }
}
