package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.CallActivityBuilder;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.ecocase.clue.Signal;
import org.ecocase.rule.Refusal;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process owner's own flow, deployed as he deploys it, does what the law knows no sooner than it
 * may be done, whether it calls a flow of the product or does it itself when something happens.
 */
class OwnFlowsTest extends MutantWalks {

  private static final String OWN = "own-line";
  private static final String WHY = "自定流程的环节。";

  private long last;

  @BeforeEach
  void remember() {
    last = lastRelease();
  }

  @AfterEach
  void putBack() {
    goBack(last);
  }

  /** The case has come so far in fact, and its own line no further; then the own flow calls. */
  @ParameterizedTest
  @CsvSource({
    "adjudication, , proposeFiling, true, 应当先完成“立案批准”",
    "archive, , draftNotice, false, 尚未完成“结案批准”，不得办理后续事项",
    "disclosure, , draftNotice, false, 尚未完成“处理决定”，不得办理后续事项",
    "delivery, notice, draftNotice, true, 尚未制作应当送达的文书，不得办理送达",
    "delivery, decision, draftNotice, true, 尚未制作应当送达的文书，不得办理送达",
    "delivery, , draftNotice, true, 尚未制作应当送达的文书，不得办理送达"
  })
  void should_reachNothing_when_anOwnFlowCallsWhatIsNotYetToBeDone(
      String called, String scope, String until, boolean starts, String words) {
    deploy(calling(called, scope), Map.of());
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until(until);
    leave(walk);
    List<String> before = LawfulCase.reached(jdbc, walk.caseId(), 0);

    Outcome outcome =
        walk(
            () -> {
              desk.start(walk.caseId(), OWN, Map.of());
              return walk;
            });

    assertThat(outcome.end()).as(outcome.why()).isEqualTo(Outcome.End.STOPPED);
    assertThat(outcome.why()).contains(words).doesNotContainPattern("[a-z]{4}");
    assertThat(LawfulCase.reached(jdbc, walk.caseId(), 0)).isEqualTo(before);
    assertThat(LawfulCase.breaches(jdbc, walk.caseId(), 0)).isEmpty();
    assertThat(caseFiles.submissions(walk.caseId()))
        .noneMatch(done -> "service".equals(done.step()));
    if (starts) {
      assertInstance(walk, OWN).isWaitingAtExactly("call").hasNotPassed("done");
    } else {
      assertThat(walk.running()).as("not even begun").isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "adjudication, , act penalty-decision[decisionKind=PENALTY]",
    "archive, , archived",
    "disclosure, , published",
    "delivery, decision, act service[deliverySucceeded=true]@decision"
  })
  void should_comeToTheEnd_when_anOwnFlowCallsWhatIsToBeDone(
      String called, String scope, String reached) {
    deploy(calling(called, scope), Map.of());

    Outcome outcome = walk(() -> started(ready(called), OWN, Map.of()));

    assertThat(outcome.end()).as(outcome.why()).isEqualTo(Outcome.End.COMPLETED);
    assertThat(outcome.reached()).contains(reached);
    assertThat(outcome.breaches()).isEmpty();
  }

  /** A case in which all has been done that goes before what is called. */
  private UUID ready(String called) {
    return switch (called) {
      case "adjudication" -> {
        UUID id = investigated();
        clockRuns(id, "case-decision");
        yield id;
      }
      case "delivery" -> {
        UUID id = decided(Map.of());
        given(id, Set.of(), Set.of("penalty-decision"), Set.of());
        yield id;
      }
      default ->
          decided(
              Map.of(
                  "closingDate", today().toString(),
                  "closingReason", "PERFORMED",
                  "closingSummary", "已全部履行"));
    };
  }

  @ParameterizedTest
  @CsvSource({"timer, true", "timer, false", "message, true", "message, false"})
  void should_refuseAStep_when_anEventOpensItBeforeWhatGoesBefore(
      String event, boolean interrupting) {
    deploy(aside(event, interrupting), Map.of("own-approval.form", form()));
    UUID id = investigated();
    desk.start(id, OWN, Map.of());
    Walk walk = known(walker.of(id));
    assertInstance(walk, OWN).isWaitingAtExactly("wait");

    happens(walk, event);

    String[] waits =
        interrupting ? new String[] {"aside", "act"} : new String[] {"aside", "act", "wait"};
    Map<String, Object> approval = Map.of("extensionDecision", "APPROVE");
    assertInstance(walk, OWN).isWaitingAtExactly(waits);
    refused(walk, "act", approval, "应当先完成“申请延长办案期限”，再办理“延长办案期限批准”");
    assertInstance(walk, OWN).isWaitingAtExactly(waits);

    given(id, Set.of("extension-approval"), Set.of(), Set.of());
    walk.complete("act", approval);
    if (interrupting) {
      assertInstance(walk, OWN).isEnded().hasPassed("act").hasNotPassed("done");
    } else {
      assertInstance(walk, OWN).isWaitingAtExactly("wait").hasPassed("act");
    }
  }

  private void happens(Walk walk, String event) {
    if (event.equals("timer")) {
      walk.expire("due");
      return;
    }
    Map<String, Object> answer =
        Map.of("policeDecision", "NOT_FILED", "policeDecisionDate", today().toString());
    assertThatThrownBy(() -> message(walk, "police-reply", answer))
        .as("an answer is a step, too")
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("应当先完成“移交案件材料”");
    assertInstance(walk, OWN).isWaitingAtExactly("wait");
    given(walk.caseId(), Set.of("police-reply"), Set.of(), Set.of());
    message(walk, "police-reply", answer);
  }

  private void deploy(BpmnModelInstance model, Map<String, byte[]> forms) {
    Map<String, byte[]> files = new TreeMap<>(forms);
    files.put(OWN + ".bpmn", bytes(Bpmn.convertToString(model)));
    deployments.deploy("自定", walker.actor("owner1"), files);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A form of the product under a key of its own. */
  private static byte[] form() {
    String form =
        new String(
            PackagedFlows.files("penalty").get("extension-approval.form"), StandardCharsets.UTF_8);
    return bytes(form.replace("\"extension-approval\"", "\"own-approval\""));
  }

  /** What runs of the case ends here, as if nobody went on with it. */
  private void leave(Walk walk) {
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(walk.caseId().toString())
        .rootProcessInstances()
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "left"));
  }

  private static BpmnModelInstance calling(String called, String scope) {
    CallActivityBuilder call =
        process()
            .startEvent("begin")
            .documentation(WHY)
            .callActivity("call")
            .name("调用")
            .documentation(WHY)
            .calledElement(called)
            .camundaCalledElementBinding("latest")
            .camundaInBusinessKey("#{execution.processBusinessKey}")
            .camundaIn("caseId", "caseId");
    if (scope != null) {
      CamundaIn in = call.getElement().getModelInstance().newInstance(CamundaIn.class);
      in.setCamundaSourceExpression(scope);
      in.setCamundaTarget("scope");
      call.addExtensionElement(in);
    }
    return call.endEvent("done").documentation(WHY).done();
  }

  private static ProcessBuilder process() {
    return Bpmn.createExecutableProcess(OWN).name("自定流程").camundaHistoryTimeToLiveString("P3650D");
  }

  /** A flow that waits, and beside it somebody approves an extension when something happens. */
  private static BpmnModelInstance aside(String event, boolean interrupting) {
    ProcessBuilder process = process();
    BpmnModelInstance model =
        process
            .startEvent("begin")
            .documentation(WHY)
            .intermediateCatchEvent("wait")
            .documentation(WHY)
            .timerWithDuration("P30D")
            .endEvent("done")
            .documentation(WHY)
            .done();
    StartEventBuilder due =
        process
            .eventSubProcess("aside")
            .name("另行办理")
            .documentation(WHY)
            .startEvent("due")
            .documentation(WHY)
            .interrupting(interrupting);
    CamundaProperty step = model.newInstance(CamundaProperty.class);
    step.setCamundaName("step");
    step.setCamundaValue("extension-approval");
    CamundaProperties properties = model.newInstance(CamundaProperties.class);
    properties.getCamundaProperties().add(step);
    (event.equals("timer") ? due.timerWithDuration("P1D") : due.message("police-reply"))
        .userTask("act")
        .name("批准延长")
        .documentation(WHY)
        .camundaFormRef("own-approval")
        .camundaFormRefBinding("deployment")
        .camundaCandidateGroups("agency-head")
        .camundaDueDate("${clock.due('task-default')}")
        .addExtensionElement(properties)
        .endEvent("acted")
        .documentation(WHY);
    return model;
  }
}
