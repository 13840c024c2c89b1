package org.ecocase.penalty;

import java.util.Collection;
import org.ecocase.casefile.StepRule;

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

  private static final String PENALTY = "PENALTY";

  /** What was decided or returned earlier does not excuse the notice or decision at hand. */
  static IntendedPenalty of(StepRule.Request request) {
    String handling =
        request.text(request.is(PenaltySteps.DECISION) ? "decisionKind" : "proposedHandling");
    boolean returned = request.is(PenaltySteps.NOTICE_APPROVAL) && !request.completes();
    return new IntendedPenalty(
        PENALTY.equals(handling) && !returned,
        request.values("penaltyKinds"),
        request.number("fineAmount"),
        request.number("statutoryFineMin"),
        request.number("statutoryFineMax"),
        !request.values("mitigatingCircumstances").isEmpty());
  }
}
