package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.law.FineRange;
import org.ecocase.law.Subject;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;

/** The fine for one violation of a case, from what was kept of it. */
class CaseAssessmentTest {

  private static final List<Standard> STANDARDS = new Standards().all();

  @Test
  void should_leaveTheWholeRange_when_noTableApplies() {
    Assessment assessment = CaseAssessment.of(input("", "", List.of(), null), STANDARDS);

    assertThat(assessment.amount()).isNull();
    assertThat(assessment.range()).isEqualTo(new FineRange(10_000_000L, 100_000_000L));
    assertThat(Assessments.lines(assessment))
        .anySatisfy(line -> assertThat(line).contains("没有适用的裁量基准", "（行政处罚法第五条第二款）"));
  }

  @Test
  void should_compute_when_aTableApplies() {
    Assessment assessment =
        CaseAssessment.of(
            input("gd-2022", "2.7.1", List.of(new KeptInput.KeptGrade("废水日排放量", "200吨以上")), null),
            STANDARDS);

    assertThat(assessment.amount()).isEqualTo(17_000_000L);
    String place = "广东省生态环境行政处罚自由裁量权规定§2.7.1";
    assertThat(Assessments.lines(assessment)).anyMatch(line -> line.contains(place));
    assertThat(Assessments.linesWithout(assessment, place))
        .noneMatch(line -> line.contains(place))
        .anyMatch(line -> line.endsWith("（行政处罚法第三十四条）"));
  }

  @Test
  void should_adjust_when_theOfficerSaysSo() {
    KeptInput.KeptAdjustment less =
        new KeptInput.KeptAdjustment(Adjustment.Kind.REDUCTION, "60", Ground.REMOVED_HARM, null);
    Assessment assessment =
        CaseAssessment.of(input("gd-2022", "2.7.1", List.of(), less), STANDARDS);

    assertThat(assessment.amount()).isEqualTo(4_000_000L);
    assertThat(assessment.belowMinimum()).isTrue();
    KeptInput.KeptAdjustment missing =
        new KeptInput.KeptAdjustment(Adjustment.Kind.REDUCTION, null, Ground.REMOVED_HARM, null);
    assertThatThrownBy(
            () -> CaseAssessment.of(input("gd-2022", "2.7.1", List.of(), missing), STANDARDS))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("比例");
  }

  @Test
  void should_refuse_when_theStandardIsGone() {
    assertThatThrownBy(() -> CaseAssessment.of(input("gone", "2.7.1", List.of(), null), STANDARDS))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("standard"));
  }

  @Test
  void should_placeWithinTheBand_when_thePositionIsKept() {
    Table band =
        STANDARDS.stream()
            .flatMap(s -> s.tables().stream())
            .filter(t -> t.form() == Table.Form.BAND && t.no().equals("大气超标"))
            .findFirst()
            .orElseThrow();
    assertThat(band.violation()).isEqualTo("AIR-EXCEED");
    KeptInput input =
        new KeptInput(
            "", "", "", "", Subject.INDIVIDUAL, null, 100L, "", null, "", List.of(), null, null);
    assertThat(CaseAssessment.of(input, STANDARDS).range()).isEqualTo(new FineRange(0L, 100L));
  }

  @Test
  void should_readItsOwnWriting_when_aTableIsKept() {
    TableKey key = new TableKey("gd-2022", "5.1", "限期内改正");

    assertThat(TableKey.parse(key.text())).contains(key);
    assertThat(key.table(STANDARDS)).map(Table::variant).contains("限期内改正");
    assertThat(key.standard(STANDARDS)).map(Standard::id).contains("gd-2022");
    assertThat(TableKey.of(key.standard(STANDARDS).get(), key.table(STANDARDS).get()))
        .isEqualTo(key);
    assertThat(TableKey.parse(TableKey.NONE)).isEmpty();
    assertThat(TableKey.parse(null)).isEmpty();
    assertThat(new TableKey("gd-2022", "5.1", "别的").table(STANDARDS)).isEmpty();
    assertThat(new TableKey("x", "5.1", "").table(STANDARDS)).isEmpty();
  }

  @Test
  void should_readFactsByType_when_theCaseHasThem() {
    Map<String, Object> facts = new HashMap<>();
    assertThat(CaseFacts.subject(facts)).isEqualTo(Subject.ORGANISATION);
    assertThat(CaseFacts.text(facts, "a")).isEmpty();
    assertThat(CaseFacts.money(facts, "a")).isNull();
    assertThat(CaseFacts.date(facts, "a")).isNull();
    assertThat(CaseFacts.decimal(facts, "a")).isNull();

    facts.put("partyKind", "PERSON");
    assertThat(CaseFacts.subject(facts)).isEqualTo(Subject.INDIVIDUAL);
    facts.put("partyResponsible", true);
    assertThat(CaseFacts.subject(facts)).isEqualTo(Subject.RESPONSIBLE);
    facts.put("text", "甲");
    facts.put("money", 7L);
    facts.put("day", "2026-03-10");
    facts.put("decimal", "2.5");
    assertThat(CaseFacts.text(facts, "text")).isEqualTo("甲");
    assertThat(CaseFacts.money(facts, "money")).isEqualTo(7L);
    assertThat(CaseFacts.date(facts, "day")).isEqualTo(LocalDate.of(2026, 3, 10));
    assertThat(CaseFacts.decimal(facts, "decimal")).isEqualTo(new BigDecimal("2.5"));
    Map<String, Object> row = Map.of("factor", "次数", "grade", "1次");
    facts.put("discretionGrades", List.of(row));
    assertThat(CaseFacts.row(facts, factor("次数"))).contains(row);
    assertThat(CaseFacts.row(facts, factor("区域"))).isEmpty();
    assertThat(CaseFacts.emptied("x", "y")).containsOnlyKeys("x", "y").containsValue(null);
  }

  private static Factor factor(String name) {
    return new Factor(name, Chosen.Role.PRIMARY, false, List.of());
  }

  @Test
  void should_sayARow_when_itIsShown() {
    Chosen found =
        new Chosen("次数", "2次", org.ecocase.law.Share.percent(3), null, null, null, false);
    Chosen assumed = Chosen.level("次数", "1次", BigDecimal.ONE, Chosen.Role.COMMON);

    assertThat(Sheet.Row.of(found).sentence()).isEqualTo("次数为“2次”（3%）。");
    assertThat(Sheet.Row.of(assumed).weight()).isEqualTo("1级");
    assertThat(new Sheet.Row("a", "b", "", true).sentence()).isEqualTo("a为“b”（无法查明，按最低档计算）。");
    assertThat(new Clamp(Clamp.Limit.STATUTORY_MINIMUM, 100, 200).text())
        .isEqualTo("法定最低罚款：1元调整为2元");
    assertThat(
            new Grade("a", org.ecocase.law.Share.percent(1), org.ecocase.law.Share.percent(2), null)
                .span())
        .isTrue();
    assertThat(
            new Grade("a", org.ecocase.law.Share.percent(1), org.ecocase.law.Share.percent(1), null)
                .span())
        .isFalse();
    assertThat(new Grade("a", null, null, null).span()).isFalse();
    assertThat(Ground.of(Adjustment.Kind.REDUCTION))
        .contains(Ground.MERIT)
        .doesNotContain(Ground.NO_FAULT);
    assertThat(Ground.of(Adjustment.Kind.LIGHTER)).isEqualTo(Ground.of(Adjustment.Kind.REDUCTION));
    assertThat(Circumstance.ORDINARY.label()).isEqualTo("一般处罚");
    assertThat(FormulaKind.DAILY.label()).contains("按日");
  }

  private static KeptInput input(
      String standard,
      String table,
      List<KeptInput.KeptGrade> grades,
      KeptInput.KeptAdjustment adjustment) {
    return new KeptInput(
        "WATER-EXCEED",
        standard,
        table,
        "",
        Subject.ORGANISATION,
        10_000_000L,
        100_000_000L,
        "10万元以上100万元以下",
        "水污染防治法第十条",
        "水污染防治法第八十三条第二项",
        grades,
        null,
        adjustment);
  }
}
