package org.ecocase.casefile;

import java.util.Map;
import java.util.UUID;
import org.ecocase.org.Actor;

/**
 * Opens files of a kind of which a module keeps more than every file has, such as who reported.
 * Files of other kinds are opened without one.
 */
public interface FileOpener {

  /** The kind of file that it opens. */
  String kind();

  /**
   * Opens the file in the caller's transaction.
   *
   * @param values what the officer entered, fact key to kept value, reporter data included
   * @return the new file's id
   */
  UUID open(Actor actor, Map<String, Object> values);
}
