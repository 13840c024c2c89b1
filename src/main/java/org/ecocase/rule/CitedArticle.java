package org.ecocase.rule;

import java.time.LocalDate;

/**
 * An article that a step rests on, while it was in force.
 *
 * @param text such as {@code 行政处罚法第五十七条}
 * @param from first day; null when it has always been so
 * @param until last day; null while it is in force
 */
public record CitedArticle(String text, LocalDate from, LocalDate until) {

  /** Whether the article was in force on a day. */
  public boolean inForce(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }
}
