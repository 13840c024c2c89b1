package org.ecocase.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ecocase.flow.Stage;

/**
 * One matter from the first signal to the archive.
 *
 * @param id also the business key of its processes
 * @param kind of file, as the flow that opened it says
 * @param clueNumber given at receipt
 * @param caseNumber 立案号, given at filing; null before
 * @param title 案由
 * @param source how the agency learnt of it
 * @param closedAt when it was archived or ended without a case; null before
 */
public record CaseFile(
    UUID id,
    String kind,
    String agency,
    String clueNumber,
    String caseNumber,
    String title,
    String source,
    Stage stage,
    Instant receivedAt,
    LocalDate filedOn,
    Instant closedAt,
    UUID partyId,
    UUID sourceId,
    String openedBy) {

  /** The number people use now: the case's own once it is filed. */
  public String number() {
    return caseNumber != null ? caseNumber : clueNumber;
  }
}
