package org.ecocase.penalty;

import java.util.Map;
import org.ecocase.casefile.DecisionTables;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;

/**
 * What the procedure demands before this decision, by the table in force and the penalty as it now
 * stands: a table that was asked earlier, or never, excuses nothing.
 *
 * @param hearing whether the party may demand a hearing (行政处罚法第六十三条)
 * @param legalReview whether a legal review is due (行政处罚法第五十八条)
 * @param discussion whether the heads discuss the case (行政处罚法第五十七条第二款)
 */
record ProcedureDuty(boolean hearing, boolean legalReview, boolean discussion) {

  private static final String TABLE = "penalty-duties";

  static ProcedureDuty of(StepRule.Request request, DecisionTables tables) {
    Map<String, Object> duties = tables.decide(TABLE, request.agency(), request.facts());
    return new ProcedureDuty(
        due(duties, FactKeys.HEARING_RIGHT),
        due(duties, FactKeys.LEGAL_REVIEW_REQUIRED),
        due(duties, FactKeys.COLLECTIVE_DISCUSSION_REQUIRED));
  }

  /** What the table leaves open is due. */
  private static boolean due(Map<String, Object> duties, String duty) {
    return !Boolean.FALSE.equals(duties.get(duty));
  }
}
