package org.ecocase.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.ecocase.rule.internal.StepsFile;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static final String FILE =
      """
      steps:
        filing:
          name: 立案
          articles: [{text: 新办法第十九条, from: 2023-07-01}, {text: 旧办法第二十二条, until: 2023-06-30}]
          done: {decision: [APPROVE]}
          papers: [{template: filing-approval, when: {decision: [APPROVE]}}]
          demands: [decision]
          writes: [opinion]
        service:
          name: 送达
      aliases: {opening: filing}
      effects:
        - {block: startClock, with: {term: case-decision}, needs: [filing]}
        - {block: closeClue, needs: ["filing=REFUSE"]}
      tables: {duties: [hearingRight]}
      blocks: {recordFact: [cause]}
      """;

  private final Steps steps = read(FILE);

  static Steps read(String yaml) {
    try {
      return new StepsFile()
          .add("test.yml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
          .steps();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void should_findTheStep_when_aFormerKeyIsAsked() {
    assertThat(steps.get("opening")).isSameAs(steps.get("filing"));
    assertThat(steps.find("nothing")).isEmpty();
  }

  @Test
  void should_citeTheArticleOfTheDay_when_theLawHasChanged() {
    Step filing = steps.get("filing");

    assertThat(filing.article(LocalDate.of(2023, 6, 30))).isEqualTo("旧办法第二十二条");
    assertThat(filing.article(LocalDate.of(2023, 7, 1))).isEqualTo("新办法第十九条");
    assertThat(steps.get("service").article(LocalDate.of(2023, 7, 1))).isEmpty();
  }

  @Test
  void should_letOnlyItsWritersWrite_when_theLawReadsAFact() {
    assertThat(steps.mayWrite(steps.get("filing"), "opinion")).isTrue();
    assertThat(steps.mayWrite(steps.get("service"), "opinion")).isFalse();
    assertThat(steps.mayWrite(null, "decision")).isFalse();
    assertThat(steps.mayWrite(null, "anythingElse")).isTrue();
    assertThat(steps.tableMayWrite("duties", "hearingRight")).isTrue();
    assertThat(steps.tableMayWrite("duties", "decision")).isFalse();
    assertThat(steps.blockMayWrite("recordFact", "cause")).isTrue();
    assertThat(steps.blockMayWrite("startClock", "cause")).isFalse();
  }

  @Test
  void should_speakOfTheBlock_when_itsParametersAreConcerned() {
    assertThat(steps.effects("startClock", Map.of("term", "a, case-decision"))).hasSize(1);
    assertThat(steps.effects("startClock", Map.of("term", "service"))).isEmpty();
    assertThat(steps.restricts("startClock", Map.of("term", "case-decision"))).isTrue();
    assertThat(steps.restricts("startClock", Map.of("term", "service"))).isFalse();
    assertThat(steps.restricts("closeClue", Map.of())).isTrue();
  }

  @Test
  void should_nameTheStep_when_aTemplateStatesIt() {
    assertThat(steps.papers("filing-approval"))
        .singleElement()
        .satisfies(e -> assertThat(e.getKey().key()).isEqualTo("filing"))
        .satisfies(e -> assertThat(e.getValue().optional()).isFalse());
    assertThat(steps.papers("other")).isEmpty();
  }
}
