package org.ecocase.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of evidence of a case, without its bytes.
 *
 * @param no number in the case, counted from 1
 * @param contentType media type found in its content
 * @param size bytes
 * @param sha256 SHA-256 of the bytes, hexadecimal
 */
public record EvidenceItem(
    UUID id,
    UUID caseId,
    String agency,
    int no,
    String name,
    EvidenceKind kind,
    String proves,
    String takenBy,
    Instant takenAt,
    String place,
    String fileName,
    String contentType,
    long size,
    String sha256,
    String uploadedBy,
    Instant uploadedAt) {

  /** Whether it is a picture. */
  public boolean picture() {
    return contentType.startsWith("image/");
  }
}
