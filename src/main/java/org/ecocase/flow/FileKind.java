package org.ecocase.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of file that a flow opens and works on to its end.
 *
 * @param key the key, for ever
 * @param label what people call it
 * @param series of its numbers, such as {@code 环线}
 * @param stages in their order; a new file is at the first
 * @param readers the only roles that read such files beside the people whom a file names; empty
 *     where whoever works on files at the agency does
 * @param columns facts that lists of such files show
 */
public record FileKind(
    String key,
    String label,
    String series,
    List<Stage> stages,
    Set<String> readers,
    List<String> columns) {

  public FileKind {
    stages = List.copyOf(stages);
    readers = Set.copyOf(readers);
    columns = List.copyOf(columns);
  }

  /** Whether others than those who work on files at the agency are kept out. */
  public boolean restricted() {
    return !readers.isEmpty();
  }

  /** One of its stages. */
  public Optional<Stage> stage(String key) {
    return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
  }

  /** Where a new file stands. */
  public Stage first() {
    return stages.get(0);
  }
}
