package org.ecocase.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in force of every package, what is wrong with it, and how the shipped version differs.
 */
public interface ModelPackages {

  /** All packages in force, by name. */
  List<State> all();

  /** One of them. */
  Optional<State> find(String name);

  /** The files of a package in force, as they are kept, by their names. */
  Map<String, byte[]> files(String name);

  /** What would change if the shipped version took the place of the one in force. */
  List<Change> changes(String name);

  /**
   * A package in force.
   *
   * @param name its folder
   * @param title what its owner called the deployment
   * @param by who deployed it; null for the product itself
   * @param files their names
   * @param shipped whether it differs from what the product ships
   * @param findings what is wrong with it, in Chinese
   * @param barred names of its processes that may not be started
   */
  record State(
      String name,
      String title,
      String by,
      Instant at,
      List<String> files,
      Shipped shipped,
      List<String> findings,
      List<String> barred) {}

  /** How a package in force relates to the product. */
  enum Shipped {
    /** It is what the product ships. */
    SAME,
    /** It is not. */
    OTHER,
    /** The product ships no such package. */
    NONE
  }

  /**
   * A file that would change.
   *
   * @param kind added, removed or changed
   * @param lines the differences, line by line, each beginning with a sign
   */
  record Change(String file, Kind kind, List<String> lines) {

    /** What would happen to the file. */
    public enum Kind {
      ADDED,
      REMOVED,
      CHANGED
    }
  }
}
