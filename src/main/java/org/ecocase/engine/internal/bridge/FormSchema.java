package org.ecocase.engine.internal.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.engine.internal.form.ChoiceSource;
import org.ecocase.rule.Refusal;

/**
 * What the server needs to know of a Camunda Form.
 *
 * @param key id of the form
 * @param version its version in the engine
 * @param facts the dictionary that it goes by
 */
record FormSchema(String key, int version, List<Field> fields, Dictionary facts) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "dynamiclist";

  static FormSchema read(String key, int version, byte[] json, Dictionary facts) {
    try {
      List<Field> fields = new ArrayList<>();
      collect(JSON.readTree(json).path("components"), List.of(), fields);
      return new FormSchema(key, version, List.copyOf(fields), facts);
    } catch (IOException | PatternSyntaxException | IllegalArgumentException e) {
      throw new Refusal(Refusal.Kind.RULE, "表单“" + key + "”不能读取，请告知流程管理员");
    }
  }

  private static void collect(JsonNode components, List<String> outer, List<Field> fields) {
    for (JsonNode component : components) {
      List<String> hiddenWhen = new ArrayList<>(outer);
      String hide = component.path("conditional").path("hide").asText("");
      if (!hide.isBlank()) {
        hiddenWhen.add(hide.strip().replaceFirst("^=", ""));
      }
      if ("group".equals(component.path("type").asText())) {
        collect(component.path("components"), hiddenWhen, fields);
      } else if (TABLE.equals(component.path("type").asText())) {
        fields.add(table(component, List.copyOf(hiddenWhen)));
      } else if (component.hasNonNull("key")) {
        fields.add(field(component, List.copyOf(hiddenWhen)));
      }
    }
  }

  /** A table is one field under its path; its conditions outside do not depend on a row. */
  private static Field table(JsonNode c, List<String> hiddenWhen) {
    List<Field> columns = new ArrayList<>();
    collect(c.path("components"), List.of(), columns);
    return new Field(
        c.path("path").asText(),
        c.path("label").asText(c.path("path").asText()),
        rows(c, "minRows") != null && rows(c, "minRows") > 0,
        columns.stream().allMatch(Field::readonly) && fixed(c),
        hiddenWhen,
        Set.of(),
        null,
        null,
        null,
        rows(c, "minRows"),
        rows(c, "maxRows"),
        null,
        List.copyOf(columns),
        fixed(c),
        Map.of());
  }

  private static Integer rows(JsonNode table, String property) {
    JsonNode rows = table.path("properties").path(property);
    return rows.isTextual() ? Integer.valueOf(rows.asText()) : null;
  }

  private static boolean fixed(JsonNode table) {
    return !table.path("allowAddRemove").asBoolean(true);
  }

  /** Every input, those of tables too. */
  Stream<Field> inputs() {
    return fields.stream()
        .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()));
  }

  private static Field field(JsonNode c, List<String> hiddenWhen) {
    Set<String> options = new LinkedHashSet<>();
    c.path("values").forEach(option -> options.add(option.path("value").asText()));
    JsonNode validate = c.path("validate");
    return new Field(
        c.get("key").asText(),
        label(c),
        validate.path("required").asBoolean(false),
        c.path("readonly").asBoolean(false) || c.path("disabled").asBoolean(false),
        hiddenWhen,
        options,
        ChoiceSource.of(c).orElse(null),
        validate.hasNonNull("min") ? validate.get("min").decimalValue() : null,
        validate.hasNonNull("max") ? validate.get("max").decimalValue() : null,
        validate.hasNonNull("minLength") ? validate.get("minLength").asInt() : null,
        validate.hasNonNull("maxLength") ? validate.get("maxLength").asInt() : null,
        validate.hasNonNull("pattern") ? Pattern.compile(validate.get("pattern").asText()) : null,
        List.of(),
        false,
        widget(c.path("properties")));
  }

  private static Map<String, String> widget(JsonNode properties) {
    Map<String, String> widget = new LinkedHashMap<>();
    properties.properties().forEach(p -> widget.put(p.getKey(), p.getValue().asText()));
    return widget;
  }

  /** Dates are labelled under a key of their own. */
  private static String label(JsonNode c) {
    return c.path("label").asText(c.path("dateLabel").asText(c.get("key").asText()));
  }
}
