package org.ecocase.engine.internal.block;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
import org.springframework.stereotype.Component;

/** The people that facts of the case name: {@code ${people.of('leadOfficer')}}. */
@Component("people")
public class People {

  private final CaseFiles caseFiles;

  People(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** The ids of those people; a task nobody is named for could never be done. */
  public List<String> of(String... facts) {
    CaseExecution step = new CaseExecution(CurrentCommand.execution().orElseThrow());
    Map<String, Object> known = caseFiles.facts(step.caseId(), step.scope());
    List<String> people =
        Arrays.stream(facts)
            .flatMap(fact -> named(fact, known, step.scope()))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .distinct()
            .toList();
    if (people.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "尚未确定下一步的办理人员");
    }
    return people;
  }

  /**
   * Who a fact names; a column of a table, {@code table.column}, names everybody in it, and in the
   * scope of a row who stands in that row.
   */
  private static Stream<Object> named(String fact, Map<String, Object> known, String scope) {
    int point = fact.indexOf('.');
    if (point < 0) {
      return Stream.ofNullable(known.get(fact));
    }
    List<Map<String, Object>> rows = FactRows.of(known.get(fact.substring(0, point)));
    List<String> scopes = Scope.outward(scope).stream().map(Scope::name).toList();
    boolean inRow = rows.stream().anyMatch(row -> scopes.contains(FactRows.id(row)));
    return rows.stream()
        .filter(row -> !inRow || scopes.contains(FactRows.id(row)))
        .map(row -> row.get(fact.substring(point + 1)));
  }

  /** One or two people: expressions call it with up to four names. */
  public List<String> of(String first) {
    return of(new String[] {first});
  }

  public List<String> of(String first, String second) {
    return of(new String[] {first, second});
  }

  public List<String> of(String first, String second, String third) {
    return of(new String[] {first, second, third});
  }
}
