package org.ecocase.deadline;

import java.util.Objects;

/**
 * A length of time.
 *
 * @param amount how many, at least one
 * @param unit of what
 */
public record Span(int amount, Unit unit) {

  public Span {
    Objects.requireNonNull(unit);
    if (amount < 1) {
      throw new IllegalArgumentException("a span is at least one unit long, not " + amount);
    }
  }

  /** The length in Chinese, such as {@code 5个工作日}. */
  public String label() {
    return amount + unit.label();
  }
}
