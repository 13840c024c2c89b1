package org.ecocase.engine.internal.release;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a profile, a file of steps or the description of a document says. */
final class SettingsParts {

  private static final int DEEPEST = 20;

  private static final ObjectMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  private SettingsParts() {}

  static Map<String, Part> of(byte[] content) throws IOException {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : YAML.readTree(content).properties()) {
      JsonNode value = field.getValue();
      if (field.getKey().equals("steps") && value.isObject()) {
        value.properties().forEach(step -> part(parts, "步骤", step.getKey(), step.getValue()));
      } else if (value.isArray() && value.path(0).isContainerNode()) {
        value.forEach(
            item ->
                part(
                    parts,
                    "“" + field.getKey() + "”中的",
                    item.path("process").asText(item.toString()),
                    item));
      } else {
        part(parts, "设置", field.getKey(), value);
      }
    }
    return parts;
  }

  private static void part(Map<String, Part> parts, String kind, String key, JsonNode value) {
    Map<String, String> properties = new LinkedHashMap<>();
    flatten("", value, properties);
    parts.put(kind + key, new Part(kind, "“" + key + "”", properties));
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      into));
    } else if (node.isArray()) {
      node.forEach(item -> flatten(path, item, into));
    } else {
      into.merge(path, node.asText(), (a, b) -> a + "、" + b);
    }
  }
}
