package org.ecocase.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The public list of penalties. */
public interface Disclosures {

  /** Publishes what the case's disclosure draft says; refuses what must not be seen in public. */
  Disclosure publish(UUID caseId);

  /**
   * Withdraws, when the decision was changed, revoked, or found illegal or void (行政处罚法第四十八条); the
   * page says so and why, with the case's {@code withdrawalReason}.
   */
  void withdraw(UUID caseId);

  /** What stands, newest first. */
  List<Disclosure> published(int limit, int offset);

  Optional<Disclosure> find(UUID id);
}
