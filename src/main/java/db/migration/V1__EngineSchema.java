package db.migration;

import java.sql.Connection;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the process engine's own tables from the scripts in the engine's jar.
 *
 * <p>Flyway does it instead of the engine so that one mechanism owns the schema: two nodes may
 * start at the same time, and scripts that add indexes to engine tables find them there.
 */
public class V1__EngineSchema extends BaseJavaMigration {

  private static final String FOLDER = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";

  @Override
  public void migrate(Context context) {
    Connection connection = context.getConnection();
    for (String part :
        new String[] {
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history"
        }) {
      ScriptUtils.executeSqlScript(connection, new ClassPathResource(FOLDER + part + ".sql"));
    }
  }
}
