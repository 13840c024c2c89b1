package org.ecocase.discretion;

import java.math.BigDecimal;
import org.ecocase.law.Share;

/**
 * A grade of a factor.
 *
 * @param label what must be found for it
 * @param low its weight, or the lower end of the span left to the agency; null without a weight
 * @param high the upper end of the span; the same as {@code low} for one weight
 * @param level the level of standards that grade by level, or null
 */
public record Grade(String label, Share low, Share high, BigDecimal level) {

  /** Whether the agency chooses within a span. */
  public boolean span() {
    return low != null && !low.equals(high);
  }
}
