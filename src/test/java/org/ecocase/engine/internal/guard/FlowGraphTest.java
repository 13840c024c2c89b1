package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways through a process with all that may branch off. */
class FlowGraphTest {

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="p">
          <startEvent id="begin"/>
          <sequenceFlow id="f1" sourceRef="begin" targetRef="sub"/>
          <subProcess id="sub">
            <startEvent id="subBegin"/>
            <userTask id="act"/>
            <boundaryEvent id="late" attachedToRef="act"><timerEventDefinition/></boundaryEvent>
            <endEvent id="subEnd"/>
            <endEvent id="subLate"><terminateEventDefinition/></endEvent>
            <sequenceFlow id="s1" sourceRef="subBegin" targetRef="act"/>
            <sequenceFlow id="s2" sourceRef="act" targetRef="subEnd"/>
            <sequenceFlow id="s3" sourceRef="late" targetRef="subLate"/>
          </subProcess>
          <boundaryEvent id="told" attachedToRef="sub"><messageEventDefinition/></boundaryEvent>
          <sequenceFlow id="f2" sourceRef="sub" targetRef="fork"/>
          <exclusiveGateway id="fork"/>
          <sequenceFlow id="f3" sourceRef="fork" targetRef="call">
            <conditionExpression>${a == 'B'}</conditionExpression>
          </sequenceFlow>
          <sequenceFlow id="f4" sourceRef="told" targetRef="block"/>
          <sequenceFlow id="f7" sourceRef="fork" targetRef="block"/>
          <callActivity id="call" calledElement="other"/>
          <serviceTask id="block" camunda:delegateExpression="${generateDocument}">
            <extensionElements>
              <camunda:properties><camunda:property name="article" value="x"/></camunda:properties>
              <camunda:inputOutput>
                <camunda:inputParameter name="template"> notice </camunda:inputParameter>
              </camunda:inputOutput>
            </extensionElements>
          </serviceTask>
          <sequenceFlow id="f5" sourceRef="call" targetRef="done"/>
          <sequenceFlow id="f6" sourceRef="block" targetRef="done"/>
          <endEvent id="done"/>
          <subProcess id="meanwhile" triggeredByEvent="true">
            <startEvent id="soon" isInterrupting="false"><timerEventDefinition/></startEvent>
            <endEvent id="noted"/>
            <sequenceFlow id="e1" sourceRef="soon" targetRef="noted"/>
          </subProcess>
        </process>
      </definitions>
      """;

  private final FlowGraph graph = read(MODEL);

  @Test
  void should_layOpenSubProcesses_when_waysAreFollowed() {
    assertThat(graph.key()).isEqualTo("p");
    assertThat(graph.starts()).extracting(FlowGraph.Node::id).containsExactly("begin");
    assertThat(graph.ends()).extracting(FlowGraph.Node::id).containsExactly("done", "noted");
    assertThat(to("begin")).containsExactly("sub", "meanwhile");
    assertThat(to("sub")).containsExactly("subBegin", "told");
    assertThat(to("act")).containsExactly("late", "subEnd");
    assertThat(to("subEnd")).containsExactly("fork");
    assertThat(to("subLate")).containsExactly("fork");
    assertThat(to("fork")).containsExactly("call", "block");
    assertThat(graph.successors("fork").get(0).condition()).isEqualTo("${a == 'B'}");
    assertThat(to("meanwhile")).containsExactly("soon");
    assertThat(to("noted")).isEmpty();
    assertThat(graph.reachable(List.of("told"))).containsExactly("told", "block", "done");
    assertThat(graph.nodes()).hasSize(15);
  }

  @Test
  void should_sayWhatAStepDoes_when_itCallsOrNamesABlock() {
    assertThat(graph.called("call")).contains("other");
    assertThat(graph.called("block")).isEmpty();
    assertThat(graph.block("block")).contains("generateDocument");
    assertThat(graph.properties("block")).isEqualTo(Map.of("article", "x"));
    assertThat(graph.parameters("block")).isEqualTo(Map.of("template", "notice"));
    assertThat(graph.parameters("act")).isEmpty();
    assertThat(graph.node("soon").orElseThrow().event("timer")).isTrue();
  }

  /** Before an element, after it, within a flow; beside an event on its border nothing acts. */
  @Test
  void should_putPropertiesOnTheWays_when_theyActOnClocks() {
    FlowGraph marked =
        graph(
            """
            <startEvent id="begin"/>
            <sequenceFlow id="f1" sourceRef="begin" targetRef="sub">[stopClock=a][stage=REVIEW]</sequenceFlow>
            <subProcess id="sub">[startClock=entering b][stopClock=b]
              <startEvent id="subBegin"/>
              <userTask id="act">[startClock=entering c from d][stopClock=c][stopClock=not Read]</userTask>
              <endEvent id="subEnd">[stage=NOTICE]</endEvent>
              <sequenceFlow id="s1" sourceRef="subBegin" targetRef="act"/>
              <sequenceFlow id="s2" sourceRef="act" targetRef="subEnd"/>
            </subProcess>
            <boundaryEvent id="told" attachedToRef="sub">[stopClock=e]<messageEventDefinition/></boundaryEvent>
            <sequenceFlow id="f2" sourceRef="sub" targetRef="fork"/>
            <sequenceFlow id="f3" sourceRef="told" targetRef="fork"/>
            <parallelGateway id="fork">[stage=CLUE]</parallelGateway>
            <sequenceFlow id="f4" sourceRef="fork" targetRef="done"/>
            <endEvent id="done">[stage=CLOSING][stopClock=g]</endEvent>
            """);

    assertThat(to(marked, "begin")).containsExactly("f1#1");
    assertThat(to(marked, "f1#1")).containsExactly("f1#2");
    assertThat(to(marked, "f1#2")).containsExactly("sub#1");
    assertThat(to(marked, "sub#1")).containsExactly("sub");
    assertThat(to(marked, "sub")).containsExactlyInAnyOrder("subBegin", "told");
    assertThat(to(marked, "subBegin")).containsExactly("act#1");
    assertThat(to(marked, "act#1")).containsExactly("act");
    assertThat(to(marked, "act")).containsExactly("act#2");
    assertThat(to(marked, "act#2")).containsExactly("subEnd#1");
    assertThat(to(marked, "subEnd#1")).containsExactly("subEnd");
    assertThat(to(marked, "subEnd")).containsExactly("sub#2");
    assertThat(to(marked, "sub#2")).containsExactly("fork");
    assertThat(to(marked, "told")).containsExactly("told#1");
    assertThat(to(marked, "told#1")).containsExactly("fork");
    assertThat(to(marked, "fork")).containsExactly("done#1");
    assertThat(to(marked, "done#2")).containsExactly("done");
    assertThat(marked.ends()).extracting(FlowGraph.Node::id).containsExactly("done");

    assertThat(marked.block("f1#2")).contains("setStage");
    assertThat(marked.parameters("f1#2")).isEqualTo(Map.of("stage", "REVIEW"));
    assertThat(marked.block("act#1")).contains("startClock");
    assertThat(marked.parameters("act#1")).isEqualTo(Map.of("term", "c", "from", "d"));
    assertThat(marked.node("act#1").orElseThrow().finding("term", "x").text())
        .contains("（act）属性startClock：x");
  }

  private static FlowGraph graph(String body) {
    String process =
        body.replaceAll(
            "\\[(\\w+)=([^]]*)]",
            "<extensionElements><camunda:properties>"
                + "<camunda:property name=\"$1\" value=\"$2\"/>"
                + "</camunda:properties></extensionElements>");
    return read(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
            + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"><process id=\"p\">"
            + process
            + "</process></definitions>");
  }

  private static List<String> to(FlowGraph graph, String id) {
    return graph.successors(id).stream().map(FlowGraph.Way::to).toList();
  }

  private List<String> to(String id) {
    return graph.successors(id).stream().map(FlowGraph.Way::to).toList();
  }

  private static FlowGraph read(String model) {
    try {
      return FlowGraph.of(Tag.read("p.bpmn", model.getBytes(StandardCharsets.UTF_8))).orElseThrow();
    } catch (UnreadableFile e) {
      throw new AssertionError(e);
    }
  }
}
