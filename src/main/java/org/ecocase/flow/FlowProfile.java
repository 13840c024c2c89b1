package org.ecocase.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecocase.org.Role;
import org.ecocase.rule.OwnSteps;

/**
 * What concerns a flow as a whole ({@code <flow>.yml} beside its models), so that a flow needs no
 * Java.
 *
 * @param flow the name of its package
 * @param label what people call it
 * @param file the kind of file that it opens; null where it works on files of others
 * @param roles that it brings beside those of the product
 * @param starts how its processes begin
 */
public record FlowProfile(
    String flow, String label, FileKind file, List<Role> roles, List<Start> starts) {

  /** How the file is called. */
  public static final String SUFFIX = ".yml";

  private static final List<String> OTHERS = List.of(OwnSteps.SUFFIX, ".facts.yml");

  public FlowProfile {
    roles = List.copyOf(roles);
    starts = List.copyOf(starts);
  }

  /**
   * The flow whose profile a file is called like; empty for every other file.
   *
   * @param beside the names of the files of the package: what lies beside a text of that name
   *     describes a document
   */
  public static Optional<String> flowOf(String file, Set<String> beside) {
    if (!file.endsWith(SUFFIX) || OTHERS.stream().anyMatch(file::endsWith)) {
      return Optional.empty();
    }
    String name = file.substring(0, file.length() - SUFFIX.length());
    return beside.contains(name + ".ftlh") ? Optional.empty() : Optional.of(name);
  }

  /** The kind of file that it opens. */
  public Optional<FileKind> opens() {
    return Optional.ofNullable(file);
  }

  /** The starts from somewhere. */
  public Stream<Start> starts(Start.From from) {
    return starts.stream().filter(start -> start.from() == from);
  }
}
