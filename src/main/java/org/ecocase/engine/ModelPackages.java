package org.ecocase.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecocase.rule.Refusal;

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

  /** The versions of a package, the newest first, which is the one in force. */
  List<Version> versions(String name);

  /**
   * The files of a version.
   *
   * @throws Refusal (NOT_FOUND) when the package has no such version
   */
  Map<String, byte[]> files(String name, long version);

  /**
   * What a version changed, against the one before it.
   *
   * @throws Refusal (NOT_FOUND) when the package has no such version
   */
  List<Change> changes(String name, long version);

  /**
   * Which versions of its package, counted from the oldest, have a template as some document was
   * printed from; none when it came from the product before packages had texts.
   *
   * @param template its key
   * @param version {@link org.ecocase.document.CaseDocument#templateVersion()}
   */
  List<Integer> printing(String template, String version);

  /**
   * A version of a package.
   *
   * @param title what its owner called the deployment
   * @param by who deployed it; null for the product itself
   */
  record Version(long id, String title, String by, Instant at) {}

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
   * @param told the differences, a Chinese sentence for each element, row, field, fact or setting;
   *     empty for a file that comes or goes as a whole
   * @param lines the differences, line by line, each beginning with a sign
   */
  record Change(String file, Kind kind, List<String> told, List<String> lines) {

    /** What would happen to the file. */
    public enum Kind {
      ADDED,
      REMOVED,
      CHANGED
    }
  }
}
