package org.ecocase.oversight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What supervision knows of one case, beside its file.
 *
 * @param terms the periods that still run
 * @param instances the process instances that run
 * @param urgings every urging, newest first
 * @param reminders every reminder, newest first
 * @param mayUrge whether the person asking may urge this case
 */
public record CaseOversight(
    UUID caseId,
    List<TermRow> terms,
    List<Instance> instances,
    List<Urging> urgings,
    List<Reminder> reminders,
    boolean mayUrge) {

  /** A running process instance and the tasks open in it. */
  public record Instance(String id, String name, List<String> tasks) {}

  /**
   * A reminder that was sent.
   *
   * @param term the period, in Chinese
   * @param step which step of the table
   * @param recipients names, in Chinese
   */
  public record Reminder(String term, String step, String recipients, Instant at) {}
}
