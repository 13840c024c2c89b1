package org.ecocase.document;

import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;

/**
 * A piece of evidence as it is handed in.
 *
 * @param fileName name of the file with its extension
 * @param stream its bytes; read once, closed by the caller
 * @param name what it is, such as 总排口照片
 * @param proves what it proves
 * @param takenBy who took or obtained it
 * @param takenAt when
 * @param place where
 * @param uploadedBy user who hands it in
 */
public record EvidenceUpload(
    UUID caseId,
    String agency,
    String fileName,
    InputStream stream,
    String name,
    EvidenceKind kind,
    String proves,
    String takenBy,
    Instant takenAt,
    String place,
    String uploadedBy) {}
