/**
 * The data dictionary: every fact of a case defined once, in {@code forms/facts.yml}. Forms, rules,
 * documents, disclosure and the dossier refer to facts by key.
 */
package org.ecocase.dictionary;
