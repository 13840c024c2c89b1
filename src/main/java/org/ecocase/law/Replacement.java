package org.ecocase.law;

/**
 * Which article took the place of which.
 *
 * @param matter the matter
 * @param old the former article; empty when the matter is new
 * @param successor the article in force
 * @param change what changed, or empty
 */
public record Replacement(String matter, String old, String successor, String change) {}
