package org.ecocase.party.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.party.Parties;
import org.ecocase.party.Party;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcParties implements Parties {

  private static final String PARTY =
      """
      select id, agency, kind, name, uscc, id_number, legal_representative, position, address,
             phone, postcode
      from party
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcParties(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Party> find(UUID id) {
    return jdbc.sql(PARTY + "where id = ?").param(id).query(Party.class).optional();
  }

  @Override
  @Transactional
  public UUID record(UUID known, Party seen) {
    UUID id = identified(seen).or(() -> unidentified(known, seen)).orElseGet(UUID::randomUUID);
    jdbc.sql(
            """
            insert into party (id, agency, kind, name, uscc, id_number, legal_representative,
              position, address, phone, postcode, changed_at)
            values (:id, :agency, :kind, :name, :uscc, :idNumber, :legalRepresentative,
              :position, :address, :phone, :postcode, :now)
            on conflict (id) do update set kind = excluded.kind, name = excluded.name,
              uscc = coalesce(excluded.uscc, party.uscc),
              id_number = coalesce(excluded.id_number, party.id_number),
              legal_representative =
                coalesce(excluded.legal_representative, party.legal_representative),
              position = coalesce(excluded.position, party.position),
              address = coalesce(excluded.address, party.address),
              phone = coalesce(excluded.phone, party.phone),
              postcode = coalesce(excluded.postcode, party.postcode),
              changed_at = excluded.changed_at
            """)
        .param("id", id)
        .param("agency", seen.agency())
        .param("kind", seen.kind().name())
        .param("name", seen.name())
        .param("uscc", seen.uscc())
        .param("idNumber", seen.idNumber())
        .param("legalRepresentative", seen.legalRepresentative())
        .param("position", seen.position())
        .param("address", seen.address())
        .param("phone", seen.phone())
        .param("postcode", seen.postcode())
        .param("now", OffsetDateTime.now(clock))
        .update();
    return id;
  }

  private Optional<UUID> identified(Party seen) {
    String column = seen.uscc() != null ? "uscc" : "id_number";
    String value = seen.uscc() != null ? seen.uscc() : seen.idNumber();
    if (value == null) {
      return Optional.empty();
    }
    return jdbc.sql("select id from party where agency = ? and " + column + " = ?")
        .params(seen.agency(), value)
        .query(UUID.class)
        .optional();
  }

  /**
   * A party that another number already names must not be renamed by a case that learns a different
   * number: then it is somebody else.
   */
  private Optional<UUID> unidentified(UUID known, Party seen) {
    return Optional.ofNullable(known)
        .flatMap(this::find)
        .filter(p -> seen.uscc() == null || p.uscc() == null)
        .filter(p -> seen.idNumber() == null || p.idNumber() == null)
        .filter(p -> p.uscc() == null && p.idNumber() == null || p.name().equals(seen.name()))
        .map(Party::id);
  }

  @Override
  @Transactional
  public UUID source(UUID partyId, String agency, String name, String address) {
    return jdbc.sql(
            """
            insert into pollution_source (id, agency, party_id, name, address, changed_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (party_id, address) do update set name = excluded.name
            returning id
            """)
        .params(UUID.randomUUID(), agency, partyId, name, address, OffsetDateTime.now(clock))
        .query(UUID.class)
        .single();
  }

  @Override
  public List<PollutionSource> sources(UUID partyId) {
    return jdbc.sql("select id, party_id, name, address from pollution_source where party_id = ?")
        .param(partyId)
        .query(PollutionSource.class)
        .list();
  }
}
