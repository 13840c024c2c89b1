package org.ecocase.casefile;

import java.time.Instant;
import java.util.UUID;

/**
 * An open task as lists show it.
 *
 * @param due its last moment; null without one
 * @param soon from when it counts as falling due soon; null for never
 */
public record TaskCard(String taskId, UUID caseId, String name, Instant due, Instant soon) {}
