package org.ecocase.engine;

import java.time.Instant;
import java.util.UUID;

/**
 * Published in the transaction in which a task that no clock of its case dates gets another date.
 *
 * @param due its last moment
 * @param soon from when it counts as falling due soon
 */
public record TaskRedated(UUID taskId, Instant due, Instant soon) {}
