package org.ecocase.rule;

/** What a rule answers: it permits an act, or refuses it and says why and by which article. */
public sealed interface Verdict permits Permit, Refuse {

  /** Permits. */
  static Verdict permit() {
    return Permit.INSTANCE;
  }

  /**
   * Refuses.
   *
   * @param reason what is wrong and what to do about it, in Chinese, shown to the officer as it is
   * @param article the article the refusal rests on, such as {@code 行政处罚法第五十五条}
   */
  static Verdict refuse(String reason, String article) {
    return new Refuse(reason, article);
  }

  /** Returns normally when permitted and throws the refusal otherwise. */
  default void orThrow() {
    if (this instanceof Refuse refuse) {
      throw new Refusal(refuse);
    }
  }
}
