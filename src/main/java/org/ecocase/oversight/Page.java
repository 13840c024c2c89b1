package org.ecocase.oversight;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items the part
 * @param total how many there are, or {@link #MOST} when there are more
 * @param capped whether there are more than were counted
 */
public record Page<T>(List<T> items, int total, boolean capped) {

  /** Nobody leafs through more; counting further would only cost time. */
  public static final int MOST = 10_000;

  public Page {
    items = List.copyOf(items);
  }
}
