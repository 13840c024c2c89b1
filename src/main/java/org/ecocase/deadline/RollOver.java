package org.ecocase.deadline;

/** What becomes of a last day on which offices do not work. */
public enum RollOver {
  /** The period ends on the first working day after it (民事诉讼法第八十五条). */
  NEXT_WORKING_DAY,
  /**
   * The period ends on that very day, such as a seizure, which must not be prolonged by a feast.
   */
  NONE
}
