package org.ecocase.notification;

import java.util.Map;
import java.util.UUID;

/**
 * A mail to be written.
 *
 * @param template name of a folder under {@code templates/mail}
 * @param recipient who it is for: a user's id, or {@code party}
 * @param key what makes this mail the same mail: it is written once, however often it is asked for
 * @param attachment id of a document of the case that goes with it; null for none
 * @param model what the template is filled with
 */
public record MailDraft(
    UUID caseId,
    String template,
    String recipient,
    String address,
    String key,
    UUID attachment,
    Map<String, Object> model) {}
