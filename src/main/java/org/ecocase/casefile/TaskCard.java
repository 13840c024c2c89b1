package org.ecocase.casefile;

import java.time.Instant;
import java.util.UUID;

/** An open task as lists show it: its case and when it is due. */
public record TaskCard(String taskId, UUID caseId, String name, Instant due) {}
