package org.ecocase.penalty;

import java.util.Collection;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.Code;
import org.ecocase.dictionary.FactCodes.DecisionKind;
import org.ecocase.dictionary.FactCodes.ProposedHandling;
import org.ecocase.dictionary.FactKeys;

/**
 * The penalty that a notice states or a decision imposes.
 *
 * @param imposed whether a penalty is intended at all, and what is handed in does not send it back
 * @param kinds its kinds
 * @param fine in 分; null when none is stated
 * @param least the lowest fine by law; null when not known
 * @param most the highest fine by law; null when not known
 * @param mitigated whether a statutory ground for mitigation is stated
 */
record IntendedPenalty(
    boolean imposed, Collection<?> kinds, Long fine, Long least, Long most, boolean mitigated) {

  /** What was decided or returned earlier does not excuse the notice or decision at hand. */
  static IntendedPenalty of(StepRule.Request request) {
    Code penalty =
        request.is(PenaltySteps.DECISION) ? DecisionKind.PENALTY : ProposedHandling.PENALTY;
    boolean returned = request.is(PenaltySteps.NOTICE_APPROVAL) && !request.completes();
    return new IntendedPenalty(
        request.is(penalty) && !returned,
        request.values(FactKeys.PENALTY_KINDS),
        request.number(FactKeys.FINE_AMOUNT),
        request.number(FactKeys.STATUTORY_FINE_MIN),
        request.number(FactKeys.STATUTORY_FINE_MAX),
        !request.values(FactKeys.MITIGATING_CIRCUMSTANCES).isEmpty());
  }
}
