package org.ecocase.engine.internal.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.ecocase.rule.Refusal;

/** What a client sent, as plain values; a list arrives as JSON. */
final class Sent {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Sent() {}

  static Map<String, Object> values(VariableMap variables) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : variables.keySet()) {
      values.put(key, plain(key, variables.getValueTyped(key)));
    }
    return values;
  }

  private static Object plain(String key, TypedValue value) {
    if (value instanceof JsonValue json) {
      try {
        String text =
            json.isDeserialized() && json.getValue() != null
                ? json.getValue().toString()
                : json.getValueSerialized();
        return text == null ? null : JSON.readValue(text, Object.class);
      } catch (JsonProcessingException e) {
        throw Refusal.invalid(key, "“" + key + "”的内容不是有效的JSON");
      }
    }
    return value == null ? null : value.getValue();
  }
}
