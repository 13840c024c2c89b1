package org.ecocase.casefile;

import java.util.Set;

/**
 * Which files of his agencies somebody reads: those of some kinds, and those that name him.
 *
 * @param kinds that his roles open to him
 * @param user his id
 */
public record Reading(Set<String> kinds, String user) {}
