package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Refusal;
import org.ecocase.support.ShippedDictionary;
import org.junit.jupiter.api.Test;

/** The rows for the factors of a table, as many as it has. */
class GradeRowsTest {

  private static final Fact TABLE = ShippedDictionary.read().get(FactKeys.DISCRETION_GRADES);

  @Test
  void should_haveARowForEachFactor_when_thereAreMoreThanEight() {
    assertThat(rows(factors(12), Map.of()))
        .extracting(row -> row.get("factor"))
        .containsExactlyElementsOf(factors(12).stream().map(Factor::name).toList());
    assertThat(rows(List.of(), Map.of())).isNull();
  }

  @Test
  void should_refuse_when_theFormCannotHoldSoMany() {
    List<Factor> many = factors(TABLE.rows().most() + 1);

    assertThatThrownBy(() -> rows(many, Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("裁量表的因素不得超过" + TABLE.rows().most() + "行");
  }

  @Test
  void should_keepWhatWasFound_when_theSameTableIsChosenAgain() {
    Map<String, Object> before =
        Map.of(
            "discretionGrades",
            List.of(
                Map.of("rowId", "r2", "factor", "违法次数", "grade", "不再有的档次"),
                Map.of("rowId", "r1", "factor", "区域", "grade", "敏感区域"),
                Map.of("rowId", "r3", "factor", "时段", "grade", "UNKNOWN")));

    assertThat(
            rows(
                List.of(
                    factor("区域", "一般区域", "敏感区域"), factor("违法次数", "1次", "2次以上"), factor("时段", "夜间")),
                before))
        .containsExactly(
            Map.of("rowId", "r1", "factor", "区域", "grade", "敏感区域"),
            Map.of("rowId", "r2", "factor", "违法次数", "grade", "1次"),
            Map.of("rowId", "r3", "factor", "时段", "grade", "UNKNOWN"));
  }

  private static List<Map<String, Object>> rows(List<Factor> factors, Map<String, Object> before) {
    return GradeRows.of(
        TABLE, factors, before, factor -> new Suggestion.Known(null, null, null, 0));
  }

  private static List<Factor> factors(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> factor("因素" + i, "轻", "重")).toList();
  }

  private static Factor factor(String name, String... grades) {
    return new Factor(
        name,
        Chosen.Role.PRIMARY,
        false,
        Stream.of(grades).map(grade -> new Grade(grade, null, null, null)).toList());
  }
}
