package org.ecocase.engine.internal.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.type.StringFormType;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.ecocase.casefile.Choice;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.engine.internal.form.ChoiceSource;
import org.springframework.stereotype.Component;

/** Fills a form with what the case knows, without storing a variable. */
@Component
class Prefill {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Offered offered;

  Prefill(Offered offered) {
    this.offered = offered;
  }

  /**
   * The values of a form's fields and of the lists it offers.
   *
   * @param facts what is kept
   * @param read the same as whoever opens the form reads it
   */
  List<FormField> of(
      FormSchema schema,
      String agency,
      Map<String, Object> facts,
      Map<String, Object> read,
      String header) {
    List<FormField> fields = new ArrayList<>();
    fields.add(field(Offered.HEADER, Variables.stringValue(header)));
    for (Field field : schema.fields()) {
      fields.add(field(field.key(), shown(field, schema.facts().get(field.key()), facts, read)));
    }
    schema
        .inputs()
        .map(Field::choices)
        .filter(Objects::nonNull)
        .map(ChoiceSource::list)
        .distinct()
        .forEach(list -> fields.add(field(list, choices(agency, list, facts))));
    return fields;
  }

  /** Tasklist sends a list back under the type it came in, so an empty one has to be JSON too. */
  private static TypedValue shown(
      Field field, Fact fact, Map<String, Object> facts, Map<String, Object> read) {
    Object seen = field.seen(facts.get(fact.key()), read.get(fact.key()));
    Object value = field.shown(fact, seen);
    return value == null ? nothing(fact.type()) : typed(value);
  }

  private static TypedValue nothing(FactType type) {
    return switch (type) {
      case CODES, FILES, ROWS -> json(List.of());
      case SIGNATURE -> json(Map.of());
      default -> Variables.untypedValue(null);
    };
  }

  private TypedValue choices(String agency, String list, Map<String, Object> facts) {
    return json(offered.of(agency, list, facts).stream().map(Prefill::choice).toList());
  }

  private static Map<String, String> choice(Choice choice) {
    Map<String, String> shown = new LinkedHashMap<>(choice.goesWith());
    shown.put("label", choice.label());
    shown.put("value", choice.value());
    return shown;
  }

  private static FormField field(String id, TypedValue value) {
    FormFieldImpl field = new FormFieldImpl();
    field.setId(id);
    field.setType(new StringFormType());
    field.setValue(value);
    return field;
  }

  private static TypedValue typed(Object value) {
    return value instanceof Collection<?> || value instanceof Map<?, ?>
        ? json(value)
        : Variables.untypedValue(value);
  }

  private static TypedValue json(Object value) {
    try {
      return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
