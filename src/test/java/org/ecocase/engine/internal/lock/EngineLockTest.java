package org.ecocase.engine.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecocase.support.PastTheGuard.HEAD;
import static org.ecocase.support.PastTheGuard.TAIL;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.ecocase.rule.Refusal;
import org.ecocase.support.CaseTest;
import org.ecocase.support.PastTheGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the engine itself refuses, for models that no guard has seen. */
class EngineLockTest extends CaseTest {

  private static final Path CANARY = Path.of("target", "canary").toAbsolutePath();

  /** What a harmful expression would do if the engine let it. */
  private static final String X =
      "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)"
          + ".exec('touch "
          + CANARY
          + "')}";

  private static final String TABLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="t" name="t" namespace="http://camunda.org/schema/1.0/dmn">
        <decision id="probe" name="试验" camunda:historyTimeToLive="P3650D"><decisionTable id="table">
          <input id="i"><inputExpression id="ie"><text>amount</text></inputExpression></input>
          <output id="o" name="due"/>
          <rule id="r"><inputEntry id="re"><text>&gt; 0</text></inputEntry><outputEntry id="ro"><text>true</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>
      """;

  @Autowired ProcessEngine engine;
  @Autowired FilterService filters;
  @Autowired IdentityService identity;

  @BeforeEach
  void noCanary() throws IOException {
    Files.deleteIfExists(CANARY);
  }

  /** Whatever a test has tried, nothing has run. */
  @AfterEach
  void nothingHasRun() {
    assertThat(CANARY).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <bpmn:serviceTask id="odd" camunda:type="shell"/> | 不允许使用属性“camunda:type”
          <bpmn:serviceTask id="odd" camunda:type="mail"/> | 不允许使用属性“camunda:type”
          <bpmn:serviceTask id="odd" camunda:type="external" camunda:topic="X"/> | 不允许使用属性“camunda:topic”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}" camunda:type="shell"/> | 不允许使用属性“camunda:type”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}" camunda:class="org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior"/> | 不允许使用属性“camunda:class”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}" camunda:expression="X"/> | 不允许使用属性“camunda:expression”
          <bpmn:serviceTask id="odd" camunda:expression="X"/> | 不允许使用属性“camunda:expression”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="X"/> | 没有构件
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${people}"/> | 没有构件“${people}”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${clock.due('a')}"/> | 没有构件
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}" camunda:resultVariable="a"/> | 不允许使用属性“camunda:resultVariable”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}" camunda:jobPriority="X" camunda:asyncBefore="true"/> | 不允许使用属性“camunda:jobPriority”
          <bpmn:serviceTask id="odd" activiti:class="a.B"/> | 不允许使用属性“http://activiti.org/bpmn:class”
          <bpmn:serviceTask id="odd" activiti:expression="X"/> | 不允许使用属性“http://activiti.org/bpmn:expression”
          <bpmn:serviceTask id="odd" odd:a="b" camunda:delegateExpression="${archiveCase}"/> | 不允许使用属性“http://example.com/odd:a”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:field name="a"><camunda:expression>X</camunda:expression></camunda:field></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“field”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:connector><camunda:connectorId>a</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“connector”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:executionListener event="start" expression="X"/></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“executionListener”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:errorEventDefinition errorRef="e" expression="X"/></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“errorEventDefinition”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="a">X</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask> | “inputParameter”中不允许使用表达式
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“script”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="a"><camunda:list><camunda:value>X</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“list”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name="a">X</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“outputParameter”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:documentation>X</bpmn:documentation></bpmn:serviceTask> | “documentation”中不允许使用表达式
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>X</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask> | 重复次数应为不超过200的数字
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask> | 重复次数应为不超过200的数字
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:multiInstanceLoopCharacteristics><bpmn:completionCondition>X</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask> | 不允许使用元素“completionCondition”
          <bpmn:scriptTask id="odd" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask> | 不允许使用元素“scriptTask”
          <bpmn:scriptTask id="odd" scriptFormat="feel"><bpmn:script>1</bpmn:script></bpmn:scriptTask> | 不允许使用元素“scriptTask”
          <bpmn:businessRuleTask id="odd" camunda:decisionRef="terms"/> | 不允许使用元素“businessRuleTask”
          <bpmn:sendTask id="odd" camunda:class="a.B"/> | 不允许使用元素“sendTask”
          <bpmn:userTask id="odd"><bpmn:extensionElements><camunda:taskListener event="create" class="a.B"/></bpmn:extensionElements></bpmn:userTask> | 不允许使用元素“taskListener”
          <bpmn:userTask id="odd"><bpmn:extensionElements><camunda:formData><camunda:formField id="a" type="string" defaultValue="X"/></camunda:formData></bpmn:extensionElements></bpmn:userTask> | 不允许使用元素“formData”
          <bpmn:userTask id="odd" camunda:formHandlerClass="a.B"/> | 不允许使用属性“camunda:formHandlerClass”
          <bpmn:userTask id="odd" camunda:formKey="embedded:a.html"/> | 不允许使用属性“camunda:formKey”
          <bpmn:userTask id="odd" name="X"/> | 属性“name”不允许使用表达式
          <bpmn:userTask id="odd" camunda:candidateGroups="X"/> | 属性“camunda:candidateGroups”不允许使用表达式
          <bpmn:userTask id="odd" camunda:priority="X"/> | 属性“camunda:priority”不允许使用表达式
          <bpmn:userTask id="odd"><bpmn:humanPerformer><bpmn:resourceAssignmentExpression><bpmn:formalExpression>X</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:humanPerformer></bpmn:userTask> | 不允许使用元素“humanPerformer”
          <bpmn:callActivity id="odd" calledElement="X"/> | 属性“calledElement”不允许使用表达式
          <bpmn:callActivity id="odd" calledElement="a" camunda:variableMappingClass="a.B"/> | 不允许使用属性“camunda:variableMappingClass”
          <bpmn:callActivity id="odd" calledElement="a"><bpmn:extensionElements><camunda:in sourceExpression="X" target="a"/></bpmn:extensionElements></bpmn:callActivity> | 属性“sourceExpression”不允许使用表达式
          <bpmn:callActivity id="odd" camunda:caseRef="a"/> | 不允许使用属性“camunda:caseRef”
          <bpmn:intermediateThrowEvent id="odd"><bpmn:messageEventDefinition id="ev" messageRef="m" camunda:expression="X"/></bpmn:intermediateThrowEvent> | 不允许使用属性“camunda:expression”
          <bpmn:intermediateThrowEvent id="odd"><bpmn:messageEventDefinition id="ev" messageRef="m" camunda:type="shell"/></bpmn:intermediateThrowEvent> | 不允许使用属性“camunda:type”
          <bpmn:endEvent id="odd"><bpmn:messageEventDefinition id="ev" messageRef="m" camunda:delegateExpression="X"/></bpmn:endEvent> | 不允许使用属性“camunda:delegateExpression”
          <bpmn:endEvent id="odd"><bpmn:messageEventDefinition id="ev" messageRef="m" camunda:class="a.B"/></bpmn:endEvent> | 不允许使用属性“camunda:class”
          <bpmn:intermediateCatchEvent id="odd"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">X</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent> | 不允许使用元素“conditionalEventDefinition”
          <bpmn:intermediateThrowEvent id="odd"><bpmn:signalEventDefinition signalRef="s"/></bpmn:intermediateThrowEvent> | 不允许使用元素“signalEventDefinition”
          <bpmn:intermediateThrowEvent id="odd"><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent> | 不允许使用元素“compensateEventDefinition”
          <bpmn:intermediateCatchEvent id="odd"><bpmn:timerEventDefinition><bpmn:timeDuration>X</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent> | “timeDuration”中不允许使用表达式
          <bpmn:adHocSubProcess id="odd"/> | 不允许使用元素“adHocSubProcess”
          <bpmn:transaction id="odd"/> | 不允许使用元素“transaction”
          <bpmn:sequenceFlow id="odd" sourceRef="s" targetRef="e"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="groovy">1</bpmn:conditionExpression></bpmn:sequenceFlow> | 不允许使用属性“language”
          <bpmn:sequenceFlow id="odd" sourceRef="s" targetRef="e"><bpmn:extensionElements><camunda:executionListener event="take" class="a.B"/></bpmn:extensionElements></bpmn:sequenceFlow> | 不允许使用元素“executionListener”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><odd:a/></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“a”
          <bpmn:parallelGateway id="odd"><bpmn:extensionElements><camunda:properties><camunda:property name="stage" value="REVIEW"/></camunda:properties></bpmn:extensionElements></bpmn:parallelGateway> | 属性stage不能写成“REVIEW”
          <bpmn:exclusiveGateway id="odd"><bpmn:extensionElements><camunda:properties><camunda:property name="startClock" value="entering archive"/></camunda:properties></bpmn:extensionElements></bpmn:exclusiveGateway> | 属性startClock不能写成“entering archive”
          <bpmn:userTask id="odd"><bpmn:extensionElements><camunda:properties><camunda:property name="startClock" value="archive until then"/></camunda:properties></bpmn:extensionElements></bpmn:userTask> | 属性startClock不能写成“archive until then”
          <bpmn:subProcess id="odd" triggeredByEvent="true"><bpmn:extensionElements><camunda:properties><camunda:property name="stopClock" value="archive"/></camunda:properties></bpmn:extensionElements></bpmn:subProcess> | 属性stopClock不能写成“archive”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${startClock}"/> | 没有构件“${startClock}”
          <bpmn:serviceTask id="odd" camunda:delegateExpression="${archiveCase}"><bpmn:extensionElements><activiti:field name="a" stringValue="b"/></bpmn:extensionElements></bpmn:serviceTask> | 不允许使用元素“field”
          """)
  void should_notParse_when_anElementIsNotOnTheList(String element, String finding) {
    String model = process(element.replace("\"X\"", "\"" + X + "\"").replace(">X<", ">" + X + "<"));

    refused(() -> parse(model))
        .hasMessageContaining("《archive.bpmn》不能使用")
        .hasMessageContaining(finding);
  }

  /** Whoever deploys is told; the log is for failures. */
  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void should_logNoError_when_aModelIsRefused(CapturedOutput output) {
    refused(() -> parse(process("<bpmn:sendTask id=\"odd\" camunda:class=\"a.B\"/>")));

    assertThat(output.getAll()).doesNotContain("ERROR", "ENGINE-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <inputExpression id="ie"> | <inputExpression id="ie" expressionLanguage="juel">
          <inputExpression id="ie"> | <inputExpression id="ie" expressionLanguage="JUEL">
          <inputEntry id="re"> | <inputEntry id="re" expressionLanguage="groovy">
          <inputEntry id="re"> | <inputEntry id="re" expressionLanguage="javascript">
          <outputEntry id="ro"> | <outputEntry id="ro" expressionLanguage="juel">
          <outputEntry id="ro"> | <outputEntry id="ro" expressionLanguage="feel-unary-tests">
          <text>true</text> | <text>${''.getClass()}</text>
          <text>true</text> | <text>for x in 1..1000000000 return x</text>
          <text>true</text> | <text>matches("a", "(a+)+")</text>
          <definitions | <definitions expressionLanguage="juel"
          """)
  void should_notReadATable_when_itIsNotFeelOfTheList(String what, String instead) {
    String odd = TABLE.replace(what, instead);
    assertThat(odd).isNotEqualTo(TABLE);
    refused(() -> due(odd)).hasMessageContaining("决策表“probe”不能使用");
  }

  @Test
  void should_notReadADecision_when_itIsALiteralExpression() {
    String literal =
        TABLE.replaceAll(
            "(?s)<decisionTable.*</decisionTable>",
            "<variable name=\"a\"/><literalExpression expressionLanguage=\"juel\"><text>\\${1}</text></literalExpression>");

    refused(
            () ->
                configuration()
                    .getCommandExecutorTxRequired()
                    .execute(
                        context ->
                            configuration()
                                .getDmnEngine()
                                .parseDecisions(
                                    new ByteArrayInputStream(
                                        literal.getBytes(StandardCharsets.UTF_8)))))
        .hasMessageContaining("决策表“probe”不能使用：不是决策表");
  }

  @Test
  void should_readTheTable_when_itIsPlain() {
    assertThat(due(TABLE)).isEqualTo(true);
  }

  @Test
  void should_runNothing_when_aHarmfulModelIsInTheDatabaseAlready() {
    UUID caseId = investigated();
    String shell =
        "<bpmn:serviceTask id=\"odd\" camunda:type=\"shell\"><bpmn:documentation>"
            + X
            + "</bpmn:documentation><bpmn:extensionElements><camunda:field name=\"command\""
            + " stringValue=\"touch\"/><camunda:field name=\"arg1\" stringValue=\""
            + CANARY
            + "\"/></bpmn:extensionElements></bpmn:serviceTask>";

    withModel(
        process(shell),
        () ->
            refused(() -> desk.start(caseId, "archive", Map.of()))
                .hasMessageContaining("流程文件《archive.bpmn》不能使用"));
  }

  @Test
  void should_nameTheStep_when_noConditionHolds() {
    UUID caseId = investigated();
    String stuck =
        """
        <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="g"/>
        <bpmn:exclusiveGateway id="g" name="怎样办理"/>
        <bpmn:sequenceFlow id="h" sourceRef="g" targetRef="e"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${unset == 'A'}</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="i" sourceRef="g" targetRef="e"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${unset == 'B'}</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:endEvent id="e"/>
        """;

    withModel(
        HEAD + stuck + TAIL,
        () ->
            refused(() -> desk.start(caseId, "archive", Map.of()))
                .hasMessageContaining("的步骤“怎样办理”（g）没有成立的条件"));
  }

  /**
   * A model made from a template of Modeler says so, and keeps the fields that nobody filled in.
   */
  @Test
  void should_parse_when_anElementIsMadeFromATemplate() {
    parse(
        process(
            "<bpmn:serviceTask id=\"odd\" camunda:delegateExpression=\"${archiveCase}\""
                + " camunda:modelerTemplate=\"org.ecocase.archiveCase\">"
                + "<bpmn:extensionElements><camunda:properties>"
                + "<camunda:property name=\"startClock\" value=\"\"/>"
                + "</camunda:properties></bpmn:extensionElements></bpmn:serviceTask>"));
  }

  @Test
  void should_nameTheStep_when_theCalledFlowIsMissing() {
    UUID caseId = investigated();

    withModel(
        process("<bpmn:callActivity id=\"odd\" name=\"送达\" calledElement=\"nowhere\"/>"),
        () ->
            refused(() -> desk.start(caseId, "archive", Map.of()))
                .hasMessageContaining("的步骤“送达”（odd）不能启动流程“nowhere”"));
  }

  @Test
  void should_nameTheStep_when_aBlockCannotDoWhatItIsTold() {
    UUID caseId = investigated();
    String decides =
        "<bpmn:serviceTask id=\"odd\" name=\"判定\" camunda:delegateExpression=\"${%s}\">"
            + "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"%s\">nowhere"
            + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>";

    withModel(
        process(decides.formatted("decide", "decision")),
        () ->
            refused(() -> desk.start(caseId, "archive", Map.of()))
                .hasMessageContaining("的步骤“判定”（odd）不能执行"));
  }

  @Test
  void should_refuse_when_aScriptEngineIsAskedFor() {
    for (String language : new String[] {"groovy", "javascript", "feel", "juel"}) {
      refused(
          () ->
              configuration()
                  .getCommandExecutorTxRequired()
                  .execute(
                      context ->
                          configuration()
                              .getScriptingEngines()
                              .getScriptEngineForLanguage(language)));
    }
  }

  @Test
  void should_listTasks_when_theStoredFiltersAskForTheUser() {
    identity.setAuthentication("officer1", java.util.List.of("officer"));
    try {
      assertThat(filters.createFilterQuery().list())
          .isNotEmpty()
          .allSatisfy(filter -> assertThat(filters.count(filter.getId())).isNotNegative());
    } finally {
      identity.clearAuthentication();
    }
  }

  private static String process(String element) {
    return HEAD
        + "<bpmn:startEvent id=\"s\"/><bpmn:sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"odd\"/>"
        + element
        + "<bpmn:endEvent id=\"e\"/>"
        + TAIL;
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  /** Parses as the engine does when it needs a model, past every check of the deployment. */
  private void parse(String model) {
    BpmnParser parser =
        configuration().getDeployers().stream()
            .filter(BpmnDeployer.class::isInstance)
            .map(deployer -> ((BpmnDeployer) deployer).getBpmnParser())
            .findFirst()
            .orElseThrow();
    configuration()
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              parser
                  .createParse()
                  .sourceInputStream(
                      new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                  .deployment(new DeploymentEntity())
                  .name("archive.bpmn")
                  .execute();
              return null;
            });
  }

  private Object due(String table) {
    return configuration()
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                configuration()
                    .getDmnEngine()
                    .evaluateDecisionTable(
                        "probe",
                        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)),
                        Map.of("amount", 1))
                    .getSingleResult()
                    .getEntry("due"));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    return assertThatThrownBy(act).isInstanceOf(Refusal.class);
  }

  /** Does something while a model stands in the database that no check of a deployment has seen. */
  private void withModel(String model, Runnable act) {
    new PastTheGuard(engine, jdbc).with(model, act);
  }
}
