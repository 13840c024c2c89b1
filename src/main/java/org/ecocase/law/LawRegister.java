package org.ecocase.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecocase.law.internal.LawBookReader;
import org.ecocase.rule.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of the register: those that travelled with the product, of this release and of
 * former ones, and those an administrator imported. A case keeps the version it used and can be
 * read with it later; so a version never changes, and none is removed.
 *
 * <p>In force is the version imported last. Where none was imported, it is the one that travels
 * with the running product, so that an upgrade brings the newer law. Who imports takes the register
 * into their own hands: the import stays in force when the product is upgraded. The upgrade then
 * says so in the log, and {@link #versions()} shows the newer shipped one above the one in force.
 * To go over or back to a shipped version, an administrator imports its {@linkplain #content
 * content} under a new name; that, too, is a version that cases refer to.
 */
@Service
public class LawRegister implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(LawRegister.class);
  private static final String SHIPPED = "/law/register.yml";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final String shippedContent;
  private final LawBook shipped;
  private volatile LawBook latest;

  @Autowired
  public LawRegister(JdbcClient jdbc, Clock clock) {
    this(jdbc, clock, shippedFile());
  }

  /**
   * A product that travels with another register.
   *
   * @throws IllegalStateException with every finding, when it is not usable
   */
  LawRegister(JdbcClient jdbc, Clock clock, String shippedContent) {
    LawBookReader.Reading reading = LawBookReader.read(shippedContent);
    if (!reading.findings().isEmpty()) {
      throw new IllegalStateException(String.join("；", reading.findings()));
    }
    this.jdbc = jdbc;
    this.clock = clock;
    // how a checkout ends its lines is not a change of the law
    this.shippedContent = shippedContent.replace("\r\n", "\n");
    this.shipped = reading.book();
  }

  /**
   * Keeps the shipped version with the others. Several nodes may do so at once: the first one
   * stores it, the others find it there.
   *
   * @throws IllegalStateException when the version is there with another content; the product then
   *     does not start, as cases may refer to what was there first
   */
  @Override
  public void afterSingletonsInstantiated() {
    insert(shippedContent, shipped.version(), null);
    if (!content(shipped.version()).equals(shippedContent)) {
      throw new IllegalStateException(
          "法律库版本“"
              + shipped.version()
              + "”已经保存，其内容与产品自带的同名版本不同。版本一经使用不得更改：产品自带的法律库有修改的，须换用新的版本号；"
              + "同名版本由管理员导入的，须使用版本号不同的产品版本");
    }
    sayWhenNotInForce();
  }

  private void sayWhenNotInForce() {
    jdbc.sql(
            """
            select version from law_register
            where sequence = (select max(sequence) from law_register where not shipped)
              and sequence < (select sequence from law_register where version = :shipped)
            """)
        .param("shipped", shipped.version())
        .query(String.class)
        .optional()
        .ifPresent(
            imported ->
                LOG.warn(
                    "law register {} was imported and stays in force; the newer {} of this product"
                        + " is kept, but not in force",
                    imported,
                    shipped.version()));
  }

  /** The register in force: the version imported last, or the shipped one. */
  public LawBook current() {
    Optional<String> version =
        jdbc.sql(
                """
                select version from law_register where not shipped order by sequence desc limit 1
                """)
            .query(String.class)
            .optional();
    if (version.isEmpty()) {
      return shipped;
    }
    LawBook known = latest;
    if (known == null || !known.version().equals(version.get())) {
      known = version(version.get());
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
   * @param loadedBy who imported it; null for one that travelled with the product
   * @param loadedAt when it was imported, or when a product with it started first
   * @param shipped whether it travelled with the product
   * @param inForce whether it is the one in force
   */
  public record Version(
      String version, String loadedBy, Instant loadedAt, boolean shipped, boolean inForce) {}

  /** The versions there are, the newest first; cases refer to them by name. */
  public List<Version> versions() {
    String current = version();
    return jdbc.sql(
            """
            select version, loaded_by, loaded_at, shipped from law_register order by sequence desc
            """)
        .query(
            (row, i) ->
                new Version(
                    row.getString(1),
                    row.getString(2),
                    row.getTimestamp(3).toInstant(),
                    row.getBoolean(4),
                    row.getString(1).equals(current)))
        .list();
  }

  /**
   * The register as it was in a version.
   *
   * @throws Refusal when there is no such version
   */
  public LawBook version(String version) {
    return version.equals(shipped.version()) ? shipped : LawBookReader.stored(content(version));
  }

  /**
   * The text of a version, as it was imported or as it travelled with the product.
   *
   * @throws Refusal when there is no such version
   */
  public String content(String version) {
    return jdbc.sql("select content from law_register where version = :version")
        .param("version", version)
        .query(String.class)
        .optional()
        .orElseThrow(() -> Refusal.invalid("version", "没有版本为“" + version + "”的法律库"));
  }

  /**
   * Imports a version and puts it into force.
   *
   * @param yaml the whole register
   * @param by who imports it
   * @return the version
   * @throws Refusal with every finding in Chinese, or when the version is there already; the
   *     version in force then stays
   */
  @Transactional
  public String load(String yaml, String by) {
    LawBookReader.Reading reading = LawBookReader.read(yaml);
    if (!reading.findings().isEmpty()) {
      throw Refusal.invalid("content", "法律库有误：" + String.join("；", reading.findings()));
    }
    String version = reading.book().version();
    if (version.equals(shipped.version()) || !insert(yaml, version, by)) {
      throw Refusal.conflict("已有版本为“" + version + "”的法律库，版本一经使用不得更改，请换用新的版本号");
    }
    return version;
  }

  /** Whether the version was not there before; nobody imports what travels with the product. */
  private boolean insert(String yaml, String version, String by) {
    return jdbc.sql(
                """
                insert into law_register (version, content, loaded_by, loaded_at, shipped)
                values (:version, :content, :by, :at, :shipped)
                on conflict (version) do nothing
                """)
            .param("version", version)
            .param("content", yaml)
            .param("by", by)
            .param("at", Timestamp.from(clock.instant()))
            .param("shipped", by == null)
            .update()
        > 0;
  }

  private static String shippedFile() {
    try (InputStream file = LawRegister.class.getResourceAsStream(SHIPPED)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
