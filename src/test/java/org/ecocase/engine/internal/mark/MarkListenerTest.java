package org.ecocase.engine.internal.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.engine.TaskDesk;
import org.ecocase.rule.Refusal;
import org.ecocase.support.CaseTest;
import org.ecocase.support.PastTheGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When the properties of elements act on the clocks and the stage, on the real engine. */
class MarkListenerTest extends CaseTest {

  private static final String TIMER =
      "<bpmn:timerEventDefinition id=\"%sTimer\"><bpmn:timeDuration"
          + " xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>";

  @Autowired ProcessEngine engine;

  private UUID caseId;

  @BeforeEach
  void aCase() {
    caseId = investigated();
    assertThat(stage()).isEqualTo("CLUE");
  }

  @Test
  void should_actAfterwards_when_theElementIsCompleted() {
    run(
        line(wait("wait", mark("startClock", "urging-answer"))),
        () -> {
          assertThat(started()).isEmpty();
          expire("wait");
          assertThat(started()).containsExactly("urging-answer");
        });
  }

  @Test
  void should_actBefore_when_theElementIsEntered() {
    run(
        line(
            wait(
                "wait",
                mark("startClock", "entering urging-answer"),
                mark("stopClock", "urging-answer note 已经答复"))),
        () -> {
          assertThat(state("urging-answer")).isEqualTo(ClockState.RUNNING);
          expire("wait");
          assertThat(state("urging-answer")).isEqualTo(ClockState.STOPPED);
        });
  }

  @Test
  void should_actOnTheWayTaken_when_aSequenceFlowHasThem() {
    run(
        start()
            + flow("f", "s", "g")
            + element("exclusiveGateway", "g", "default=\"no\"")
            + flow("yes", "g", "e", mark("startClock", "legal-review"), "${caseId == 'nobody'}")
            + flow("no", "g", "e", mark("startClock", "urging-answer"), "")
            + end(),
        () -> assertThat(started()).containsExactly("urging-answer"));
  }

  /** Between the two stages nothing else could tell that the first was reached. */
  @Test
  void should_keepTheOrder_when_severalStandOnOneElement() {
    run(
        start(
                mark("stage", "REVIEW"),
                mark("startClock", "urging-answer"),
                mark("stage", "DECISION"),
                mark("stopClock", "urging-answer, legal-review"))
            + flow("f", "s", "e")
            + end(),
        () -> {
          assertThat(stage()).isEqualTo("DECISION");
          assertThat(journal()).containsSubsequence("进入“案件审查”", "进入“决定”");
          assertThat(state("urging-answer")).isEqualTo(ClockState.STOPPED);
        });
  }

  @Test
  void should_startNothing_when_aBoundaryEventInterrupts() {
    run(
        start()
            + flow("f", "s", "task")
            + element("userTask", "task", "name=\"办理\"", mark("startClock", "legal-review"))
            + boundary("late", "task", mark("startClock", "urging-answer"))
            + flow("g", "task", "e")
            + flow("h", "late", "e")
            + end(),
        () -> {
          expire("late");
          assertThat(started()).containsExactly("urging-answer");
        });
  }

  /** What is inside is interrupted with it, and the sub process itself is. */
  @Test
  void should_startNothing_when_aSubProcessIsInterrupted() {
    run(
        start()
            + flow("f", "s", "sub")
            + sub(
                "sub",
                "",
                wait("inner", mark("startClock", "legal-review")),
                mark("startClock", "urging-answer"))
            + boundary("late", "sub")
            + flow("g", "sub", "e")
            + flow("h", "late", "e")
            + end(),
        () -> {
          expire("late");
          assertThat(desk.running(caseId)).isFalse();
          assertThat(started()).isEmpty();
        });
  }

  /** A terminating end interrupts what runs beside it. */
  @Test
  void should_startNothing_when_theProcessTerminates() {
    run(
        start()
            + flow("f", "s", "p")
            + element("parallelGateway", "p", "")
            + flow("g", "p", "wait")
            + wait("wait", mark("startClock", "legal-review"))
            + flow("h", "wait", "e")
            + end()
            + flow("i", "p", "short")
            + wait("short")
            + flow("j", "short", "stop")
            + "<bpmn:endEvent id=\"stop\">"
            + extension(mark("startClock", "urging-answer"))
            + "<bpmn:terminateEventDefinition id=\"t\"/></bpmn:endEvent>",
        () -> {
          expire("short");
          assertThat(desk.running(caseId)).isFalse();
          assertThat(started()).containsExactly("urging-answer");
        });
  }

  @Test
  void should_startNothing_when_theInstanceIsCancelled() {
    run(
        line(
            sub(
                "sub",
                "",
                wait("wait", mark("startClock", "legal-review")),
                mark("startClock", "urging-answer"))),
        () -> {
          runtime
              .createProcessInstanceQuery()
              .processInstanceBusinessKey(caseId.toString())
              .list()
              .forEach(i -> runtime.deleteProcessInstance(i.getId(), "cancelled"));
          assertThat(desk.running(caseId)).isFalse();
          assertThat(started()).isEmpty();
        });
  }

  @Test
  void should_actOnce_when_theElementIsDoneSeveralTimesAtOnce() {
    for (String sequential : List.of("false", "true")) {
      aCase();
      String several =
          "<bpmn:multiInstanceLoopCharacteristics isSequential=\""
              + sequential
              + "\">"
              + "<bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";
      run(
          line(
              sub(
                  "sub",
                  several,
                  wait("wait"),
                  mark("startClock", "entering urging-answer"),
                  mark("startClock", "legal-review"))),
          () -> {
            assertThat(started()).containsExactly("urging-answer");
            for (int i = 0; i < 3; i++) {
              assertThat(started()).doesNotContain("legal-review");
              expire("wait");
            }
            assertThat(desk.running(caseId)).isFalse();
            assertThat(started()).containsExactlyInAnyOrder("urging-answer", "legal-review");
          });
    }
  }

  @Test
  void should_refuse_when_itsStepIsMissing() {
    for (String startClock :
        List.of("case-decision from filingDate", "plea from notice:deliveryDate")) {
      refused(start(mark("startClock", startClock)) + flow("f", "s", "e") + end(), "尚未完成");
      refused(start() + flow("f", "s", "e", mark("startClock", startClock), "") + end(), "尚未完成");
    }
    refused(start(mark("startClock", "plea")) + flow("f", "s", "e") + end(), "没有法定的步骤作为依据");
  }

  @Test
  void should_refuse_when_theStageIsAnEnd() {
    refused(start(mark("stage", "ARCHIVED")) + flow("f", "s", "e") + end(), "只能由办结、归档的构件进入");
    assertThat(stage()).isEqualTo("CLUE");
  }

  @Test
  void should_nameTheElement_when_itCannotAct() {
    refused(
        line(
            element(
                "exclusiveGateway",
                "g",
                "name=\"怎样办理\"",
                mark("startClock", "urging-answer from statutoryFineMin"))),
        "流程“试验”的“怎样办理”（g）属性startClock不能执行");
    refused(
        start()
            + flow("f", "s", "e", mark("startClock", "urging-answer from statutoryFineMin"), "")
            + end(),
        "流程“试验”的（f）属性startClock不能执行");
  }

  private void refused(String body, String words) {
    run(
        body,
        false,
        () ->
            assertThatThrownBy(() -> desk.start(caseId, "archive", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words));
    assertThat(started()).isEmpty();
  }

  private void run(String body, Runnable act) {
    run(body, true, act);
  }

  private void run(String body, boolean start, Runnable act) {
    new PastTheGuard(engine, jdbc)
        .with(
            PastTheGuard.HEAD + body + PastTheGuard.TAIL,
            () -> {
              if (start) {
                desk.start(caseId, "archive", Map.of("caseId", caseId.toString()));
              }
              act.run();
            });
  }

  private void expire(String event) {
    TaskDesk.Timer timer =
        desk.timers(caseId).stream()
            .filter(t -> t.activity().equals(event))
            .findFirst()
            .orElseThrow();
    desk.expire(timer.id());
  }

  /** The clocks that were started, each as often as it was. */
  private List<String> started() {
    return clocks.of(caseId).stream()
        .map(clock -> clock.name().termKey())
        .filter(term -> !term.equals("clue-verification"))
        .toList();
  }

  private ClockState state(String term) {
    return clocks.of(caseId).stream()
        .filter(clock -> clock.name().termKey().equals(term))
        .map(ClockView::state)
        .findFirst()
        .orElseThrow();
  }

  private String stage() {
    return caseFiles.get(caseId).stage().key();
  }

  private List<String> journal() {
    return journal.of(caseId).stream().map(entry -> entry.text()).toList();
  }

  private static String mark(String name, String value) {
    return "<camunda:property name=\"" + name + "\" value=\"" + value + "\"/>";
  }

  private static String extension(String... marks) {
    return marks.length == 0
        ? ""
        : Stream.of(marks)
            .collect(
                Collectors.joining(
                    "",
                    "<bpmn:extensionElements><camunda:properties>",
                    "</camunda:properties></bpmn:extensionElements>"));
  }

  private static String element(String type, String id, String more, String... marks) {
    return "<bpmn:%s id=\"%s\" %s>%s</bpmn:%s>".formatted(type, id, more, extension(marks), type);
  }

  private static String start(String... marks) {
    return element("startEvent", "s", "", marks);
  }

  private static String end() {
    return element("endEvent", "e", "");
  }

  private static String flow(String id, String from, String to) {
    return flow(id, from, to, "", "");
  }

  private static String flow(String id, String from, String to, String mark, String condition) {
    return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">".formatted(id, from, to)
        + (mark.isEmpty() ? "" : extension(mark))
        + (condition.isEmpty()
            ? ""
            : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                + condition
                + "</bpmn:conditionExpression>")
        + "</bpmn:sequenceFlow>";
  }

  private static String wait(String id, String... marks) {
    return "<bpmn:intermediateCatchEvent id=\""
        + id
        + "\">"
        + extension(marks)
        + TIMER.formatted(id)
        + "</bpmn:intermediateCatchEvent>";
  }

  private static String boundary(String id, String host, String... marks) {
    return "<bpmn:boundaryEvent id=\""
        + id
        + "\" attachedToRef=\""
        + host
        + "\">"
        + extension(marks)
        + TIMER.formatted(id)
        + "</bpmn:boundaryEvent>";
  }

  private static String sub(String id, String loop, String inner, String... marks) {
    String innerId = inner.replaceAll("(?s).*? id=\"(\\w+)\".*", "$1");
    return "<bpmn:subProcess id=\""
        + id
        + "\">"
        + extension(marks)
        + loop
        + element("startEvent", id + "Begin", "")
        + flow(id + "In", id + "Begin", innerId)
        + inner
        + flow(id + "Out", innerId, id + "End")
        + element("endEvent", id + "End", "")
        + "</bpmn:subProcess>";
  }

  /** A process of one element. */
  private static String line(String element) {
    String id = element.replaceAll("(?s).*? id=\"(\\w+)\".*", "$1");
    return start() + flow("in", "s", id) + element + flow("out", id, "e") + end();
  }
}
