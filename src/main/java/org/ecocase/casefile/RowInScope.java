package org.ecocase.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Scope;

/**
 * The row for which something is done once: a scope may be that of a row, whose id is its name.
 *
 * @param table the table it is of
 * @param number its place in the table, from 1
 * @param cells what it holds
 */
public record RowInScope(Fact table, int number, Map<String, Object> cells) {

  /** The row of the innermost scope that is one's; empty where none is, or the row is gone. */
  public static Optional<RowInScope> of(
      Dictionary dictionary, Map<String, Object> facts, String scope) {
    return around(dictionary, facts, scope).findFirst();
  }

  /** The rows of the scope and those around it, from the inside out. */
  public static Stream<RowInScope> around(
      Dictionary dictionary, Map<String, Object> facts, String scope) {
    return Scope.outward(scope).stream()
        .filter(at -> !at.isEmpty())
        .map(Scope::name)
        .flatMap(
            id ->
                dictionary.all().stream()
                    .filter(fact -> !fact.columns().isEmpty())
                    .flatMap(table -> row(table, facts.get(table.key()), id).stream()));
  }

  private static Optional<RowInScope> row(Fact table, Object kept, String id) {
    List<Map<String, Object>> rows = FactRows.of(kept);
    for (int i = 0; i < rows.size(); i++) {
      if (id.equals(FactRows.id(rows.get(i)))) {
        return Optional.of(new RowInScope(table, i + 1, rows.get(i)));
      }
    }
    return Optional.empty();
  }
}
