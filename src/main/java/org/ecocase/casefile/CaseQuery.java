package org.ecocase.casefile;

import java.util.Set;

/**
 * Which case files to list.
 *
 * @param agencies whose; never empty
 * @param kind only those of this kind; null for all
 * @param stage only those of this stage; null for all
 * @param text part of a number, title or party name, or of one of the columns; null for all
 * @param columns facts that are searched as well
 * @param reading which of them whoever asks may read
 * @param limit how many at most
 * @param offset how many to leave out first
 */
public record CaseQuery(
    Set<String> agencies,
    String kind,
    String stage,
    String text,
    Set<String> columns,
    Reading reading,
    int limit,
    int offset) {}
