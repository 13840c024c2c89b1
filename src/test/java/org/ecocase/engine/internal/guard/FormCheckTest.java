package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.support.ShippedDictionary;
import org.ecocase.support.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which forms may be deployed: the shipped ones, and what becomes of them with one odd thing. */
class FormCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "volume-acceptance.form";

  private final Dictionary dictionary = dictionary();

  static Stream<Resource> shipped() throws IOException {
    return Stream.of(
        new PathMatchingResourcePatternResolver().getResources("file:forms/**/*.form"));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void should_findNothing_when_theFormIsShipped(Resource form) throws IOException {
    assertThat(FormCheck.findings(form.getFilename(), form.getContentAsByteArray(), dictionary))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"filepicker","key":"partyName"} | 不支持组件“filepicker”
          {"type":"iframe","url":"https://example.com"} | 不支持组件“iframe”
          {"type":"html","content":"<b>1</b>"} | 不支持组件“html”
          {"type":"button","label":"x","action":"submit"} | 不支持组件“button”
          {"type":"expression","key":"partyName","expression":"=1"} | 不支持组件“expression”
          {"type":"image","source":"https://example.com/a.png"} | 不支持组件“image”
          {"type":"TEXT","text":"a"} | 不支持组件“TEXT”
          {"key":"partyName"} | 不支持组件“”
          {"type":"group","components":[{"type":"button"}]} | 不支持组件“button”
          {"type":"group","path":"a","components":[]} | 属性path：不允许使用
          {"type":"text","text":"<img src=x onerror=alert(1)>"} | 属性text：不允许使用HTML
          {"type":"text","text":"<script>1</script>"} | 属性text：不允许使用HTML
          {"type":"text","text":"a <!-- b"} | 属性text：不允许使用HTML
          {"type":"text","text":"![a](https://example.com/a.png)"} | 属性text：不允许使用HTML和图片
          {"type":"text","text":"[a](javascript:alert(1))"} | 属性text：链接只能写成
          {"type":"text","text":"[a](JaVaScRiPt:alert(1))"} | 属性text：链接只能写成
          {"type":"text","text":"[a](&#106;avascript:alert(1))"} | 属性text：链接只能写成
          {"type":"text","text":"[a](data:text/html,1)"} | 属性text：链接只能写成
          {"type":"text","text":"[a](//example.com)"} | 属性text：链接只能写成
          {"type":"text","text":"[a](\\nhttps://example.com)"} | 属性text：链接只能写成
          {"type":"text","text":"[a](https://user@example.com)"} | 属性text：链接只能写成
          {"type":"text","text":"[a][b]\\n\\n[b]: javascript:alert(1)"} | 属性text：链接只能写成
          {"type":"text","text":"{{#if a}}b{{/if}}"} | {{…}}中只能写
          {"type":"text","text":"{{partyName.length}}"} | {{…}}中只能写
          {"type":"text","text":"{{unheardOf}}"} | 不能显示“unheardOf”
          {"type":"text","text":"{{reporterName}}"} | 不能显示“reporterName”
          {"type":"text","text":"=1+1"} | 属性text：此处不允许使用表达式
          {"type":"text","text":1} | 属性text：应为文字
          {"type":"textfield","key":"partyName","label":"=1"} | 属性label：此处不允许使用表达式
          {"type":"textfield","key":"partyName","label":"{{partyName}}"} | 属性label：此处不允许使用表达式
          {"type":"textfield","key":"partyName","label":"<b>a</b>"} | 属性label：不允许使用HTML
          {"type":"textfield","key":"partyName","label":{"a":1}} | 属性label：应为文字
          {"type":"textfield","key":"partyName","readonly":"=true"} | 属性readonly：只能是true或者false
          {"type":"textfield","key":"partyName","disabled":"=1"} | 属性disabled：只能是true或者false
          {"type":"textfield","key":"partyName","defaultValue":"${''.getClass()}"} | 属性defaultValue：不允许使用
          {"type":"textfield","key":"partyName","properties":{"a":"b"}} | 属性properties.a：不允许使用
          {"type":"textfield","key":"partyName","properties":{"fragment":"party"}} | 属性properties.fragment：不允许使用
          {"type":"group","components":[],"properties":{"fragment":"nobody"}} | 属性properties.fragment：没有片段“nobody”
          {"type":"group","components":[],"properties":{"fragment":"../facts"}} | 属性properties.fragment：的值不允许使用
          {"type":"group","components":[{"type":"separator"}],"properties":{"fragment":"party"}} | 片段“party”的内容由系统填入
          {"type":"group","components":[],"properties":{"fragment":"party"}} | 数据项“partyName”在本表单中重复
          {"type":"group","components":[],"properties":"party"} | 属性properties：不允许使用
          {"type":"textfield","key":"partyName","properties":{"widget":"photo"}} | 属性properties：“partyName”不是文件、签名或者地点，不能使用控件
          {"type":"textfield","key":"partyName","properties":"photo"} | 属性properties：不允许使用
          {"type":"textarea","key":"partyName","properties":{"widget":"photo"}} | 属性properties.widget：不允许使用
          {"type":"textfield","key":"inspectionPhotos"} | 属性properties.widget：“inspectionPhotos”应使用控件file或者photo
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"place"}} | 属性properties.widget：“inspectionPhotos”应使用控件file或者photo
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"video"}} | 属性properties.widget：的值不允许使用
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo"}} | 属性properties.kind：缺少
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo"}} | 属性properties.proves：缺少
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo"}} | 属性properties.place：缺少
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo","kind":"SELFIE"}} | 属性properties.kind：的值不允许使用
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo","proves":"<b>x</b>"}} | 属性properties.proves：不允许使用HTML
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo","place":"unheardOf"}} | 属性properties.place：没有可用的数据项“unheardOf”
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo","takenAt":"partyName"}} | 属性properties.takenAt：没有可用的数据项“partyName”
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo","takenBy":"deliveryDate"}} | 属性properties.takenBy：没有可用的数据项“deliveryDate”
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo","signs":"partyName"}} | 属性properties.signs：不适用于这种控件
          {"type":"textfield","key":"inspectionPhotos","properties":{"widget":"photo"},"validate":{"maxLength":9}} | 属性validate.maxLength：不适用于这种控件
          {"type":"textarea","key":"inspectionPhotos"} | “inspectionPhotos”不能用组件“textarea”填写
          {"type":"textfield","key":"inspectionPosition"} | 属性properties.widget：“inspectionPosition”应使用控件place
          {"type":"textfield","key":"inspectionPosition","properties":{"widget":"place","kind":"ELECTRONIC"}} | 属性properties.kind：不适用于这种控件
          {"type":"textfield","key":"inquireeSignature","properties":{"widget":"signature"}} | 属性properties.signs：缺少
          {"type":"textfield","key":"inquireeSignature","properties":{"widget":"signature"}} | 属性properties.signer：缺少
          {"type":"textfield","key":"inquireeSignature","properties":{"widget":"signature","signs":"unheardOf","signer":"partyName"}} | 属性properties.signs：签名所指的“unheardOf”不是本表单的数据项
          {"type":"textfield","key":"inquireeSignature","properties":{"widget":"signature","signs":"=partyName","signer":"partyName"}} | 属性properties.signs：的值不允许使用
          {"type":"textfield","key":"inquireeSignature","properties":{"widget":"signature","signs":"partyName","signer":"leadOfficer"}} | 属性properties.signer：没有可用的数据项“leadOfficer”
          {"type":"textfield","key":"inquireeSignature","properties":{"widget":"signature","signs":"inspectionWitnesses","signer":"partyName"}} | 属性properties.signs：表格和签名“inspectionWitnesses”不能签入
          {"type":"textfield","key":"inquireeSignature","properties":{"widget":"signature","review":"<b>x</b>"}} | 属性properties.review：不允许使用HTML
          {"type":"textfield","key":"partyName","onclick":"alert(1)"} | 属性onclick：不允许使用
          {"type":"textfield","key":"partyName","validate":"none"} | 属性validate：不允许使用
          {"type":"textfield","key":"partyName","validate":{"required":"=true"}} | 属性validate.required：只能是
          {"type":"textfield","key":"partyName","validate":{"pattern":"(a)\\\\1"}} | 属性validate.pattern：不是可以使用的正则表达式
          {"type":"textfield","key":"partyName","validate":{"pattern":"(?=a)b"}} | 属性validate.pattern：不是可以使用的正则表达式
          {"type":"textfield","key":"partyName","validate":{"pattern":"("}} | 属性validate.pattern：不是可以使用的正则表达式
          {"type":"textfield","key":"partyName","validate":{"minLength":-1}} | 属性validate.minLength：应为
          {"type":"textfield","key":"partyName","validate":{"maxLength":1000000}} | 属性validate.maxLength：应为
          {"type":"textfield","key":"partyName","validate":{"minLength":9,"maxLength":3}} | 属性validate.minLength：不得大于
          {"type":"number","key":"fineAmount","validate":{"min":"=1"}} | 属性validate.min：应为数字
          {"type":"number","key":"fineAmount","validate":{"min":9,"max":1}} | 属性validate.min：不得大于
          {"type":"number","key":"fineAmount","validate":{"max":1e30}} | 属性validate.max：应为数字
          {"type":"number","key":"fineAmount","decimalDigits":400} | 属性decimalDigits：应为
          {"type":"textfield","key":"partyName","conditional":{"hide":"=some x in 1..1000000000 satisfies x < 0"}} | 属性conditional.hide：只能对一个有名称的列表
          {"type":"textfield","key":"partyName","conditional":{"hide":"=matches(partyName, \\"(a+)+\\")"}} | 属性conditional.hide：不允许使用函数“matches”
          {"type":"textfield","key":"partyName","conditional":{"hide":"=partyName >"}} | 属性conditional.hide：不是有效的FEEL表达式
          {"type":"textfield","key":"partyName","conditional":{"hide":"${1}"}} | 属性conditional.hide：条件应以=开头
          {"type":"textfield","key":"partyName","conditional":{"hide":true}} | 属性conditional.hide：应为文字
          {"type":"textfield","key":"partyName","conditional":{"show":"=true"}} | 属性conditional.show：不允许使用
          {"type":"textfield","key":"partyName","conditional":{"hide":"=unheardOf = 1"}} | 条件中的“unheardOf”不是本表单的数据项
          {"type":"textfield","key":"unheardOf"} | 数据字典中没有“unheardOf”
          {"type":"textfield"} | 属性key：缺少数据项
          {"type":"textfield","key":"volumeDecision"} | “volumeDecision”不能用组件“textfield”填写
          {"type":"textfield","key":"volumeNumber"} | 数据字典中没有“volumeNumber”
          {"type":"radio","key":"volumeDecision","values":[{"label":"a","value":"BURN"}]} | “volumeDecision”没有选项“BURN”
          {"type":"radio","key":"volumeDecision","values":[{"label":"a","value":"ACCEPT"},{"label":"b","value":"ACCEPT"}]} | 选项“ACCEPT”重复
          {"type":"radio","key":"volumeDecision","values":[{"label":"<b>","value":"ACCEPT"}]} | 每个选项只能有
          {"type":"radio","key":"volumeDecision","valuesExpression":"=xs"} | 属性valuesExpression：不允许使用
          {"type":"radio","key":"pleaOutcome"} | （pleaOutcome）属性valuesKey：选项或者取自数据字典
          {"type":"radio","key":"pleaOutcome","valuesKey":"codes_partyKind"} | 属性valuesKey：应为“codes_pleaOutcome”
          {"type":"radio","key":"pleaOutcome","valuesKey":"choices_officer"} | 属性valuesKey：应为“codes_pleaOutcome”
          {"type":"radio","key":"pleaOutcome","valuesKey":"codes_pleaOutcome","values":[]} | 属性valuesKey：选项或者取自数据字典
          {"type":"radio","key":"pleaOutcome","values":[{"label":"另说","value":"WAIVED"}]} | 选项“WAIVED”在数据字典中的名称是
          {"type":"select","key":"leadOfficer","valuesKey":"codes_leadOfficer"} | “leadOfficer”在数据字典中没有选项
          {"type":"select","key":"leadOfficer","valuesKey":"officers"} | 属性valuesKey：的值不允许使用
          {"type":"datetime","key":"deliveryDate","subtype":"datetime"} | “deliveryDate”应为date
          {"type":"datetime","key":"deliveryDate","subtype":"date","timeInterval":0} | 属性timeInterval：应为
          {"type":"spacer","height":100000} | 属性height：应为
          {"type":"textfield","key":"reporterName"} | “reporterName”（举报人姓名）不得出现在本表单中
          {"type":"textfield","key":"reporterPhone"} | “reporterPhone”（举报人联系电话）不得出现在本表单中
          {"type":"checkbox","key":"reporterRealName"} | “reporterRealName”（实名举报）不得出现在本表单中
          """)
  void should_nameTheComponent_when_itIsOdd(String component, String finding) throws IOException {
    JsonNode form = form();
    ((ArrayNode) form.get("components")).add(JSON.readTree(component));

    assertThat(findings(JSON.writeValueAsString(form)))
        .anySatisfy(told -> assertThat(told).contains("《" + FORM + "》", finding));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { | 不是有效的表单文件
          [] | 不是有效的表单文件
          {"id":"volume-acceptance","id":"other","type":"default","components":[]} | 第1行：属性'id'重复
          {"id":"volume-acceptance","type":"default","components":[]} {} | 不是有效的表单文件
          {"id":"other","type":"default","components":[]} | 文件名应为表单编号加.form
          {"id":"volume-acceptance","type":"camunda","components":[]} | 属性type：的值不允许使用
          {"id":"volume-acceptance","type":"default","components":{}} | 属性components：应为列表
          {"id":"volume-acceptance","type":"default","components":[],"variables":[1]} | 属性variables：不允许使用
          {"id":"volume-acceptance","type":"default","components":[],"$schema":"x"} | 属性$schema：不允许使用
          """)
  void should_refuseTheFile_when_itIsOdd(String file, String finding) {
    assertThat(findings(file)).anySatisfy(told -> assertThat(told).contains(finding));
  }

  @Test
  void should_refuseTheFile_when_itIsDeepOrLarge() {
    String deep = "{\"type\":\"group\",\"components\":[".repeat(30) + "]}".repeat(30);
    String form = "{\"id\":\"volume-acceptance\",\"type\":\"default\",\"components\":[%s]}";
    String many = "{\"type\":\"separator\"},".repeat(600) + "{\"type\":\"separator\"}";

    assertThat(findings(form.formatted(deep))).singleElement().asString().contains("不是有效的");
    assertThat(findings(form.formatted(many))).singleElement().asString().contains("不得超过500个");
    assertThat(findings(" ".repeat(600 * 1024))).singleElement().asString().contains("文件超过");
  }

  @Test
  void should_refuse_when_aFieldStandsTwice() throws IOException {
    JsonNode form = form();
    JsonNode field = JSON.readTree("{\"type\":\"textfield\",\"key\":\"partyName\",\"id\":\"a\"}");
    ((ArrayNode) form.get("components")).add(field).add(field);

    assertThat(findings(JSON.writeValueAsString(form)))
        .anySatisfy(told -> assertThat(told).contains("数据项“partyName”在本表单中重复"))
        .anySatisfy(told -> assertThat(told).contains("编号“a”重复"));
  }

  @Test
  void should_refuse_when_theDictionaryIsCopied() throws IOException {
    JsonNode form = form();
    ObjectNode field = JSON.createObjectNode().put("type", "radio").put("key", "pleaOutcome");
    ArrayNode values = field.putArray("values");
    dictionary
        .get("pleaOutcome")
        .codes()
        .forEach((code, label) -> values.addObject().put("value", code).put("label", label));
    ((ArrayNode) form.get("components")).add(field);

    assertThat(findings(JSON.writeValueAsString(form)))
        .singleElement()
        .asString()
        .contains("与数据字典的选项相同，不必抄录：valuesKey填“codes_pleaOutcome”");
    values.remove(0);
    assertThat(findings(JSON.writeValueAsString(form))).as("a part of them").isEmpty();
  }

  private List<String> findings(String form) {
    return FormCheck.findings(FORM, form.getBytes(StandardCharsets.UTF_8), dictionary);
  }

  private static JsonNode form() throws IOException {
    return JSON.readTree(FormCheckTest.class.getResource("/forms/archive/" + FORM));
  }

  private static Dictionary dictionary() {
    return ShippedDictionary.read();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | 没有表格“”
          {"path":"partyName","disableCollapse":true} | 没有表格“partyName”
          {"path":"measurements"} | 属性disableCollapse：应为true
          {"path":"measurements","disableCollapse":false} | 属性disableCollapse：应为true
          {"path":"measurements","disableCollapse":true} | 缺少必填的列“factor”（污染因子）
          {"path":"measurements","disableCollapse":true,"allowAddRemove":false,"components":[{"type":"dynamiclist","id":"b","path":"measurements"}]} | 表格中不得再有表格
          {"path":"measurements","disableCollapse":true,"components":[{"type":"textfield","key":"colour"}]} | 表格“measurements”没有“colour”这一列
          {"path":"measurements","disableCollapse":true,"components":[{"type":"textfield","key":"value"}]} | “value”不能用组件“textfield”填写
          {"path":"measurements","disableCollapse":true,"components":[{"type":"textfield","key":"factor"},{"type":"textfield","key":"factor"}]} | “factor”在本表单中重复
          {"path":"measurements","disableCollapse":true,"components":[{"type":"textfield","key":"factor","conditional":{"hide":"=this.colour = 1"}}]} | 条件中的“this.colour”不是本表格的列
          {"path":"measurements","disableCollapse":true,"components":[{"type":"textfield","key":"factor","conditional":{"hide":"=value = 1"}}]} | 条件中的“value”不是本表单的数据项
          {"path":"measurements","disableCollapse":true,"conditional":{"hide":"=this.factor = 1"},"components":[{"type":"textfield","key":"factor"}]} | 不允许读取“this.factor”
          {"path":"measurements","disableCollapse":true,"rows":3,"components":[{"type":"textfield","key":"factor"}]} | 属性rows：不允许使用
          {"path":"measurements","disableCollapse":true,"properties":{"minRows":"many"},"components":[{"type":"textfield","key":"factor"}]} | 属性properties.minRows
          """)
  void should_say_when_aTableIsNotAsItHasToBe(String table, String finding) {
    String json =
        table.replaceFirst("\\{", "{\"type\":\"dynamiclist\",\"id\":\"a\",").replace(",}", "}");

    assertThat(tables(json)).anySatisfy(found -> assertThat(found).contains(finding));
  }

  @Test
  void should_findNothing_when_aTableHasItsColumns() {
    assertThat(
            tables(
                """
                {"type":"dynamiclist","id":"a","path":"measurements","label":"监测结果",
                 "isRepeating":true,"allowAddRemove":true,"defaultRepetitions":0,
                 "showOutline":true,"disableCollapse":true,"properties":{"minRows":"1"},
                 "components":[
                  {"type":"textfield","key":"factor","id":"b","label":"污染因子"},
                  {"type":"number","key":"value","id":"c","label":"监测值",
                   "conditional":{"hide":"=this.factor = \\"x\\" and i[1] > 2"}},
                  {"type":"select","key":"method","id":"d","label":"监测方法",
                   "valuesExpression":"=choices_methods[factor = this.factor]"}]}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=choices_methods",
        "choices_methods[factor = this.factor]",
        "=choices_methods[factor = this.value]",
        "=choices_methods[factor = \\\"COD\\\"]",
        "=choices_methods[factor = parent.factor]",
        "=choices_methods[factor != this.factor]",
        "=choices_methods[factor = this.factor][1]",
        "=choices_methods[factor = this.factor or true]",
        "=codes_unit[factor = this.factor]",
        "=measurements[factor = this.factor]",
        "=[{label: \\\"a\\\", value: \\\"b\\\"}]",
        "=1",
        ""
      })
  void should_refuse_when_aRowsChoicesAreAnythingElse(String expression) {
    assertThat(tables(choosing("select", "method", "\"valuesExpression\":\"" + expression + "\"")))
        .anySatisfy(found -> assertThat(found).contains("属性valuesExpression：只能写成"));
  }

  @Test
  void should_refuse_when_aRowsChoicesAreInTheWrongPlace() {
    String rule = "\"valuesExpression\":\"=choices_methods[%s = this.%<s]\"";

    assertThat(tables(choosing("select", "method", rule.formatted("unit"))))
        .singleElement()
        .asString()
        .contains("属性valuesExpression：“this.unit”不是本表格的列");
    assertThat(
            tables(
                choosing(
                    "select",
                    "method",
                    rule.formatted("factor") + ",\"valuesKey\":\"choices_methods\"")))
        .singleElement()
        .asString()
        .contains("不得与values或者valuesKey同时使用");
    assertThat(tables(choosing("radio", "method", rule.formatted("factor"))))
        .anySatisfy(found -> assertThat(found).contains("属性valuesExpression：不允许使用"));
    assertThat(tables(choosing("select", "unit", rule.formatted("factor"))))
        .anySatisfy(found -> assertThat(found).contains("属性valuesKey：选项或者取自数据字典"));
    assertThat(
            findings(
                """
                {"id":"volume-acceptance","type":"default","components":[
                 {"type":"select","key":"partyName","valuesExpression":"=choices_a[b = this.b]"}]}
                """))
        .singleElement()
        .asString()
        .contains("属性valuesExpression：只能用在表格中");
  }

  private static String choosing(String type, String key, String properties) {
    return """
        {"type":"dynamiclist","id":"a","path":"measurements","disableCollapse":true,
         "components":[{"type":"textfield","key":"factor"},{"type":"%s","key":"%s",%s}]}
        """
        .formatted(type, key, properties);
  }

  private static List<String> tables(String component) {
    String form =
        "{\"type\":\"default\",\"id\":\"t\",\"schemaVersion\":16,\"components\":["
            + component
            + "]}";
    return FormCheck.findings("t.form", form.getBytes(StandardCharsets.UTF_8), Tables.DICTIONARY);
  }
}
