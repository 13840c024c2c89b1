package org.ecocase.party;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The register of parties of an agency. */
public interface Parties {

  Optional<Party> find(UUID id);

  /**
   * Enters a party or updates what is known of it. Parties are recognised by code or id number;
   * without either, {@code known} is updated if given.
   *
   * @param known the party the case had so far, or null
   * @param seen what is known now; its id is ignored, null fields leave what was known
   * @return the party's id
   */
  UUID record(UUID known, Party seen);

  /** The source of that party at that address, entered at first sight. */
  UUID source(UUID partyId, String agency, String name, String address);

  /** The pollution sources of a party. */
  List<PollutionSource> sources(UUID partyId);

  /** A place from which a party pollutes. */
  record PollutionSource(UUID id, UUID partyId, String name, String address) {}
}
