package org.ecocase.oversight;

import java.util.UUID;
import org.ecocase.deadline.Lamp;

/**
 * Which cases or periods to look at; what is null does not narrow.
 *
 * @param lamp only periods with this lamp; of finished cases {@link Lamp#OVERDUE} means those with
 *     a period that ended late, {@link Lamp#NORMAL} the others
 * @param agency only those of this agency
 * @param stage only those of this stage
 * @param unit only those of this unit; empty for those without one
 * @param officer only those of this person; empty for those without one
 * @param source only those learnt of in this way
 * @param term only periods of this term
 * @param text part of a number, a party or a title
 * @param caseId only those of this case
 */
public record OversightFilter(
    Lamp lamp,
    String agency,
    String stage,
    String unit,
    String officer,
    String source,
    String term,
    String text,
    UUID caseId) {

  /** Everything that the person asking may see. */
  public static final OversightFilter ALL =
      new OversightFilter(null, null, null, null, null, null, null, null, null);

  public OversightFilter {
    text = text == null || text.isBlank() ? null : text.strip();
  }

  /** The same without regard to the lamp. */
  public OversightFilter anyLamp() {
    return new OversightFilter(null, agency, stage, unit, officer, source, term, text, caseId);
  }

  /** Only what concerns one case. */
  public static OversightFilter of(UUID caseId) {
    return new OversightFilter(null, null, null, null, null, null, null, null, caseId);
  }
}
