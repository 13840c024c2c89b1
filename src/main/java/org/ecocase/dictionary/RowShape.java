package org.ecocase.dictionary;

import java.util.Map;
import java.util.Set;

/**
 * What the rows of a table are made of.
 *
 * @param columns the columns by key, in the order in which people read them
 * @param required the columns that no row may leave empty
 * @param least how few rows there may be where the table is filled in at all
 * @param most how many rows there may be; a form gets slow beyond about thirty
 */
public record RowShape(Map<String, Fact> columns, Set<String> required, int least, int most) {

  /** The most rows where the dictionary says nothing else. */
  public static final int USUALLY_MOST = 30;

  /** The most that the dictionary may say. */
  public static final int EVER_MOST = 200;
}
