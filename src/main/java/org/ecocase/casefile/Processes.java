package org.ecocase.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the product asks of the process engine, whichever engine that is. */
public interface Processes {

  /** Starts the process that a message begins, for a case file that exists. */
  void start(UUID caseId, String message);

  /**
   * Hands an answer from outside to the process that waits for it.
   *
   * @return false when no step of the case waits for that message now
   */
  boolean deliver(UUID caseId, String message, Map<String, Object> routing);

  /** Whether a process of that name runs for the case. */
  boolean running(UUID caseId, String process);

  /** The open tasks of those ids, without asking who may see them. */
  List<TaskCard> tasks(Collection<String> ids);
}
