package org.ecocase.deadline;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What happened to a clock, as it was written down and never changed.
 *
 * @param what what happened
 * @param on the day on which it takes effect; for a resumption the day on which the period runs
 *     again
 * @param reason why it stood still; null for other entries
 * @param scope of what in the case the reason is; empty for the case itself and other entries
 * @param amount by how much it was extended; null for other entries
 * @param unit in what; null for other entries
 * @param approver the role that approved; null for other entries
 * @param collective whether the heads of the agency discussed it together
 * @param note evidence or remark; may be empty
 * @param oldDue the end before; null at the start
 * @param newDue the end after; null at the end
 * @param by who did it
 * @param at when it was written down
 */
public record ClockEntry(
    ClockChange what,
    LocalDate on,
    SuspensionReason reason,
    String scope,
    Integer amount,
    Unit unit,
    String approver,
    boolean collective,
    String note,
    Due oldDue,
    Due newDue,
    String by,
    Instant at) {

  static ClockEntry plain(ClockChange what, LocalDate on, String note, String by, Instant at) {
    return new ClockEntry(what, on, null, "", null, null, null, false, note, null, null, by, at);
  }

  static ClockEntry standing(
      ClockChange what, Standstill standstill, LocalDate on, String note, String by, Instant at) {
    return new ClockEntry(
        what,
        on,
        standstill.reason(),
        standstill.scope(),
        null,
        null,
        null,
        false,
        note,
        null,
        null,
        by,
        at);
  }

  static ClockEntry extension(
      LocalDate on, Span span, ClockExtension asked, String by, Instant at) {
    return new ClockEntry(
        ClockChange.EXTENDED,
        on,
        null,
        "",
        span.amount(),
        span.unit(),
        asked.approver(),
        asked.collective(),
        asked.note(),
        null,
        null,
        by,
        at);
  }

  ClockEntry dated(Due before, Due after) {
    return new ClockEntry(
        what, on, reason, scope, amount, unit, approver, collective, note, before, after, by, at);
  }

  /** For what it stood still. */
  Standstill standstill() {
    return new Standstill(reason, scope);
  }
}
