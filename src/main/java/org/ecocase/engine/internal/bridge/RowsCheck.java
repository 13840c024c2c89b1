package org.ecocase.engine.internal.bridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecocase.casefile.Choice;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;

/**
 * Checks a table row by row: every cell against dictionary and form, every row's id against the
 * rows that the file has. What a form does not show of a row stays as it is; a row that is not sent
 * has been removed.
 */
final class RowsCheck {

  private final Field table;
  private final Fact fact;
  private final Conditions conditions;
  private final Function<String, List<Choice>> choices;
  private final List<String> errors;

  /**
   * @param choices what the list of that name offers
   * @param errors takes what is wrong, in Chinese, each naming table, row and column
   */
  RowsCheck(
      Field table,
      Fact fact,
      Conditions conditions,
      Function<String, List<Choice>> choices,
      List<String> errors) {
    this.table = table;
    this.fact = fact;
    this.conditions = conditions;
    this.choices = choices;
    this.errors = errors;
  }

  /**
   * The rows to keep, in the order in which they were sent; null when there are none.
   *
   * @param sent what the client sent for the table
   * @param kept the rows that the file has; null when none
   * @param form what the form holds besides, for conditions
   */
  Object check(Object sent, Object kept, Map<String, Object> form) {
    try {
      List<Map<String, Object>> rows = rows(FactRows.sent(fact, sent), kept, form);
      FactRows.count(fact, rows.size());
      count(rows.size());
      return rows.isEmpty() ? null : rows;
    } catch (IllegalArgumentException e) {
      errors.add("“" + table.label() + "”" + e.getMessage());
      return null;
    }
  }

  private void count(int rows) {
    if (table.minLength() != null && rows < table.minLength()) {
      throw new IllegalArgumentException("至少填写" + table.minLength() + "行");
    }
    if (table.maxLength() != null && rows > table.maxLength()) {
      throw new IllegalArgumentException("不得超过" + table.maxLength() + "行");
    }
  }

  private List<Map<String, Object>> rows(
      List<Map<String, Object>> sent, Object kept, Map<String, Object> form) {
    Set<String> shown = table.columns().stream().map(Field::key).collect(Collectors.toSet());
    FactRows.Ids ids = new FactRows.Ids(kept);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      Map<String, Object> row = sent.get(i);
      int number = i + 1;
      if (FactRows.blank(row)) {
        continue;
      }
      Optional<String> stray = FactRows.unknown(row, shown);
      if (stray.isPresent()) {
        throw new IllegalArgumentException("第" + number + "行没有“" + stray.get() + "”这一列");
      }
      String id = ids.of(number, row);
      rows.add(row(number, id, row, FactRows.find(kept, id).orElse(Map.of()), form));
    }
    if (table.fixed() && !ids(rows).equals(ids(FactRows.of(kept)))) {
      throw new IllegalArgumentException("的行不能增加、删除或者调换");
    }
    return rows;
  }

  private Map<String, Object> row(
      int number,
      String id,
      Map<String, Object> sent,
      Map<String, Object> kept,
      Map<String, Object> form) {
    Map<String, Object> values = new LinkedHashMap<>(kept);
    values.put(FactRows.ID, id);
    int before = errors.size();
    Map<String, Object> shown = shown(sent, kept);
    Map<String, Object> context = context(number, shown, form);
    for (Field column : table.columns()) {
      if (column.readonly()) {
        continue;
      }
      Object value = hidden(column, context) ? null : cell(number, column, shown);
      if (value == null) {
        values.remove(column.key());
      } else {
        values.put(column.key(), value);
      }
    }
    if (errors.size() == before) {
      FactRows.missing(fact, values).ifPresent(column -> error(number, column.label(), "为必填项"));
    }
    return values;
  }

  private boolean hidden(Field column, Map<String, Object> context) {
    return column.hiddenWhen().stream().anyMatch(c -> conditions.holds(c, context));
  }

  private Object cell(int number, Field column, Map<String, Object> row) {
    try {
      return FieldCheck.value(
          column, fact.columns().get(column.key()), row.get(column.key()), choices, row);
    } catch (IllegalArgumentException e) {
      error(number, column.label(), e.getMessage());
      return null;
    }
  }

  private void error(int number, String column, String reason) {
    errors.add("“" + table.label() + "”" + FactRows.place(number, column) + reason);
  }

  /** A row as it stood on the form: what is shown only is what the file has, whatever was sent. */
  private Map<String, Object> shown(Map<String, Object> sent, Map<String, Object> kept) {
    Map<String, Object> row = new HashMap<>();
    for (Field column : table.columns()) {
      row.put(column.key(), (column.readonly() ? kept : sent).get(column.key()));
    }
    return row;
  }

  /** What conditions see in a row, by the names that the browser's engine gives it. */
  private static Map<String, Object> context(
      int number, Map<String, Object> row, Map<String, Object> form) {
    Map<String, Object> context = new HashMap<>(form);
    context.put("this", row);
    context.put("parent", form);
    context.put("i", List.of(number));
    return context;
  }

  private static Set<String> ids(List<Map<String, Object>> rows) {
    return rows.stream().map(FactRows::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
