package org.ecocase.engine;

import java.util.List;
import org.ecocase.org.Actor;

/**
 * Re-assignment (改派): the head of the unit gives an open task to somebody else who could do it. It
 * is the only way in which one person gives another a task.
 */
public interface TaskAssignment {

  /** Whom a reader could give a task; nobody unless the reader is a unit head of its agency. */
  Choice choice(String taskId, Actor reader);

  /**
   * Gives the task to somebody, tells that person, and keeps who did it and why.
   *
   * @throws org.ecocase.rule.Refusal when the head may not, or the person could not do the task
   */
  void assign(String taskId, Actor head, String person, String reason);

  /**
   * Whom a task can be given.
   *
   * @param allowed whether the reader may give it to anybody
   * @param now who has it; null while nobody has taken it
   */
  record Choice(boolean allowed, String now, List<Person> people) {}

  /** Somebody who could do the task. */
  record Person(String id, String name, String unit) {}
}
