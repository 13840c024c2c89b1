package org.ecocase.replay.internal;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** What is entered where a case says nothing: {@code replay/defaults.yml}. */
record Defaults(String text, Map<String, String> people, Map<String, Object> facts) {

  static Defaults read() {
    try (InputStream yaml = new ClassPathResource("replay/defaults.yml").getInputStream()) {
      return new YAMLMapper().readValue(yaml, Defaults.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
