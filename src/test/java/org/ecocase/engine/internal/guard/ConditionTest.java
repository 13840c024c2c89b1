package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.ecocase.engine.internal.guard.Condition.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition may say, and nothing that only looks like it. */
class ConditionTest {

  @Test
  void should_listTheComparisons_when_aConditionIsRead() {
    assertThat(Condition.of(" ${ a == 'X' && !(b != true or 3.5 <= c) and not d} ").orElseThrow())
        .isEqualTo(
            new Condition(
                List.of(
                    new Comparison("a", "==", "X"),
                    new Comparison("b", "!=", true),
                    new Comparison("c", "<=", new BigDecimal("3.5")),
                    new Comparison("d", "==", true))));
    assertThat(Condition.of("${a eq \"X\" || b lt -1 or c ge 2}").orElseThrow().comparisons())
        .extracting(Comparison::operator)
        .containsExactly("==", "<", ">=");
    assertThat(Condition.of("${!hearingRight}")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a == 'X'",
        "${}",
        "${ }",
        "#{a == 'X'}",
        "${a == 'X'",
        "${a == 'X'}}",
        "${{a}}",
        "${a == 'X'}${b}",
        "x${a == 'X'}",
        "${''.getClass()}",
        "${a.b == 'X'}",
        "${a.b() == 'X'}",
        "${a['b'] == 'X'}",
        "${a()}",
        "${a ('x')}",
        "${a:b('x')}",
        "${'X'}",
        "${'X' == 'X'}",
        "${a == b}",
        "${true}",
        "${1}",
        "${a = 'X'}",
        "${a == 'X' ? true : false}",
        "${a == 'X', b}",
        "${a; b}",
        "${a == null}",
        "${empty a}",
        "${a + 1 == 2}",
        "${a == 'X\\'}",
        "${a == '${b}'}",
        "${a == '#{b}'}",
        "${a == 'X' &&}",
        "${&& a}",
        "${(a == 'X'}",
        "${a)}",
        "${!a == 'X'}",
        "${not}",
        "${and}",
        "${a b}",
        "${a == 'X' b}",
        "${a.b}",
        "${a == 1e5}",
        "${a == 1.}",
        "${a === 'X'}",
        "${a == 'X' || }",
        "${a instanceof b}",
        "${a div 2}",
        "${a -> b}",
        "${[a]}",
        "${a == 'X\u2019}",
        "${(a)('x')}",
        "${a == 'X' == true}",
        "${!(a == 'X') == true}",
        "${\u0430 == 'X' . b}"
      })
  void should_refuse_when_anythingElseIsSaid(String text) {
    assertThat(Condition.of(text)).isEmpty();
  }

  @Test
  void should_refuse_when_aConditionIsTooLongOrTooDeep() {
    assertThat(Condition.of("${" + "(".repeat(10) + "a" + ")".repeat(10) + "}")).isPresent();
    assertThat(Condition.of("${" + "(".repeat(11) + "a" + ")".repeat(11) + "}")).isEmpty();
    assertThat(Condition.of("${" + "!".repeat(11) + "a}")).isEmpty();
    assertThat(Condition.of("${a" + " or a".repeat(30) + "}")).isEmpty();
    assertThat(Condition.of("${a == '" + "x".repeat(500) + "'}")).isEmpty();
  }
}
