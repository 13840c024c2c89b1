package org.ecocase.engine.internal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecocase.engine.internal.form.FormExpansion;

/**
 * What a form shows and asks.
 *
 * @param parts its groups with the fields in them
 */
record FormContent(String key, List<Part> parts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A group of fields.
   *
   * @param fields their labels; what has to be filled in bears a star
   */
  record Part(String label, List<String> fields) {}

  static Optional<FormContent> read(byte[] file, FormExpansion expansion) {
    try {
      JsonNode form = expansion.expanded(JSON.readTree(file));
      List<Part> parts = new ArrayList<>();
      read("", form.path("components"), parts);
      return Optional.of(
          new FormContent(
              form.path("id").asText(),
              parts.stream().filter(part -> !part.fields().isEmpty()).toList()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void read(String label, JsonNode components, List<Part> parts) {
    Part part = new Part(label, new ArrayList<>());
    parts.add(part);
    for (JsonNode component : components) {
      if (component.has("components")) {
        String own = component.path("label").asText("");
        read(own.isEmpty() ? label : own, component.path("components"), parts);
      } else if (component.has("key") && !component.path("label").asText("").isBlank()) {
        boolean needed = component.path("validate").path("required").asBoolean(false);
        part.fields().add(component.path("label").asText() + (needed ? "*" : ""));
      }
    }
  }
}
