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
import org.ecocase.rule.Refusal;

/**
 * What the server needs to know of a Camunda Form.
 *
 * @param key id of the form
 * @param version its version in the engine
 */
record FormSchema(String key, int version, List<Field> fields) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static FormSchema read(String key, int version, byte[] json) {
    try {
      List<Field> fields = new ArrayList<>();
      collect(JSON.readTree(json).path("components"), List.of(), fields);
      return new FormSchema(key, version, List.copyOf(fields));
    } catch (IOException | PatternSyntaxException e) {
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
      } else if (component.hasNonNull("key")) {
        fields.add(field(component, List.copyOf(hiddenWhen)));
      }
    }
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
        c.hasNonNull("valuesKey") ? c.get("valuesKey").asText() : null,
        validate.hasNonNull("min") ? validate.get("min").decimalValue() : null,
        validate.hasNonNull("max") ? validate.get("max").decimalValue() : null,
        validate.hasNonNull("minLength") ? validate.get("minLength").asInt() : null,
        validate.hasNonNull("maxLength") ? validate.get("maxLength").asInt() : null,
        validate.hasNonNull("pattern") ? Pattern.compile(validate.get("pattern").asText()) : null,
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
