package org.ecocase.deadline.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.Term;

/** A clock as it is stored. */
public record ClockRow(
    UUID id,
    ClockName name,
    String agency,
    Term term,
    Instant startedAt,
    ClockState state,
    Due baseDue,
    Due due,
    Instant soonAt,
    boolean provisional,
    Instant endedAt) {

  /** The day on which it started. */
  public LocalDate startDay() {
    return LocalDate.ofInstant(startedAt, Due.ZONE);
  }

  /** The same clock in another state with another end. */
  public ClockRow with(
      ClockState newState, Due newBase, Due newDue, Instant newSoonAt, boolean newProvisional) {
    return new ClockRow(
        id,
        name,
        agency,
        term,
        startedAt,
        newState,
        newBase,
        newDue,
        newSoonAt,
        newProvisional,
        endedAt);
  }

  /** The same clock, ended. */
  public ClockRow ended(ClockState newState, Instant at) {
    return new ClockRow(
        id, name, agency, term, startedAt, newState, baseDue, due, soonAt, provisional, at);
  }
}
