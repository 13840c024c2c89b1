package org.ecocase.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A document of a case, without its bytes.
 *
 * @param scope which of several of the same template; empty when there is only one
 * @param version counted from 1 per case, template and scope
 * @param number document number, null when its template has no series
 * @param pages number of pages
 * @param sha256 SHA-256 of the bytes, hexadecimal
 * @param templateVersion hash of the template's files that it was made from; null for a volume
 * @param voidReason why it was voided, null when it was not
 */
public record CaseDocument(
    UUID id,
    UUID caseId,
    String agency,
    String template,
    String scope,
    int version,
    String name,
    String number,
    Status status,
    int pages,
    String sha256,
    String createdBy,
    Instant createdAt,
    String templateVersion,
    String voidReason) {

  /** Whether this version counts. */
  public enum Status {
    /** The version that counts. */
    CURRENT,
    /** A newer version took its place and its number. */
    SUPERSEDED,
    /** Withdrawn with a reason; its number is not used again. */
    VOID
  }
}
