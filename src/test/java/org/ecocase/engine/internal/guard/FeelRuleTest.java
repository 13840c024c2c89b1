package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tables and forms may say in FEEL. */
class FeelRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "\"a\",\"b\"",
        "not(\"a\",\"b\")",
        "[1..5]",
        "]1..5[",
        ">= 500000",
        "true",
        "null",
        "list contains(?, \"A\") or list contains(?, \"B\")",
        "? > 3 and ? < x",
        "< \"2026-08-15\"",
        "date(\"2026-01-20\")",
        "duration(\"P3D\")",
        "some k in kinds satisfies k = \"A\""
      })
  void should_allow_when_aCellOnlyTestsItsValue(String cell) {
    assertThat(FeelRule.unaryTests(cell).problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if fineAmount = null then 0 else fineAmount / 100",
        "penaltyKinds = null or not(list contains(penaltyKinds, \"FINE\"))",
        "(if a = null then 0 else a) + -b * 2",
        "count(kinds[item = \"A\"])",
        "a between 1 and 2",
        "every k in kinds satisfies k != \"A\"",
        "string length(name) > 3",
        "some m in measurements satisfies number(m.value) > number(m.limit)",
        "count(measurements[item.factor = \"COD\"]) > 0"
      })
  void should_allow_when_anExpressionIsPlain(String expression) {
    assertThat(FeelRule.expression(expression).problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "some x in 1..1000000000 satisfies x < 0",
        "every x in [1,2,3] satisfies x > 0",
        "for x in 1..1000000000 return x",
        "measurements.value",
        "partyName.class",
        "this.value",
        "parent.value",
        "some m in measurements satisfies m.value.class = 1",
        "some m in measurements satisfies other.value = 1",
        "for x in kinds return x",
        "some x in a, y in b satisfies x = y",
        "some x in a satisfies some y in b satisfies x = y",
        "count(a[count(b[item > 1]) > 1])",
        "count([1,2,3][item > 1])",
        "matches(name, \"(a+)+$\")",
        "replace(name, \"(a+)+\", \"b\")",
        "split(name, \"(a+)+\")",
        "2 ** 99999999",
        "function(x) x + 1",
        "function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"getRuntime()\"}}",
        "party.class.name",
        "{a: 1}.a",
        "get value(facts, \"class\")",
        "string join(kinds, \"x\")",
        "${''.getClass()}",
        "#{''.getClass()}",
        "now()",
        "unheard of(1)",
        "substring(name: \"a\", start position: 1)",
        "fineAmount >",
        "",
        "9999999999999999999999999999999999999999",
      })
  void should_refuse_when_anExpressionCouldDoMore(String expression) {
    assertThat(FeelRule.expression(expression).problem()).isPresent();
    assertThat(FeelRule.unaryTests(expression).problem()).isPresent();
  }

  @Test
  void should_refuseBeforeItIsParsed_when_anExpressionIsLongOrDeep() {
    assertThat(FeelRule.expression("1 + ".repeat(600) + "1").problem()).isPresent();
    assertThat(FeelRule.expression("(".repeat(60) + "1" + ")".repeat(60)).problem()).isPresent();
    assertThat(FeelRule.expression("if a then 1 else ".repeat(110) + "1").problem()).isPresent();
    assertThat(FeelRule.expression("-".repeat(1_900) + "1").problem()).isPresent();
    assertThat(FeelRule.expression("not(".repeat(39) + "a" + ")".repeat(39)).problem()).isEmpty();
  }

  @Test
  void should_nameWhatIsRead_when_anExpressionIsAllowed() {
    assertThat(FeelRule.expression("a = 1 or (some k in kinds satisfies k = b)").names())
        .containsExactlyInAnyOrder("a", "b", "kinds");
  }
}
