package org.ecocase.casefile;

import java.util.Set;

/**
 * Which case files to list.
 *
 * @param agencies whose; never empty
 * @param stage only those of this stage; null for all
 * @param text part of a number, title or party name; null for all
 * @param limit how many at most
 * @param offset how many to leave out first
 */
public record CaseQuery(Set<String> agencies, String stage, String text, int limit, int offset) {}
