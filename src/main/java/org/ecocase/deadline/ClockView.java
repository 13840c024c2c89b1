package org.ecocase.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A clock with the reasoning behind its date.
 *
 * @param id the clock
 * @param name its case, scope and term
 * @param agency the agency of the case
 * @param term the row of the term table with which it started
 * @param startedAt when it started; for periods in days the beginning of day 0
 * @param state where it stands
 * @param lamp its lamp now
 * @param baseDue the end without suspensions and extensions
 * @param due the end; while it stands still the end if it ran again today
 * @param provisional whether a year was involved whose days off are not known yet
 * @param suspended how many days (or working days) were left out so far
 * @param remaining how much is left or how much it is over, in Chinese
 * @param steps the reasoning, in order
 * @param entries everything that happened to it, in order
 * @param endedAt when it stopped or became void; null while it lives
 */
public record ClockView(
    UUID id,
    ClockName name,
    String agency,
    Term term,
    Instant startedAt,
    ClockState state,
    Lamp lamp,
    Due baseDue,
    Due due,
    boolean provisional,
    long suspended,
    String remaining,
    List<Step> steps,
    List<ClockEntry> entries,
    Instant endedAt) {

  public ClockView {
    steps = List.copyOf(steps);
    entries = List.copyOf(entries);
  }

  /** For what it stands still now, with the day since when; empty for one that runs. */
  public Map<Standstill, LocalDate> standing() {
    return new ClockLedger(entries).open();
  }
}
