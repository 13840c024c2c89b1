package org.ecocase.clue.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.NewFiles;
import org.ecocase.clue.Receipt;
import org.ecocase.clue.Reporters;
import org.ecocase.clue.Signal;
import org.ecocase.clue.Sources;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactCodes.PartyKind;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enters a clue and opens its case file, all in one transaction. */
@Component
class ClueRegister {

  static final String KIND = "clue";

  /** Begins the id of a clue that came with none; nobody needs to see it. */
  static final String OWN_ID = "desk-";

  /** Two signals about one place within this time are likely one matter; a person decides. */
  private static final Period SAME_MATTER = Period.ofDays(30);

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final Comparator<Signal.Measurement> BY_EXCESS =
      Comparator.comparingDouble(ClueRegister::excess);

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final NewFiles files;
  private final Journal journal;
  private final Reporters reporters;
  private final CurrentActor actor;
  private final Clock clock;
  private final Dictionary dictionary;

  ClueRegister(
      JdbcClient jdbc,
      CaseFiles caseFiles,
      NewFiles files,
      Journal journal,
      Reporters reporters,
      CurrentActor actor,
      Clock clock,
      Dictionary dictionary) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.files = files;
    this.journal = journal;
    this.reporters = reporters;
    this.actor = actor;
    this.clock = clock;
    this.dictionary = dictionary;
  }

  /** The receipt that the same signal got before, if it did. */
  Optional<Receipt> known(String source, String sourceId) {
    return jdbc.sql(
            """
            select c.case_id, f.clue_number, c.duplicate_of from clue c
            join case_file f on f.id = c.case_id
            where c.channel = ? and c.channel_id = ?
            """)
        .params(source, sourceId)
        .query(
            (row, i) ->
                new Receipt(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    false))
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Receipt enter(Signal s) {
    String fingerprint = fingerprint(s);
    Optional<UUID> duplicateOf = earlier(s, fingerprint);
    CaseFile file = files.open(KIND, s.agency(), s.type().name(), s.receivedAt());
    UUID id = file.id();
    String number = file.clueNumber();
    String by = actor.get().id();
    insert(id, s, duplicateOf.orElse(null), fingerprint);
    Map<String, Object> facts = facts(s);
    duplicateOf.ifPresent(
        earlier -> facts.put(FactKeys.DUPLICATE_CLUE_NUMBER, caseFiles.get(earlier).clueNumber()));
    caseFiles.record(id, "", facts);
    if (s.reporter() != null) {
      reporters.keep(id, s.reporter());
    }
    journal.append(
        id,
        by,
        "CLUE_RECEIVED",
        "收到线索" + number,
        Map.of("source", s.source(), "sourceId", s.sourceId(), "type", s.type().name()));
    duplicateOf.ifPresent(
        earlier ->
            journal.append(
                id,
                by,
                "CLUE_LINKED",
                "与已有线索" + caseFiles.get(earlier).clueNumber() + "疑似同一事项，已关联",
                Map.of("duplicateOf", earlier.toString())));
    return new Receipt(id, number, duplicateOf.orElse(null), true);
  }

  private void insert(UUID id, Signal s, UUID duplicateOf, String fingerprint) {
    jdbc.sql(
            """
            insert into clue (case_id, channel, channel_id, type, content, subject, measurements,
              received_at, duplicate_of, fingerprint)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
            """)
        .params(
            id,
            s.source(),
            s.sourceId(),
            s.type().name(),
            s.content(),
            json(s.subject() == null ? Map.of() : s.subject()),
            json(s.measurements()),
            OffsetDateTime.ofInstant(s.receivedAt(), ZoneOffset.UTC),
            duplicateOf,
            fingerprint)
        .update();
  }

  private Map<String, Object> facts(Signal s) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(FactKeys.CASE_SOURCE, s.type().name());
    facts.put(FactKeys.SOURCE_CHANNEL, Sources.code(s.source()).name());
    if (!s.sourceId().startsWith(OWN_ID)) {
      facts.put(FactKeys.SOURCE_ID, s.sourceId());
    }
    facts.put(FactKeys.RECEIVED_AT, MINUTE.format(s.receivedAt().atZone(clock.getZone())));
    facts.put(FactKeys.CLUE_CONTENT, s.content().strip());
    facts.put(FactKeys.REPLY_REQUIRED, s.reporter() != null && s.reporter().realName());
    if (s.subject() != null) {
      put(facts, FactKeys.PARTY_NAME, s.subject().name());
      put(facts, FactKeys.PARTY_USCC, s.subject().uscc());
      put(facts, FactKeys.PARTY_ADDRESS, s.subject().address());
      put(facts, FactKeys.CLUE_ADDRESS, s.subject().address());
      if (facts.containsKey(FactKeys.PARTY_USCC)) {
        facts.put(FactKeys.PARTY_KIND, PartyKind.ORGANISATION.name());
      }
    }
    measured(s).ifPresent(rows -> facts.put(FactKeys.MEASUREMENTS, rows));
    return facts;
  }

  /**
   * An alarm may bring many values; officers first see those that are furthest over their limits.
   */
  private Optional<List<Map<String, Object>>> measured(Signal s) {
    Fact table = dictionary.get(FactKeys.MEASUREMENTS);
    List<Map<String, Object>> rows =
        s.measurements().stream()
            .sorted(BY_EXCESS.reversed())
            .limit(table.rows().most())
            .map(this::measured)
            .toList();
    return Optional.ofNullable(FactRows.parse(table, rows, null));
  }

  private Map<String, Object> measured(Signal.Measurement m) {
    Map<String, Object> row = new LinkedHashMap<>();
    put(row, FactKeys.Measurements.FACTOR, m.factor());
    put(row, FactKeys.Measurements.UNIT, m.unit());
    put(row, FactKeys.Measurements.VALUE, plain(m.value()));
    put(row, FactKeys.Measurements.LIMIT, plain(m.limit()));
    if (m.at() != null) {
      row.put(FactKeys.Measurements.MEASURED_AT, MINUTE.format(m.at().atZone(clock.getZone())));
    }
    return row;
  }

  private static double excess(Signal.Measurement m) {
    return m.value() == null || m.limit() == null || m.limit().signum() <= 0
        ? 0
        : m.value().doubleValue() / m.limit().doubleValue();
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  private static void put(Map<String, Object> facts, String key, String text) {
    if (text != null && !text.isBlank()) {
      facts.put(key, text.strip());
    }
  }

  /** Whom and where, regardless of how it was typed; empty when nobody is named. */
  private static String fingerprint(Signal s) {
    Signal.Subject subject = s.subject();
    if (subject == null) {
      return "";
    }
    String uscc = squeezed(subject.uscc());
    return uscc.isEmpty() ? squeezed(subject.name()) + squeezed(subject.address()) : uscc;
  }

  private static String squeezed(String text) {
    return text == null
        ? ""
        : text.replaceAll("[\\s\\p{Punct}（）()，。、]", "").toUpperCase(Locale.ROOT);
  }

  private Optional<UUID> earlier(Signal s, String fingerprint) {
    if (fingerprint.isEmpty()) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select c.case_id from clue c join case_file f on f.id = c.case_id
            where f.agency = :agency and c.fingerprint = :fingerprint and f.closed_at is null
              and c.duplicate_of is null and c.received_at >= :since
            order by c.received_at, c.case_id limit 1
            """)
        .param("agency", s.agency())
        .param("fingerprint", fingerprint)
        .param("since", OffsetDateTime.ofInstant(s.receivedAt(), ZoneOffset.UTC).minus(SAME_MATTER))
        .query(UUID.class)
        .optional();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
