package org.ecocase.discretion;

import java.math.BigDecimal;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;

/**
 * What a caller says about a factor.
 *
 * @param field where it was said, for messages
 * @param name the factor
 * @param grade the grade; empty when the factor could not be found out or only a weight is given
 * @param low the weight, or null
 * @param high the upper end of the weight, or null
 * @param level the level, or null
 * @param role its part in the two-dimensional formula, or null
 */
public record Given(
    String field,
    String name,
    String grade,
    Share low,
    Share high,
    BigDecimal level,
    Chosen.Role role) {

  public Given {
    grade = grade == null ? "" : grade;
    high = high == null ? low : high;
  }

  /** A grade by its label. */
  public static Given grade(String name, String grade) {
    return new Given("factors", name, grade, null, null, null, null);
  }

  /** Whether the caller says that nothing is known. */
  boolean unknown() {
    return grade.isEmpty() && low == null && level == null;
  }

  /** The factor as it is, for a calculation without a table. */
  Chosen free() {
    if (unknown()) {
      throw Refusal.invalid(field, "因素“" + name + "”应填写百分值percent、等级level或者系数coefficient");
    }
    return new Chosen(name, grade, low, high, level, role, false);
  }
}
