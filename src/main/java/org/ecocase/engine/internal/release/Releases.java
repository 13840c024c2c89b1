package org.ecocase.engine.internal.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the packages, and which of them are in force. */
@Component
class Releases {

  private static final long LOCK = 0xEC0CA5FL;

  private final RepositoryService repository;
  private final JdbcClient jdbc;
  private final ShippedPackages shipped;
  private final Clock clock;

  Releases(RepositoryService repository, JdbcClient jdbc, ShippedPackages shipped, Clock clock) {
    this.repository = repository;
    this.jdbc = jdbc;
    this.shipped = shipped;
    this.clock = clock;
  }

  /**
   * Whoever deploys at the same time waits, and then builds on what this transaction has brought.
   */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, i) -> 1).single();
  }

  /** What is in force of a package. */
  Optional<Release> inForce(String name) {
    return jdbc.sql("select * from model_in_force where package = ?")
        .param(name)
        .query(Releases::release)
        .optional();
  }

  /** What is in force of every package. */
  List<Release> inForce() {
    return jdbc.sql("select * from model_in_force order by package")
        .query(Releases::release)
        .list();
  }

  /** All versions of a package whose deployment still exists, the newest first. */
  List<Release> all(String name) {
    return jdbc.sql(
            """
            select r.* from model_release r
            join act_re_deployment d on d.id_ = r.deployment_id
            where r.package = ? order by r.id desc
            """)
        .param(name)
        .query(Releases::release)
        .list();
  }

  /** The package in force that holds a file of this name. */
  Optional<String> holding(String file) {
    return jdbc.sql(
            """
            select f.package from model_in_force f
            join act_ge_bytearray b on b.deployment_id_ = f.deployment_id and b.name_ = ?
            """)
        .param(file)
        .query(String.class)
        .optional();
  }

  /** The package and file in force that define the process, decision or form with this id. */
  Optional<Definition> defining(Ids.Defined defined) {
    String table =
        switch (defined.kind()) {
          case PROCESS -> "act_re_procdef";
          case DECISION -> "act_re_decision_def";
          case FORM -> "act_re_camformdef";
        };
    return jdbc.sql(
            "select f.package, d.resource_name_ from model_in_force f join "
                + table
                + " d on d.deployment_id_ = f.deployment_id and d.key_ = ?")
        .param(defined.id())
        .query((row, i) -> new Definition(row.getString(1), row.getString(2)))
        .optional();
  }

  /** Where something is defined. */
  record Definition(String name, String file) {}

  /** The files of a version. */
  ModelPackage content(Release release) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (Resource resource : repository.getDeploymentResources(release.deploymentId())) {
      files.put(resource.getName(), bytes(release.deploymentId(), resource.getName()));
    }
    return new ModelPackage(release.name(), files);
  }

  /** Puts a version into force. */
  Deployment deploy(ModelPackage content, String title, String by, String source) {
    DeploymentBuilder builder = repository.createDeployment().name(content.name()).source(source);
    content
        .files()
        .forEach((file, bytes) -> builder.addInputStream(file, new ByteArrayInputStream(bytes)));
    Deployment deployment = builder.deploy();
    jdbc.sql(
            """
            insert into model_release
              (package, deployment_id, digest, shipped_digest, title, deployed_by, deployed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            content.name(),
            deployment.getId(),
            content.digest(),
            shipped.find(content.name()).map(ModelPackage::digest).orElse(null),
            title,
            by,
            Timestamp.from(clock.instant()))
        .update();
    return deployment;
  }

  /** Remembers what the product ships now. */
  void remember(ModelPackage content) {
    jdbc.sql("insert into shipped_package values (?, ?) on conflict do nothing")
        .params(content.name(), content.digest())
        .update();
  }

  /** Whether the product has ever shipped this content. */
  boolean wasShipped(Release release) {
    return jdbc.sql(
            "select exists (select 1 from shipped_package where package = ? and digest = ?)")
        .params(release.name(), release.digest())
        .query(Boolean.class)
        .single();
  }

  private byte[] bytes(String deployment, String file) {
    try (InputStream in = repository.getResourceAsStream(deployment, file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Release release(ResultSet row, int i) throws SQLException {
    return new Release(
        row.getLong("id"),
        row.getString("package"),
        row.getString("deployment_id"),
        row.getString("digest"),
        row.getString("shipped_digest"),
        row.getString("title"),
        row.getString("deployed_by"),
        row.getTimestamp("deployed_at").toInstant());
  }
}
