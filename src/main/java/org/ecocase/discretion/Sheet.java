package org.ecocase.discretion;

import java.util.List;

/**
 * What the sheet of a calculation (裁量计算表) shows for one violation, in words.
 *
 * @param violation the violation
 * @param article the article of the penalty with its range
 * @param range the range of the law
 * @param standard the standard and the table
 * @param start where the sum of weights starts, or empty
 * @param rows the factors
 * @param formula the formula in words, or empty
 * @param steps the reasoning after the factors
 * @param clamps the limits that changed the amount
 * @param result what was computed
 */
public record Sheet(
    String violation,
    String article,
    String range,
    String standard,
    String start,
    List<Row> rows,
    String formula,
    List<String> steps,
    List<String> clamps,
    String result) {

  /**
   * A factor with its grade.
   *
   * @param weight its weight or level, or empty
   * @param assumed whether it could not be found out and counts with its lowest grade
   */
  public record Row(String factor, String grade, String weight, boolean assumed) {

    static Row of(Chosen chosen) {
      String weight =
          chosen.level() == null ? chosen.weightText() : chosen.level().toPlainString() + "级";
      return new Row(chosen.factor(), chosen.grade(), weight, chosen.assumed());
    }

    /** The factor as the decision states it. */
    String sentence() {
      return factor
          + "为“"
          + grade
          + "”"
          + (weight.isEmpty() ? "" : "（" + weight + "）")
          + (assumed ? "（无法查明，按最低档计算）" : "")
          + "。";
    }
  }

  public Sheet {
    rows = List.copyOf(rows);
    steps = List.copyOf(steps);
    clamps = List.copyOf(clamps);
  }
}
