package org.ecocase.rule;

import java.util.Objects;

/**
 * The act is not allowed.
 *
 * @param reason what is wrong, in Chinese
 * @param article the article it rests on; empty when the reason is not a legal one
 */
public record Refuse(String reason, String article) implements Verdict {

  public Refuse {
    Objects.requireNonNull(reason);
    article = article == null ? "" : article;
  }

  /** The sentence an officer reads: the reason, and behind it the article. */
  public String message() {
    return article.isEmpty() ? reason : reason + "（依据：" + article + "）";
  }
}
