package org.ecocase.engine.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Groups of fields that many forms show: {@code forms/<name>.form}, beside the dictionary and like
 * it a part of the product. A fragment only shows, so that another one never changes what may be
 * handed in with a form that is under way.
 */
public final class FormFragments {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}");
  private static final Map<String, JsonNode> FOUND = new ConcurrentHashMap<>();

  private FormFragments() {}

  /** The components of a fragment; empty when there is none of that name. */
  public static Optional<JsonNode> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    JsonNode known = FOUND.get(name);
    if (known == null) {
      known = read(name);
      if (known != null) {
        FOUND.put(name, known);
      }
    }
    return Optional.ofNullable(known);
  }

  private static JsonNode read(String name) {
    try (InputStream file = FormFragments.class.getResourceAsStream("/forms/" + name + ".form")) {
      return file == null ? null : JSON.readTree(file).get("components");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
