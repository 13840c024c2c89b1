package org.ecocase.casefile.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Scope;

/**
 * One table as it is seen from a scope. Every run writes a table of its own; whoever looks from
 * outside sees the rows of all runs within, and a run that wrote none sees what is around it. What
 * is written in the scope of one of the table's own rows is that row.
 */
final class TablesByScope {

  private TablesByScope() {}

  /** A row, and the scope that its table was written in. */
  record Placed(String scope, Map<String, Object> row) {}

  /**
   * The rows that are seen; null when there are none.
   *
   * @param byScope scope to what the table holds there, in the order in which rows are shown; null
   *     where it was left empty
   */
  static List<Map<String, Object>> seen(Map<String, Object> byScope, String from) {
    List<Placed> placed = placed(byScope, from);
    return placed.isEmpty() ? null : placed.stream().map(Placed::row).toList();
  }

  /** The same, each with where it is. */
  static List<Placed> placed(Map<String, Object> byScope, String from) {
    Map<String, List<Map<String, Object>>> tables = settled(byScope);
    for (String scope : Scope.outward(from)) {
      List<String> within = tables.keySet().stream().filter(at -> Scope.sees(at, scope)).toList();
      if (!within.isEmpty()) {
        List<Placed> rows = new ArrayList<>();
        within.forEach(at -> tables.get(at).forEach(row -> rows.add(new Placed(at, row))));
        return rows;
      }
    }
    return List.of();
  }

  /** Every table with its rows as they were last written, be it in their own scopes. */
  private static Map<String, List<Map<String, Object>>> settled(Map<String, Object> byScope) {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    byScope.forEach(
        (scope, kept) -> {
          List<Map<String, Object>> rows = FactRows.of(kept);
          Optional<List<Map<String, Object>>> around =
              Scope.outward(scope).stream()
                  .skip(1)
                  .map(tables::get)
                  .filter(outer -> outer != null && at(outer, Scope.name(scope)) >= 0)
                  .findFirst();
          around.ifPresent(outer -> replace(outer, Scope.name(scope), rows));
          if (around.isEmpty() || !rows.isEmpty()) {
            tables.put(scope, rows);
          }
        });
    return tables;
  }

  /** Takes a row from where it was written in its own scope to where it stands. */
  private static void replace(
      List<Map<String, Object>> table, String id, List<Map<String, Object>> rows) {
    int own = at(rows, id);
    if (own >= 0) {
      table.set(at(table, id), rows.remove(own));
    }
  }

  private static int at(List<Map<String, Object>> rows, String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (id.equals(FactRows.id(rows.get(i)))) {
        return i;
      }
    }
    return -1;
  }
}
