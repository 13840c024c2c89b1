package org.ecocase.clue;

import java.util.UUID;

/**
 * The answer to a signal.
 *
 * @param clueId also the id of the case file
 * @param duplicateOf the earlier clue on the same matter to which this one is linked, or null
 * @param created false when the same signal had been received before
 */
public record Receipt(UUID clueId, String clueNumber, UUID duplicateOf, boolean created) {}
