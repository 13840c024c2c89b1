package org.ecocase.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.ecocase.org.Actor;

/**
 * Drafts of forms that wait to be filled in: of a task for whoever has it, of a start for whoever
 * may start the process. Everybody has his own, and nobody sees another's.
 */
public interface FormDrafts {

  /** A form that waits to be filled in. */
  sealed interface Place {

    /** What its drafts are kept under. */
    String key();
  }

  /** The form of an open task; a task that is done anew is another one. */
  record OfTask(String taskId) implements Place {

    @Override
    public String key() {
      return "task/" + taskId;
    }
  }

  /** The form by which a process starts. */
  record OfStart(String process) implements Place {

    @Override
    public String key() {
      return "start/" + process;
    }
  }

  /**
   * A draft as its author finds it.
   *
   * @param values field key to what was entered, of the fields that can be filled in
   * @param outdated whether the file or the form has changed since it was begun
   */
  record Kept(ObjectNode values, Instant savedAt, boolean outdated) {}

  /**
   * The person's draft.
   *
   * @throws org.ecocase.rule.Refusal when the person may not work on the form
   */
  Optional<Kept> find(Place place, Actor actor);

  /**
   * Keeps what was entered, beside what was kept before.
   *
   * @param entries field key to value; what the form only shows is left out, an unknown key refused
   * @return when it was kept
   * @throws org.ecocase.rule.Refusal when the person may not work on the form, the form has no such
   *     field, or the draft would be too large
   */
  Instant save(Place place, Actor actor, ObjectNode entries);

  /**
   * Throws the person's draft away.
   *
   * @throws org.ecocase.rule.Refusal when the person may not work on the form
   */
  void discard(Place place, Actor actor);
}
