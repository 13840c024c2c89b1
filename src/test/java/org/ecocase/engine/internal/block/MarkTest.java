package org.ecocase.engine.internal.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the properties are written that act on clocks and the stage. */
class MarkTest {

  @Test
  void should_tellTheBlock_when_theValueIsWellWritten() {
    assertThat(told("startClock", "archive")).isEqualTo(Map.of("term", "archive"));
    assertThat(told("startClock", " case-decision  from a,notice:b into c "))
        .isEqualTo(Map.of("term", "case-decision", "from", "a, notice:b", "into", "c"));
    assertThat(told("startClock", "payment into paymentDueDate"))
        .isEqualTo(Map.of("term", "payment", "into", "paymentDueDate"));
    assertThat(told("stopClock", "plea , hearing-request note 不再计算, 因为 from 当事人"))
        .isEqualTo(Map.of("term", "plea, hearing-request", "note", "不再计算, 因为 from 当事人"));
    assertThat(told("suspendClock", "seizure reason fact:kind from day evidence number"))
        .isEqualTo(
            Map.of("term", "seizure", "reason", "fact:kind", "from", "day", "evidence", "number"));
    assertThat(told("resumeClock", "seizure reason HEARING from a, b into c"))
        .isEqualTo(Map.of("term", "seizure", "reason", "HEARING", "from", "a, b", "into", "c"));
    assertThat(told("resumeClock", "seizure")).isEqualTo(Map.of("term", "seizure"));
    assertThat(told("stage", "CLOSING")).isEqualTo(Map.of("stage", "CLOSING"));
  }

  @Test
  void should_nameTheBlock_when_itIsRead() {
    assertThat(Mark.NAMES)
        .containsExactly("startClock", "stopClock", "suspendClock", "resumeClock", "stage");
    assertThat(Mark.read("stage", "REVIEW").orElseThrow().block()).isEqualTo("setStage");
    assertThat(Mark.read("startClock", "plea").orElseThrow().block()).isEqualTo("startClock");
    assertThat(Mark.read("stopClock", "a, b").orElseThrow().terms()).containsExactly("a", "b");
  }

  @Test
  void should_knowTheMoment_when_entering() {
    assertThat(Mark.read("startClock", "plea").orElseThrow().entering()).isFalse();
    Mark entering = Mark.read("startClock", "entering plea from a").orElseThrow();
    assertThat(entering.entering()).isTrue();
    assertThat(entering.parameters()).isEqualTo(Map.of("term", "plea", "from", "a"));
    assertThat(entering.on("userTask")).isTrue();
    assertThat(entering.on("sequenceFlow")).isFalse();
    assertThat(entering.on("startEvent")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "userTask, true",
    "sequenceFlow, true",
    "boundaryEvent, true",
    "exclusiveGateway, true",
    "parallelGateway, false",
    "eventBasedGateway, false",
    "process, false"
  })
  void should_standWhereItMakesSense_when_completing(String element, boolean allowed) {
    assertThat(Mark.read("stage", "REVIEW").orElseThrow().on(element)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "startClock |",
        "startClock | entering ",
        "startClock | Plea",
        "startClock | plea from",
        "startClock | plea from a b",
        "startClock | plea into a from b",
        "startClock | plea, b",
        "startClock | plea into notice:a",
        "startClock | plea note a",
        "startClock | plea from ${a}",
        "startClock | entering entering plea",
        "stopClock | plea from a",
        "stopClock | plea note",
        "stopClock | plea,",
        "stopClock | plea note #{a}",
        "suspendClock | plea",
        "suspendClock | plea reason hearing",
        "suspendClock | plea from a reason HEARING",
        "resumeClock | plea evidence a",
        "stage | review",
        "stage | REVIEW CLOSING",
        "extendClock | plea",
        "step | plea"
      })
  void should_readNothing_when_itIsWrittenOtherwise(String name, String value) {
    assertThat(Mark.read(name, value)).isEmpty();
  }

  private static Map<String, String> told(String name, String value) {
    return Mark.read(name, value).orElseThrow().parameters();
  }
}
