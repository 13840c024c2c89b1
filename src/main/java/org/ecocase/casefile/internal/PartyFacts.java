package org.ecocase.casefile.internal;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ecocase.dictionary.FactCodes.PartyKind;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.party.Parties;
import org.ecocase.party.Party;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the register of parties, and the title of the file, in step with the facts of the case. */
@Component
class PartyFacts {

  private static final Set<String> WATCHED =
      Set.of(
          FactKeys.PARTY_NAME,
          FactKeys.PARTY_KIND,
          FactKeys.PARTY_USCC,
          FactKeys.PARTY_ID_NUMBER,
          FactKeys.PARTY_LEGAL_REPRESENTATIVE,
          FactKeys.PARTY_REPRESENTATIVE_POSITION,
          FactKeys.PARTY_ADDRESS,
          FactKeys.PARTY_PHONE,
          FactKeys.PARTY_POSTCODE);
  private static final String TITLE = FactKeys.CASE_TITLE;

  private final JdbcClient jdbc;
  private final Parties parties;

  PartyFacts(JdbcClient jdbc, Parties parties) {
    this.jdbc = jdbc;
    this.parties = parties;
  }

  void follow(UUID caseId, Set<String> changed, Supplier<Map<String, Object>> facts) {
    if (changed.contains(TITLE)) {
      jdbc.sql("update case_file set title = ? where id = ?")
          .params(text(facts.get(), TITLE) == null ? "" : text(facts.get(), TITLE), caseId)
          .update();
    }
    if (changed.stream().anyMatch(WATCHED::contains)
        && text(facts.get(), FactKeys.PARTY_NAME) != null) {
      link(caseId, facts.get());
    }
  }

  private void link(UUID caseId, Map<String, Object> facts) {
    Link link =
        jdbc.sql("select agency, party_id from case_file where id = ?")
            .param(caseId)
            .query(Link.class)
            .single();
    boolean person = PartyKind.PERSON.in(facts);
    UUID party =
        parties.record(
            link.partyId(),
            new Party(
                null,
                link.agency(),
                person ? Party.Kind.PERSON : Party.Kind.ORGANISATION,
                text(facts, FactKeys.PARTY_NAME),
                person ? null : text(facts, FactKeys.PARTY_USCC),
                person ? text(facts, FactKeys.PARTY_ID_NUMBER) : null,
                text(facts, FactKeys.PARTY_LEGAL_REPRESENTATIVE),
                text(facts, FactKeys.PARTY_REPRESENTATIVE_POSITION),
                text(facts, FactKeys.PARTY_ADDRESS),
                text(facts, FactKeys.PARTY_PHONE),
                text(facts, FactKeys.PARTY_POSTCODE)));
    String address = text(facts, FactKeys.PARTY_ADDRESS);
    UUID source =
        parties.source(
            party, link.agency(), text(facts, FactKeys.PARTY_NAME), address == null ? "" : address);
    jdbc.sql("update case_file set party_id = ?, source_id = ? where id = ?")
        .params(party, source, caseId)
        .update();
  }

  private static String text(Map<String, Object> facts, String key) {
    return facts.get(key) instanceof String text ? text : null;
  }

  private record Link(String agency, UUID partyId) {}
}
