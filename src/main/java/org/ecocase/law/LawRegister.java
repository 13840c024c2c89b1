package org.ecocase.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecocase.law.internal.LawBookReader;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of the register: the one that travels with the product, and those an administrator
 * imported. A case keeps the version it used and can be read with it later.
 */
@Service
public class LawRegister {

  private static final String SHIPPED = "/law/register.yml";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final LawBook shipped;
  private volatile LawBook latest;

  public LawRegister(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.shipped = shippedBook();
  }

  /** The register in force: the version imported last, or the shipped one. */
  public LawBook current() {
    Optional<String> version =
        jdbc.sql("select version from law_register order by sequence desc limit 1")
            .query(String.class)
            .optional();
    if (version.isEmpty()) {
      return shipped;
    }
    LawBook known = latest;
    if (known == null || !known.version().equals(version.get())) {
      known = stored(version.get()).orElse(shipped);
      latest = known;
    }
    return known;
  }

  /** The version in force, for a case to keep. */
  public String version() {
    return current().version();
  }

  /**
   * A version that is there.
   *
   * @param version its name
   * @param loadedBy who imported it; null for the one that travels with the product
   * @param loadedAt when; null for that one
   * @param inForce whether it is the one in force
   */
  public record Version(String version, String loadedBy, Instant loadedAt, boolean inForce) {}

  /** The versions there are, the newest first; cases refer to them by name. */
  public List<Version> versions() {
    String current = version();
    List<Version> versions = new ArrayList<>();
    jdbc.sql(
            "select version, loaded_by, loaded_at from law_register order by sequence desc")
        .query(
            (row, i) ->
                new Version(
                    row.getString(1),
                    row.getString(2),
                    row.getTimestamp(3).toInstant(),
                    row.getString(1).equals(current)))
        .list()
        .forEach(versions::add);
    versions.add(
        new Version(shipped.version(), null, null, shipped.version().equals(current)));
    return List.copyOf(versions);
  }

  /**
   * The register as it was in a version.
   *
   * @throws Refusal when there is no such version
   */
  public LawBook version(String version) {
    if (version.equals(shipped.version())) {
      return shipped;
    }
    return stored(version)
        .orElseThrow(() -> Refusal.invalid("version", "没有版本为“" + version + "”的法律库"));
  }

  /**
   * Imports a version and puts it into force.
   *
   * @param yaml the whole register
   * @param by who imports it
   * @return the version
   * @throws Refusal with every finding in Chinese; the version in force then stays
   */
  @Transactional
  public String load(String yaml, String by) {
    LawBookReader.Reading reading = LawBookReader.read(yaml);
    if (!reading.findings().isEmpty()) {
      throw Refusal.invalid("content", "法律库有误：" + String.join("；", reading.findings()));
    }
    String version = reading.book().version();
    int inserted =
        version.equals(shipped.version())
            ? 0
            : jdbc.sql(
                    """
                    insert into law_register (version, content, loaded_by, loaded_at)
                    values (:version, :content, :by, :at)
                    on conflict (version) do nothing
                    """)
                .param("version", version)
                .param("content", yaml)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    if (inserted == 0) {
      throw Refusal.conflict("已有版本为“" + version + "”的法律库，版本一经使用不得更改，请换用新的版本号");
    }
    return version;
  }

  private Optional<LawBook> stored(String version) {
    return jdbc.sql("select content from law_register where version = :version")
        .param("version", version)
        .query(String.class)
        .optional()
        .map(yaml -> LawBookReader.read(yaml).book());
  }

  private static LawBook shippedBook() {
    try (InputStream file = LawRegister.class.getResourceAsStream(SHIPPED)) {
      String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      LawBookReader.Reading reading = LawBookReader.read(yaml);
      if (!reading.findings().isEmpty()) {
        throw new IllegalStateException(String.join("；", reading.findings()));
      }
      return reading.book();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
