package org.ecocase.document;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Models of a fictional case: what all templates share, and beside each template its own facts. */
public final class Samples {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /** A complete model for the template of that key. */
  public static Map<String, Object> model(String key) {
    return model(new Templates().get(key));
  }

  /** A complete model for a template. */
  static Map<String, Object> model(DocumentTemplate template) {
    Map<String, Object> model = read("common/sample.json");
    merge(model, read(template.flow() + "/" + template.key() + DocumentTemplate.SAMPLE));
    return model;
  }

  private static Map<String, Object> read(String path) {
    try (InputStream in = Samples.class.getResourceAsStream("/templates/" + path)) {
      return JSON.readValue(in, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void merge(Map<String, Object> base, Map<String, Object> more) {
    more.forEach(
        (key, value) -> {
          if (base.get(key) instanceof Map<?, ?> old && value instanceof Map<?, ?> added) {
            merge((Map<String, Object>) old, (Map<String, Object>) added);
          } else {
            base.put(key, value);
          }
        });
  }
}
