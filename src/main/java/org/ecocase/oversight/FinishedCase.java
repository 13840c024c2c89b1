package org.ecocase.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ecocase.flow.Stage;

/**
 * A case that has ended.
 *
 * @param termsEnded how many periods of the agency's own it had
 * @param termsLate how many of them ended late
 * @param late which ended late, with how many days, in Chinese; empty when none did
 */
public record FinishedCase(
    UUID caseId,
    String agency,
    String number,
    String party,
    String title,
    Stage stage,
    String source,
    String officerName,
    String unit,
    Instant receivedAt,
    LocalDate filedOn,
    Instant closedAt,
    int termsEnded,
    int termsLate,
    String late) {}
