package org.ecocase.rule.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecocase.rule.Steps;
import org.ecocase.support.Acts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsFileTest {

  @Test
  void should_readTheSteps_when_theFilesAreInOrder() {
    assertThat(Acts.STEPS.all()).hasSizeGreaterThan(90);
  }

  @Test
  void should_putTogether_when_severalFilesSpeakOfOneTable() throws IOException {
    Steps steps =
        new StepsFile()
            .add("a.yml", stream("tables: {duties: [a]}"))
            .add("b.yml", stream("tables: {duties: [b]}"))
            .steps();

    assertThat(steps.guarded()).containsExactlyInAnyOrder("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "stepz: {}; “stepz” is not known",
        "steps: {a: {name: 甲, befor: [b]}}; “befor” is not known",
        "steps: {a: {name: 甲, papers: [{template: t, wen: {x: [Y]}}]}}; “wen” is not known",
        "steps: {a: {name: 甲, articles: [{text: 条, til: 2020-01-01}]}}; “til” is not known",
        "steps: {a: {name: 甲, starts: [{term: t, wen: {x: [Y]}}]}}; “wen” is not known",
        "steps: {a: {name: 甲, once: [{of: a, wen: {x: [Y]}}]}}; “wen” is not known",
        "effects: [{block: b, need: [a]}]; “need” is not known",
        "steps: {a: {roles: [officer]}}; name",
        "steps: {a: {name: 甲, after: [A b]}}; no reference"
      })
  void should_nameTheFile_when_aWordIsWrong(String yaml, String words) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("test.yml: ")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "steps: {a: {name: 甲, after: [b]}}; no step “b”",
        "steps: {a: {name: 甲, once: [a | b]}}; no step “b”",
        "effects: [{block: b, needs: [c]}]; no step “c”",
        "flows: {f: [c]}; no step “c”",
        "steps: {a: {name: 甲}, b: {name: 乙, after: [a=X]}}; a has no outcomes",
        "steps: {a: {name: 甲, done: {x: [Y]}}}; outcome of a",
        "steps: {a: {name: 甲, done: {x: [Y], z: [Y]}, writes: [x, z]}}; outcome of a",
        "steps: {a: {name: 甲, after: [a]}}; wait for each other",
        "steps: {a: {name: 甲, after: [b]}, b: {name: 乙, after: [a]}}; wait for each other",
        "{steps: {a: {name: 甲}}, aliases: {b: c}}; no former key",
        "{steps: {a: {name: 甲}, b: {name: 乙}}, aliases: {b: a}}; no former key"
      })
  void should_refuse_when_theStepsDoNotAgree(String yaml, String words) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(words);
  }

  @Test
  void should_refuse_when_aStepIsThereTwice() {
    assertThatThrownBy(
            () ->
                new StepsFile()
                    .add("a.yml", stream("steps: {a: {name: 甲}}"))
                    .add("b.yml", stream("steps: {a: {name: 乙}}"))
                    .steps())
        .hasMessageContaining("the step a is there twice");
  }

  private static Steps read(String yaml) throws IOException {
    return new StepsFile().add("test.yml", stream(yaml)).steps();
  }

  private static ByteArrayInputStream stream(String yaml) {
    return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
  }
}
