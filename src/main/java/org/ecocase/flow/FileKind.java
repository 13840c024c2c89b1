package org.ecocase.flow;

import java.util.List;
import java.util.Optional;

/**
 * A kind of file that a flow opens and works on to its end.
 *
 * @param key the key, for ever
 * @param label what people call it
 * @param series of its numbers, such as {@code 环线}
 * @param stages in their order; a new file is at the first
 */
public record FileKind(String key, String label, String series, List<Stage> stages) {

  public FileKind {
    stages = List.copyOf(stages);
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
