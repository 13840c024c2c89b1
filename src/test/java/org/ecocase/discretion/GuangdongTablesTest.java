package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecocase.law.Base;
import org.ecocase.law.FineRange;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of every table of the Guangdong standard does what it says. */
class GuangdongTablesTest {

  private static final Standard STANDARD = new Standards().require("gd-2022");
  private static final Map<Base, Long> AMOUNTS =
      Map.of(
          Base.INVESTMENT, 1_000_000_000L,
          Base.DISPOSAL_COST, 1_000_000_000L,
          Base.ILLEGAL_GAINS, 1_000_000_000L);

  @Test
  void should_holdEveryTable_when_read() {
    assertThat(STANDARD.tables().stream().map(Table::no).distinct()).hasSize(49);
    assertThat(STANDARD.tables().stream().filter(t -> t.form() == Table.Form.WEIGHT))
        .extracting(Table::no)
        .contains("1.1", "1.8", "2.5.1", "2.7.2", "3.5.2", "4.26", "5.1", "6.20", "7.16");
    assertThat(
            STANDARD.tables().stream()
                .filter(t -> t.form() == Table.Form.WEIGHT)
                .map(Table::no)
                .distinct())
        .hasSize(45);
  }

  @ParameterizedTest
  @CsvSource({
    "1.6,限期内改正,105", "1.8,逾期未改正,130", "1.8,个人,105", "3.2.2,'',103", "4.26,单位,110",
    "4.27,单位,115", "5.1,逾期未改正,130", "5.1,个人,105", "6.14,已造成重大影响,130", "6.14,个人,105",
    "6.19,逾期未改正,110", "6.20,个人,115", "7.15,违法所得10万元以上,110", "7.16,违法所得10万元以上,110"
  })
  void should_exceedHundred_when_theTableCapsTheSum(String no, String variant, int total) {
    assertThat(table(no, variant).total()).isEqualTo(Share.percent(total));
  }

  @TestFactory
  Stream<DynamicTest> should_addUpToHundred_when_theTableDoesNotCap() {
    List<String> capped =
        List.of(
            "1.6限期内改正",
            "1.8逾期未改正",
            "1.8个人",
            "3.2.2",
            "4.26单位",
            "4.27单位",
            "5.1逾期未改正",
            "5.1个人",
            "6.14已造成重大影响",
            "6.14个人",
            "6.19逾期未改正",
            "6.19个人",
            "6.20逾期未改正",
            "6.20个人",
            "7.15违法所得10万元以上",
            "7.16违法所得10万元以上");
    return STANDARD.tables().stream()
        .filter(t -> t.form() == Table.Form.WEIGHT)
        .filter(t -> !capped.contains(t.no() + t.variant()))
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.label(), () -> assertThat(table.total()).isEqualTo(Share.ONE)));
  }

  @TestFactory
  Stream<DynamicTest> should_giveItsShareOfTheMaximum_when_oneFactorIsRaised() {
    return STANDARD.tables().stream()
        .filter(t -> t.form() == Table.Form.WEIGHT)
        .map(table -> DynamicTest.dynamicTest(table.label(), () -> rows(table)));
  }

  private static void rows(Table table) {
    FineRange range = table.law().range(AMOUNTS);
    Share others = table.start();
    for (Factor factor : table.factors()) {
      others = others.plus(factor.lowest().low());
    }
    for (Factor factor : table.factors()) {
      for (Grade grade : factor.grades()) {
        Share sum = others.minus(factor.lowest().low()).plus(grade.low());
        Share counted =
            table.leastSum() == null
                ? sum.min(Share.ONE)
                : sum.max(table.leastSum()).min(Share.ONE);
        long expected = range.clamp(counted.of(range.max(), Rounding.FEN));

        Assessment assessment =
            assess(table, range, List.of(Given.grade(factor.name(), grade.label())));

        assertThat(assessment.amount()).as(factor.name() + grade.label()).isEqualTo(expected);
        assertThat(assessment.share()).isEqualTo(counted);
        assertThat(assessment.factors()).hasSameSizeAs(table.factors());
        assertThat(assessment.factors().stream().filter(f -> !f.assumed())).hasSize(1);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> should_giveTheMiddleOfTheBand_when_ordinary() {
    return STANDARD.tables().stream()
        .filter(t -> t.form() == Table.Form.BAND)
        .map(table -> DynamicTest.dynamicTest(table.label(), () -> bands(table)));
  }

  private static void bands(Table table) {
    FineRange range = table.law().range(AMOUNTS);
    for (Table.Band band : table.bands()) {
      List<Given> given = new ArrayList<>();
      for (int i = 0; i < band.grades().size(); i++) {
        if (!band.grades().get(i).isEmpty()) {
          given.add(Given.grade(table.factors().get(i).name(), band.grades().get(i)));
        }
      }
      Assessment assessment = assess(table, range, given);

      assertThat(assessment.amount()).isEqualTo((band.range().min() + band.range().max()) / 2);
      assertThat(assessment.factors()).noneMatch(Chosen::assumed);
    }
  }

  private static Assessment assess(Table table, FineRange range, List<Given> given) {
    return Assessments.byTable(
        STANDARD,
        table,
        given,
        new Assessments.Frame(
            range, range.text(), table.article(), Circumstance.ORDINARY, List.of(), null, null));
  }

  private static Table table(String no, String variant) {
    return STANDARD.tables(no).stream()
        .filter(t -> t.variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }
}
