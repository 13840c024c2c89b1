package org.ecocase.block;

import java.util.Optional;

/**
 * The files of packages as they were deployed: a flow that is under way keeps those it began with,
 * whatever is in force by now.
 */
public interface PackageVersions {

  /**
   * A file of a version.
   *
   * @param release the version of a flow
   * @param name of the file
   * @return empty when the version has no such file
   */
  Optional<byte[]> file(String release, String name);

  /** The package that a version is of; empty when there is no such version. */
  Optional<String> flow(String release);
}
