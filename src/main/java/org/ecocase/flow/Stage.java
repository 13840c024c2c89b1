package org.ecocase.flow;

/**
 * Where a file stands, as people speak of it. Stages are data of the flow that opens the file
 * ({@link FlowProfile}); only how a case ends is known to Java.
 *
 * @param key the key, for ever
 * @param label what people call it
 * @param over whether nothing more is to be done
 */
public record Stage(String key, String label, boolean over) {

  /** 归档, which only follows an accepted volume. */
  public static final Stage ARCHIVED = new Stage("ARCHIVED", "已归档", true);

  /** A clue that led to no case. */
  public static final Stage CLOSED_NO_CASE = new Stage("CLOSED_NO_CASE", "已办结（未立案）", true);
}
