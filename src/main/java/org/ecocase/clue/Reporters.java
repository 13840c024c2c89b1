package org.ecocase.clue;

import java.util.Optional;
import java.util.UUID;

/** Who reported a clue, kept encrypted and apart from the file (生态环境法典第一百四十六条). */
public interface Reporters {

  void keep(UUID caseId, Signal.Reporter reporter);

  /** Whether a reporter gave a name, which obliges the agency to answer; reveals nothing else. */
  boolean realName(UUID caseId);

  /**
   * Reveals the reporter to somebody who may know; the reading is journalled.
   *
   * @param reason why it is needed
   */
  Optional<Signal.Reporter> reveal(UUID caseId, String reason);
}
