package org.ecocase.engine.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecocase.casefile.Choice;

/**
 * From which list of the server a choice is made. In a table a column may offer in each row only
 * what goes with that row: {@code "valuesExpression": "=choices_<list>[<column> = this.<column>]"},
 * which the browser evaluates as FEEL and the server by {@link #offered}.
 *
 * @param list name of the list
 * @param column the column by which each row has choices of its own; empty where all are offered
 */
public record ChoiceSource(String list, String column) {

  private static final String KEY = "valuesKey";
  private static final String EXPRESSION = "valuesExpression";
  private static final Pattern BY_ROW =
      Pattern.compile("=(choices_\\w{1,60})\\[([A-Za-z]\\w{0,99}) = this\\.([A-Za-z]\\w{0,99})\\]");

  /**
   * What a component of a form names.
   *
   * @return empty when its choices come from nowhere
   * @throws IllegalArgumentException when its expression is no such choice
   */
  public static Optional<ChoiceSource> of(JsonNode component) {
    if (component.hasNonNull(EXPRESSION)) {
      return Optional.of(
          byRow(component.get(EXPRESSION).asText())
              .orElseThrow(() -> new IllegalArgumentException(EXPRESSION)));
    }
    return component.hasNonNull(KEY)
        ? Optional.of(new ChoiceSource(component.get(KEY).asText(), ""))
        : Optional.empty();
  }

  /** What an expression says; empty when it is not of the one kind that is understood. */
  public static Optional<ChoiceSource> byRow(String expression) {
    Matcher parts = BY_ROW.matcher(expression);
    return parts.matches() && parts.group(2).equals(parts.group(3))
        ? Optional.of(new ChoiceSource(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** The values that may be chosen in a row, in order; in a field of no table the row is empty. */
  public Set<String> offered(List<Choice> choices, Map<String, Object> row) {
    return choices.stream()
        .filter(choice -> column.isEmpty() || goesWith(choice, row.get(column)))
        .map(Choice::value)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean goesWith(Choice choice, Object cell) {
    return choice.goesWith().containsKey(column) && choice.goesWith().get(column).equals(cell);
  }
}
