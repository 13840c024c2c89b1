package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecocase.discretion.Factor;
import org.ecocase.discretion.Grade;
import org.ecocase.discretion.Standards;
import org.ecocase.discretion.Table;
import org.ecocase.engine.TaskDesk;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 裁量 as the officer sees it in Tasklist: the law, the factors, the calculation. */
class BrowserDiscretionTest extends CaseTest {

  private static final LocalDate ACT = LocalDate.of(2026, 3, 10);

  @LocalServerPort int port;

  @Autowired private Standards standards;

  private Browsers browsers;

  @BeforeAll
  void arrive() {
    browsers = new Browsers(port);
  }

  @AfterAll
  void leave() {
    browsers.close();
  }

  @Test
  void should_compareOldAndNewLaw_when_theOfficerEntersTheInvestment() {
    // given
    Walk walk = weighing();
    handIn(walk, "chooseStandard", choice("擅自开工建设", "§1.1未"));

    // when
    Map<String, Object> grades = new LinkedHashMap<>();
    grades.put("fineCircumstance", "应当编制报告表：");
    grades.put("fineBaseAmount", "1275000.00");
    grades.put(
        "discretionGrades",
        walk.rows(
            "assessDiscretion",
            "discretionGrades",
            "grade",
            List.of("报告表类", "一般区域", "设备安装阶段", "12个月以上", "1次", "配合调查")));
    Tasklist factors = at(walk, "assessDiscretion");
    assertThat(factors.everything()).contains("环境影响评价法第三十一条", "建设项目总投资额", "应当编制报告表", "不予处罚事项");
    handIn(walk, "assessDiscretion", grades);

    // then
    Tasklist confirmation = at(walk, "confirmDiscretion");
    assertThat(confirmation.everything())
        .contains("新的规定处罚较重", "41%×6.375万元＝26137.5元")
        .doesNotContain("须核实：计算“环境影响评价法");
    handIn(
        walk,
        "confirmDiscretion",
        Map.of("discretionConfirmed", "CONFIRM", "assessedFine", "26137.50"));
    assertThat(walk.open()).containsExactly("writeReport");
    assertThat(facts(walk)).containsEntry("fineAmount", 2_613_750L);
  }

  @Test
  void should_offerEachFactorItsOwnGrades_when_theTableHasSeveral() {
    // given
    Walk walk = weighing();
    handIn(walk, "chooseStandard", choice("擅自开工建设", "§1.1未"));
    List<Factor> known =
        standards.require("gd-2022").tables().stream()
            .filter(table -> table.no().equals("1.1"))
            .findFirst()
            .map(Table::factors)
            .orElseThrow();

    // when
    Tasklist factors = at(walk, "assessDiscretion");
    factors.claim();
    factors.fillable();
    Locator names = field(factors, "textfield", "裁量因素").locator("input");
    Locator grades = field(factors, "select", "档次");
    grades.last().waitFor();

    // then
    assertThat(names.count()).isEqualTo(known.size()).isGreaterThan(3);
    assertThat(grades.count()).isEqualTo(known.size());
    assertThat(factors.page().locator(".fjs-repeat-row-remove, .fjs-repeat-render-add").count())
        .isZero();
    for (int i = 0; i < known.size(); i++) {
      assertThat(names.nth(i).inputValue()).isEqualTo(known.get(i).name());
      assertThat(names.nth(i).isEditable()).isFalse();
      assertThat(offered(grades.nth(i)))
          .as(known.get(i).name())
          .hasSize(known.get(i).grades().size() + 1)
          .zipSatisfy(labels(known.get(i)), (text, label) -> assertThat(text).startsWith(label));
    }
    Browsers.picture(factors.page(), "discretion-grades");
  }

  private static Locator field(Tasklist form, String type, String label) {
    return form.page()
        .locator(".fjs-form-field-" + type)
        .filter(
            new Locator.FilterOptions()
                .setHas(form.page().locator("label:text-matches('^" + label + "[*]?$')")));
  }

  private static List<String> offered(Locator select) {
    select.locator(".fjs-input-group").click();
    Locator items = select.locator(".fjs-dropdownlist-item");
    items.first().waitFor();
    List<String> texts = items.allInnerTexts();
    select.page().evaluate("document.activeElement.blur()");
    items.first().waitFor(Tasklist.GONE);
    return texts;
  }

  private static List<String> labels(Factor factor) {
    return Stream.concat(factor.grades().stream().map(Grade::label), Stream.of("无法查明")).toList();
  }

  @Test
  void should_tellWhyAnApologyDoesNotCount_when_theViolationExcludesIt() {
    // given
    Walk walk = weighing();
    handIn(walk, "chooseStandard", choice("以逃避监管的方式排放大气污染物", "§3.5.1"));
    Tasklist factors = at(walk, "assessDiscretion");

    // when
    Map<String, Object> apology = new LinkedHashMap<>();
    apology.put("discretionAdjustment", "APOLOGY");
    apology.put("apologyGuide", "东莞：其他");
    apology.put("adjustmentPercent", null);
    apology.put("apologyChecked", true);
    fill(walk, "assessDiscretion", factors, apology);
    Browsers.picture(factors.page(), "discretion-apology");
    assertThat(factors.everything()).contains("依法应当移送行政拘留——本项违法行为属于该情形");
    Response answer = factors.complete();

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(factors.told()).contains("依法应当移送行政拘留", "第十四条");
    assertThat(walk.open()).containsExactly("assessDiscretion");
  }

  private Tasklist at(Walk walk, String task) {
    Tasklist tasklist = browsers.of(walk.person(task)).open(walk.task(task).id());
    tasklist.page().locator(".fjs-form :is(input, textarea)").first().waitFor();
    return tasklist;
  }

  private void handIn(Walk walk, String task, Map<String, Object> entries) {
    Tasklist tasklist = at(walk, task);
    fill(walk, task, tasklist, entries);
    Browsers.picture(tasklist.page(), "discretion-" + task);
    assertThat(tasklist.complete().ok()).isTrue();
    tasklist.finished();
  }

  private void fill(Walk walk, String task, Tasklist tasklist, Map<String, Object> entries) {
    TaskDesk.OpenTask open = walk.task(task);
    tasklist.claim();
    tasklist.fill(desk.form(open.id()), walk.answer(open, entries));
  }

  /** What is chosen from lists is named as it is read. */
  private static Map<String, Object> choice(String violation, String table) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("violationDate", ACT.toString());
    choice.put("violationFoundDate", ACT.plusDays(3).toString());
    choice.put("violationCode", violation);
    choice.put("discretionHandling", "FINE");
    choice.put("discretionTable", table);
    return choice;
  }

  private Walk weighing() {
    UUID id = investigated(Map.of("violationDate", ACT.toString()));
    clockRuns(id, "case-decision");
    given(id, "investigation");
    desk.start(id, "investigation", Map.of());
    Walk walk = walker.of(id);
    walk.complete("investigateCase", Map.of("investigationOutcome", "COMPLETE"));
    return walk;
  }
}
