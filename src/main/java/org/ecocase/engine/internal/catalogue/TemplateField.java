package org.ecocase.engine.internal.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A field of an element template, as Modeler reads it. */
final class TemplateField {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode field = JSON.objectNode();

  private TemplateField(String type, ObjectNode binding) {
    field.put("type", type);
    field.set("binding", binding);
  }

  /** A value that the element always has. */
  static TemplateField hidden(ObjectNode binding, String value) {
    TemplateField field = new TemplateField("Hidden", binding);
    field.field.put("value", value);
    return field;
  }

  static TemplateField text(String label, ObjectNode binding) {
    return new TemplateField("String", binding).labelled(label);
  }

  /** A list to choose from, unless there is nothing to choose. */
  static TemplateField list(String label, ObjectNode binding, Map<String, String> choices) {
    if (choices.isEmpty()) {
      return text(label, binding);
    }
    TemplateField field = new TemplateField("Dropdown", binding).labelled(label);
    choices.forEach(field::choice);
    return field;
  }

  private void choice(String value, String name) {
    ArrayNode choices = field.withArrayProperty("choices");
    choices.addObject().put("name", name).put("value", value);
  }

  private TemplateField labelled(String label) {
    field.put("label", label);
    return this;
  }

  /** It has to be filled in. */
  TemplateField required() {
    field.putObject("constraints").put("notEmpty", true);
    return this;
  }

  /** It may be left alone: a list can be set back to nothing. */
  TemplateField optional() {
    if (field.has("choices")) {
      ((ArrayNode) field.get("choices")).insertObject(0).put("name", "（不填）").put("value", "");
    }
    return this;
  }

  TemplateField about(String description) {
    field.put("description", description);
    return this;
  }

  TemplateField in(String group) {
    field.put("group", group);
    return this;
  }

  ObjectNode json() {
    return field;
  }

  static ObjectNode attribute(String name) {
    return binding("property", "name", name);
  }

  static ObjectNode property(String name) {
    return binding("camunda:property", "name", name);
  }

  static ObjectNode parameter(String name) {
    return binding("camunda:inputParameter", "name", name);
  }

  static ObjectNode businessKey() {
    return JSON.objectNode().put("type", "camunda:in:businessKey");
  }

  static ObjectNode in(String target, boolean expression) {
    ObjectNode binding = binding("camunda:in", "target", target);
    return expression ? binding.put("expression", true) : binding;
  }

  static ObjectNode out(String source) {
    return binding("camunda:out", "source", source);
  }

  private static ObjectNode binding(String type, String key, String value) {
    return JSON.objectNode().put("type", type).put(key, value);
  }
}
