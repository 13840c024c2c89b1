package org.ecocase.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ecocase.deadline.Lamp;

/**
 * The counts that a leader looks at first.
 *
 * @param at when they were counted
 * @param terms periods that still run, by lamp; every lamp is there
 * @param cases how many cases these belong to, by lamp
 * @param groups counts by {@code stage agency unit officer source term}, the worst first
 * @param trend the last weeks, oldest first
 * @param closedThisYear cases that ended this year
 * @param closedLateThisYear of these the ones with a period that ended late
 * @param mayUrge whether the person asking may urge
 */
public record Overview(
    Instant at,
    Map<Lamp, Long> terms,
    Map<Lamp, Long> cases,
    Map<String, List<Group>> groups,
    List<Week> trend,
    long closedThisYear,
    long closedLateThisYear,
    boolean mayUrge) {

  /**
   * One of several groups.
   *
   * @param key what it is filtered by; may be empty
   * @param label its name in Chinese
   */
  public record Group(String key, String label, Map<Lamp, Long> terms) {

    long of(Lamp lamp) {
      return terms.getOrDefault(lamp, 0L);
    }
  }

  /**
   * One week.
   *
   * @param monday its first day
   * @param received cases received
   * @param closed cases ended
   * @param closedLate of these the ones with a period that ended late
   * @param expired periods that were not kept within it
   */
  public record Week(LocalDate monday, long received, long closed, long closedLate, long expired) {}
}
