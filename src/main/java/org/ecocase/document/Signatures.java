package org.ecocase.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.document.internal.Hashes;
import org.ecocase.document.internal.Ink;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signatures by hand: strokes and picture, with time and name, bound to the hash of the text that
 * was signed. They are never changed and never deleted. They stand beside the signature on paper,
 * whose scan is a piece of evidence.
 */
@Service
public class Signatures {

  /** The field that is signed on. */
  public static final int WIDTH = 600;

  public static final int HEIGHT = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient jdbc;
  private final Clock clock;

  public Signatures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps a signature.
   *
   * @return what the case's fact says of it: {@code id, signer, signedAt, sha256}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Object> keep(Signature signature) {
    UUID id = UUID.randomUUID();
    String sha256 = Hashes.sha256(signature.text().getBytes(StandardCharsets.UTF_8));
    jdbc.sql(
            """
            insert into signature (id, case_id, fact, signer, signed_at, text, text_sha256, strokes,
              picture, review, review_picture, taken_by, kept_at)
            values (:id, :caseId, :fact, :signer, :signedAt, :text, :sha256,
              cast(:strokes as jsonb), :picture, cast(:review as jsonb), :reviewPicture, :takenBy,
              :now)
            """)
        .param("id", id)
        .param("caseId", signature.caseId())
        .param("fact", signature.fact())
        .param("signer", signature.signer())
        .param("signedAt", utc(signature.signedAt()))
        .param("text", signature.text())
        .param("sha256", sha256)
        .param("strokes", json(signature.strokes()))
        .param("picture", Ink.png(signature.strokes()))
        .param("review", json(signature.review()))
        .param("reviewPicture", Ink.png(signature.review()))
        .param("takenBy", signature.takenBy())
        .param("now", utc(clock.instant()))
        .update();
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("id", id.toString());
    kept.put("signer", signature.signer());
    kept.put("signedAt", signature.signedAt().toString());
    kept.put("sha256", sha256);
    return kept;
  }

  /**
   * The case that a signature belongs to.
   *
   * @throws Refusal (NOT_FOUND) when there is none with this id
   */
  public UUID caseOf(UUID id) {
    return jdbc.sql("select case_id from signature where id = ?")
        .param(id)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Refusal.notFound("没有这个签名"));
  }

  /** The picture (PNG) of the name, or of the line written above it. */
  public byte[] picture(UUID id, boolean review) {
    return jdbc.sql(
            "select case when ? then review_picture else picture end from signature where id = ?")
        .param(review)
        .param(id)
        .query((row, i) -> row.getBytes(1))
        .single();
  }

  /** The signatures of a case by id, as documents print them. */
  public Map<String, Object> model(UUID caseId) {
    Map<String, Object> model = new LinkedHashMap<>();
    jdbc.sql("select id, signer, strokes, review from signature where case_id = ? order by kept_at")
        .param(caseId)
        .query(
            (row, i) ->
                Map.entry(
                    row.getString("id"),
                    Map.<String, Object>of(
                        "signer", row.getString("signer"),
                        "strokes", row.getString("strokes"),
                        "review", row.getString("review"))))
        .list()
        .forEach(entry -> model.put(entry.getKey(), entry.getValue()));
    return model;
  }

  /** Reads strokes as they are kept. */
  public static List<List<List<Integer>>> strokes(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<List<List<Integer>>>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("These are no strokes", e);
    }
  }

  private static String json(List<List<List<Integer>>> strokes) {
    try {
      return JSON.writeValueAsString(strokes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
