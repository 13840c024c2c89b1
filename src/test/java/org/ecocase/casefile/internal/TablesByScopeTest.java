package org.ecocase.casefile.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesByScopeTest {

  @Test
  void should_beThatRow_when_itIsWrittenInItsOwnScope() {
    Map<String, Object> byScope = new LinkedHashMap<>();
    byScope.put("", List.of(row("a", "?"), row("b", "?")));
    byScope.put("b", List.of(row("b", "yes")));

    for (String from : List.of("", "a", "b")) {
      assertThat(TablesByScope.seen(byScope, from))
          .as(from)
          .containsExactly(row("a", "?"), row("b", "yes"));
    }
  }

  @Test
  void should_standWhereItWas_when_itsScopeWritesNothing() {
    Map<String, Object> byScope = new LinkedHashMap<>();
    byScope.put("", List.of(row("a", "?")));
    byScope.put("a", null);

    assertThat(TablesByScope.seen(byScope, "")).containsExactly(row("a", "?"));
  }

  @Test
  void should_lieWhereItsTableWasWritten_when_aRowIsSeenFromOutside() {
    Map<String, Object> byScope = new LinkedHashMap<>();
    byScope.put("p1", List.of(row("x", "1")));
    byScope.put("p2", null);
    byScope.put("p3", List.of(row("y", "2")));

    assertThat(TablesByScope.placed(byScope, ""))
        .extracting(TablesByScope.Placed::scope)
        .containsExactly("p1", "p3");
    assertThat(TablesByScope.seen(byScope, "p2")).isNull();
    assertThat(TablesByScope.seen(byScope, "p1/x")).containsExactly(row("x", "1"));
  }

  private static Map<String, Object> row(String id, String cell) {
    return Map.of("rowId", id, "cell", cell);
  }
}
