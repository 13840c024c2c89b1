package org.ecocase.draft.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ecocase.draft.Draft;
import org.ecocase.draft.Drafts;
import org.ecocase.rule.Refusal;
import org.ecocase.secret.SecretCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps drafts in a table; what was not touched for long is thrown away at night. */
@Component
class EncryptedDrafts implements Drafts {

  private static final Logger LOG = LoggerFactory.getLogger(EncryptedDrafts.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final JdbcClient jdbc;
  private final SecretCipher cipher;
  private final Clock clock;
  private final Duration kept;

  EncryptedDrafts(
      JdbcClient jdbc,
      SecretCipher cipher,
      Clock clock,
      @Value("${ecocase.drafts.days}") int days) {
    if (days < 1) {
      throw new IllegalStateException("ECOCASE_DRAFT_DAYS has to be 1 or more");
    }
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
    this.kept = Duration.ofDays(days);
  }

  @Override
  public Optional<Draft> find(String person, String key) {
    return jdbc.sql("select * from draft where person = ? and key = ?")
        .params(person, key)
        .query((row, number) -> draft(row))
        .optional()
        .flatMap(draft -> draft);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("draft/" + key)
        .query((row, number) -> key)
        .single();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Instant save(String person, String key, int formVersion, ObjectNode entries) {
    ObjectNode all =
        find(person, key).map(Draft::entries).orElseGet(JSON::createObjectNode).setAll(entries);
    byte[] content = bytes(all);
    if (content.length > MOST_BYTES) {
      throw Refusal.tooLarge("草稿过大：最多" + (MOST_BYTES >> 20) + "MB");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    jdbc.sql(
            """
            insert into draft (person, key, form_version, begun_at, saved_at, secret)
            values (:person, :key, :version, :now, :now, :secret)
            on conflict (person, key) do update set saved_at = :now, secret = :secret
            """)
        .param("person", person)
        .param("key", key)
        .param("version", formVersion)
        .param("now", at(now))
        .param("secret", cipher.encrypt(content, context(person, key)))
        .update();
    return now;
  }

  @Override
  public void discard(String person, String key) {
    jdbc.sql("delete from draft where person = ? and key = ?").params(person, key).update();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(String key) {
    lock(key);
    jdbc.sql("delete from draft where key = ?").param(key).update();
  }

  @Override
  public void keepOnly(String person, String key) {
    jdbc.sql("delete from draft where key = ? and person <> ?").params(key, person).update();
  }

  /** Every night, on every node; of two that do it one is first. */
  @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
  void expire() {
    int gone =
        jdbc.sql("delete from draft where saved_at < ?")
            .param(at(clock.instant().minus(kept)))
            .update();
    LOG.info("{} drafts have expired", gone);
  }

  /** One that cannot be read is none: the next entries take its place. */
  private Optional<Draft> draft(ResultSet row) throws SQLException {
    String context = context(row.getString("person"), row.getString("key"));
    try {
      return Optional.of(
          new Draft(
              (ObjectNode) JSON.readTree(cipher.decrypt(row.getBytes("secret"), context)),
              row.getInt("form_version"),
              row.getObject("begun_at", OffsetDateTime.class).toInstant(),
              row.getObject("saved_at", OffsetDateTime.class).toInstant()));
    } catch (IllegalStateException | IOException e) {
      LOG.warn("{} cannot be read: {}", context, e.getMessage());
      return Optional.empty();
    }
  }

  /** No draft can be put in another's place, nor in that of a reporter. */
  private static String context(String person, String key) {
    return "draft/" + person + "/" + key;
  }

  private static byte[] bytes(ObjectNode entries) {
    try {
      return JSON.writeValueAsBytes(entries);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
