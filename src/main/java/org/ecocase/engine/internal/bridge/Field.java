package org.ecocase.engine.internal.bridge;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;
import org.ecocase.dictionary.FactValues;
import org.ecocase.engine.internal.form.ChoiceSource;

/**
 * One input of a form.
 *
 * @param key the fact it asks for
 * @param label its Chinese name on the form
 * @param readonly shown only; what comes back for it is ignored
 * @param hiddenWhen FEEL conditions, its own and its groups'; any that holds hides it
 * @param options the values a choice offers; empty when it is no choice with fixed values
 * @param choices the list the server supplies for a choice; null when there is none
 * @param pattern what a text must match as a whole; null when anything goes
 * @param minLength the shortest text, or the fewest rows; null when there is no such bound
 * @param maxLength the longest text, or the most rows; null when there is no such bound
 * @param columns the columns that a table shows; empty when it is no table
 * @param fixed whether rows may be neither added nor removed
 * @param widget what its widget is told, the custom properties; empty where it has none
 */
record Field(
    String key,
    String label,
    boolean required,
    boolean readonly,
    List<String> hiddenWhen,
    Set<String> options,
    ChoiceSource choices,
    BigDecimal min,
    BigDecimal max,
    Integer minLength,
    Integer maxLength,
    Pattern pattern,
    List<Field> columns,
    boolean fixed,
    Map<String, String> widget) {

  /**
   * A value as whoever has the form before him may see it: what can be changed as it is kept, as it
   * would come back masked; what can only be read as he reads it.
   *
   * @param kept the value that is kept
   * @param read the same as he reads it
   */
  Object seen(Object kept, Object read) {
    if (columns.isEmpty() || readonly || kept == null) {
      return readonly ? read : kept;
    }
    List<Map<String, Object>> rows =
        FactRows.of(kept).stream()
            .map(row -> (Map<String, Object>) new LinkedHashMap<>(row))
            .toList();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> masked = FactRows.of(read).get(i);
      Map<String, Object> row = rows.get(i);
      columns.stream()
          .filter(Field::readonly)
          .forEach(column -> row.computeIfPresent(column.key(), (key, cell) -> masked.get(key)));
    }
    return rows;
  }

  /**
   * What the field shows of a kept value. Of a table only the columns of the form: nobody is sent
   * what he is not shown.
   */
  Object shown(Fact fact, Object kept) {
    Object value = FactValues.toForm(fact, kept);
    if (columns.isEmpty() || value == null) {
      return value;
    }
    Set<String> keys = columns.stream().map(Field::key).collect(Collectors.toSet());
    keys.add(FactRows.ID);
    List<Map<String, Object>> rows = FactRows.of(value);
    rows.forEach(row -> row.keySet().retainAll(keys));
    return rows;
  }
}
