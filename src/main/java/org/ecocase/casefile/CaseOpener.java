package org.ecocase.casefile;

import java.util.Map;
import java.util.UUID;
import org.ecocase.org.Actor;

/** Opens the case file of a process that an officer starts with a form. */
public interface CaseOpener {

  /** The process it opens files for. */
  String process();

  /**
   * Opens the file in the caller's transaction.
   *
   * @param values what the officer entered, fact key to kept value, reporter data included
   * @return the new case's id
   */
  UUID open(Actor actor, Map<String, Object> values);
}
