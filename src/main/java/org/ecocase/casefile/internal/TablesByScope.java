package org.ecocase.casefile.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Scope;

/**
 * One table as it is seen from a scope. Every run writes a table of its own; whoever looks from
 * outside sees the rows of all runs within, and a run that wrote none sees what is around it.
 */
final class TablesByScope {

  private TablesByScope() {}

  /**
   * The rows that are seen; null when there are none.
   *
   * @param byScope scope to what the table holds there, in the order in which rows are shown; null
   *     where it was left empty
   */
  static List<Map<String, Object>> seen(Map<String, Object> byScope, String from) {
    for (String scope : Scope.outward(from)) {
      List<String> within = byScope.keySet().stream().filter(at -> Scope.sees(at, scope)).toList();
      if (!within.isEmpty()) {
        List<Map<String, Object>> rows = new ArrayList<>();
        within.forEach(at -> rows.addAll(FactRows.of(byScope.get(at))));
        return rows.isEmpty() ? null : rows;
      }
    }
    return null;
  }
}
