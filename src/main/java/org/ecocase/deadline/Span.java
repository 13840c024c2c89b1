package org.ecocase.deadline;

import java.util.Objects;

/**
 * A length of time.
 *
 * @param amount how many; none where the starting day itself is the last day
 * @param unit of what
 */
public record Span(int amount, Unit unit) {

  public Span {
    Objects.requireNonNull(unit);
    if (amount < 0) {
      throw new IllegalArgumentException("a span is not negative: " + amount);
    }
  }

  /** The length in Chinese, such as {@code 5个工作日}. */
  public String label() {
    return amount + unit.label();
  }
}
