package org.ecocase.journal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One entry.
 *
 * @param number 1, 2, 3 … within the case
 * @param actor id of the person or system that acted
 * @param kind a stable upper-case word, such as {@code TASK_COMPLETED}
 * @param text what happened, in Chinese
 * @param details machine-readable particulars
 * @param before hash of the entry before, empty for the first
 * @param hash SHA-256 over this entry and {@code before}
 */
public record JournalEntry(
    UUID caseId,
    int number,
    Instant at,
    String actor,
    String kind,
    String text,
    Map<String, Object> details,
    String before,
    String hash) {}
