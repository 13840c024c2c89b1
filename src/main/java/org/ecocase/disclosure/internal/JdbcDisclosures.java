package org.ecocase.disclosure.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.Masking;
import org.ecocase.disclosure.Disclosure;
import org.ecocase.disclosure.Disclosures;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.party.Parties;
import org.ecocase.party.Party;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class JdbcDisclosures implements Disclosures {

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final Parties parties;
  private final Documents documents;
  private final Redaction redaction;
  private final Journal journal;
  private final CurrentActor actor;
  private final Clock clock;

  JdbcDisclosures(
      JdbcClient jdbc,
      CaseFiles caseFiles,
      Parties parties,
      Documents documents,
      Redaction redaction,
      Journal journal,
      CurrentActor actor,
      Clock clock) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.parties = parties;
    this.documents = documents;
    this.redaction = redaction;
    this.journal = journal;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Disclosure publish(UUID caseId) {
    Disclosure disclosure = drafted(caseId);
    jdbc.sql(
            """
            update disclosure set withdrawn_at = ?, reason = '以新的公开内容代替'
            where case_id = ? and withdrawn_at is null
            """)
        .params(OffsetDateTime.now(clock), caseId)
        .update();
    jdbc.sql(
            """
            insert into disclosure (id, case_id, agency, document_number, title, party, party_code,
              representative, facts, result, decided_on, published_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            disclosure.id(),
            caseId,
            disclosure.agency(),
            disclosure.documentNumber(),
            disclosure.title(),
            disclosure.party(),
            disclosure.partyCode(),
            disclosure.representative(),
            disclosure.facts(),
            disclosure.result(),
            disclosure.decidedOn(),
            OffsetDateTime.ofInstant(disclosure.publishedAt(), clock.getZone()))
        .update();
    journal.append(
        caseId,
        actor.get().id(),
        "DISCLOSED",
        "公开“" + disclosure.title() + "”",
        Map.of("disclosure", disclosure.id().toString()));
    return disclosure;
  }

  /** The day that the decision itself bears. */
  private LocalDate decidedOn(Map<String, Object> facts, CaseDocument decision) {
    return facts.get(FactKeys.DECISION_DATE) instanceof String day
        ? LocalDate.parse(day)
        : LocalDate.ofInstant(decision.createdAt(), clock.getZone());
  }

  private Disclosure drafted(UUID caseId) {
    CaseFile file = caseFiles.get(caseId);
    Map<String, Object> facts = caseFiles.facts(caseId, "");
    Party party =
        Optional.ofNullable(file.partyId())
            .flatMap(parties::find)
            .orElseThrow(() -> new Refusal(Refusal.Kind.RULE, "案件尚无当事人，不能公开"));
    CaseDocument decision =
        documents
            .latest(caseId, "penalty-decision")
            .or(() -> documents.latest(caseId, "no-penalty-decision"))
            .orElseThrow(() -> new Refusal(Refusal.Kind.RULE, "尚未作出处罚决定，不能公开"));
    boolean person = party.kind() == Party.Kind.PERSON;
    String title = text(facts, FactKeys.DISCLOSURE_TITLE, "公开标题");
    String told = text(facts, FactKeys.DISCLOSURE_FACTS, "公开的主要违法事实");
    String result = text(facts, FactKeys.DISCLOSURE_RESULT, "公开的处理结果和依据");
    redaction.check(title + "\n" + told + "\n" + result, facts, person).orThrow();
    return new Disclosure(
        UUID.randomUUID(),
        caseId,
        file.agency(),
        decision.number(),
        title,
        person ? Masking.name(party.name()) : party.name(),
        person ? null : party.uscc(),
        person ? null : party.legalRepresentative(),
        told,
        result,
        decidedOn(facts, decision),
        clock.instant(),
        null,
        null);
  }

  private static String text(Map<String, Object> facts, String key, String label) {
    if (facts.get(key) instanceof String text) {
      return text;
    }
    throw new Refusal(Refusal.Kind.RULE, "缺少“" + label + "”");
  }

  @Override
  @Transactional
  public void withdraw(UUID caseId) {
    String reason = String.valueOf(caseFiles.facts(caseId, "").get(FactKeys.WITHDRAWAL_REASON));
    int changed =
        jdbc.sql(
                """
                update disclosure set withdrawn_at = ?, reason = ?
                where case_id = ? and withdrawn_at is null
                """)
            .params(OffsetDateTime.now(clock), reason, caseId)
            .update();
    if (changed > 0) {
      journal.append(
          caseId, actor.get().id(), "DISCLOSURE_WITHDRAWN", "撤回公开信息：" + reason, Map.of());
    }
  }

  @Override
  public List<Disclosure> published(int limit, int offset) {
    return jdbc.sql(
            """
            select * from disclosure where withdrawn_at is null
            order by published_at desc, id limit ? offset ?
            """)
        .params(limit, offset)
        .query(JdbcDisclosures::row)
        .list();
  }

  @Override
  public Optional<Disclosure> find(UUID id) {
    return jdbc.sql("select * from disclosure where id = ?")
        .param(id)
        .query(JdbcDisclosures::row)
        .optional();
  }

  private static Disclosure row(ResultSet row, int index) throws SQLException {
    OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
    return new Disclosure(
        row.getObject("id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("agency"),
        row.getString("document_number"),
        row.getString("title"),
        row.getString("party"),
        row.getString("party_code"),
        row.getString("representative"),
        row.getString("facts"),
        row.getString("result"),
        row.getObject("decided_on", LocalDate.class),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        withdrawn == null ? null : withdrawn.toInstant(),
        row.getString("reason"));
  }
}
