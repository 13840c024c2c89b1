package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ecocase.engine.TaskDesk;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 裁量 as the officer sees it in Tasklist: the law, the factors, the calculation. */
class BrowserDiscretionTest extends CaseTest {

  private static final LocalDate ACT = LocalDate.of(2026, 3, 10);

  @LocalServerPort int port;

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
    grades.put("discretionGrade1", "报告表类");
    grades.put("discretionGrade2", "一般区域");
    grades.put("discretionGrade3", "设备安装阶段");
    grades.put("discretionGrade4", "12个月以上");
    grades.put("discretionGrade5", "1次");
    grades.put("discretionGrade6", "配合调查");
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
