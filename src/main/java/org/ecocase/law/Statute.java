package org.ecocase.law;

import java.time.LocalDate;

/**
 * A statute, regulation or rule; a revision that changes penalties is one of its own.
 *
 * @param id its name in the register
 * @param title the full title
 * @param shortTitle the title as articles cite it
 * @param level its rank
 * @param province where it holds; empty for the whole country
 * @param from the first day
 * @param to the last day, or null
 * @param replacedBy the statute that took its place, or empty
 * @param trust how far the facts were verified
 * @param source where they were read
 */
public record Statute(
    String id,
    String title,
    String shortTitle,
    Level level,
    String province,
    LocalDate from,
    LocalDate to,
    String replacedBy,
    String trust,
    String source) {

  /** Ranks, the highest first. */
  public enum Level {
    LAW,
    REGULATION,
    LOCAL,
    RULE
  }

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
