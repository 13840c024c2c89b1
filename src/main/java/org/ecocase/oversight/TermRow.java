package org.ecocase.oversight;

import java.util.UUID;
import org.ecocase.deadline.Lamp;
import org.ecocase.flow.Stage;

/**
 * A period of the agency's own that still runs, with its case.
 *
 * @param clockId its clock, or the task where the models date one without a clock
 * @param party empty while it is not known
 * @param officer the user, or the role, that has to act; empty while there is none
 * @param unit the unit of that user; empty while there is none
 * @param article the article the period rests on; empty for internal ones
 * @param due ISO date, or date and time for periods in hours; while it stands still the end as it
 *     stood before
 * @param days natural days left, negative when it is over
 * @param suspendedDays natural days on which it stood still so far
 * @param task what has to be done within it now; empty while nothing waits
 * @param provisional whether days off of a year are not known yet
 * @param instance the running process instance of the case; null when none runs
 * @param urging the last urging of the case; null when there was none
 */
public record TermRow(
    UUID clockId,
    UUID caseId,
    String agency,
    String number,
    String party,
    String title,
    Stage stage,
    String source,
    String officer,
    String officerName,
    String unit,
    String termKey,
    String label,
    String scope,
    String article,
    boolean internal,
    Lamp lamp,
    String due,
    long days,
    long suspendedDays,
    String task,
    boolean provisional,
    String instance,
    Urging urging) {

  TermRow with(long suspended, String runningInstance, Urging lastUrging) {
    return new TermRow(
        clockId,
        caseId,
        agency,
        number,
        party,
        title,
        stage,
        source,
        officer,
        officerName,
        unit,
        termKey,
        label,
        scope,
        article,
        internal,
        lamp,
        due,
        days,
        suspended,
        task,
        provisional,
        runningInstance,
        lastUrging);
  }
}
