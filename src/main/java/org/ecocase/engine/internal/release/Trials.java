package org.ecocase.engine.internal.release;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.ecocase.engine.PackageZip;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Packages that were tried: what is deployed later is what was looked at, byte for byte. */
@Component
class Trials {

  private static final Duration KEPT = Duration.ofHours(8);

  private final JdbcClient jdbc;
  private final Clock clock;

  Trials(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A package that was tried.
   *
   * @param base the version that was in force then; null when there was none
   */
  record Kept(ModelPackage content, Long base) {}

  /** Keeps a package for an owner, who has one trial of a package at a time. */
  @Transactional
  public UUID keep(ModelPackage content, Optional<Release> base, String owner) {
    jdbc.sql("delete from package_trial where expires_at < ? or owner = ? and package = ?")
        .params(Timestamp.from(clock.instant()), owner, content.name())
        .update();
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into package_trial values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            id,
            owner,
            content.name(),
            base.map(Release::id).orElse(null),
            content.digest(),
            PackageZip.write(content.files()),
            Timestamp.from(clock.instant().plus(KEPT)))
        .update();
    return id;
  }

  /**
   * What an owner has tried.
   *
   * @throws Refusal (NOT_FOUND) when there is none, it has expired, or it is another owner's
   */
  Kept get(UUID id, String owner) {
    return jdbc.sql(
            """
            select package, base, digest, content from package_trial
            where id = ? and owner = ? and expires_at >= ?
            """)
        .params(id, owner, Timestamp.from(clock.instant()))
        .query(
            (row, i) -> {
              ModelPackage content =
                  new ModelPackage(
                      row.getString("package"),
                      new TreeMap<>(PackageZip.read(row.getBytes("content"))));
              if (!content.digest().equals(row.getString("digest"))) {
                throw new IllegalStateException("A trial is not what was tried: " + id);
              }
              return new Kept(content, row.getObject("base", Long.class));
            })
        .optional()
        .orElseThrow(() -> Refusal.notFound("没有这次试部署，或者已经过期，请重新上传"));
  }

  /** Removes what has been deployed. */
  void forget(UUID id) {
    jdbc.sql("delete from package_trial where id = ?").param(id).update();
  }
}
