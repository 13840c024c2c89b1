package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** All that a model may hold: {@code guard/bpmn.yml}. */
final class ElementTable {

  /** How often a child may occur. */
  enum Times {
    ONE(1, 1),
    OPTIONAL(0, 1),
    SOME(1, Integer.MAX_VALUE),
    MANY(0, Integer.MAX_VALUE);

    private final long least;
    private final long most;

    Times(long least, long most) {
      this.least = least;
      this.most = most;
    }

    boolean tooFew(long count) {
      return count < least;
    }

    boolean tooMany(long count) {
      return count > most;
    }
  }

  /** The kind of an attribute's value, and whether it has to be there. */
  record Value(Kind kind, boolean required) {}

  /**
   * What an element may hold.
   *
   * @param events of these children there is exactly one
   * @param eventless or none of them
   * @param text kind of its text; null when it has none
   * @param marks whether properties of it may act on clocks and the stage
   */
  record Row(
      Map<String, Value> attributes,
      Map<String, Times> children,
      Set<String> events,
      boolean eventless,
      Kind text,
      Map<String, Kind> properties,
      boolean marks) {

    boolean holds(Tag child) {
      return children.containsKey(child.qualified()) || events.contains(child.qualified());
    }
  }

  private static final String NO_EVENT = "none";
  private static final Map<String, Row> ROWS = read();

  private ElementTable() {}

  /** The row of an element: the one for its place, else the one for its name. */
  static Optional<Row> row(Tag tag) {
    String name = tag.qualified();
    return tag.parent()
        .map(parent -> ROWS.get(parent.qualified() + "/" + name))
        .or(() -> Optional.ofNullable(ROWS.get(name)));
  }

  private static Map<String, Row> read() {
    try (InputStream yaml = new ClassPathResource("guard/bpmn.yml").getInputStream()) {
      Map<String, Row> rows = new LinkedHashMap<>();
      new YAMLMapper()
          .readTree(yaml)
          .fields()
          .forEachRemaining(entry -> rows.put(entry.getKey(), row(entry.getValue())));
      return Map.copyOf(rows);
    } catch (IOException e) {
      throw new IllegalStateException("guard/bpmn.yml is not readable", e);
    }
  }

  private static Row row(JsonNode node) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    node.path("attributes")
        .fields()
        .forEachRemaining(e -> attributes.put(e.getKey(), value(e.getValue().asText())));
    Map<String, Times> children = new LinkedHashMap<>();
    node.path("children")
        .fields()
        .forEachRemaining(e -> children.put(e.getKey(), times(e.getValue().asText())));
    Set<String> events = new LinkedHashSet<>();
    node.path("events").forEach(event -> events.add(event.asText()));
    boolean eventless = events.isEmpty() || events.remove(NO_EVENT);
    Map<String, Kind> properties = new LinkedHashMap<>();
    node.path("properties")
        .fields()
        .forEachRemaining(e -> properties.put(e.getKey(), Kind.named(e.getValue().asText())));
    Kind text = node.has("text") ? Kind.named(node.get("text").asText()) : null;
    return new Row(
        attributes,
        children,
        events,
        eventless,
        text,
        properties,
        node.path("marks").asBoolean(false));
  }

  private static Value value(String written) {
    boolean required = written.endsWith("!");
    return new Value(
        Kind.named(required ? written.substring(0, written.length() - 1) : written), required);
  }

  private static Times times(String written) {
    return Times.valueOf(written.toUpperCase(Locale.ROOT));
  }
}
