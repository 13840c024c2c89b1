package org.ecocase.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what is sent to the database; a batch counts as one. */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

  /** How many statements were executed so far. */
  public static final class Count {

    private final AtomicLong statements = new AtomicLong();

    public long now() {
      return statements.get();
    }
  }

  @Bean
  static Count statementCount() {
    return new Count();
  }

  @Bean
  static BeanPostProcessor countingDataSource(Count statementCount) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source, statementCount) : bean;
      }
    };
  }

  private static final class Counting extends DelegatingDataSource {

    private final Count count;

    Counting(DataSource source, Count count) {
      super(source);
      this.count = count;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return counted(Connection.class, super.getConnection());
    }

    private <T> T counted(Class<T> type, T target) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                  count.statements.incrementAndGet();
                }
                try {
                  Object result = method.invoke(target, arguments);
                  return switch (method.getName()) {
                    case "prepareStatement" ->
                        counted(PreparedStatement.class, (PreparedStatement) result);
                    case "createStatement" -> counted(Statement.class, (Statement) result);
                    default -> result;
                  };
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }
}
