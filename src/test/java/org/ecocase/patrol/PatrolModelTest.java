package org.ecocase.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.FileLink;
import org.ecocase.casefile.NewFiles;
import org.ecocase.casefile.Processes;
import org.ecocase.deadline.ClockState;
import org.ecocase.dictionary.FactRows;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.PdfChecks;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class PatrolModelTest extends ModelTest {

  private static final String TERM = "patrol-finish";

  @Autowired NewFiles files;
  @Autowired Processes processes;
  @Autowired TransactionOperations transaction;

  PatrolModelTest() {
    super("patrol");
  }

  @Test
  void should_raiseAClueForEachMarkedFinding_when_theHeadConfirms() {
    Walk walk = planned(registered("沿江印染企业"));
    List<OpenTask> points = desk.open(walk.caseId());
    assertThat(points)
        .hasSize(2)
        .allMatch(task -> task.users().containsAll(List.of("officer1", "officer2")));
    record(points.get(0), finding("曝气池停用", true), finding("台账缺页", false));
    assertThat(walk.open()).containsExactly("recordPoint");
    record(points.get(1), finding("雨水口有废水", true));

    walk.complete("confirmPatrol", Map.of("patrolDecision", "RETURN"));
    assertThat(links(walk)).isEmpty();
    List<OpenTask> again = desk.open(walk.caseId());
    assertThat(again).hasSize(2);
    again.forEach(task -> desk.complete(task.id(), walker.actor("officer1"), again(walk, task)));
    walk.complete("confirmPatrol", Map.of("patrolDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    assertThat(stage(walk)).isEqualTo("PATROL_DONE");
    assertThat(clockState(walk, TERM)).isEqualTo(ClockState.STOPPED);
    List<CaseFile> clues = links(walk).stream().map(FileLink::file).toList();
    assertThat(clues).hasSize(2).allMatch(clue -> clue.kind().equals("clue"));
    assertThat(clues)
        .extracting(clue -> caseFiles.facts(clue.id(), ""))
        .extracting("clueContent", "partyName", "clueAddress")
        .containsExactlyInAnyOrder(
            tuple("曝气池停用", "甲印染厂", "滨江路1号"), tuple("雨水口有废水", "乙印染厂", "滨江路2号"));
    Browser.User officer = browser.as("officer1").opened();
    String number = caseFiles.get(walk.caseId()).clueNumber();
    assertThat(officer.get("/files/" + clues.get(0).id()).body()).contains("来源案卷", number);
    assertThat(officer.get("/files/" + walk.caseId()).body())
        .contains(clues.get(0).clueNumber(), clues.get(1).clueNumber());
    assertThat(journalled(walk)).filteredOn("CLUE_RAISED"::equals).hasSize(2);
    assertThat(
            officer
                .get("/api/v1/cases/" + walk.caseId())
                .json()
                .path("sections")
                .findValuesAsText("name"))
        .as("what was stated for each point stands in the dossier")
        .contains("日常巡查", "日常巡查（巡查点位第1行）", "日常巡查（巡查点位第2行）");
    assertPrinted(walk);
  }

  private void assertPrinted(Walk walk) {
    List<CaseDocument> records = documents.ofCase(walk.caseId());
    assertThat(records).extracting(CaseDocument::template).containsOnly("patrol-record");
    assertThat(records).hasSize(2);
    assertThat(records)
        .extracting(record -> PdfChecks.text(documents.content(record.id()).bytes()))
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("甲印染厂", "曝气池停用", "台账缺页").doesNotContain("雨水口"),
            text -> assertThat(text).contains("乙印染厂", "雨水口有废水").doesNotContain("曝气池"));
  }

  @Test
  void should_end_when_thePatrolOfTheMonthIsNotPlanned() {
    UUID id =
        transaction.execute(
            status -> {
              UUID file = files.open("patrol", "lanjiang", "CALENDAR", clock.instant()).id();
              processes.start(file, "patrol-due");
              return file;
            });
    Walk walk = known(walker.of(id));
    assertThat(clockState(walk, TERM)).isEqualTo(ClockState.RUNNING);
    assertThat(walk.task("planPatrol").roles()).containsExactly("unit-head");

    refused(
        walk, "planPatrol", Map.of("patrolPlanning", "NONE", "patrolPlanningReason", ""), "不安排的理由");
    walk.complete(
        "planPatrol", Map.of("patrolPlanning", "NONE", "patrolPlanningReason", "本月已全部检查"));

    assertInstance(walk).isEnded();
    assertThat(stage(walk)).isEqualTo("PATROL_DONE");
    assertThat(generated(walk)).isEmpty();
  }

  @Test
  void should_refuse_when_noPointIsPlannedOrAStrangerRecords() {
    Walk walk = registered("工业园");

    refused(walk, "planPatrol", plan(List.of()), "巡查点位", "至少填写1行");
    walk.complete("planPatrol", plan(List.of(point("丙", "3号"))));
    String task = walk.task("recordPoint").id();
    Browser.Answer stranger = browser.as("officer4").opened().submit(task, visited());
    Browser.Answer empty = browser.as("officer1").opened().submit(task, Map.of());

    assertThat(stranger.status()).isBetween(400, 499);
    assertThat(stranger.message()).contains("办理");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.message()).contains("巡查时间", "现场情况");
  }

  @Test
  void should_listWithItsColumns_when_patrolsAreLookedFor() {
    Walk walk = planned(registered("北溪河段 \"特别\" 巡查"));
    Walk other = registered("另一次巡查");
    Browser.User officer = browser.as("officer1").opened();

    String page = officer.get("/files?kind=patrol&q=" + encoded("北溪河段")).body();
    String sheet = officer.get("/files.csv?kind=patrol&q=" + encoded("北溪河段")).body();

    assertThat(page).contains("巡查事由", "带队执法人员", "周明远", number(walk));
    assertThat(page).doesNotContain(number(other));
    assertThat(sheet).contains("计划巡查日期", "\"北溪河段 \"\"特别\"\" 巡查\"", number(walk));
    assertThat(sheet).doesNotContain(number(other));
    assertThat(officer.get("/files?kind=nothing").status()).isEqualTo(400);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String number(Walk walk) {
    return caseFiles.get(walk.caseId()).clueNumber();
  }

  private List<FileLink> links(Walk walk) {
    return caseFiles.links(walk.caseId());
  }

  private Walk registered(String topic) {
    Browser.Answer started =
        browser.as("officer1").opened().startForm("patrol", Map.of("patrolTopic", topic));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    UUID id =
        jdbc.sql("select case_id from case_fact where key = 'patrolTopic' and value #>> '{}' = ?")
            .param(topic)
            .query(UUID.class)
            .single();
    return known(walker.of(id));
  }

  private Walk planned(Walk walk) {
    return walk.complete(
        "planPatrol", plan(List.of(point("甲印染厂", "滨江路1号"), point("乙印染厂", "滨江路2号"))));
  }

  private Map<String, Object> plan(List<Map<String, Object>> points) {
    Map<String, Object> plan = new TreeMap<>();
    plan.put("patrolPlanning", "PLAN");
    plan.put("patrolOfficer", "officer1");
    plan.put("patrolPartner", "officer2");
    plan.put("patrolPoints", points);
    return plan;
  }

  private static Map<String, Object> point(String party, String address) {
    return Map.of("name", party + "排放口", "party", party, "address", address, "focus", "");
  }

  private Map<String, Object> visited() {
    Map<String, Object> record = new TreeMap<>();
    record.put("patrolVisitedAt", today() + "T09:30");
    record.put("patrolPosition", "废水总排放口");
    record.put("patrolCertificateShown", true);
    record.put("patrolSituation", "企业正在生产");
    return record;
  }

  @SafeVarargs
  private void record(OpenTask task, Map<String, Object>... findings) {
    Map<String, Object> record = visited();
    record.put("patrolFindings", List.of(findings));
    Browser.Answer answer = browser.as("officer1").opened().submit(task.id(), record);
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
  }

  /** What was recorded before, handed in once more: the form opens with it. */
  private Map<String, Object> again(Walk walk, OpenTask task) {
    Map<String, Object> record = visited();
    List<Map<String, Object>> rows =
        FactRows.of(desk.form(task.id()).prefilled().get("patrolFindings"));
    assertThat(rows).isNotEmpty();
    record.put("patrolFindings", rows);
    return record;
  }

  private static Map<String, Object> finding(String problem, boolean clue) {
    Map<String, Object> row = new HashMap<>();
    row.put("place", "厂区");
    row.put("kind", "WATER");
    row.put("problem", problem);
    row.put("measure", "");
    row.put("serious", clue);
    row.put("toClue", clue);
    return row;
  }
}
