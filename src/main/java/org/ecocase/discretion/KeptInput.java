package org.ecocase.discretion;

import java.util.List;
import org.ecocase.law.FineRange;
import org.ecocase.law.Subject;

/**
 * Everything one violation of a case was assessed by, as it is kept: with it the fine can be
 * computed again, by the same table or by a newer one.
 *
 * @param violation code of the violation in the law register; empty when it is not there
 * @param standard id of the standard; empty where none applies
 * @param table number of the table; empty where the rule of the standard for acts without a table
 *     applies, or none
 * @param variant which of several ways of the table, or empty
 * @param subject who is punished
 * @param min the lowest fine of the law in 分, or null
 * @param max the highest fine of the law in 分, or null
 * @param rangeText how that range came about
 * @param breach the article that was broken, or empty
 * @param basis the article of the penalty, or empty
 * @param grades the grades found
 * @param position where in a band the case lies
 * @param adjustment what changes the amount after the table, or null
 */
public record KeptInput(
    String violation,
    String standard,
    String table,
    String variant,
    Subject subject,
    Long min,
    Long max,
    String rangeText,
    String breach,
    String basis,
    List<KeptGrade> grades,
    Circumstance position,
    KeptAdjustment adjustment) {

  /**
   * A factor and its grade.
   *
   * @param grade empty when the factor could not be found out
   */
  public record KeptGrade(String factor, String grade) {}

  /**
   * An adjustment.
   *
   * @param percent by how much of the amount, as {@code 30} or {@code 12.5}
   * @param ground the legal ground, or null
   * @param cap the change is at most this, in 分, or null
   */
  public record KeptAdjustment(Adjustment.Kind kind, String percent, Ground ground, Long cap) {}

  public KeptInput {
    breach = breach == null ? "" : breach;
    grades = List.copyOf(grades);
  }

  /** Whether a table applies. */
  public boolean byTable() {
    return !table.isEmpty();
  }

  /** Whether the rule of a standard for acts that no table is for applies. */
  public boolean byPosition() {
    return table.isEmpty() && !standard.isEmpty();
  }

  /** Whether the fine goes below the range of the law (行政处罚法第三十二条). */
  public boolean reduced() {
    return adjustment != null && adjustment.kind() == Adjustment.Kind.REDUCTION;
  }

  /** Whether the violation is not punished (行政处罚法第三十三条). */
  public boolean noPenalty() {
    return adjustment != null && adjustment.kind() == Adjustment.Kind.NO_PENALTY;
  }

  public FineRange range() {
    return new FineRange(min, max);
  }
}
