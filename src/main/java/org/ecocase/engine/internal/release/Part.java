package org.ecocase.engine.internal.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people know by a name in a file, so that a change is told of it and not of lines: an element
 * of a model, a row of a table, a field of a form, a fact.
 *
 * @param kind what it is, in Chinese
 * @param name how people find it
 * @param properties what is said of it, by Chinese names, in order
 */
record Part(String kind, String name, Map<String, String> properties) {

  private static final int LONGEST = 80;

  /**
   * The differences between the parts of two versions of a file, a Chinese sentence for each.
   *
   * @param before by what stays the same when all else changes, such as an id
   */
  static List<String> differences(Map<String, Part> before, Map<String, Part> after) {
    List<String> told = new ArrayList<>();
    before.forEach(
        (id, part) -> {
          if (!after.containsKey(id)) {
            told.add("删除" + part.kind() + part.name());
          }
        });
    after.forEach(
        (id, part) -> {
          Part then = before.get(id);
          if (then == null) {
            told.add("增加" + part.kind() + part.name() + described(part));
          } else if (!then.properties().equals(part.properties())) {
            told.add("修改" + part.kind() + part.name() + "：" + changed(then, part));
          }
        });
    return told;
  }

  /** Whether what both have comes in another order. */
  static boolean reordered(Map<String, Part> before, Map<String, Part> after) {
    List<String> then = new ArrayList<>(before.keySet());
    List<String> now = new ArrayList<>(after.keySet());
    then.retainAll(after.keySet());
    now.retainAll(before.keySet());
    return !then.equals(now);
  }

  private static String described(Part part) {
    String all =
        part.properties().entrySet().stream()
            .filter(property -> !property.getValue().isEmpty())
            .map(property -> property.getKey() + "为" + quoted(property.getValue()))
            .collect(Collectors.joining("，"));
    return all.isEmpty() ? "" : "：" + all;
  }

  private static String changed(Part before, Part after) {
    Set<String> names = new LinkedHashSet<>(after.properties().keySet());
    names.addAll(before.properties().keySet());
    return names.stream()
        .map(name -> changed(name, before.properties().get(name), after.properties().get(name)))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("；"));
  }

  private static String changed(String name, String before, String after) {
    if (Objects.equals(before, after)) {
      return null;
    }
    if (before == null || before.isEmpty()) {
      return "增加" + name + quoted(after);
    }
    if (after == null || after.isEmpty()) {
      return "去掉" + name + quoted(before);
    }
    return name + "由" + quoted(before) + "改为" + quoted(after);
  }

  private static String quoted(String value) {
    String line = value.strip().replaceAll("\\s+", " ");
    return "“" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "”";
  }
}
