package org.ecocase.law;

import java.time.LocalDate;

/**
 * The article of a principle of choosing the law.
 *
 * @param id LIGHTER or HIGHEST
 * @param article where it stands
 * @param from the first day
 * @param to the last day, or null
 */
public record Principle(String id, String article, LocalDate from, LocalDate to) {

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
