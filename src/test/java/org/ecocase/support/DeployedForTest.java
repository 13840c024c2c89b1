package org.ecocase.support;

import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.engine.internal.release.PackageDataInForce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes back what a test has deployed, so that other tests find the shipped flows in force. */
@Component
public class DeployedForTest {

  private final RepositoryService repository;
  private final PackageDataInForce packageData;
  private final JdbcClient jdbc;

  DeployedForTest(RepositoryService repository, PackageDataInForce packageData, JdbcClient jdbc) {
    this.repository = repository;
    this.packageData = packageData;
    this.jdbc = jdbc;
  }

  /** The last version that there is before a test deploys. */
  public long last() {
    return jdbc.sql("select max(id) from model_release").query(Long.class).single();
  }

  /** Deletes every version after that one, with what runs on it. */
  public void goBackTo(long last) {
    jdbc.sql(
            """
            select r.deployment_id from model_release r
            join act_re_deployment d on d.id_ = r.deployment_id where r.id > ?
            """)
        .param(last)
        .query(String.class)
        .list()
        .forEach(id -> repository.deleteDeployment(id, true));
    jdbc.sql("delete from model_release where id > ?").param(last).update();
    packageData.load();
  }
}
