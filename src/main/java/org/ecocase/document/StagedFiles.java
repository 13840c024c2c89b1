package org.ecocase.document;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ecocase.document.internal.BoundedTime;
import org.ecocase.document.internal.ReceivedFile;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files that wait for the form they were uploaded for. They belong to one person and one form,
 * {@code task:<id>} or {@code start:<process>}; when the form is handed in they become evidence,
 * and when it is not, they expire.
 */
@Service
public class StagedFiles {

  private static final Pattern FORM =
      Pattern.compile("task:[A-Za-z0-9-]{1,64}|start:[A-Za-z0-9_.-]{1,100}");
  private static final String COLUMNS =
      "id, owner, form, file_name, content_type, size, sha256, staged_at, expires_at";
  private static final String OWN = " from staged_file where id = :id and owner = :owner";

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final DocumentProperties properties;
  private final Clock clock;

  public StagedFiles(
      JdbcClient jdbc,
      TransactionOperations transaction,
      DocumentProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes a file in. Its bytes are received before the database is asked for anything, so that a
   * slow line holds no connection.
   *
   * @param in its bytes; read once, closed by the caller
   * @throws Refusal (INVALID) when it is no file that evidence may be, or takes too long;
   *     (CONFLICT) when too much of this person waits already
   */
  public StagedFile stage(String owner, String form, String fileName, InputStream in) {
    if (!FORM.matches(form)) {
      throw Refusal.invalid("form", "“form”应为task:加任务编号，或者start:加流程编号");
    }
    InputStream bounded = new BoundedTime(in, clock, properties.uploads().timeLimit());
    try (ReceivedFile file = ReceivedFile.of(fileName, bounded, properties.evidence())) {
      byte[] bytes = file.bytes();
      return transaction.execute(status -> store(owner, form, file, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("A file could not be received", e);
    }
  }

  private StagedFile store(String owner, String form, ReceivedFile file, byte[] bytes) {
    withinQuota(owner, file.size());
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into staged_file (id, owner, form, file_name, content_type, size, sha256,
              content, staged_at, expires_at)
            values (:id, :owner, :form, :fileName, :type, :size, :sha256, :content, :now, :end)
            """)
        .param("id", id)
        .param("owner", owner)
        .param("form", form)
        .param("fileName", file.name())
        .param("type", file.type())
        .param("size", file.size())
        .param("sha256", file.sha256())
        .param("content", bytes)
        .param("now", utc(now))
        .param("end", utc(now.plus(properties.uploads().keep())))
        .update();
    return get(id, owner);
  }

  /** Uploads of one person come one after the other, so that none passes by the count. */
  private void withinQuota(String owner, long size) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("staged " + owner)
        .query((row, i) -> 1)
        .single();
    boolean full =
        jdbc.sql(
                """
                select count(*) >= :files or coalesce(sum(size), 0) + :size > :total
                from staged_file where owner = :owner and expires_at > :now
                """)
            .param("files", properties.uploads().maxFiles())
            .param("size", size)
            .param("total", properties.uploads().maxTotal().toBytes())
            .param("owner", owner)
            .param("now", utc(clock.instant()))
            .query(Boolean.class)
            .single();
    if (full) {
      throw Refusal.conflict(
          "您已上传、尚未随表单提交的文件超过"
              + properties.uploads().maxFiles()
              + "个或者"
              + properties.uploads().maxTotal().toMegabytes()
              + "MB，请先提交表单，或者移除不需要的文件");
    }
  }

  /**
   * A file of one's own that waits.
   *
   * @throws Refusal (NOT_FOUND) when there is none, it has expired, or it is another person's
   */
  public StagedFile get(UUID id, String owner) {
    return find(id, owner).orElseThrow(() -> Refusal.notFound("没有这个待提交的文件，或者已经过期"));
  }

  private Optional<StagedFile> find(UUID id, String owner) {
    return jdbc.sql("select " + COLUMNS + OWN + " and expires_at > :now")
        .param("id", id)
        .param("owner", owner)
        .param("now", utc(clock.instant()))
        .query(StagedFiles::read)
        .optional();
  }

  /**
   * Its bytes.
   *
   * @throws Refusal (NOT_FOUND) as {@link #get}
   */
  public DocumentContent content(UUID id, String owner) {
    StagedFile file = get(id, owner);
    byte[] bytes =
        jdbc.sql("select content" + OWN)
            .param("id", id)
            .param("owner", owner)
            .query((row, i) -> row.getBytes(1))
            .single();
    return new DocumentContent(file.fileName(), file.contentType(), bytes);
  }

  /** Throws a file of one's own away; nothing happens when there is none. */
  public void discard(UUID id, String owner) {
    jdbc.sql("delete" + OWN).param("id", id).param("owner", owner).update();
  }

  /** The file if it waits for this form of this person: nobody else can hand it in. */
  public Optional<StagedFile> waiting(UUID id, String owner, String form) {
    return find(id, owner).filter(file -> file.form().equals(form));
  }

  /** Throws away what nobody has handed in. */
  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  public void expire() {
    jdbc.sql("delete from staged_file where expires_at <= ?").param(utc(clock.instant())).update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static StagedFile read(ResultSet row, int index) throws SQLException {
    return new StagedFile(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        row.getString("form"),
        row.getString("file_name"),
        row.getString("content_type"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getObject("staged_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }
}
