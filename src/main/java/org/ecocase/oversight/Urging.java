package org.ecocase.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A leader's urging and the answer it got.
 *
 * @param term the period it is about, in Chinese
 * @param instruction what the leader asks for
 * @param by who urged
 * @param person who has to answer
 * @param answeredAt null while there is no answer
 * @param progress what was done
 * @param reason why the period was or may be missed
 * @param expectedEnd when it will be done
 */
public record Urging(
    UUID id,
    UUID caseId,
    UUID clockId,
    String term,
    String instruction,
    String by,
    String byName,
    String person,
    String personName,
    Instant at,
    Instant answeredAt,
    String progress,
    String reason,
    LocalDate expectedEnd) {}
