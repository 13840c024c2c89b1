package org.ecocase.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that somebody uploaded for a form that is not handed in yet, without its bytes. It is no
 * evidence.
 *
 * @param owner who uploaded it; nobody else sees it or can hand it in
 * @param form the form it waits for, see {@link StagedFiles}
 * @param contentType media type found in its content
 * @param size bytes
 * @param sha256 SHA-256 of the bytes, hexadecimal
 */
public record StagedFile(
    UUID id,
    String owner,
    String form,
    String fileName,
    String contentType,
    long size,
    String sha256,
    Instant stagedAt,
    Instant expiresAt) {}
