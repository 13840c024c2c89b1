package org.ecocase.law;

import java.time.LocalDate;

/**
 * After how long an act that nobody found is no longer punished.
 *
 * @param article where it stands
 * @param years in general
 * @param harmYears where it did harm
 * @param harm which harm
 * @param harmText that harm in Chinese
 * @param from the first day
 * @param to the last day, or null
 */
public record TimeBar(
    String article,
    int years,
    int harmYears,
    Harm harm,
    String harmText,
    LocalDate from,
    LocalDate to) {

  /** What the longer period is for. */
  public enum Harm {
    LIFE_HEALTH,
    POLLUTION
  }

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
