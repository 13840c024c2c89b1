package org.ecocase.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ConditionTest {

  @Test
  void should_hold_when_everyFactHasOneOfItsValues() {
    Condition condition =
        new Condition(Map.of("kind", Set.of("PENALTY", "NONE"), "agreed", Set.of("true")));

    assertThat(condition.holds(Map.of("kind", "NONE", "agreed", true), "")).isTrue();
    assertThat(condition.holds(Map.of("kind", "NONE", "agreed", false), "")).isFalse();
    assertThat(condition.holds(Map.of("kind", "NONE"), "")).isFalse();
  }

  @Test
  void should_hold_when_oneOfSeveralValuesIsWanted() {
    Condition condition = new Condition(Map.of("kinds", Set.of("FINE")));

    assertThat(condition.holds(Map.of("kinds", List.of("WARNING", "FINE")), "")).isTrue();
    assertThat(condition.holds(Map.of("kinds", List.of("WARNING")), "")).isFalse();
  }

  @Test
  void should_askTheScope_when_itIsNamed() {
    Condition condition = new Condition(Map.of("scope", Set.of("notice")));

    assertThat(condition.holds(Map.of("scope", "notice"), "decision")).isFalse();
    assertThat(condition.holds(Map.of(), "notice")).isTrue();
    assertThat(condition.facts()).isEmpty();
  }

  @Property
  boolean should_holdNoMoreOften_when_moreIsDemanded(
      @ForAll @Size(max = 4) Map<@AlphaChars @StringLength(1) String, Boolean> facts,
      @ForAll @Size(max = 3) Map<@AlphaChars @StringLength(1) String, Boolean> wanted,
      @ForAll @AlphaChars @StringLength(1) String more) {
    Map<String, Object> known = new HashMap<>(facts);
    Map<String, Set<String>> values = new HashMap<>();
    wanted.forEach((fact, value) -> values.put(fact, Set.of(value.toString())));
    Condition fewer = new Condition(values);
    values.putIfAbsent(more, Set.of("true"));

    return fewer.holds(known, "") || !new Condition(values).holds(known, "");
  }
}
