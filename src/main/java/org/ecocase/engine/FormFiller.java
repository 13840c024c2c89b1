package org.ecocase.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Fills in forms from what is known, and says what it took where nothing was known. */
public final class FormFiller {

  private FormFiller() {}

  /**
   * Answers a form.
   *
   * @param stated what is known; wins over what the form shows already
   * @param unstated what to enter into a required field of which nothing is known
   * @return field key to value, for the fields that are shown
   */
  public static Map<String, Object> fill(
      TaskDesk.Form form, Map<String, Object> stated, Function<TaskDesk.Input, Object> unstated) {
    Map<String, Object> context = new HashMap<>(form.prefilled());
    form.inputs().forEach(input -> context.putIfAbsent(input.key(), null));
    Map<String, Object> answer = new LinkedHashMap<>();
    for (TaskDesk.Input input : form.inputs()) {
      if (input.readonly()) {
        continue;
      }
      if (input.hidden().test(context)) {
        context.put(input.key(), null);
        continue;
      }
      Object value = value(input, form, stated, unstated);
      context.put(input.key(), value);
      answer.put(input.key(), value);
    }
    return answer;
  }

  private static Object value(
      TaskDesk.Input input,
      TaskDesk.Form form,
      Map<String, Object> stated,
      Function<TaskDesk.Input, Object> unstated) {
    if (stated.containsKey(input.key()) && fits(input, stated.get(input.key()))) {
      return stated.get(input.key());
    }
    Object shown = form.prefilled().get(input.key());
    if (shown != null && fits(input, shown)) {
      return shown;
    }
    return input.required() ? unstated.apply(input) : null;
  }

  private static boolean fits(TaskDesk.Input input, Object value) {
    if (input.options().isEmpty() || value == null) {
      return true;
    }
    return value instanceof Collection<?> many
        ? input.options().containsAll(many)
        : input.options().contains(value.toString());
  }
}
