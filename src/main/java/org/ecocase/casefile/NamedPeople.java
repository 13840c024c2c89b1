package org.ecocase.casefile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Scope;

/** Whom facts of a file name. */
public final class NamedPeople {

  private NamedPeople() {}

  /**
   * The ids of those whom a fact names; a column of a table, {@code table.column}, names everybody
   * in it, and in the scope of a row who stands in that row.
   */
  public static Stream<String> of(String fact, Map<String, Object> facts, String scope) {
    int point = fact.indexOf('.');
    if (point < 0) {
      return Stream.ofNullable(facts.get(fact)).map(Object::toString);
    }
    List<Map<String, Object>> rows = FactRows.of(facts.get(fact.substring(0, point)));
    List<String> scopes = Scope.outward(scope).stream().map(Scope::name).toList();
    boolean inRow = rows.stream().anyMatch(row -> scopes.contains(FactRows.id(row)));
    return rows.stream()
        .filter(row -> !inRow || scopes.contains(FactRows.id(row)))
        .map(row -> row.get(fact.substring(point + 1)))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .distinct();
  }
}
