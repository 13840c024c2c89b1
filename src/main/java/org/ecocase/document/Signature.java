package org.ecocase.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A signature by hand under a form.
 *
 * @param signer whose it is, as the officer who takes it names them
 * @param text what was signed, as the form showed it
 * @param strokes the strokes of the name, each a list of points {@code x, y, milliseconds} on a
 *     field of {@value Signatures#WIDTH} by {@value Signatures#HEIGHT}
 * @param review the strokes of the line with which the signer confirms having read it; empty where
 *     none was asked for
 * @param takenBy user at whose desk it was made
 */
public record Signature(
    UUID caseId,
    String fact,
    String signer,
    Instant signedAt,
    String text,
    List<List<List<Integer>>> strokes,
    List<List<List<Integer>>> review,
    String takenBy) {}
