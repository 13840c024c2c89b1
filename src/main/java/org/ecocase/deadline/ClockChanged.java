package org.ecocase.deadline;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Published in the transaction that changes a clock: tasks and timers are dated anew, and the
 * journal writes.
 *
 * @param clockId the clock
 * @param caseId its case
 * @param agency the agency of the case
 * @param scope its scope in the case; empty for the case as a whole
 * @param termKey its term
 * @param oldDue the end before; null when it has just started
 * @param newDue the end now. While the clock is suspended this is the end as it stood when it was
 *     suspended, and nothing may expire by it; null when the clock has stopped or is void
 * @param what what happened
 * @param state where it stands now; after one of several suspensions has ended it is still {@link
 *     ClockState#SUSPENDED}
 * @param by who did it
 * @param at when
 * @param details what else is known, by name: {@code label article reason amount unit approver
 *     collective note on provisional}
 */
public record ClockChanged(
    UUID clockId,
    UUID caseId,
    String agency,
    String scope,
    String termKey,
    Due oldDue,
    Due newDue,
    ClockChange what,
    ClockState state,
    String by,
    Instant at,
    Map<String, String> details) {

  public ClockChanged {
    details = Map.copyOf(details);
  }
}
