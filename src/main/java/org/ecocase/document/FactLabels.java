package org.ecocase.document;

/** The Chinese label of a fact, so that a refusal names what is missing in the officer's words. */
@FunctionalInterface
public interface FactLabels {

  /**
   * The label of a fact.
   *
   * @param key key of the fact in the data dictionary, without the prefix {@code facts.}
   * @return its label, or the key itself when the dictionary does not know it
   */
  String label(String key);
}
