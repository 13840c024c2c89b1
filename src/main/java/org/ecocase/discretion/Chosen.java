package org.ecocase.discretion;

import java.math.BigDecimal;
import java.util.Objects;
import org.ecocase.law.Share;

/**
 * A factor of the case with the grade that applies.
 *
 * @param factor the name of the factor
 * @param grade what was found; empty when only the weight is known
 * @param low the weight; for a standard that leaves a span to the agency its lower end; null for a
 *     factor without a weight
 * @param high the upper end of the span, otherwise the same as {@code low}
 * @param level the level 1–5 of standards that grade by level, otherwise null
 * @param role the part the factor plays in a two-dimensional formula
 * @param assumed whether the grade could not be found out and the lowest was taken
 */
public record Chosen(
    String factor,
    String grade,
    Share low,
    Share high,
    BigDecimal level,
    Role role,
    boolean assumed) {

  /** The part of a factor in the two-dimensional formula (环执法〔2019〕42号). */
  public enum Role {
    /** 个性裁量因素 */
    PRIMARY,
    /** 共性裁量因素 */
    COMMON,
    /** 修正裁量因素 */
    CORRECTION
  }

  public Chosen {
    Objects.requireNonNull(factor);
    grade = grade == null ? "" : grade;
    high = high == null ? low : high;
    role = role == null ? Role.PRIMARY : role;
    if (low != null && low.compareTo(high) > 0) {
      throw new IllegalArgumentException("span of factor " + factor);
    }
  }

  /** A factor with one weight. */
  public static Chosen of(String factor, String grade, Share weight) {
    return new Chosen(factor, grade, weight, weight, null, null, false);
  }

  /** The lowest grade, because the factor could not be found out. */
  public static Chosen lowest(String factor, String grade, Share weight) {
    return new Chosen(factor, grade, weight, weight, null, null, true);
  }

  /** A factor graded by level. */
  public static Chosen level(String factor, String grade, BigDecimal level, Role role) {
    return new Chosen(factor, grade, null, null, level, role, false);
  }

  /** The weight as a document writes it; empty without one. */
  public String weightText() {
    if (low == null) {
      return "";
    }
    return low.equals(high) ? low.text() : low.text() + "至" + high.text();
  }

  /** The sentence of the decision document. */
  public String sentence() {
    String found = grade.isEmpty() ? "" : "为“" + grade + "”";
    String value =
        level != null
            ? "，裁量等级" + level.toPlainString()
            : low == null ? "" : "，裁量百分值" + weightText();
    return "裁量因素“" + factor + "”" + found + value + (assumed ? "（无法查明，按最低档计算）" : "") + "。";
  }
}
