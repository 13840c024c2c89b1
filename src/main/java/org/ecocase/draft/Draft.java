package org.ecocase.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What somebody has typed into a form and not handed in yet.
 *
 * @param entries field key to what was entered; null where a field was emptied
 * @param formVersion version of the form in which it was begun
 * @param begunAt when the first entry was kept
 * @param savedAt when the last one was
 */
public record Draft(ObjectNode entries, int formVersion, Instant begunAt, Instant savedAt) {}
