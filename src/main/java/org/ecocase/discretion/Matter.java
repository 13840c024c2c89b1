package org.ecocase.discretion;

import java.util.List;
import org.ecocase.law.FineRange;
import org.ecocase.law.Rounding;

/**
 * One violation whose fine is to be computed.
 *
 * @param statutory the range of the law, in 分
 * @param statutoryText how the range came about, for the reasoning
 * @param basis the article of the penalty, for the reasoning, or empty
 * @param band the band of a table by bands, or null
 * @param formula the strategy
 * @param place the place in the standard, or empty
 * @param factors the factors
 * @param adjustments what changes the amount after the table, in order
 * @param rules how far the standard lets it be adjusted
 * @param rounding how amounts are rounded
 * @param proposed an amount somebody proposes, to be checked, in 分, or null
 */
public record Matter(
    FineRange statutory,
    String statutoryText,
    String basis,
    FineRange band,
    Formula formula,
    String place,
    List<Chosen> factors,
    List<Adjustment> adjustments,
    AdjustmentRules rules,
    Rounding rounding,
    Long proposed) {

  public Matter {
    factors = List.copyOf(factors);
    adjustments = List.copyOf(adjustments);
  }
}
