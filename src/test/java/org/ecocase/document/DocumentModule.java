package org.ecocase.document;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.ecocase.document.internal.DocumentRenderer;
import org.ecocase.rule.Steps;
import org.ecocase.support.TestDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** This module alone, on a real database, at 9 o'clock of 6 November 2026. */
final class DocumentModule {

  static final Instant NOW = Instant.parse("2026-11-06T01:00:00Z");

  private static final AnnotationConfigApplicationContext CONTEXT =
      new AnnotationConfigApplicationContext(Beans.class);

  private DocumentModule() {}

  static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  static TransactionTemplate transaction() {
    return new TransactionTemplate(bean(PlatformTransactionManager.class));
  }

  @TestConfiguration
  @EnableTransactionManagement
  @Import({
    Templates.class,
    Numbering.class,
    Documents.class,
    Evidence.class,
    StagedFiles.class,
    Signatures.class,
    Volume.class,
    DocumentRenderer.class
  })
  static class Beans {

    @Bean
    DataSource dataSource() {
      return TestDatabase.dataSource();
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
      return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
      return new TransactionTemplate(manager);
    }

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    Steps steps() {
      return Steps.shipped();
    }

    @Bean
    DocumentProperties documentProperties() {
      return DocumentProperties.defaults();
    }

    @Bean
    FactLabels factLabels() {
      return key -> key.equals("violationFacts") ? "违法事实" : key;
    }
  }
}
