package org.ecocase.notification;

import java.util.Map;
import java.util.UUID;

/**
 * A mail to be written.
 *
 * @param template name of its words
 * @param recipient who it is for: a user's id, or {@code party}
 * @param key what makes this mail the same mail: it is written once, however often it is asked for
 * @param attachment id of a document of the case that goes with it; null for none
 * @param model what the template is filled with
 * @param release which version of a flow writes it; null for the words in force
 */
public record MailDraft(
    UUID caseId,
    String template,
    String recipient,
    String address,
    String key,
    UUID attachment,
    Map<String, Object> model,
    String release) {}
