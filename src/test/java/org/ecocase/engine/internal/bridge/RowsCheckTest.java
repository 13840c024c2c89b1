package org.ecocase.engine.internal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecocase.casefile.Choice;
import org.ecocase.dictionary.FactRows;
import org.ecocase.support.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that was handed in, against its form: conditions, limits, and what the form hides. */
class RowsCheckTest {

  private static final String COLUMNS =
      """
      {"type":"textfield","key":"factor","label":"污染因子","validate":{"required":true}},
      {"type":"number","key":"value","label":"监测值","validate":{"required":true,"max":500},
       "conditional":{"hide":"=this.factor = \\"嗅味\\""}},
      {"type":"checkbox","key":"told","label":"已告知","readonly":true},
      {"type":"select","key":"unit","label":"计量单位","values":[{"label":"毫克/升","value":"MGL"}],
       "conditional":{"hide":"=parent.told = true"}},
      {"type":"select","key":"method","label":"监测方法",
       "valuesExpression":"=choices_methods[factor = this.factor]"}
      """;

  private static final List<Choice> CHOICES =
      List.of(
          new Choice("DICHROMATE", "重铬酸盐法", Map.of("factor", "COD")),
          new Choice("NESSLER", "纳氏试剂法", Map.of("factor", "NH3")),
          new Choice("OTHER", "其他", Map.of()));

  private final Map<String, Object> facts = new HashMap<>();

  @Test
  void should_nameTableRowAndColumn_when_cellsAreWrong() {
    SubmissionCheck.Result result =
        check("", List.of(Map.of("factor", "COD"), Map.of("factor", "NH3", "value", "900")));

    assertThat(result.errors()).containsExactly("“监测结果”第1行“监测值”为必填项", "“监测结果”第2行“监测值”不得大于500");
  }

  @Test
  void should_notAskForACell_when_itsRowHidesIt() {
    SubmissionCheck.Result result =
        check(
            "",
            List.of(Map.of("factor", "嗅味", "value", "7"), Map.of("factor", "COD", "value", "1")));

    assertThat(result.errors()).isEmpty();
    assertThat(rows(result).get(0)).doesNotContainKey("value");
  }

  @Test
  void should_takeOnlyWhatIsOfferedInTheRow_when_rowsHaveChoicesOfTheirOwn() {
    Map<String, Object> cod = Map.of("factor", "COD", "value", "1", "method", "DICHROMATE");
    Map<String, Object> ammonia = Map.of("factor", "NH3", "value", "1", "method", "DICHROMATE");

    assertThat(check("", List.of(cod)).errors()).isEmpty();
    assertThat(check("", List.of(cod, ammonia)).errors()).containsExactly("“监测结果”第2行“监测方法”不在可选项之内");
    assertThat(
            check("", List.of(Map.of("factor", "COD", "value", "1", "method", "OTHER"))).errors())
        .as("what goes with no row is offered in none")
        .containsExactly("“监测结果”第1行“监测方法”不在可选项之内");
  }

  @Test
  void should_readTheFormAround_when_aConditionAsksForIt() {
    facts.put("told", true);

    SubmissionCheck.Result result =
        check("", List.of(Map.of("factor", "COD", "value", "1", "unit", "MGL")));

    assertThat(result.errors()).isEmpty();
    assertThat(rows(result).get(0)).doesNotContainKey("unit");
  }

  @Test
  void should_keepWhatTheFormDoesNotChange_when_rowsAreHandedIn() {
    facts.put(
        "measurements",
        List.of(
            Map.of("rowId", "r1", "factor", "COD", "value", "1", "fee", 1200L, "told", true),
            Map.of("rowId", "r2", "factor", "NH3", "value", "2")));

    SubmissionCheck.Result result =
        check("", List.of(Map.of("rowId", "r1", "factor", "CODcr", "value", "3", "told", false)));

    assertThat(result.errors()).isEmpty();
    assertThat(rows(result))
        .containsExactly(
            Map.of("rowId", "r1", "factor", "CODcr", "value", "3", "fee", 1200L, "told", true));
  }

  @Test
  void should_leaveTheRows_when_theWholeTableIsHidden() {
    facts.put("measurements", List.of(Map.of("rowId", "r1", "factor", "COD", "value", "1")));
    facts.put("told", true);

    SubmissionCheck.Result result = check("\"conditional\":{\"hide\":\"=told = true\"},", null);

    assertThat(result.errors()).isEmpty();
    assertThat(result.values()).doesNotContainKey("measurements");
  }

  @Test
  void should_refuseOtherRows_when_noneMayBeAddedOrRemoved() {
    facts.put("measurements", List.of(Map.of("rowId", "r1", "factor", "COD", "value", "1")));
    String fixed = "\"allowAddRemove\":false,";

    assertThat(check(fixed, List.of()).errors()).containsExactly("“监测结果”的行不能增加、删除或者调换");
    assertThat(check(fixed, List.of(Map.of("rowId", "r1", "factor", "TP", "value", "2"))).errors())
        .isEmpty();
  }

  @Test
  void should_refuse_when_thereAreTooFewOrTooManyRows() {
    String bounds = "\"properties\":{\"minRows\":\"1\",\"maxRows\":\"2\"},";
    Map<String, Object> row = Map.of("factor", "COD", "value", "1");

    assertThat(check(bounds, null).errors()).containsExactly("“监测结果”至少填写1行");
    assertThat(check(bounds, List.of(row, row, row)).errors()).containsExactly("“监测结果”不得超过2行");
    assertThat(check(bounds, List.of(row)).errors()).isEmpty();
  }

  @Test
  void should_changeNothing_when_theClientSendsNoTable() {
    assertThat(check("", "[]").errors()).containsExactly("“监测结果”应为逐行填写的表格");
    assertThat(check("", List.of(Map.of("fee", "1"))).errors())
        .containsExactly("“监测结果”第1行没有“fee”这一列");
    assertThat(check("", List.of(Map.of("rowId", "foreign", "factor", "x"))).errors())
        .containsExactly("“监测结果”第1行的编号不是本表中的");
  }

  /** What others report and what a form hands in come to the same table, or are refused alike. */
  @ParameterizedTest
  @MethodSource("tables")
  void should_agreeWithTheDictionary_when_aFormAddsNothingOfItsOwn(List<Object> sent) {
    List<String> errors = new ArrayList<>();
    Object ofForm =
        new RowsCheck(plain(), Tables.MEASUREMENTS, new Conditions(), key -> List.of(), errors)
            .check(sent, null, Map.of());

    try {
      Object ofDictionary = FactRows.parse(Tables.MEASUREMENTS, sent, null);
      assertThat(errors).isEmpty();
      assertThat(cells(ofForm)).isEqualTo(cells(ofDictionary));
    } catch (IllegalArgumentException e) {
      assertThat(errors).containsExactly("“监测结果”" + e.getMessage());
    }
  }

  static List<List<Object>> tables() {
    return List.of(
        List.of(),
        List.of(Map.of("factor", "COD", "value", "1.50", "fee", "12.30", "told", true)),
        List.of(Map.of("factor", ""), Map.of("factor", "pH", "unit", "PH")),
        List.of(Map.of("value", "1")),
        List.of(Map.of("factor", "COD", "value", "x")),
        List.of(Map.of("factor", "COD", "fee", "1.234")),
        List.of(Map.of("factor", "COD", "unit", "STONE")),
        List.of(Map.of("factor", "COD", "colour", "red")),
        List.of(Map.of("factor", "COD", "rowId", "foreign")),
        List.of("COD"),
        new ArrayList<>(Collections.nCopies(31, Map.of("factor", "COD"))));
  }

  /** A form that shows every column and asks for nothing beyond the dictionary. */
  private static Field plain() {
    String columns =
        Tables.MEASUREMENTS.columns().keySet().stream()
            .map(key -> "{\"key\":\"" + key + "\"," + "\"label\":\"" + label(key) + "\"}")
            .collect(Collectors.joining(","));
    String form =
        "{\"components\":[{\"type\":\"dynamiclist\",\"path\":\"measurements\",\"label\":\"监测结果\",\"components\":[%s]}]}"
            .formatted(columns);
    return FormSchema.read("f", 1, form.getBytes(StandardCharsets.UTF_8), Tables.DICTIONARY)
        .fields()
        .get(0);
  }

  private static String label(String column) {
    return Tables.MEASUREMENTS.columns().get(column).label();
  }

  private static List<Map<String, Object>> cells(Object table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    FactRows.of(table).forEach(row -> rows.add(new HashMap<>(row)));
    rows.forEach(row -> row.remove(FactRows.ID));
    return rows;
  }

  private SubmissionCheck.Result check(String properties, Object sent) {
    String form =
        """
        {"id":"f","components":[
          {"type":"checkbox","key":"told","label":"已告知","readonly":true},
          {"type":"dynamiclist","path":"measurements","label":"监测结果",%s"components":[%s]}]}
        """
            .formatted(properties, COLUMNS);
    FormSchema schema =
        FormSchema.read("f", 1, form.getBytes(StandardCharsets.UTF_8), Tables.DICTIONARY);
    Map<String, Object> values = new HashMap<>();
    values.put("measurements", sent);
    return new SubmissionCheck(new Conditions()).check(schema, values, facts, list -> CHOICES);
  }

  private static List<Map<String, Object>> rows(SubmissionCheck.Result result) {
    return FactRows.of(result.values().get("measurements"));
  }
}
