package org.ecocase.law;

import java.time.LocalDate;
import java.util.Map;

/**
 * A question for the law that applies to an act.
 *
 * @param violation the violation
 * @param from the first day of the act
 * @param to the day on which it ended; null when it goes on
 * @param foundOn the day on which an agency found it, or null
 * @param decidedOn the day of the decision
 * @param subject who is punished
 * @param circumstance which of several ranges; empty when not known
 * @param harm the harm it did, or null
 * @param amounts what a range is reckoned by, in 分
 * @param province where the agency is; empty when not known
 * @param permitHolder whether the party holds a discharge permit; null when not known
 * @param citedBreach the article somebody cites as broken, or empty
 * @param citedBasis the article somebody cites as punishing, or empty
 * @param proposed a proposed fine in 分, or null
 */
public record LawQuestion(
    Violation violation,
    LocalDate from,
    LocalDate to,
    LocalDate foundOn,
    LocalDate decidedOn,
    Subject subject,
    String circumstance,
    TimeBar.Harm harm,
    Map<Base, Long> amounts,
    String province,
    Boolean permitHolder,
    String citedBreach,
    String citedBasis,
    Long proposed) {

  public LawQuestion {
    amounts = Map.copyOf(amounts);
  }

  /** The last day of the act as far as the decision is concerned. */
  public LocalDate end() {
    return to == null ? decidedOn : to;
  }
}
