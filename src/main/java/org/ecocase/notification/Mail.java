package org.ecocase.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail of a case.
 *
 * @param recipient who it is for: a user's id, or {@code reporter}, or {@code party}
 * @param attachment id of the document that goes with it; null for none
 * @param sentAt null while it is still to be sent
 */
public record Mail(
    UUID id,
    UUID caseId,
    String template,
    String recipient,
    String address,
    String subject,
    String body,
    UUID attachment,
    Instant queuedAt,
    Instant sentAt) {}
