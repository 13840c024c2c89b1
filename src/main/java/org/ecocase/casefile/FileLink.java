package org.ecocase.casefile;

/**
 * Another file that a file names, or that names it.
 *
 * @param file the other one
 * @param label what the one that names says of it
 * @param named whether it is the other one that is named
 */
public record FileLink(CaseFile file, String label, boolean named) {}
