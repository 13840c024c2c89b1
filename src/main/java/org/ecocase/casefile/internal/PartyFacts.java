package org.ecocase.casefile.internal;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ecocase.party.Parties;
import org.ecocase.party.Party;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the register of parties, and the title of the file, in step with the facts of the case. */
@Component
class PartyFacts {

  private static final Set<String> WATCHED =
      Set.of(
          "partyName",
          "partyKind",
          "partyUscc",
          "partyIdNumber",
          "partyLegalRepresentative",
          "partyRepresentativePosition",
          "partyAddress",
          "partyPhone",
          "partyPostcode");
  private static final String TITLE = "caseTitle";

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
    if (changed.stream().anyMatch(WATCHED::contains) && text(facts.get(), "partyName") != null) {
      link(caseId, facts.get());
    }
  }

  private void link(UUID caseId, Map<String, Object> facts) {
    Link link =
        jdbc.sql("select agency, party_id from case_file where id = ?")
            .param(caseId)
            .query(Link.class)
            .single();
    boolean person = "PERSON".equals(text(facts, "partyKind"));
    UUID party =
        parties.record(
            link.partyId(),
            new Party(
                null,
                link.agency(),
                person ? Party.Kind.PERSON : Party.Kind.ORGANISATION,
                text(facts, "partyName"),
                person ? null : text(facts, "partyUscc"),
                person ? text(facts, "partyIdNumber") : null,
                text(facts, "partyLegalRepresentative"),
                text(facts, "partyRepresentativePosition"),
                text(facts, "partyAddress"),
                text(facts, "partyPhone"),
                text(facts, "partyPostcode")));
    String address = text(facts, "partyAddress");
    UUID source =
        parties.source(
            party, link.agency(), text(facts, "partyName"), address == null ? "" : address);
    jdbc.sql("update case_file set party_id = ?, source_id = ? where id = ?")
        .params(party, source, caseId)
        .update();
  }

  private static String text(Map<String, Object> facts, String key) {
    return facts.get(key) instanceof String text ? text : null;
  }

  private record Link(String agency, UUID partyId) {}
}
