package org.ecocase.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ecocase.dictionary.FactRows;

/** Fills in forms from what is known, and says what it took where nothing was known. */
public final class FormFiller {

  private FormFiller() {}

  /**
   * Rows to be added to those that a table shows, where it has to be filled in.
   *
   * @param rows column to what is to be entered
   */
  public record Added(List<Map<String, Object>> rows) {}

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
    Object value = whole(input, form, stated, unstated);
    return input.columns().isEmpty() ? value : rows(input, value, unstated);
  }

  /** Every row with what it leaves out and has to say; as many rows as there have to be. */
  private static List<Object> rows(
      TaskDesk.Input table, Object known, Function<TaskDesk.Input, Object> unstated) {
    List<Map<String, Object>> rows = new ArrayList<>(FactRows.of(known));
    while (rows.size() < table.leastRows()) {
      rows.add(Map.of());
    }
    List<Object> filled = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> cells = new LinkedHashMap<>(row);
      for (TaskDesk.Input column : table.columns()) {
        boolean asked = !column.readonly() && !column.hidden().test(Map.of("this", cells));
        if (asked && column.required() && cells.get(column.key()) == null) {
          cells.put(column.key(), unstated.apply(column.in(cells)));
        }
      }
      filled.add(cells);
    }
    return filled;
  }

  private static Object whole(
      TaskDesk.Input input,
      TaskDesk.Form form,
      Map<String, Object> stated,
      Function<TaskDesk.Input, Object> unstated) {
    if (stated.get(input.key()) instanceof Added added) {
      List<Object> rows = new ArrayList<>(FactRows.of(form.prefilled().get(input.key())));
      if (input.required()) {
        rows.addAll(added.rows());
      }
      return rows;
    }
    if (stated.containsKey(input.key()) && fits(input, stated.get(input.key()))) {
      return stated.get(input.key());
    }
    Object shown = form.prefilled().get(input.key());
    if (shown != null && fits(input, shown)) {
      return shown;
    }
    return input.required() && input.columns().isEmpty() ? unstated.apply(input) : null;
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
