package org.ecocase.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ecocase.support.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables row by row: what is kept of them, and what is refused. */
class FactRowsTest {

  private static final Fact TABLE = Tables.MEASUREMENTS;

  @Test
  void should_giveIdsAndKeepOrder_when_rowsAreNew() {
    List<Map<String, Object>> rows =
        FactRows.parse(TABLE, List.of(row("COD", "120.50"), row("NH3", "8")), null);

    assertThat(rows).extracting(row -> row.get("factor")).containsExactly("COD", "NH3");
    assertThat(rows).extracting(row -> row.get("value")).containsExactly("120.5", "8");
    assertThat(rows).extracting(FactRows::id).doesNotContainNull().doesNotHaveDuplicates();
  }

  @Test
  void should_keepIds_when_rowsAreChangedMovedAndRemoved() {
    List<Map<String, Object>> kept =
        FactRows.parse(TABLE, List.of(row("COD", "1"), row("NH3", "2"), row("TP", "3")), null);
    String first = FactRows.id(kept.get(0));
    String last = FactRows.id(kept.get(2));

    List<Map<String, Object>> rows =
        FactRows.parse(
            TABLE, List.of(known(last, "TP", "4"), known(first, "COD", "1"), row("TN", "5")), kept);

    assertThat(rows).extracting(FactRows::id).startsWith(last, first).hasSize(3);
    assertThat(FactRows.find(rows, last).orElseThrow()).containsEntry("value", "4");
    assertThat(FactRows.find(rows, FactRows.id(kept.get(1)))).isEmpty();
  }

  @Test
  void should_leaveOutBlankRows_when_nobodyTouchedThem() {
    Map<String, Object> untouched = new LinkedHashMap<>();
    untouched.put("factor", null);
    untouched.put("told", false);

    assertThat(FactRows.parse(TABLE, List.of(untouched, row("COD", "1")), null)).hasSize(1);
    assertThat(FactRows.parse(TABLE, List.of(untouched), null)).isNull();
    assertThat(FactRows.parse(TABLE, null, null)).isNull();
  }

  static List<List<Object>> bad() {
    List<Object> many = new ArrayList<>(Collections.nCopies(10_000, row("COD", "1")));
    return List.of(
        List.of("[{\"factor\":\"COD\"}]", "应为逐行填写的表格"),
        List.of(Map.of("factor", "COD"), "应为逐行填写的表格"),
        List.of(many, "不得超过30行"),
        List.of(List.of("COD"), "第1行不是表格的一行"),
        List.of(Arrays.asList(row("COD", "1"), null), "第2行不是表格的一行"),
        List.of(
            List.of(row("COD", "1"), Map.of("factor", "NH3", "colour", "red")), "第2行没有“colour”这一列"),
        List.of(List.of(row("COD", "viel")), "第1行“监测值”应为数字"),
        List.of(List.of(row("COD", "-1")), "第1行“监测值”不得小于0"),
        List.of(List.of(row("COD", List.of(1, 2))), "第1行“监测值”应为单个值"),
        List.of(List.of(Map.of("value", "1")), "第1行“污染因子”为必填项"),
        List.of(List.of(Map.of("factor", "COD", "unit", "stone")), "第1行“计量单位”不在可选项之内"),
        List.of(List.of(known("r-of-nobody", "COD", "1")), "第1行的编号不是本表中的"),
        List.of(List.of(Map.of("factor", "COD", "rowId", 7)), "第1行的编号不是本表中的"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void should_sayRowAndColumn_when_somethingIsWrong(List<Object> sent) {
    assertThatThrownBy(() -> FactRows.parse(TABLE, sent.get(0), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sent.get(1).toString());
  }

  @Test
  void should_refuse_when_twoRowsHaveTheSameId() {
    List<Map<String, Object>> kept = FactRows.parse(TABLE, List.of(row("COD", "1")), null);
    String id = FactRows.id(kept.get(0));

    assertThatThrownBy(
            () ->
                FactRows.parse(TABLE, List.of(known(id, "COD", "1"), known(id, "NH3", "2")), kept))
        .hasMessageContaining("第2行的编号与前面的行重复");
  }

  @Test
  void should_showColumnsInTheirOrder_when_peopleRead() {
    List<Map<String, Object>> kept =
        FactRows.parse(
            TABLE, List.of(Map.of("value", "1.5", "factor", "COD", "unit", "MGL")), null);

    assertThat(FactValues.display(TABLE, kept)).isEqualTo("污染因子COD，监测值1.5，计量单位毫克/升");
    assertThat(FactRows.of(FactValues.toForm(TABLE, kept)).get(0))
        .containsEntry("rowId", FactRows.id(kept.get(0)))
        .containsEntry("value", "1.5");
  }

  /** Whatever is handed in twice without a change is kept as it was, with its ids. */
  @Property(tries = 200)
  void should_changeNothing_when_theFormIsHandedInAgain(
      @ForAll @IntRange(min = 1, max = 30) int rows) {
    List<Map<String, Object>> sent = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      sent.add(row("F" + i, String.valueOf(i)));
    }
    List<Map<String, Object>> kept = FactRows.parse(TABLE, sent, null);

    assertThat(FactRows.parse(TABLE, FactValues.toForm(TABLE, kept), kept)).isEqualTo(kept);
  }

  private static Map<String, Object> row(String factor, Object value) {
    return new LinkedHashMap<>(Map.of("factor", factor, "value", value));
  }

  private static Map<String, Object> known(String id, String factor, Object value) {
    Map<String, Object> row = row(factor, value);
    row.put(FactRows.ID, id);
    return row;
  }
}
