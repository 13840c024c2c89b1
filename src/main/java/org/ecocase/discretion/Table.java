package org.ecocase.discretion;

import java.util.List;
import java.util.Optional;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.Share;
import org.ecocase.law.Subject;

/**
 * A table of a standard, for one way of computing; a published table with several ways (corrected
 * in time or not, unit or person) is several of these under one number.
 *
 * @param no the number in the standard
 * @param variant which of several ways, or empty
 * @param title the violation in the words of the table
 * @param violation the code of the violation in the law register, or empty
 * @param article the article of the penalty as the table cites it, or empty
 * @param form by weights or by bands
 * @param subject who is punished
 * @param law the range of the law, or null for a general table
 * @param start where the sum of weights starts
 * @param leastSum a smaller sum counts as this, or null
 * @param factors the factors
 * @param bands the bands, empty in a table by weights
 */
public record Table(
    String no,
    String variant,
    String title,
    String violation,
    String article,
    Form form,
    Subject subject,
    FineRule law,
    Share start,
    Share leastSum,
    List<Factor> factors,
    List<Band> bands) {

  /** How a table leads to an amount. */
  public enum Form {
    WEIGHT,
    BAND
  }

  /**
   * A row of a table by bands.
   *
   * @param grades the grade of each factor in order; empty where it does not matter
   * @param range the band in 分
   */
  public record Band(List<String> grades, FineRange range) {

    public Band {
      grades = List.copyOf(grades);
    }
  }

  public Table {
    start = start == null ? Share.ZERO : start;
    factors = List.copyOf(factors);
    bands = List.copyOf(bands);
  }

  public Optional<Factor> factor(String name) {
    return factors.stream().filter(f -> Labels.same(f.name(), name)).findFirst();
  }

  /** The start and the highest weight of every factor together; 1 in most tables. */
  public Share total() {
    Share total = start;
    for (Factor factor : factors) {
      Share highest = Share.ZERO;
      for (Grade grade : factor.grades()) {
        highest = grade.high() == null ? highest : highest.max(grade.high());
      }
      total = total.plus(highest);
    }
    return total;
  }

  /** The name for people: the number, the variant and the violation. */
  public String label() {
    return "§" + no + (variant.isEmpty() ? "" : "（" + variant + "）") + title;
  }
}
