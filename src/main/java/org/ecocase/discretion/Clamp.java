package org.ecocase.discretion;

import org.ecocase.law.Fen;

/**
 * A limit that changed the amount.
 *
 * @param limit which one
 * @param from the amount before, in 分
 * @param to the amount after, in 分
 */
public record Clamp(Limit limit, long from, long to) {

  /** The limits. */
  public enum Limit {
    STATUTORY_MINIMUM("法定最低罚款"),
    STATUTORY_MAXIMUM("法定最高罚款"),
    ADJUSTMENT_CAP("降低数额的限额");

    private final String label;

    Limit(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** In words, as the sheet of a calculation shows it. */
  public String text() {
    return limit.label() + "：" + Fen.text(from) + "调整为" + Fen.text(to);
  }
}
