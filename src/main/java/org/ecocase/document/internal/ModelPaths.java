package org.ecocase.document.internal;

import java.util.Collection;
import java.util.Map;

/** Reads values out of a template's model by path, such as {@code facts.violationFacts}. */
public final class ModelPaths {

  private ModelPaths() {}

  /** The value at a path, or null. */
  public static Object value(Map<String, Object> model, String path) {
    Object value = model;
    for (String step : path.split("\\.")) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  /** Whether there is something to read: a text with a character, a list with an element. */
  public static boolean present(Map<String, Object> model, String path) {
    Object value = value(model, path);
    if (value instanceof Collection<?> list) {
      return !list.isEmpty();
    }
    return value != null && !value.toString().isBlank();
  }
}
