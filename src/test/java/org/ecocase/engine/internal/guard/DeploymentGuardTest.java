package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.ecocase.rule.Refusal;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a process owner may deploy, by changing one thing of a model that may be deployed. */
@EcocaseTest
class DeploymentGuardTest {

  @Autowired DeploymentGuard guard;
  @Autowired RepositoryService repository;

  @ParameterizedTest
  @CsvSource({
    "archive", "clue", "deadline", "delivery", "disclosure", "discussion", "execution", "hearing",
    "inspection", "legalreview", "notification", "penalty", "referral"
  })
  void should_findNothing_when_theModelsArePackaged(String flow) {
    assertThat(guard.findings(files(flow))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${archiveCase} | ${runtimeService} | （sealVolume）：服务任务只能使用构件清单中的构件
          ${archiveCase} | ${''.getClass()} | （sealVolume）：服务任务只能使用构件清单中的构件
          ${archiveCase} | ${archiveCase.execute(execution)} | （sealVolume）：服务任务只能使用构件清单中的构件
          camunda:delegateExpression="${archiveCase}" | camunda:class="java.lang.Runtime" | （sealVolume）：服务任务只能使用构件清单中的构件
          camunda:delegateExpression="${archiveCase}" | camunda:expression="${1+1}" | （sealVolume）：服务任务只能使用构件清单中的构件
          ${volumeDecision == 'ACCEPT'} | ${''.getClass()} | 条件只能比较流转变量和常量
          ${volumeDecision == 'ACCEPT'} | ${volumeDecision.toString() == 'a'} | 条件只能比较流转变量和常量
          ${volumeDecision == 'ACCEPT'} | ${execution.processEngine} | 条件只能比较流转变量和常量
          ${volumeDecision == 'ACCEPT'} | ${volumeDecision == 'A'}${''.getClass()} | 条件只能比较流转变量和常量
          ${volumeDecision == 'ACCEPT'} | ${volumeDecision['class'] == 'A'} | 条件只能比较流转变量和常量
          ${people.of('leadOfficer')} | ${people.of('leadOfficer').getClass()} | （assembleVolume）：办理人员只能写成
          ${people.of('leadOfficer')} | ${initiator} | （assembleVolume）：办理人员只能写成
          camunda:formRef="volume-assembly" | camunda:formRef="nowhere" | （assembleVolume）：表单“nowhere”不在同一次部署中
          camunda:candidateGroups="archivist" | camunda:candidateGroups="wizard" | （acceptVolume）：没有角色“wizard”
          ` camunda:candidateGroups="archivist"` | `` | （acceptVolume）：没有办理角色或人员
          ` camunda:candidateGroups="archivist" camunda:dueDate="${clock.due('archive')}"` | ` camunda:candidateGroups="archivist"` | （acceptVolume）：办理期限应写成
          camunda:candidateGroups="archivist" camunda:dueDate="${clock.due('archive')}" | camunda:candidateGroups="archivist" camunda:dueDate="${clock.due('never')}" | （acceptVolume）：办理期限：没有期限“never”
          camunda:candidateGroups="archivist" camunda:dueDate="${clock.due('archive')}" | camunda:candidateGroups="archivist" camunda:dueDate="P3D" | （acceptVolume）：办理期限应写成
          <camunda:inputParameter name="term">archive</camunda:inputParameter> | <camunda:inputParameter name="term">never</camunda:inputParameter> | （startArchiveClock）：没有期限“never”
          <camunda:inputParameter name="term">archive</camunda:inputParameter> | <camunda:inputParameter name="x">1</camunda:inputParameter> | （startArchiveClock）：缺少参数“term”
          <camunda:inputParameter name="from">closingDate</camunda:inputParameter> | <camunda:inputParameter name="from">${''.getClass()}</camunda:inputParameter> | 此处不允许使用表达式
          name="routing" value="volumeDecision" | name="routing" value="nothing" | （acceptVolume）：没有事实“nothing”
          name="routing" value="volumeDecision" | name="policy" value="nothing" | （acceptVolume）：没有规则“nothing”
          <bpmn:documentation>案卷已归档（《生态环境行政处罚办法》第七十九条）。</bpmn:documentation> | `` | “已归档”（volumeArchived）：缺少说明
          camunda:historyTimeToLive="P3650D" | `` | 流程“archive”：未设置历史保留期限
          bpmn:process id="archive" | bpmn:process id="archives" | 文件名应为流程编号加.bpmn
          bpmnElement="sealVolume" | bpmnElement="stopArchiveClock" | “封存案卷”（sealVolume）：没有画在图上
          ${generateVolume} | ${decide} | （generateCaseVolume）：缺少参数“decision”
          ${generateVolume} | ${generateDocument} | （generateCaseVolume）：缺少参数“template”
          ${generateVolume} | ${recordFact} | （generateCaseVolume）：缺少参数“fact”
          name="立卷" | name="${''.getClass()}" | 此处不允许使用表达式
          """)
  void should_nameTheElement_when_aModelIsBad(String what, String instead, String finding) {
    Map<String, byte[]> files = files("archive");
    String model = text(files.get("archive.bpmn"));
    assertThat(model).contains(what);
    String changed = model.replaceFirst(java.util.regex.Pattern.quote(what),
        java.util.regex.Matcher.quoteReplacement(instead == null ? "" : instead));
    files.put("archive.bpmn", changed.getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files)).anySatisfy(f -> assertThat(f).contains(finding));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bpmn:scriptTask scriptFormat="javascript" | <bpmn:script>1</bpmn:script> | 不允许使用脚本任务
          bpmn:businessRuleTask camunda:decisionRef="payment-duty" | `` | 请使用“判定”构件
          bpmn:sendTask camunda:expression="${1}" | `` | 请使用“通知”构件
          bpmn:serviceTask camunda:delegateExpression="${decide}" | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="decision">nothing</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements> | 没有决策表“nothing”
          bpmn:serviceTask camunda:delegateExpression="${recordFact}" | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="fact">nothing</camunda:inputParameter><camunda:inputParameter name="value">EXPIRED</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements> | 没有数据项“nothing”
          bpmn:serviceTask camunda:delegateExpression="${recordFact}" | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="fact">seizureReleaseCause</camunda:inputParameter><camunda:inputParameter name="value">NEVER</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements> | 没有数据项“seizureReleaseCause”的代码“NEVER”
          bpmn:serviceTask camunda:delegateExpression="${generateDocument}" | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="template">nothing</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements> | 没有文书模板“nothing”
          bpmn:serviceTask camunda:delegateExpression="${archiveCase}" | <bpmn:extensionElements><camunda:executionListener event="start" expression="${1}"/></bpmn:extensionElements> | 不允许使用监听器
          bpmn:serviceTask camunda:delegateExpression="${archiveCase}" | <bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name="x">1</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements> | 不允许使用输出参数
          bpmn:serviceTask camunda:delegateExpression="${archiveCase}" | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements> | 不允许使用脚本
          bpmn:serviceTask camunda:delegateExpression="${archiveCase}" | <bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements> | 不允许使用连接器
          bpmn:callActivity calledElement="${''.getClass()}" | `` | 被调用的流程应写明编号
          bpmn:callActivity calledElement="delivery" camunda:variableMappingClass="java.lang.Runtime" | `` | 不允许使用变量映射类
          bpmn:callActivity calledElement="delivery" | <bpmn:extensionElements><camunda:in businessKey="#{''.getClass()}"/></bpmn:extensionElements> | 业务键只能写成
          bpmn:callActivity calledElement="delivery" | <bpmn:extensionElements><camunda:in sourceExpression="${''.getClass()}" target="x"/></bpmn:extensionElements> | 此处不允许使用表达式
          """)
  void should_refuseTheElement_when_itIsOfAKindThatCouldDoAnything(
      String element, String content, String finding) {
    Map<String, byte[]> files = files("archive");
    String tag = element.split(" ")[0];
    String odd =
        "<" + element + " id=\"odd\" name=\"多出的步骤\"><bpmn:documentation>无</bpmn:documentation>"
            + (content == null ? "" : content) + "</" + tag + ">";
    files.put(
        "archive.bpmn",
        text(files.get("archive.bpmn"))
            .replace("</bpmn:process>", odd + "</bpmn:process>")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files)).anySatisfy(f -> assertThat(f).contains(finding));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"filepicker","key":"volumeNote"} | 不支持组件“filepicker”
          {"type":"iframe","url":"https://example.com"} | 不支持组件“iframe”
          {"type":"html","content":"<script>1</script>"} | 不支持组件“html”
          {"type":"textfield","key":"unheardOf"} | 数据字典中没有“unheardOf”
          {"type":"textfield","key":"volumeDecision"} | “volumeDecision”不能用组件“textfield”填写
          {"type":"radio","key":"volumeDecision","values":[{"label":"a","value":"BURN"}]} | “volumeDecision”没有选项“BURN”
          {"type":"group","components":[{"type":"button","label":"x"}]} | 不支持组件“button”
          """)
  void should_nameTheComponent_when_aFormIsBad(String component, String finding) {
    Map<String, byte[]> files = files("archive");
    String form = text(files.get("volume-acceptance.form"));
    files.put(
        "volume-acceptance.form",
        form.replaceFirst("\"components\"\\s*:\\s*\\[", java.util.regex.Matcher.quoteReplacement(
                "\"components\": [" + component + ","))
            .getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files))
        .anySatisfy(f -> assertThat(f).contains("volume-acceptance.form", finding));
  }

  @Test
  void should_refuseTheFile_when_itCannotBeRead() {
    assertThat(guard.findings(Map.of("a.bpmn", "<bpmn".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("《a.bpmn》不是有效的BPMN文件");
    assertThat(guard.findings(Map.of("a.form", "{".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("《a.form》不是有效的表单文件");
    assertThatThrownBy(
            () -> guard.findings(Map.of("a.dmn", "<dmn".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("不是有效的DMN文件");
  }

  @Test
  void should_deployNothing_when_somethingIsWrong() {
    long before = repository.createDeploymentQuery().count();
    DeploymentBuilder deployment = repository.createDeployment().name("bad");
    files("archive")
        .forEach(
            (name, bytes) ->
                deployment.addString(
                    name, text(bytes).replace("${archiveCase}", "${runtimeService}")));

    assertThatThrownBy(deployment::deploy)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("部署被拒绝：《archive.bpmn》“封存案卷”（sealVolume）");
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> files(String flow) {
    Map<String, byte[]> files = new TreeMap<>();
    try {
      for (String pattern :
          List.of("classpath*:/processes/" + flow + "/*.*", "classpath*:/forms/" + flow + "/*.form")) {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
          files.put(resource.getFilename(), resource.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }
}
