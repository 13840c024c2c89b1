package org.ecocase.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Models of a fictional case: what all templates share, and beside each template its own facts. */
public final class Samples {

  private Samples() {}

  /** A complete model for the template of that key. */
  public static Map<String, Object> model(String key) {
    return model(new Templates().get(key));
  }

  /** A complete model for a template. */
  static Map<String, Object> model(DocumentTemplate template) {
    String file = template.flow() + "/" + template.key() + DocumentTemplate.SAMPLE;
    try (InputStream in = Samples.class.getResourceAsStream("/templates/" + file)) {
      return SampleDocuments.model(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
