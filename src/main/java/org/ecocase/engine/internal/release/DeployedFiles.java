package org.ecocase.engine.internal.release;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ecocase.block.PackageVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Not asked of the engine, since whoever works on a task may not read deployments, and documents
 * are made within its commands.
 */
@Component
class DeployedFiles implements PackageVersions {

  private final JdbcClient jdbc;

  /** Definition to package; neither ever changes. */
  private final Map<String, String> flows = new ConcurrentHashMap<>();

  DeployedFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<byte[]> file(String release, String name) {
    return jdbc.sql(
            """
            select b.bytes_ from act_re_procdef d
            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = ?
            where d.id_ = ?
            """)
        .params(name, release)
        .query((row, i) -> row.getBytes(1))
        .optional();
  }

  @Override
  public Optional<String> flow(String release) {
    String known = flows.get(release);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> found =
        jdbc.sql(
                """
                select r.package from act_re_procdef d
                join model_release r on r.deployment_id = d.deployment_id_
                where d.id_ = ?
                """)
            .param(release)
            .query(String.class)
            .optional();
    found.ifPresent(flow -> flows.put(release, flow));
    return found;
  }
}
