package org.ecocase.law;

import java.time.LocalDate;

/**
 * An amount from which a duty of procedure follows.
 *
 * @param province where it holds; empty for the whole country
 * @param subject whom it is for; null for everybody
 * @param amount in 分
 * @param inclusive whether the amount itself counts
 * @param article where it stands
 * @param from the first day, or null
 * @param to the last day, or null
 * @param trust how far it was verified
 */
public record Threshold(
    String province,
    Subject subject,
    long amount,
    boolean inclusive,
    String article,
    LocalDate from,
    LocalDate to,
    String trust) {

  public boolean inForce(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** Whether an amount in 分 reaches it. */
  public boolean reachedBy(long fen) {
    return inclusive ? fen >= amount : fen > amount;
  }
}
