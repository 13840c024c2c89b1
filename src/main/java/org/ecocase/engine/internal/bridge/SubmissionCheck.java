package org.ecocase.engine.internal.bridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ecocase.casefile.Choice;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.springframework.stereotype.Component;

/** Checks a submission against its form and the dictionary; the browser's checks are no checks. */
@Component
class SubmissionCheck {

  private final Conditions conditions;

  SubmissionCheck(Conditions conditions) {
    this.conditions = conditions;
  }

  /**
   * What a submission amounts to.
   *
   * @param values fact key to kept value for every field that was to be filled in; null where it
   *     was left empty or hidden; a hidden table is not in it, and stays as it is
   * @param errors what is wrong, in Chinese, each naming its field
   */
  record Result(Map<String, Object> values, List<String> errors) {}

  /**
   * Checks.
   *
   * @param sent field key to what the client sent; unknown keys are an error
   * @param facts the case's facts, which stand for the fields that are shown only
   * @param choices what the list of that name offers
   */
  Result check(
      FormSchema schema,
      Map<String, Object> sent,
      Map<String, Object> facts,
      Function<String, List<Choice>> choices) {
    List<String> errors = new ArrayList<>();
    Map<String, Object> context = context(schema, sent, facts);
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      if (field.readonly()) {
        continue;
      }
      boolean hidden = field.hiddenWhen().stream().anyMatch(c -> conditions.holds(c, context));
      if (hidden && !field.columns().isEmpty()) {
        // rows that were written earlier, such as payments, are not removed by not being asked for
        continue;
      }
      values.put(
          field.key(),
          hidden
              ? null
              : value(
                  schema.facts(),
                  field,
                  sent.get(field.key()),
                  facts.get(field.key()),
                  context,
                  choices,
                  errors));
    }
    unknown(schema, sent).forEach(key -> errors.add("表单中没有“" + key + "”这一项"));
    return new Result(values, errors);
  }

  private static List<String> unknown(FormSchema schema, Map<String, Object> sent) {
    Set<String> known = new java.util.HashSet<>();
    schema.fields().forEach(field -> known.add(field.key()));
    return sent.keySet().stream()
        .filter(key -> !known.contains(key) && !Offered.isOffered(key))
        .sorted()
        .toList();
  }

  private static Map<String, Object> context(
      FormSchema schema, Map<String, Object> sent, Map<String, Object> facts) {
    Map<String, Object> context = new HashMap<>();
    for (Field field : schema.fields()) {
      context.put(field.key(), field.readonly() ? facts.get(field.key()) : sent.get(field.key()));
    }
    return context;
  }

  private Object value(
      Dictionary facts,
      Field field,
      Object sent,
      Object kept,
      Map<String, Object> context,
      Function<String, List<Choice>> choices,
      List<String> errors) {
    Fact fact = facts.get(field.key());
    if (fact.type() == FactType.ROWS) {
      return new RowsCheck(field, fact, conditions, choices, errors).check(sent, kept, context);
    }
    try {
      return FieldCheck.value(field, fact, sent, choices, Map.of());
    } catch (IllegalArgumentException e) {
      errors.add("“" + field.label() + "”" + e.getMessage());
      return null;
    }
  }
}
