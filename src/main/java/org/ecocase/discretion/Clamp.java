package org.ecocase.discretion;

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
    STATUTORY_MINIMUM,
    STATUTORY_MAXIMUM,
    ADJUSTMENT_CAP
  }
}
