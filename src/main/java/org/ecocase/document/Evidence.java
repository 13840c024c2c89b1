package org.ecocase.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.document.internal.ReceivedFile;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Evidence of a case: kept as it was handed in, with its hash, numbered from 1 in the order of
 * arrival, never changed and never deleted.
 */
@Service
public class Evidence {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final int MAX_TEXT = 500;
  private static final String COLUMNS =
      """
      id, case_id, agency, no, name, kind, proves, taken_by, taken_at, place, file_name,
      content_type, size, sha256, uploaded_by, uploaded_at
      """;

  private final JdbcClient jdbc;
  private final DocumentProperties properties;
  private final Clock clock;

  public Evidence(JdbcClient jdbc, DocumentProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes in a piece of evidence.
   *
   * @throws Refusal (INVALID) when a statement about it is missing, the file is too large, of a
   *     kind that is not accepted, or not what its name says
   */
  @Transactional
  public EvidenceItem add(EvidenceUpload upload) {
    checkStatements(upload);
    try (ReceivedFile file =
        ReceivedFile.of(upload.fileName(), upload.stream(), properties.evidence())) {
      return store(upload, file);
    } catch (IOException e) {
      throw new UncheckedIOException("Evidence could not be received", e);
    }
  }

  /** Evidence of a case in the order of its numbers. */
  public List<EvidenceItem> ofCase(UUID caseId) {
    return jdbc.sql("select " + COLUMNS + " from evidence where case_id = ? order by no")
        .param(caseId)
        .query(Evidence::read)
        .list();
  }

  /**
   * One piece of evidence without its bytes.
   *
   * @throws Refusal (NOT_FOUND) when there is none with this id
   */
  public EvidenceItem get(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from evidence where id = ?")
        .param(id)
        .query(Evidence::read)
        .optional()
        .orElseThrow(() -> Refusal.notFound("没有这份证据"));
  }

  /**
   * The bytes as they were handed in.
   *
   * @throws Refusal (NOT_FOUND) when there is none with this id
   */
  public DocumentContent content(UUID id) {
    EvidenceItem item = get(id);
    byte[] bytes =
        jdbc.sql("select content from evidence where id = ?")
            .param(id)
            .query((row, i) -> row.getBytes(1))
            .single();
    return new DocumentContent(item.fileName(), item.contentType(), bytes);
  }

  /**
   * Evidence as templates read it. What a case started from is left out: it may show who reported.
   */
  List<Map<String, Object>> model(UUID caseId) {
    return ofCase(caseId).stream()
        .filter(item -> item.kind() != EvidenceKind.CASE_SOURCE)
        .map(Evidence::model)
        .toList();
  }

  static Map<String, Object> model(EvidenceItem item) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("no", item.no());
    map.put("name", item.name());
    map.put("kind", item.kind().label());
    map.put("proves", item.proves());
    map.put("takenBy", item.takenBy());
    map.put("takenAt", MINUTE.format(item.takenAt().atZone(CHINA)));
    map.put("place", item.place());
    map.put("fileName", item.fileName());
    map.put("sha256", item.sha256());
    return map;
  }

  private void checkStatements(EvidenceUpload upload) {
    require("name", "证据名称", upload.name());
    require("proves", "证明内容", upload.proves());
    require("takenBy", "取证人", upload.takenBy());
    require("place", "取证地点", upload.place());
    require("uploadedBy", "上传人", upload.uploadedBy());
    if (upload.kind() == null) {
      throw Refusal.invalid("kind", "请选择证据种类");
    }
    if (upload.takenAt() == null) {
      throw Refusal.invalid("takenAt", "请填写取证时间");
    }
    if (upload.takenAt().isAfter(clock.instant().plus(CLOCK_SKEW))) {
      throw Refusal.invalid("takenAt", "取证时间不能晚于现在");
    }
  }

  private static void require(String field, String label, String value) {
    if (value == null || value.isBlank()) {
      throw Refusal.invalid(field, "请填写" + label);
    }
    if (value.length() > MAX_TEXT) {
      throw Refusal.invalid(field, label + "不能超过" + MAX_TEXT + "字");
    }
  }

  private EvidenceItem store(EvidenceUpload upload, ReceivedFile file) throws IOException {
    // Numbers run without a gap: uploads to the same case come one after the other.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("evidence " + upload.caseId())
        .query((row, i) -> 1)
        .single();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into evidence (id, case_id, agency, no, name, kind, proves, taken_by, taken_at,
              place, file_name, content_type, size, sha256, content, uploaded_by, uploaded_at)
            values (:id, :caseId, :agency,
              (select coalesce(max(no), 0) + 1 from evidence where case_id = :caseId),
              :name, :kind, :proves, :takenBy, :takenAt, :place, :fileName, :type, :size, :sha256,
              :content, :uploadedBy, :uploadedAt)
            """)
        .param("id", id)
        .param("caseId", upload.caseId())
        .param("agency", upload.agency())
        .param("name", upload.name().strip())
        .param("kind", upload.kind().name())
        .param("proves", upload.proves().strip())
        .param("takenBy", upload.takenBy().strip())
        .param("takenAt", utc(upload.takenAt()))
        .param("place", upload.place().strip())
        .param("fileName", file.name())
        .param("type", file.type())
        .param("size", file.size())
        .param("sha256", file.sha256())
        .param("content", file.bytes())
        .param("uploadedBy", upload.uploadedBy())
        .param("uploadedAt", utc(clock.instant()))
        .update();
    return get(id);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static EvidenceItem read(ResultSet row, int index) throws SQLException {
    return new EvidenceItem(
        row.getObject("id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("agency"),
        row.getInt("no"),
        row.getString("name"),
        EvidenceKind.valueOf(row.getString("kind")),
        row.getString("proves"),
        row.getString("taken_by"),
        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
        row.getString("place"),
        row.getString("file_name"),
        row.getString("content_type"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("uploaded_by"),
        row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
  }
}
