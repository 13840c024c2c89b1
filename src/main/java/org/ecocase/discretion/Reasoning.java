package org.ecocase.discretion;

/**
 * One step of a calculation.
 *
 * @param sentence in Chinese, fit for the decision document
 * @param article the article or the place in the standard it rests on, or empty
 */
public record Reasoning(String sentence, String article) {

  public Reasoning {
    article = article == null ? "" : article;
  }

  static Reasoning of(String sentence) {
    return new Reasoning(sentence, "");
  }
}
