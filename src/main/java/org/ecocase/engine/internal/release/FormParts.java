package org.ecocase.engine.internal.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of a form, without where they are drawn. */
final class FormParts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> DRAWN = Set.of("layout", "components", "id", "key", "path");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("label", "名称"),
          Map.entry("dateLabel", "名称"),
          Map.entry("timeLabel", "时间的名称"),
          Map.entry("text", "文字"),
          Map.entry("description", "说明"),
          Map.entry("type", "类型"),
          Map.entry("subtype", "类型"),
          Map.entry("readonly", "只读"),
          Map.entry("disabled", "停用"),
          Map.entry("valuesKey", "选项来源"),
          Map.entry("defaultValue", "默认值"),
          Map.entry("allowAddRemove", "可以增删行"),
          Map.entry("decimalDigits", "小数位数"),
          Map.entry("validate.required", "必填"),
          Map.entry("validate.maxLength", "最多字数"),
          Map.entry("validate.minLength", "最少字数"),
          Map.entry("validate.min", "最小值"),
          Map.entry("validate.max", "最大值"),
          Map.entry("validate.pattern", "格式"),
          Map.entry("validate.patternErrorMessage", "格式不符时的提示"),
          Map.entry("conditional.hide", "隐藏的条件"),
          Map.entry("properties.fragment", "片段"),
          Map.entry("properties.widget", "控件"),
          Map.entry("properties.minRows", "最少行数"),
          Map.entry("properties.maxRows", "最多行数"));

  private FormParts() {}

  static Map<String, Part> of(byte[] content) throws IOException {
    Map<String, Part> parts = new LinkedHashMap<>();
    read(JSON.readTree(content).path("components"), "", parts);
    return parts;
  }

  private static void read(JsonNode components, String within, Map<String, Part> parts) {
    for (JsonNode component : components) {
      String id =
          within
              + first(component, "key", "path", "id")
              + (component.has("key") || component.has("path") ? "" : "#");
      Map<String, String> properties = new LinkedHashMap<>();
      flatten("", component, properties);
      parts.put(id, new Part(kind(component), name(component), properties));
      boolean table = component.path("type").asText().equals("dynamiclist");
      read(component.path("components"), table ? id + "." : within, parts);
    }
  }

  private static String kind(JsonNode component) {
    return switch (component.path("type").asText()) {
      case "group" -> "分组";
      case "text" -> "文字";
      case "dynamiclist" -> "表格";
      default -> "字段";
    };
  }

  private static String name(JsonNode component) {
    String label = first(component, "label", "dateLabel", "text");
    String key = first(component, "key", "path");
    return "“" + label + "”" + (key.isEmpty() ? "" : "（" + key + "）");
  }

  private static String first(JsonNode component, String... names) {
    return Stream.of(names)
        .map(name -> component.path(name).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (!node.isContainerNode()) {
      String value = node.isBoolean() ? node.asBoolean() ? "是" : "否" : node.asText();
      into.merge(NAMES.getOrDefault(path, path), value, (a, b) -> a + "、" + b);
    } else if (path.equals("values")) {
      node.forEach(v -> into.put("选项" + v.path("value").asText(), v.path("label").asText()));
    } else {
      node.properties().stream()
          .filter(field -> !(path.isEmpty() && DRAWN.contains(field.getKey())))
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      into));
    }
  }
}
