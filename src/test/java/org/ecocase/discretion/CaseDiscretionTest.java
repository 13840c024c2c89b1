package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.dictionary.FactRows;
import org.ecocase.engine.TaskDesk;
import org.ecocase.law.LawRegister;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 裁量 as the officer does it: choose the table, find the grades, confirm the fine. */
class CaseDiscretionTest extends CaseTest {

  private static final String WATER = "gd-2022|2.7.1|";
  private static final LocalDate ACT = LocalDate.of(2026, 3, 10);
  private static final List<String> FOUND =
      List.of("1个", "排放B类水污染物", "一般区域", "50吨以上200吨以下", "超标3倍以下或超量30%以下", "1次");

  @Autowired private KeptAssessments kept;
  @Autowired private LawRegister register;

  @Test
  void should_computeAndCarryTheFine_when_aTableApplies() {
    Walk walk = weighing(Map.of("exceedanceMultiple", "2.5"));

    choose(walk, "WATER-EXCEED", WATER);
    TaskDesk.Form form = desk.form(walk.task("assessDiscretion").id());
    assertThat(form.prefilled())
        .containsEntry("itemFineMin", "100000.00")
        .containsEntry("itemFineMax", "1000000.00");
    List<Map<String, Object>> rows = FactRows.of(form.prefilled().get("discretionGrades"));
    assertThat(rows)
        .extracting(row -> row.get("factor"))
        .containsExactly("超标因子数目", "排污情况", "排放口所在区域", "废水日排放量", "超标情况", "近二年同类违法行为情况（含本次）");
    assertThat(rows)
        .extracting(row -> row.get("grade"))
        .containsExactly(null, null, null, null, "超标3倍以下或超量30%以下", "1次");
    assertThat(form.prefilled().get("lawApplied").toString()).contains("水污染防治法第八十三条");
    assess(walk, water(walk));
    assertThat(facts(walk))
        .containsEntry("discretionResult", "15万元")
        .containsEntry("assessedFine", 15_000_000L);
    confirm(walk, Map.of("assessedFine", "150000.00"));

    assertThat(walk.open()).containsExactly("writeReport");
    assertThat(facts(walk))
        .containsEntry("fineAmount", 15_000_000L)
        .containsEntry("discretionMin", 15_000_000L)
        .containsEntry("discretionMax", 15_000_000L)
        .containsEntry("statutoryFineMin", 10_000_000L)
        .containsEntry("lawVersion", register.version());
    assertThat(facts(walk).get("discretionStandard").toString())
        .contains("广东省生态环境行政处罚自由裁量权规定§2.7.1");
    assertThat(facts(walk).get("discretionReason").toString()).contains("15%×100万元＝15万元");
    assertThat(facts(walk).get("discretionFactors").toString()).contains("废水日排放量");
    assertThat(generated(walk)).contains("discretion-sheet");
    assertThat(kept.counting(walk.caseId()))
        .singleElement()
        .satisfies(k -> assertThat(k.input().grades()).hasSize(6));
  }

  @Test
  void should_takeTheLowestGrade_when_aFactorCannotBeFoundOut() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);

    assess(walk, water(walk, 4, "UNKNOWN"));

    assertThat(facts(walk).get("discretionChecks").toString()).contains("废水日排放量", "最低档");
    assertThat(facts(walk)).containsEntry("discretionResult", "12万元");
  }

  @Test
  void should_refuse_when_aGradeIsNotOfTheTable() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);

    refused(walk, "assessDiscretion", water(walk, 4, "500吨以上"), "“裁量因素和档次”第4行“档次”不在可选项之内");
  }

  @Test
  void should_refuse_when_aGradeIsOfAnotherFactor() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);

    refused(walk, "assessDiscretion", water(walk, 3, "1个"), "“裁量因素和档次”第3行“档次”不在可选项之内");
  }

  @Test
  void should_refuse_when_theFactorsAreNotThoseOfTheTable() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    Map<String, Object> fewer = water(walk, 4, "UNKNOWN");
    List<Map<String, Object>> rows = FactRows.of(fewer.get("discretionGrades"));

    fewer.put("discretionGrades", rows.subList(0, 5));
    refused(walk, "assessDiscretion", fewer, "“裁量因素和档次”的行不能增加、删除或者调换");
    fewer.put("discretionGrades", List.of());
    refused(walk, "assessDiscretion", fewer, "裁量因素“超标因子数目”没有认定档次");
    rows.get(2).put("grade", null);
    fewer.put("discretionGrades", rows);
    refused(walk, "assessDiscretion", fewer, "“裁量因素和档次”第3行“档次”为必填项");
    rows.get(2).put("grade", "1个");
    rows.get(2).put("factor", "超标因子数目");
    refused(walk, "assessDiscretion", fewer, "“裁量因素和档次”第3行“档次”不在可选项之内");
  }

  @Test
  void should_refuse_when_theTableIsForAnotherViolation() {
    Walk walk = weighing(Map.of());

    refused(walk, "chooseStandard", choice("WATER-EXCEED", "gd-2022|3.4.1|"), "不符", "另选裁量表");
  }

  @Test
  void should_refuse_when_theLawOfTheTableWasRepealedBeforeTheAct() {
    Walk walk = weighing(Map.of());
    Map<String, Object> choice = choice("WATER-EXCEED", WATER);
    choice.put("violationDate", "2026-09-01");
    choice.put("violationFoundDate", "2026-09-02");

    refused(walk, "chooseStandard", choice, "不是有效的法律", "没有适用的裁量表");
  }

  @Test
  void should_askForReasons_when_theFineDepartsFromTheResult() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    assess(walk, water(walk));

    refused(
        walk,
        "confirmDiscretion",
        Map.of("assessedFine", "300000.00", "discretionConfirmed", "CONFIRM"),
        "30万元",
        "15万元",
        "偏离裁量结果的理由",
        "集体讨论",
        "行政处罚法第三十四条");
    confirm(walk, Map.of("assessedFine", "300000.00", "deviationReason", "排入饮用水源下游，社会影响恶劣"));

    assertThat(facts(walk))
        .containsEntry("fineAmount", 30_000_000L)
        .containsEntry("deviationReason", "排入饮用水源下游，社会影响恶劣");
    refused(
        walk,
        "writeReport",
        Map.of("fineAmount", "400000.00", "deviationReason", "", "caseComplex", false),
        "偏离裁量结果的理由");
  }

  @Test
  void should_workWithoutATable_when_theRegisterDoesNotKnowTheViolation() {
    Walk walk = weighing(Map.of());

    choose(walk, "NONE", "NONE");
    refused(walk, "assessDiscretion", empty("itemFineMin", "itemFineMax"), "法定罚款下限和上限");
    assess(walk, Map.of("itemFineMin", "10000.00", "itemFineMax", "50000.00"));
    assertThat(facts(walk)).containsEntry("discretionResult", "1万元至5万元");
    assertThat(facts(walk).get("discretionSteps").toString()).contains("行政处罚法第五条第二款");
    confirm(walk, Map.of("assessedFine", "30000.00"));

    assertThat(facts(walk))
        .containsEntry("fineAmount", 3_000_000L)
        .containsEntry("discretionMin", 1_000_000L)
        .containsEntry("discretionMax", 5_000_000L);
  }

  @Test
  void should_reckonByTheInvestment_when_theLawDoes() {
    Walk walk = weighing(Map.of());
    choose(walk, "EIA-CONSTRUCTION", "gd-2022|1.1|");
    Map<String, Object> grades =
        grades(walk, List.of("报告表类", "一般区域", "设备安装阶段", "12个月以上", "1次", "配合调查"));
    grades.put("fineCircumstance", "FORM");

    Map<String, Object> without = new LinkedHashMap<>(grades);
    without.put("fineBaseAmount", null);
    refused(walk, "assessDiscretion", without, "总投资额");
    grades.put("fineBaseAmount", "1275000.00");
    assess(walk, grades);

    assertThat(facts(walk)).containsEntry("assessedFine", 2_613_750L);
    assertThat(facts(walk).get("lawReasoning").toString())
        .as("compared with everything known")
        .contains("1.275万元以上6.375万元以下", "10万元以上50万元以下", "新的规定处罚较重");
  }

  @Test
  void should_applyTheNewLaw_when_theInvestmentMakesItLighter() {
    Walk walk = weighing(Map.of());
    choose(walk, "EIA-CONSTRUCTION", "NONE");
    assertThat(facts(walk).get("lawApplied").toString()).contains("环境影响评价法第三十一条");
    assertThat(facts(walk).get("lawReasoning").toString()).contains("幅度无法比较");
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("fineBaseAmount", "100000000.00");
    entries.put("fineCircumstance", "");
    refused(walk, "assessDiscretion", entries, "属于哪一种情形");
    entries.put("fineCircumstance", "FORM");
    assess(walk, entries);

    assertThat(facts(walk))
        .containsEntry("lawProvision", "code-1095")
        .containsEntry("penaltyBasis", "生态环境法典第一千零九十五条")
        .containsEntry("itemFineMin", 10_000_000L)
        .containsEntry("itemFineMax", 50_000_000L);
    assertThat(facts(walk).get("lawReasoning").toString()).contains("新的规定处罚较轻");
    assertThat(facts(walk).get("discretionChecks").toString()).contains("改为适用“生态环境法典");
    walk.complete("confirmDiscretion", Map.of("discretionConfirmed", "REDO"));
    choose(walk, "EIA-CONSTRUCTION", "gd-2022||");
    entries.put("bandPosition", "ORDINARY");
    assess(walk, entries);
    assertThat(facts(walk)).containsEntry("assessedFine", 30_000_000L);
    confirm(walk, Map.of("assessedFine", "300000.00"));

    assertThat(desk.form(walk.task("writeReport").id()).prefilled())
        .containsEntry("penaltyBasis", "生态环境法典第一千零九十五条");
  }

  @Test
  void should_takeTheMiddle_when_theStandardHasNoTableForTheAct() {
    Walk walk = weighing(Map.of());
    refused(walk, "chooseStandard", choice("WATER-EXCEED", "gd-2022||"), "应当选择该表", "2.7.1");
    choose(walk, "WATER-EMERGENCY", "gd-2022||");
    assertThat(desk.form(walk.task("assessDiscretion").id()).prefilled())
        .containsEntry("discretionForm", "BAND")
        .containsEntry("discretionStandard", "广东省生态环境行政处罚自由裁量权规定第十二条");
    assess(walk, Map.of("bandPosition", "ORDINARY"));

    assertThat(facts(walk)).containsEntry("assessedFine", 6_000_000L);
    assertThat(facts(walk).get("discretionSteps").toString()).contains("平均金额6万元", "第十二条");
    confirm(walk, Map.of("assessedFine", "60000.00"));
    assertThat(kept.counting(walk.caseId()))
        .singleElement()
        .satisfies(k -> assertThat(k.sheet().formula()).contains("平均金额"));
  }

  @Test
  void should_askAPerson_when_theStandardIsOutOfForce() {
    Walk walk = weighing(Map.of());
    choose(walk, "AIR-EXCEED", "qingyuan-2016|大气超标|");
    Map<String, Object> entries = grades(walk, List.of("一般污染物单因子超标1倍以上5倍以下"));
    entries.put("bandPosition", "ORDINARY");
    assess(walk, entries);

    assertThat(facts(walk).get("discretionChecks").toString()).contains("至2021-12-31，现不在有效期内");
  }

  @Test
  void should_refuseAnApology_when_theViolationItselfExcludesIt() {
    Walk walk = weighing(Map.of());
    choose(walk, "HAZARDOUS-UNLICENSED", "gd-2022|4.26|单位");
    assertThat(facts(walk).get("apologyRules").toString())
        .contains("降低30%至50%", "无危险废物经营许可证从事经营活动——本项违法行为属于该情形");

    Map<String, Object> apology = unknown(walk);
    apology.put("discretionAdjustment", "APOLOGY");
    apology.put("apologyGuide", "NONE");
    apology.put("adjustmentPercent", "30");
    apology.put("apologyChecked", true);
    refused(walk, "assessDiscretion", apology, "无危险废物经营许可证", "第十四条");
  }

  @Test
  void should_lowerByTheGuideOfTheCity_when_thePartyApologised() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    List<String> found = new ArrayList<>(FOUND);
    found.set(1, "排放有毒有害水污染物");
    found.set(4, "超标20倍以上或超量80%以上");
    Map<String, Object> apology = grades(walk, found);
    apology.put("discretionAdjustment", "APOLOGY");
    apology.put("apologyGuide", "东莞|其他");
    apology.put("apologyChecked", true);
    assess(walk, apology);

    assertThat(facts(walk).get("discretionSteps").toString()).contains("以20万元为限");
    assertThat(facts(walk)).containsEntry("assessedFine", 35_000_000L);
  }

  @Test
  void should_notPunish_when_everyConditionOfTheListHolds() {
    Walk walk = weighing(Map.of("exceedanceMultiple", "0.05"));
    choose(walk, "WATER-EXCEED", WATER);
    assertThat(facts(walk).get("noPenaltyCheck").toString()).contains("近一年首次", "环境敏感区", "第十三条及附件2");

    Map<String, Object> none = water(walk);
    none.put("discretionAdjustment", "NO_PENALTY");
    none.put("noPenaltyReason", "FIRST_MINOR");
    assess(walk, none);
    assertThat(facts(walk)).containsEntry("discretionResult", "不予处罚");
    confirm(walk, Map.of("assessedFine", "0.00"));

    assertThat(desk.form(walk.task("writeReport").id()).prefilled())
        .containsEntry("proposedHandling", "NO_PENALTY")
        .containsEntry("noPenaltyReason", "FIRST_MINOR");
  }

  @Test
  void should_sayWhyNot_when_theListDoesNotFit() {
    Walk walk = weighing(Map.of("exceedanceMultiple", "1.2"));

    choose(walk, "WATER-EXCEED", WATER);

    assertThat(facts(walk).get("noPenaltyCheck").toString()).contains("本案不符合：超标1.2倍");
  }

  @Test
  void should_addUp_when_theCaseHasTwoViolations() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    assess(walk, water(walk));
    confirm(walk, Map.of("assessedFine", "150000.00", "discretionConfirmed", "ANOTHER"));
    assertThat(walk.open()).containsExactly("chooseStandard");

    choose(walk, "NONE", "NONE");
    assess(walk, Map.of("itemFineMin", "10000.00", "itemFineMax", "50000.00"));
    confirm(walk, Map.of("assessedFine", "20000.00"));

    assertThat(facts(walk))
        .containsEntry("fineAmount", 17_000_000L)
        .containsEntry("discretionMin", 16_000_000L)
        .containsEntry("discretionMax", 20_000_000L)
        .containsEntry("statutoryFineMax", 105_000_000L);
    assertThat(facts(walk).get("discretionReason").toString()).contains("分别裁量，合并处罚款17万元");
    assertThat(kept.counting(walk.caseId())).hasSize(2);
  }

  @Test
  void should_carryNothingOver_when_anotherViolationIsWeighed() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    Map<String, Object> reduced = water(walk);
    reduced.put("discretionAdjustment", "REDUCTION");
    reduced.put("adjustmentPercent", "60");
    reduced.put("adjustmentGround", "CONFESSED");
    assess(walk, reduced);
    confirm(walk, Map.of("assessedFine", "60000.00", "discretionConfirmed", "ANOTHER"));

    choose(walk, "AIR-EXCEED", "gd-2022|3.4.1|");
    assertThat(desk.form(walk.task("assessDiscretion").id()).prefilled())
        .containsEntry("discretionAdjustment", "NONE")
        .doesNotContainKeys("adjustmentPercent", "adjustmentGround");
    assertThat(walk.rows("assessDiscretion", "discretionGrades", "grade", List.of()))
        .hasSize(6)
        .noneMatch(row -> "排放B类水污染物".equals(row.get("grade")));
    walk.complete("assessDiscretion", air(walk));
    walk.complete("confirmDiscretion", Map.of("discretionConfirmed", "REDO"));
    choose(walk, "AIR-OBSTRUCTION", "NONE");
    assess(walk, Map.of());
    confirm(walk, Map.of("assessedFine", "50000.00"));

    assertThat(facts(walk))
        .containsEntry("penaltyBasis", "水污染防治法第八十三条第二项；大气污染防治法第九十八条")
        .containsEntry("lawViolated", "水污染防治法第十条；大气污染防治法第二十九条")
        .containsEntry("fineAmount", 11_000_000L)
        .containsEntry("mitigatingCircumstances", List.of("CONFESSED"));
  }

  @Test
  void should_refuse_when_oneOfSeveralFinesIsBelowItsLowest() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    assess(walk, water(walk));
    Map<String, Object> low = new LinkedHashMap<>();
    low.put("assessedFine", "50000.00");
    low.put("deviationReason", "理由");
    low.put("discretionConfirmed", "ANOTHER");
    refused(walk, "confirmDiscretion", low, "低于法定最低罚款10万元", "行政处罚法第三十二条");
    confirm(walk, Map.of("assessedFine", "150000.00", "discretionConfirmed", "ANOTHER"));
    choose(walk, "AIR-EXCEED", "gd-2022|3.4.1|");
    walk.complete("assessDiscretion", air(walk));
    low.put("discretionConfirmed", "CONFIRM");

    refused(walk, "confirmDiscretion", low, "低于法定最低罚款10万元");
    assertThat(kept.counting(walk.caseId())).hasSize(1);
  }

  @Test
  void should_keepWhatWasConfirmed_when_thereIsNoOtherViolation() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    assess(walk, water(walk));
    confirm(walk, Map.of("assessedFine", "150000.00", "discretionConfirmed", "ANOTHER"));
    Map<String, Object> done = choice("WATER-EXCEED", WATER);
    done.put("discretionHandling", "NO_MORE");
    walk.complete("chooseStandard", done);

    assertThat(walk.open()).containsExactly("writeReport");
    assertThat(facts(walk))
        .containsEntry("fineAmount", 15_000_000L)
        .containsEntry("penaltyBasis", "水污染防治法第八十三条第二项");
    walk.complete("writeReport", Map.of("fineAmount", "150000.00"));
    walk.complete("cosignReport", Map.of("reportCosignDecision", "RETURN_DISCRETION"));
    choose(walk, "WATER-EXCEED", WATER);
    assess(walk, water(walk));
    confirm(walk, Map.of("assessedFine", "150000.00"));
    assertThat(facts(walk)).containsEntry("fineAmount", 15_000_000L);
  }

  @Test
  void should_refuseAnApology_when_anotherViolationOfTheCaseExcludesIt() {
    Walk walk = weighing(Map.of());
    choose(walk, "AIR-EVASION", "gd-2022|3.5.1|");
    Map<String, Object> lowest = unknown(walk);
    assess(walk, lowest);
    confirm(walk, Map.of("assessedFine", "100000.00", "discretionConfirmed", "ANOTHER"));
    choose(walk, "WATER-EXCEED", WATER);
    Map<String, Object> apology = water(walk);
    apology.put("itemFineMin", "100000.00");
    apology.put("itemFineMax", "1000000.00");
    apology.put("discretionAdjustment", "APOLOGY");
    apology.put("apologyGuide", "NONE");
    apology.put("adjustmentPercent", "30");
    apology.put("apologyChecked", true);

    refused(walk, "assessDiscretion", apology, "同案的其他违法行为", "第十四条");
  }

  @Test
  void should_countTheTimes_when_theLawFinesEachOfThem() {
    Walk walk = weighing(Map.of());
    choose(walk, "PERMIT-LEDGER", "NONE");
    assertThat(desk.form(walk.task("assessDiscretion").id()).prefilled())
        .containsEntry("fineCountUnit", "每次");
    refused(walk, "assessDiscretion", Map.of("fineCount", ""), "次");
    walk.complete("assessDiscretion", Map.of("fineCount", 3, "itemFineMin", "", "itemFineMax", ""));

    assertThat(facts(walk))
        .containsEntry("itemFineMin", 1_500_000L)
        .containsEntry("itemFineMax", 6_000_000L);
    assertThat(facts(walk).get("discretionSteps").toString()).contains("共3次");
  }

  @Test
  void should_refuse_when_theGainsAreNotThoseOfTheCircumstance() {
    Walk walk = weighing(Map.of());
    choose(walk, "RADIATION-UNLICENSED", "gd-2022|7.15|违法所得10万元以上");
    Map<String, Object> entries = unknown(walk);
    entries.put("fineCircumstance", "GAINS_ABOVE");
    entries.put("fineBaseAmount", "100.00");

    refused(walk, "assessDiscretion", entries, "违法所得100元与所选情形", "不符");
  }

  @Test
  void should_lookAtToday_when_theActGoesOn() {
    Walk walk = weighing(Map.of());
    Map<String, Object> going = choice("EIA-CONSTRUCTION", "gd-2022|1.1|");
    going.put("violationContinuing", true);
    refused(walk, "chooseStandard", going, "行为仍在继续", "不是有效的法律");
    going.put("discretionTable", "gd-2022||");
    walk.complete("chooseStandard", going);

    assertThat(facts(walk)).containsEntry("lawProvision", "code-1095");
  }

  @Test
  void should_fineNobody_when_theLawOfTheDayDidNotFineThem() {
    Walk walk = weighing(Map.of("partyKind", "PERSON"));
    Map<String, Object> person = choice("WATER-OBSTRUCTION", "NONE");
    person.put("partyResponsible", true);
    walk.complete("chooseStandard", person);
    assertThat(facts(walk).get("lawApplied").toString()).contains("对直接责任人员没有罚款规定");

    refused(
        walk,
        "assessDiscretion",
        Map.of("itemFineMin", "5000.00", "itemFineMax", "50000.00"),
        "不得罚款",
        "行政处罚法第四条");
  }

  @Test
  void should_warn_when_theTimeBarHasPassed() {
    Walk walk = weighing(Map.of());
    Map<String, Object> late = choice("WATER-EXCEED", WATER);
    late.put("violationDate", "2022-03-01");
    late.put("violationFoundDate", "2026-06-01");
    walk.complete("chooseStandard", late);
    assertThat(facts(walk).get("lawReasoning").toString()).contains("不再给予行政处罚");
    assess(walk, water(walk));

    assertThat(facts(walk).get("discretionChecks").toString()).contains("不再给予行政处罚");
  }

  @Test
  void should_startAgain_when_theOfficerFindsAMistake() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    assess(walk, water(walk));

    walk.complete("confirmDiscretion", Map.of("discretionConfirmed", "REDO"));

    assertThat(walk.open()).containsExactly("chooseStandard");
    assertThat(kept.counting(walk.caseId())).isEmpty();
    List<Map<String, Object>> before = FactRows.of(facts(walk).get("discretionGrades"));
    choose(walk, "WATER-EXCEED", WATER);
    assertThat(walk.rows("assessDiscretion", "discretionGrades", "grade", List.of()))
        .isEqualTo(before)
        .extracting(row -> row.get("grade"))
        .isEqualTo(FOUND);
  }

  @Test
  void should_goBelowTheLowestFine_when_thereIsALegalGround() {
    Walk walk = weighing(Map.of());
    choose(walk, "WATER-EXCEED", WATER);
    Map<String, Object> grades = water(walk);
    grades.put("discretionAdjustment", "REDUCTION");
    grades.put("adjustmentPercent", "60");
    grades.put("adjustmentGround", "REMOVED_HARM");
    assess(walk, grades);
    confirm(walk, Map.of("assessedFine", "60000.00"));

    assertThat(facts(walk))
        .containsEntry("fineAmount", 6_000_000L)
        .containsEntry("mitigatingCircumstances", List.of("HARM_REMOVED"));
  }

  @Test
  void should_countEarlierPenalties_when_thePartyHadThemWithinTwoYears() {
    Map<String, Object> same =
        Map.of("violationCode", "WATER-EXCEED", "decisionDate", ACT.minusMonths(5).toString());
    UUID earlier = decided(same);
    Walk walk = weighing(Map.of("partyUscc", "91350100M000100Y43"));
    String name = facts(walk).get("partyName").toString();
    caseFiles.record(earlier, "", Map.of("partyName", name));

    choose(walk, "WATER-EXCEED", WATER);

    assertThat(facts(walk).get("earlierPenalties").toString()).contains("同类处罚", "件");
    assertThat(FactRows.of(facts(walk).get("discretionGrades")).get(5).get("grade"))
        .isNotNull()
        .isNotEqualTo("1次");
  }

  private static Map<String, Object> air(Walk walk) {
    Map<String, Object> grades = unknown(walk);
    grades.put("itemFineMin", "100000.00");
    grades.put("itemFineMax", "1000000.00");
    return grades;
  }

  /** No factor can be found out. */
  private static Map<String, Object> unknown(Walk walk) {
    int factors = walk.rows("assessDiscretion", "discretionGrades", "grade", List.of()).size();
    return grades(walk, Collections.nCopies(factors, DiscretionChoices.UNKNOWN));
  }

  private static Map<String, Object> water(Walk walk) {
    return grades(walk, FOUND);
  }

  private static Map<String, Object> water(Walk walk, int row, String grade) {
    List<String> found = new ArrayList<>(FOUND);
    found.set(row - 1, grade);
    return grades(walk, found);
  }

  private static Map<String, Object> grades(Walk walk, List<String> found) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(
        "discretionGrades", walk.rows("assessDiscretion", "discretionGrades", "grade", found));
    return entries;
  }

  private static Map<String, Object> empty(String... keys) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String key : keys) {
      entries.put(key, null);
    }
    return entries;
  }

  private static Map<String, Object> choice(String violation, String table) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("violationDate", ACT.toString());
    entries.put("violationEndDate", null);
    entries.put("violationFoundDate", ACT.toString());
    entries.put("violationContinuing", false);
    entries.put("harmfulResult", false);
    entries.put("violationCode", violation);
    entries.put("discretionHandling", "FINE");
    entries.put("discretionTable", table);
    return entries;
  }

  private static void choose(Walk walk, String violation, String table) {
    walk.complete("chooseStandard", choice(violation, table));
  }

  /** The range is as the register fills it in, unless a test says otherwise. */
  private void assess(Walk walk, Map<String, Object> entries) {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> shown = desk.form(walk.task("assessDiscretion").id()).prefilled();
    if (!shown.containsKey("fineBaseName")) {
      all.put("itemFineMin", shown.get("itemFineMin"));
      all.put("itemFineMax", shown.get("itemFineMax"));
    }
    all.putAll(entries);
    walk.complete("assessDiscretion", all);
  }

  private static void confirm(Walk walk, Map<String, Object> entries) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("discretionConfirmed", "CONFIRM");
    all.putAll(entries);
    walk.complete("confirmDiscretion", all);
  }

  private Walk weighing(Map<String, Object> more) {
    UUID id = investigated(more);
    clockRuns(id, "case-decision");
    given(id, "investigation");
    desk.start(id, "investigation", Map.of());
    Walk walk = walker.of(id);
    walk.complete("investigateCase", Map.of("investigationOutcome", "COMPLETE"));
    return walk;
  }
}
