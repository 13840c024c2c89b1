package org.ecocase.discretion;

import java.util.List;
import java.util.Set;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.Rounding;

/** Puts a matter together from a standard, its table and what is known of the case. Pure. */
public final class Assessments {

  private Assessments() {}

  /**
   * What is the same however the factors are found.
   *
   * @param statutory the range of the law in 分
   * @param statutoryText how it came about
   * @param basis the article of the penalty, or empty
   * @param circumstance where in a band the case lies
   * @param adjustments what changes the amount after the table
   * @param rounding how to round; null for the way of the standard
   * @param proposed a proposed fine in 分, or null
   */
  public record Frame(
      FineRange statutory,
      String statutoryText,
      String basis,
      Circumstance circumstance,
      List<Adjustment> adjustments,
      Rounding rounding,
      Long proposed) {

    public Frame {
      adjustments = List.copyOf(adjustments);
    }

    /** The same under circumstances that the violation is by itself. */
    Frame excludedBy(Set<String> codes) {
      return new Frame(
          statutory,
          statutoryText,
          basis,
          circumstance,
          adjustments.stream().map(adjustment -> adjustment.excludedBy(codes)).toList(),
          rounding,
          proposed);
    }
  }

  /** The fine by a table of a standard. */
  public static Assessment byTable(Standard standard, Table table, List<Given> given, Frame frame) {
    FineRange band = null;
    List<Chosen> factors;
    Formula formula;
    if (table.form() == Table.Form.BAND) {
      Selection.BandChoice choice = Selection.band(table, given);
      band = choice.range();
      factors = choice.factors();
      FormulaKind kind =
          standard.formula() == FormulaKind.BAND_ADJUSTED
              ? FormulaKind.BAND_ADJUSTED
              : FormulaKind.BAND;
      formula =
          kind.create(null, null, frame.circumstance(), standard.bands(), standard.constants());
    } else {
      factors = Selection.factors(table, given);
      formula =
          standard
              .formula()
              .create(
                  standard.formula() == FormulaKind.START_AND_REMAINDER ? null : table.start(),
                  table.leastSum(),
                  frame.circumstance(),
                  standard.bands(),
                  standard.constants());
    }
    return assess(
        frame.excludedBy(standard.adjustments().excludedBy(table.violation())),
        band,
        formula,
        standard.title() + "§" + table.no(),
        factors,
        standard);
  }

  /** The fine by the formula of a standard with weights the caller gives. */
  public static Assessment byFormula(
      Standard standard, Formula formula, FineRange band, List<Given> given, Frame frame) {
    return assess(
        frame,
        band,
        formula,
        standard == null ? "" : standard.title(),
        given.stream().map(Given::free).toList(),
        standard);
  }

  private static Assessment assess(
      Frame frame,
      FineRange band,
      Formula formula,
      String place,
      List<Chosen> factors,
      Standard standard) {
    AdjustmentRules rules = standard == null ? AdjustmentRules.NONE : standard.adjustments();
    Rounding own = standard == null ? Rounding.FEN : standard.rounding();
    return DiscretionCalculator.assess(
        new Matter(
            frame.statutory(),
            frame.statutoryText(),
            frame.basis(),
            band,
            formula,
            place,
            factors,
            frame.adjustments(),
            rules,
            frame.rounding() == null ? own : frame.rounding(),
            frame.proposed()));
  }

  /** The lines of a calculation sheet (裁量计算表): each step with its article. */
  public static List<String> lines(Assessment assessment) {
    return assessment.steps().stream()
        .map(
            step ->
                step.article().isEmpty()
                    ? step.sentence()
                    : step.sentence() + "（" + step.article() + "）")
        .toList();
  }

  /**
   * The same for the officer and the volume, where the standard is named once above: only articles
   * of laws stand behind the steps.
   */
  public static List<String> linesWithout(Assessment assessment, String place) {
    return assessment.steps().stream()
        .map(
            step ->
                step.article().isEmpty() || step.article().equals(place)
                    ? step.sentence()
                    : step.sentence() + "（" + step.article() + "）")
        .toList();
  }

  /** The reasons for the decision document in one paragraph, without the articles. */
  public static String paragraph(Assessment assessment) {
    return String.join("", assessment.steps().stream().map(Reasoning::sentence).toList());
  }

  /** The factors in one line each, for the fact 裁量因素. */
  public static List<String> factorLines(Assessment assessment) {
    return assessment.factors().stream().map(Chosen::sentence).toList();
  }

  /** The result in words. */
  public static String resultText(Assessment assessment) {
    if (assessment.noPenalty()) {
      return "不予处罚";
    }
    return assessment.amount() == null
        ? Fen.text(assessment.range().min()) + "至" + Fen.text(assessment.range().max())
        : Fen.text(assessment.amount());
  }
}
