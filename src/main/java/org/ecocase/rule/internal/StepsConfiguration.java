package org.ecocase.rule.internal;

import java.io.IOException;
import java.io.InputStream;
import org.ecocase.rule.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the statutory steps that travel with the product. */
@Configuration(proxyBeanMethods = false)
public class StepsConfiguration {

  private static final String FILES = "classpath:/steps/*.yml";

  @Bean
  Steps steps() throws IOException {
    return read();
  }

  /** The steps in the jar. */
  public static Steps read() throws IOException {
    StepsFile all = new StepsFile();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
      try (InputStream in = file.getInputStream()) {
        all.add("steps/" + file.getFilename(), in);
      }
    }
    return all.steps();
  }
}
