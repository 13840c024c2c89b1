package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which tables may be deployed: the shipped ones, and what becomes of one with one odd thing. */
class DecisionCheckTest {

  private static final String FILE = "payment-duty.dmn";

  /** A table of the kind that Modeler writes. */
  private static final String TABLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="duties" name="缴款" namespace="http://camunda.org/schema/1.0/dmn">
        <decision id="payment-duty" name="缴款义务" camunda:historyTimeToLive="P3650D">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in1" label="罚款">
              <inputExpression id="in1e" typeRef="integer">
                <text>fineAmount</text>
              </inputExpression>
            </input>
            <output id="out1" label="应缴" name="paymentDue" typeRef="boolean" />
            <rule id="rule1">
              <inputEntry id="cell1">
                <text>&gt; 0</text>
              </inputEntry>
              <outputEntry id="cell2">
                <text>true</text>
              </outputEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  static Stream<Resource> shipped() throws IOException {
    return Stream.of(
        new PathMatchingResourcePatternResolver().getResources("classpath*:/processes/**/*.dmn"));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void should_findNothing_when_theTableIsShipped(Resource table) throws IOException {
    byte[] dmn = table.getContentAsByteArray();

    assertThat(DecisionCheck.findings(table.getFilename(), dmn, Optional.of(dmn))).isEmpty();
  }

  @Test
  void should_findNothing_when_theTableIsPlain() {
    assertThat(findings(TABLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <inputExpression id="in1e" | <inputExpression id="in1e" expressionLanguage="juel" | （in1e）属性expressionLanguage：的值“juel”不允许使用
          <inputExpression id="in1e" | <inputExpression id="in1e" expressionLanguage="JUEL" | 属性expressionLanguage
          <inputExpression id="in1e" | <inputExpression id="in1e" expressionLanguage="groovy" | 属性expressionLanguage
          <inputEntry id="cell1" | <inputEntry id="cell1" expressionLanguage="juel" | （cell1）属性expressionLanguage
          <inputEntry id="cell1" | <inputEntry id="cell1" expressionLanguage="javascript" | （cell1）属性expressionLanguage
          <inputEntry id="cell1" | <inputEntry id="cell1" expressionLanguage=" juel " | （cell1）属性expressionLanguage
          <inputEntry id="cell1" | <inputEntry id="cell1" expressionLanguage="" | （cell1）属性expressionLanguage
          <inputEntry id="cell1" | <inputEntry id="cell1" expressionLanguage="feel-scala" | （cell1）属性expressionLanguage
          <outputEntry id="cell2" | <outputEntry id="cell2" expressionLanguage="Juel" | （cell2）属性expressionLanguage
          <outputEntry id="cell2" | <outputEntry id="cell2" expressionLanguage="python" | （cell2）属性expressionLanguage
          <definitions xmlns | <definitions expressionLanguage="juel" xmlns | 属性expressionLanguage：不允许使用
          <decisionTable id="table" | <decisionTable id="table" expressionLanguage="juel" | 属性expressionLanguage：不允许使用
          <decision id="payment-duty" | <decision expressionLanguage="juel" id="payment-duty" | 属性expressionLanguage：不允许使用
          <output id="out1" | <output expressionLanguage="juel" id="out1" | 属性expressionLanguage：不允许使用
          <text>true</text> | <text>${''.getClass()}</text> | （cell2）：不是有效的FEEL表达式
          <text>true</text> | <text>#{1}</text> | （cell2）：不是有效的FEEL表达式
          <text>true</text> | <text>some x in 1..1000000000 satisfies x = 0</text> | 只能对一个有名称的列表
          <text>true</text> | <text>for x in 1..1000000000 return x</text> | 不允许使用“For”
          <text>true</text> | <text>2 ** 999999</text> | 不允许使用“Exponentiation”
          <text>true</text> | <text>matches("a", "(a+)+")</text> | 不允许使用函数“matches”
          <text>true</text> | <text>function() external {java: {class: "java.lang.System", method signature: "exit(int)"}}</text> | （cell2）：
          <text>true</text> | <text>true</text><text>false</text> | （cell2）：只能有一段文字
          <text>&gt; 0</text> | <text>&gt;</text> | （cell1）：不是有效的FEEL表达式
          <text>&gt; 0</text> | <text>fineAmount.class = 1</text> | 只能使用单个名称
          <text>fineAmount</text> | <text>fineAmount.class</text> | （in1e）：不允许读取“fineAmount.class”
          <text>fineAmount</text> | `` | （in1e）：缺少表达式
          <text>fineAmount</text> | <importedValues/> | 不允许使用元素“importedValues”
          `<outputEntry id="cell2">` | `<outputEntry id="x"><text>1</text></outputEntry><outputEntry id="cell2">` | （rule1）：单元格应为1个输入、1个输出
          hitPolicy="FIRST" | hitPolicy="PRIORITY" | 属性hitPolicy：的值“PRIORITY”不允许使用
          hitPolicy="FIRST" | hitPolicy="OUTPUT ORDER" | 属性hitPolicy
          hitPolicy="FIRST" | hitPolicy="FIRST" aggregation="SUM" | 属性aggregation：只能用于命中策略COLLECT
          `<decisionTable id="table" hitPolicy="FIRST">` | `<literalExpression expressionLanguage="juel"><text>${1}</text></literalExpression><decisionTable id="table" hitPolicy="FIRST">` | 不允许使用元素“literalExpression”
          `<decisionTable id="table" hitPolicy="FIRST">` | `<extensionElements/><decisionTable id="table" hitPolicy="FIRST">` | 不允许使用元素“extensionElements”
          `<decisionTable id="table" hitPolicy="FIRST">` | `<variable name="a"/><decisionTable id="table" hitPolicy="FIRST">` | 不允许使用元素“variable”
          `<decisionTable id="table" hitPolicy="FIRST">` | `<informationRequirement id="r"><requiredDecision href="#nowhere"/></informationRequirement><decisionTable id="table" hitPolicy="FIRST">` | 所引用的决策表“nowhere”不在本文件中
          `<decisionTable id="table" hitPolicy="FIRST">` | `<informationRequirement id="r"><requiredDecision href="#payment-duty"/></informationRequirement><decisionTable id="table" hitPolicy="FIRST">` | 决策表不得循环引用
          `<decisionTable id="table" hitPolicy="FIRST">` | `<informationRequirement id="r"><requiredDecision href="http://example.com/a.dmn#b"/></informationRequirement><decisionTable id="table" hitPolicy="FIRST">` | 属性href
          </definitions> | <businessKnowledgeModel id="b"/></definitions> | 不允许使用元素“businessKnowledgeModel”
          </definitions> | <inputData id="b" name="b"/></definitions> | 不允许使用元素“inputData”
          </definitions> | <import namespace="a" locationURI="http://example.com" importType="b"/></definitions> | 不允许使用元素“import”
          </definitions> | <itemDefinition name="b"/></definitions> | 不允许使用元素“itemDefinition”
          </definitions> | <decision id="other" camunda:historyTimeToLive="P3650D"/></definitions> | （other）：应当恰好是一张决策表
          ` camunda:historyTimeToLive="P3650D"` | `` | “缴款义务”（payment-duty）属性camunda:historyTimeToLive：历史保留期限不得少于十年
          camunda:historyTimeToLive="P3650D" | camunda:historyTimeToLive="P0D" | 历史保留期限不得少于十年
          camunda:historyTimeToLive="P3650D" | camunda:historyTimeToLive="3649" | 历史保留期限不得少于十年
          camunda:historyTimeToLive="P3650D" | camunda:historyTimeToLive="${1}" | 历史保留期限应写成P3650D
          id="cell2" | id="cell1" | 编号“cell1”重复
          id="payment-duty" | id="${1}" | 属性id：的值
          name="paymentDue" | `` | （out1）属性name：缺少输出列的名称
          typeRef="boolean" | typeRef="java.lang.Runtime" | 属性typeRef
          <rule id="rule1"> | <rule id="rule1" onload="a"> | 属性onload：不允许使用
          xmlns:camunda="http://camunda.org/schema/1.0/dmn" | xmlns:camunda="http://activiti.org/bpmn" | 历史保留期限不得少于十年
          https://www.omg.org/spec/DMN/20191111/MODEL/ | http://www.omg.org/spec/DMN/20151101/dmn.xsd | 不是DMN 1.3的决策文件
          <definitions xmlns | <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions xmlns | 不允许使用文档类型声明
          </definitions> | `` | 不是有效的XML文件
          """)
  void should_nameTheElement_when_oneThingIsOdd(String what, String instead, String finding) {
    assertThat(TABLE).contains(what);
    String odd =
        TABLE.replaceFirst(
            Pattern.quote(what), Matcher.quoteReplacement(instead == null ? "" : instead));

    assertThat(findings(odd))
        .anySatisfy(told -> assertThat(told).startsWith("《" + FILE + "》").contains(finding));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id="payment-duty" | id="payment-duties" | 现行的决策表“payment-duty”不得删除或者改名
          name="paymentDue" | name="paymentOwed" | 现行的输出列“paymentDue”不得删除或者改名
          <text>fineAmount</text> | <text>fine</text> | 现行的输入列“fineAmount”不得删除或者改名
          typeRef="boolean" | typeRef="string" | 输出列“paymentDue”的类型不得由“boolean”改为“string”
          typeRef="integer" | typeRef="string" | 输入列“fineAmount”的类型不得由“integer”改为“string”
          """)
  void should_refuse_when_aNameInUseIsGone(String what, String instead, String finding) {
    byte[] inForce = TABLE.getBytes(StandardCharsets.UTF_8);
    byte[] now = TABLE.replace(what, instead).getBytes(StandardCharsets.UTF_8);

    assertThat(DecisionCheck.findings(FILE, now, Optional.of(inForce)))
        .anySatisfy(told -> assertThat(told).contains(finding));
  }

  @Test
  void should_findNothing_when_aColumnIsAdded() {
    String more =
        TABLE
            .replace(
                "<output id", "<output id=\"o\" name=\"reason\" typeRef=\"string\"/><output id")
            .replace(
                "<outputEntry",
                "<outputEntry id=\"r\"><text>\"a\"</text></outputEntry><outputEntry");

    assertThat(
            DecisionCheck.findings(
                FILE,
                more.getBytes(StandardCharsets.UTF_8),
                Optional.of(TABLE.getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "<dmn", "\u0000", "<definitions/>"})
  void should_refuseTheFile_when_itIsNone(String file) {
    assertThat(findings(file)).singleElement().asString().startsWith("《" + FILE + "》");
  }

  private static java.util.List<String> findings(String dmn) {
    return DecisionCheck.findings(FILE, dmn.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  /** What is many in a case reaches a table as a list of its rows. */
  @ParameterizedTest
  @CsvSource({"120.5, true", "30, false"})
  void should_readRows_when_aTableAsksForThem(String measured, boolean due) {
    String dmn =
        TABLE
            .replace(
                "<text>fineAmount</text>",
                "<text>some m in measurements satisfies number(m.value) &gt; number(m.limit)</text>")
            .replace("typeRef=\"integer\"", "typeRef=\"boolean\"")
            .replace("<text>&gt; 0</text>", "<text>true</text>");
    byte[] file = dmn.getBytes(StandardCharsets.UTF_8);
    assertThat(DecisionCheck.findings(FILE, file, Optional.of(file))).isEmpty();

    DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    DmnDecisionTableResult result =
        engine.evaluateDecisionTable(
            engine.parseDecision("payment-duty", new ByteArrayInputStream(file)),
            Map.of(
                "measurements",
                List.of(
                    Map.of("rowId", "r1", "factor", "pH", "value", "7"),
                    Map.of("rowId", "r2", "factor", "COD", "value", measured, "limit", "50"))));
    assertThat(result.isEmpty()).isEqualTo(!due);
  }
}
