package org.ecocase.journal.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.ecocase.journal.Journal;
import org.ecocase.journal.JournalEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A chain per case. The head row is the lock that orders writers of one case, and the proof that
 * nothing was cut off at the end.
 */
@Repository
class JdbcJournal implements Journal {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcJournal(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRED)
  public void append(UUID caseId, String actor, String kind, String text, Map<String, ?> details) {
    jdbc.sql("insert into journal_head values (?, 0, '') on conflict do nothing")
        .param(caseId)
        .update();
    Head head =
        jdbc.sql("select entries, hash from journal_head where case_id = ? for update")
            .param(caseId)
            .query(Head.class)
            .single();
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    JournalEntry entry =
        sealed(
            new JournalEntry(
                caseId,
                head.entries() + 1,
                at,
                actor,
                kind,
                text,
                new TreeMap<String, Object>(details),
                head.hash(),
                ""));
    insert(entry);
    jdbc.sql("update journal_head set entries = ?, hash = ? where case_id = ?")
        .params(entry.number(), entry.hash(), caseId)
        .update();
  }

  @Override
  public List<JournalEntry> of(UUID caseId) {
    return jdbc.sql("select * from journal_entry where case_id = ? order by number")
        .param(caseId)
        .query(JdbcJournal::entry)
        .list();
  }

  @Override
  public Optional<BrokenLink> verify(UUID caseId) {
    String before = "";
    int number = 0;
    for (JournalEntry entry : of(caseId)) {
      number++;
      if (entry.number() != number) {
        return broken(caseId, number, "缺少第" + number + "条");
      }
      if (!entry.before().equals(before) || !sealed(entry).hash().equals(entry.hash())) {
        return broken(caseId, number, "第" + number + "条被改动");
      }
      before = entry.hash();
    }
    Head head =
        jdbc.sql("select entries, hash from journal_head where case_id = ?")
            .param(caseId)
            .query(Head.class)
            .optional()
            .orElse(new Head(0, ""));
    if (head.entries() != number || !head.hash().equals(before)) {
      return broken(caseId, Math.min(number, head.entries()) + 1, "末尾条目被删除或添加");
    }
    return Optional.empty();
  }

  @Override
  public Optional<BrokenLink> verifyAll() {
    return jdbc
        .sql(
            "select case_id from journal_head union select case_id from journal_entry"
                + " order by case_id")
        .query(UUID.class)
        .stream()
        .map(this::verify)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<BrokenLink> broken(UUID caseId, int number, String reason) {
    return Optional.of(new BrokenLink(caseId, number, reason));
  }

  private void insert(JournalEntry entry) {
    jdbc.sql(
            """
            insert into journal_entry (case_id, number, at, actor, kind, text, details, before, hash)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(
            entry.caseId(),
            entry.number(),
            OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
            entry.actor(),
            entry.kind(),
            entry.text(),
            json(entry.details()),
            entry.before(),
            entry.hash())
        .update();
  }

  /** The entry with the hash it ought to have; fields are length-prefixed, so none can run over. */
  private static JournalEntry sealed(JournalEntry e) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String field :
          List.of(
              e.before(),
              e.caseId().toString(),
              Integer.toString(e.number()),
              e.at().toString(),
              e.actor(),
              e.kind(),
              e.text(),
              json(e.details()))) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      String hash = HexFormat.of().formatHex(digest.digest());
      return new JournalEntry(
          e.caseId(),
          e.number(),
          e.at(),
          e.actor(),
          e.kind(),
          e.text(),
          e.details(),
          e.before(),
          hash);
    } catch (NoSuchAlgorithmException ex) {
      throw new IllegalStateException(ex);
    }
  }

  /** Through text and back, so that a value hashes the same before and after it was stored. */
  private static String json(Map<String, Object> details) {
    try {
      return JSON.writeValueAsString(JSON.readValue(JSON.writeValueAsString(details), DETAILS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JournalEntry entry(ResultSet row, int index) throws SQLException {
    try {
      return new JournalEntry(
          row.getObject("case_id", UUID.class),
          row.getInt("number"),
          row.getObject("at", OffsetDateTime.class).toInstant(),
          row.getString("actor"),
          row.getString("kind"),
          row.getString("text"),
          JSON.readValue(row.getString("details"), DETAILS),
          row.getString("before"),
          row.getString("hash"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Head(int entries, String hash) {}
}
