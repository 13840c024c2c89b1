package org.ecocase.casefile;

import java.util.List;
import java.util.Set;

/** Says which messages the product hands to processes; nobody delivers any other. */
public interface MessageSource {

  /** The messages that come from here. */
  List<Kind> messages();

  /**
   * A kind of message.
   *
   * @param name how models name it
   * @param starts whether it begins a process; otherwise a process waits for it
   * @param step the statutory step that it is; null where it is none
   * @param routing variables of the process that it sets
   */
  record Kind(String name, boolean starts, String step, Set<String> routing) {}
}
