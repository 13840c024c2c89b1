package org.ecocase.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * The drafts of all people, encrypted, each its author's alone. Callers check whether the person
 * may work on the form; a key names one form that waits to be filled in.
 */
public interface Drafts {

  /** The most that one draft may hold, as JSON in UTF-8. */
  int MOST_BYTES = 1 << 20;

  /** The draft of a person; empty where there is none, or none that today's key can read. */
  Optional<Draft> find(String person, String key);

  /** Waits until nobody else saves or ends a form's drafts, until the transaction is over. */
  void lock(String key);

  /**
   * Keeps entries beside those that are there already.
   *
   * @param formVersion of the form they were made in, remembered of the first ones
   * @return when they were kept
   * @throws org.ecocase.rule.Refusal (TOO_LARGE) when the draft would hold more than {@link
   *     #MOST_BYTES}
   */
  Instant save(String person, String key, int formVersion, ObjectNode entries);

  /** Throws a person's draft away. */
  void discard(String person, String key);

  /** The form waits no more: nobody's draft of it stays, nor does one that is just being saved. */
  void end(String key);

  /** The form is one person's now: the drafts of all others are gone. */
  void keepOnly(String person, String key);
}
