package org.ecocase.dictionary.internal;

import java.io.IOException;
import java.io.InputStream;
import org.ecocase.dictionary.Dictionary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
class DictionaryConfiguration {

  @Bean
  Dictionary dictionary() throws IOException {
    try (InputStream yaml = new ClassPathResource("forms/facts.yml").getInputStream()) {
      return DictionaryFile.read(yaml);
    }
  }
}
