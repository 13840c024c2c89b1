package org.ecocase.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes and checks the journals of cases. */
public interface Journal {

  /** Adds an entry in the caller's transaction: what is rolled back leaves no entry. */
  void append(UUID caseId, String actor, String kind, String text, Map<String, ?> details);

  /** The journal of a case, oldest first. */
  List<JournalEntry> of(UUID caseId);

  /** Checks the chain of a case; empty when it is whole. */
  Optional<BrokenLink> verify(UUID caseId);

  /** Checks every case; the first broken link found, or empty. */
  Optional<BrokenLink> verifyAll();

  /**
   * The first place where a chain does not hold.
   *
   * @param number the entry that was changed, is missing, or was added
   * @param reason what is wrong, in Chinese
   */
  record BrokenLink(UUID caseId, int number, String reason) {}
}
