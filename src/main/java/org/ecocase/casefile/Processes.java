package org.ecocase.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the product asks of the process engine, whichever engine that is. */
public interface Processes {

  /** Starts the process that a message begins, for a case file that exists. */
  void start(UUID caseId, String message);

  /** The scopes in which steps of the case wait for a message now. */
  List<String> waiting(UUID caseId, String message);

  /**
   * Hands an answer from outside to the process that waits for it.
   *
   * @param scope in which it waits
   * @return false when no step waits for that message there now, or several do
   */
  boolean deliver(UUID caseId, String message, String scope, Map<String, Object> routing);

  /** Stops the run of a process in a scope of the case, as if it had not begun. */
  void stop(UUID caseId, String process, String scope, String reason);

  /** Whether a process of that name runs for the case. */
  boolean running(UUID caseId, String process);

  /** Whether somebody has taken an open task of the case. */
  boolean holds(UUID caseId, String user);

  /** The open tasks of those ids, without asking who may see them. */
  List<TaskCard> tasks(Collection<String> ids);
}
