/**
 * The data dictionary: every fact of a file defined once, in {@code <flow>.facts.yml} of the flow
 * that brings it. Forms, rules, documents, disclosure and the dossier refer to facts by key.
 */
package org.ecocase.dictionary;
