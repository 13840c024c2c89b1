package org.ecocase.discretion;

import java.util.List;
import org.ecocase.law.FineRange;
import org.ecocase.law.Share;

/**
 * The fine for one violation and how it came about.
 *
 * @param amount in 分; null when the standard leaves a span
 * @param range the span left to the agency; for one amount both ends are it
 * @param statutory the range of the law
 * @param factors the factors with the grade and weight used
 * @param share the sum of the weights as the formula used it, or null
 * @param clamps the limits that changed the amount, in order
 * @param belowMinimum whether the amount lies below the lowest fine on a legal ground
 * @param noPenalty whether nothing is imposed
 * @param breaches what contradicts the law, in Chinese with the article
 * @param confirmations what a person must confirm, in Chinese
 * @param steps the reasoning in order
 */
public record Assessment(
    Long amount,
    FineRange range,
    FineRange statutory,
    List<Chosen> factors,
    Share share,
    List<Clamp> clamps,
    boolean belowMinimum,
    boolean noPenalty,
    List<Reasoning> breaches,
    List<String> confirmations,
    List<Reasoning> steps) {

  public Assessment {
    factors = List.copyOf(factors);
    clamps = List.copyOf(clamps);
    breaches = List.copyOf(breaches);
    confirmations = List.copyOf(confirmations);
    steps = List.copyOf(steps);
  }
}
