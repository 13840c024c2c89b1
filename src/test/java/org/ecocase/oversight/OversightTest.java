package org.ecocase.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ecocase.archive.CaseVolumes;
import org.ecocase.casefile.CaseProgress;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class OversightTest extends CaseTest {

  private static final String ROOT = "/api/v1/oversight";

  @TempDir Path folder;
  @Autowired CaseProgress progress;
  @Autowired CaseVolumes volumes;

  @Test
  void should_showEveryParticular_when_aPeriodIsOver() {
    // given
    UUID id = investigated(Map.of("partyName", "超期测试厂"));
    startedOn(id, "case-decision", today().minusDays(90));
    String number = caseFiles.get(id).number();

    // when the ninety days are over, and their roll-over
    daysPass(15);

    // then
    JsonNode row = get("leader1", "/terms?lamp=OVERDUE&q=" + number).path("items").get(0);
    assertThat(row.path("number").asText()).isEqualTo(number);
    assertThat(row.path("party").asText()).isEqualTo("超期测试厂");
    assertThat(row.path("officerName").asText()).isEqualTo("周明远");
    assertThat(row.path("unit").asText()).isEqualTo("执法一大队");
    assertThat(row.path("label").asText()).isEqualTo("作出处罚决定");
    assertThat(row.path("article").asText()).contains("行政处罚法第六十条");
    assertThat(row.path("stageLabel").asText()).isEqualTo("线索核查");
    assertThat(row.path("sourceLabel").asText()).isEqualTo("上级交办");
    assertThat(row.path("agencyName").asText()).isEqualTo("澜江市生态环境局");
    assertThat(row.path("lampLabel").asText()).isEqualTo("超期");
    LocalDate due = LocalDate.parse(row.path("due").asText());
    assertThat(row.path("days").asLong()).isEqualTo(ChronoUnit.DAYS.between(today(), due));
  }

  @Test
  void should_tellSuspendedDays_when_aPeriodStandsStill() {
    UUID id = investigated();
    startedOn(id, "case-decision", today().minusDays(30));
    clocks.suspend(
        ClockName.of(id, "case-decision"),
        Standstill.of(SuspensionReason.MONITORING),
        today().minusDays(8),
        "委托监测书",
        "officer1");

    JsonNode row = rowOf("leader1", id, "case-decision");

    assertThat(row.path("lamp").asText()).isEqualTo("SUSPENDED");
    assertThat(row.path("suspendedDays").asLong()).isEqualTo(8);
  }

  @Test
  void should_countWhatItLists_when_filtered() {
    UUID id = investigated();
    startedOn(id, "case-decision", today().minusDays(80));
    startedOn(id, "disclosure", today().minusDays(60));
    String filter = "q=" + caseFiles.get(id).number();

    JsonNode overview = get("leader1", "/overview?" + filter);

    assertThat(overview.path("terms").path("OVERDUE").asLong()).isEqualTo(1);
    assertThat(overview.path("terms").path("DUE_SOON").asLong()).isEqualTo(1);
    assertThat(overview.path("cases").path("OVERDUE").asLong()).isEqualTo(1);
    for (Map.Entry<String, JsonNode> group : overview.path("groups").properties()) {
      long sum = 0;
      for (JsonNode part : group.getValue()) {
        sum += part.path("terms").path("OVERDUE").asLong();
      }
      assertThat(sum).as(group.getKey()).isEqualTo(1);
    }
    assertThat(overview.path("groups").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("stage", "agency", "unit", "officer", "source", "term");
    assertThat(overview.path("trend")).hasSize(12);
    for (String lamp : List.of("NORMAL", "DUE_SOON", "OVERDUE", "SUSPENDED")) {
      assertThat(get("leader1", "/terms?lamp=" + lamp + "&" + filter).path("total").asLong())
          .isEqualTo(overview.path("terms").path(lamp).asLong());
    }
    assertThat(get("leader1", "/terms?stage=DECISION&" + filter).path("total").asInt()).isZero();
    assertThat(
            get(
                    "leader1",
                    "/terms?unit=执法一大队&officer=officer1&term=disclosure&source="
                        + "INSTRUCTION&agency=lanjiang&"
                        + filter)
                .path("total")
                .asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/glance", "/overview", "/terms", "/finished", "/exports/terms.csv"})
  void should_refuseInChinese_when_theRoleIsMissing(String path) {
    for (String user : List.of("officer1", "dispatcher1", "admin", "owner1", "clerk1", "gateway")) {
      Browser.Answer answer = browser.as(user).get(ROOT + path);
      assertThat(answer.status()).as(user).isEqualTo(403);
      assertThat(answer.detail()).isEqualTo("您没有查看超期督办的权限");
    }
    assertThat(browser.anonymous().get(ROOT + path).status()).isEqualTo(401);
  }

  @Test
  void should_showNothingOfAnotherAgency_when_aLeaderLooks() {
    UUID id = investigated();
    startedOn(id, "disclosure", today().minusDays(60));
    String number = caseFiles.get(id).number();

    for (String user : List.of("yunxi-agencyhead1", "shihe-agencyhead1", "yunxi-unithead1")) {
      assertThat(get(user, "/terms?q=" + number).path("total").asInt()).isZero();
      assertThat(browser.as(user).get(ROOT + "/cases/" + id).status()).isEqualTo(404);
      assertThat(browser.as(user).get(ROOT + "/exports/terms.csv").body()).doesNotContain(number);
      assertThat(browser.as(user).get(ROOT + "/terms?agency=lanjiang").status()).isEqualTo(403);
      JsonNode agencies = get(user, "/overview").path("groups").path("agency");
      assertThat(agencies.findValuesAsText("key")).doesNotContain("lanjiang");
    }
    // the superior agency's leader belongs to no district, and sees none
    assertThat(get("leader1", "/overview").path("groups").path("agency").findValuesAsText("key"))
        .containsOnly("lanjiang");
  }

  @Test
  void should_showOnlyTheOwnUnit_when_theHeadOfAUnitLooks() {
    UUID own = investigated();
    startedOn(own, "disclosure", today().minusDays(60));
    UUID other = investigated(Map.of("leadOfficer", "officer4"));
    startedOn(other, "disclosure", today().minusDays(60));

    assertThat(rowOf("unithead1", own, "disclosure")).isNotNull();
    assertThat(get("unithead1", "/terms?q=" + caseFiles.get(other).number()).path("total").asInt())
        .isZero();
    assertThat(browser.as("unithead1").get(ROOT + "/cases/" + other).status()).isEqualTo(404);
    assertThat(rowOf("discipline1", other, "disclosure")).isNotNull();
  }

  @Test
  void should_moveToTheFinishedOnes_when_aCaseEnds() {
    UUID id = investigated();
    startedOn(id, "disclosure", today().minusDays(60));
    progress.file(id);
    volumes.assemble(id);
    progress.archive(id);
    String number = caseFiles.get(id).number();

    JsonNode late = get("leader1", "/finished?lamp=OVERDUE&q=" + number).path("items").get(0);

    assertThat(late.path("outcome").asText()).isEqualTo("超期办结");
    assertThat(late.path("late").asText()).matches("处罚决定公开超期\\d+日");
    assertThat(late.path("termsLate").asInt()).isEqualTo(1);
    assertThat(get("leader1", "/finished?lamp=NORMAL&q=" + number).path("total").asInt()).isZero();
    assertThat(get("leader1", "/terms?q=" + number).path("total").asInt()).isZero();
    assertThat(get("leader1", "/overview?q=" + number).path("closedLateThisYear").asInt())
        .isEqualTo(1);
  }

  @Test
  void should_notLetATextBecomeAFormula_when_exported() throws IOException {
    UUID id =
        investigated(Map.of("partyName", "=HYPERLINK(\"http://x\")", "caseTitle", "@SUM(A1)"));
    startedOn(id, "disclosure", today().minusDays(60));
    String filter = "?q=" + caseFiles.get(id).number();

    Browser.Answer csv = browser.as("leader1").get(ROOT + "/exports/terms.csv" + filter);
    Browser.Answer xlsx = browser.as("leader1").get(ROOT + "/exports/terms.xlsx" + filter);

    assertThat(csv.response().body()).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(csv.body())
        .contains("\"案号\",\"当事人\"", "\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'@SUM(A1)\"");
    assertThat(csv.response().headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("attachment", "UTF-8''"));
    assertThat(entries(xlsx.response().body()))
        .anySatisfy(xml -> assertThat(xml).contains("HYPERLINK"))
        .allSatisfy(xml -> assertThat(xml).doesNotContain("<f>"));
    assertThat(browser.as("leader1").get(ROOT + "/exports/other.csv").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lamp=RED", "stage=NOWHERE", "limit=0", "limit=201", "offset=-1", "limit=x"})
  void should_nameTheField_when_theQuestionIsWrong(String question) {
    Browser.Answer answer = browser.as("leader1").get(ROOT + "/terms?" + question);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo(question.split("=")[0]);
  }

  @Test
  void should_showTheRunningInstance_when_theCaseIsOpened() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));

    JsonNode found = get("leader1", "/cases/" + walk.caseId());

    assertThat(found.path("instances").get(0).path("name").asText()).contains("线索");
    assertThat(found.path("terms").get(0).path("instance").asText())
        .isEqualTo(found.path("instances").get(0).path("id").asText());
    assertThat(found.path("mayUrge").asBoolean()).isTrue();
  }

  @Test
  void should_showWhoHasToAct_when_aTaskIsDatedWithoutAClock() {
    // given an approval for which the law has no period of its own
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    walk.until("investigateCase");
    begun("officer1", walk.caseId(), "evidence-registration").complete("registerEvidence");

    JsonNode waiting = rowOf("leader1", walk.caseId(), "task-default");
    assertThat(waiting.path("task").asText()).isEqualTo("审批先行登记保存");
    assertThat(waiting.path("officer").asText()).isEqualTo("agency-head");
    assertThat(waiting.path("officerName").asText()).isEqualTo("部门负责人");
    assertThat(waiting.path("internal").asBoolean()).isTrue();
    assertThat(waiting.path("unit").asText()).isEqualTo("执法一大队");

    // when one of them takes it
    assertThat(
            browser
                .as("agencyhead2")
                .engine(
                    "/task/" + walk.task("approveRegistration").id() + "/claim",
                    "{\"userId\":\"agencyhead2\"}")
                .status())
        .isEqualTo(204);

    // then it is that one's, and so is a leader's urging
    JsonNode taken = rowOf("leader1", walk.caseId(), "task-default");
    assertThat(taken.path("officer").asText()).isEqualTo("agencyhead2");
    Browser.Answer urged =
        browser
            .as("leader1")
            .post(
                ROOT + "/urgings",
                "{\"caseId\":\"%s\",\"clockId\":\"%s\",\"instruction\":\"请尽快审批\"}"
                    .formatted(walk.caseId(), taken.path("clockId").asText()));
    assertThat(urged.status()).as(urged.body()).isEqualTo(201);
    assertThat(urged.json().path("person").asText()).isEqualTo("agencyhead2");

    // when time passes
    daysPass(10);
    assertThat(rowOf("leader1", walk.caseId(), "task-default").path("lamp").asText())
        .isEqualTo("OVERDUE");

    // and it is done, it is nobody's any more
    walk.complete("approveRegistration", "agencyhead2", Map.of("registrationDecision", "APPROVE"));
    assertThat(rowOf("leader1", walk.caseId(), "evidence-registration").path("task").asText())
        .isEqualTo("处理登记保存证据");
    assertThat(
            get("leader1", "/terms?term=task-default&q=" + caseFiles.get(walk.caseId()).number())
                .path("items")
                .findValuesAsText("task"))
        .doesNotContain("审批先行登记保存");
  }

  @Test
  void should_holdWhatTheViewsSay_when_casesHaveMovedOn() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    walk.until("investigateCase");
    clockRuns(walk.caseId(), "disclosure");

    for (String table : List.of("oversight_case", "oversight_term", "oversight_late")) {
      assertThat(
              jdbc.sql(
                      """
                      select count(*) from (select to_jsonb(n) from %1$s_now n where case_id = ?
                        except select to_jsonb(t) - 'words' from %1$s t) d
                      """
                          .formatted(table))
                  .param(walk.caseId())
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
      assertThat(
              jdbc.sql(
                      """
                      select count(*) from (select to_jsonb(t) - 'words' from %1$s t
                          where case_id = ? except select to_jsonb(n) from %1$s_now n) d
                      """
                          .formatted(table))
                  .param(walk.caseId())
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
    assertThat(rowOf("leader1", walk.caseId(), "disclosure").path("stageLabel").asText())
        .isEqualTo("调查取证");
  }

  private JsonNode rowOf(String user, UUID id, String term) {
    return get(user, "/terms?term=" + term + "&q=" + caseFiles.get(id).number())
        .path("items")
        .get(0);
  }

  private JsonNode get(String user, String path) {
    Browser.Answer answer = browser.as(user).get(ROOT + path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void startedOn(UUID id, String term, LocalDate day) {
    clocks.start(ClockName.of(id, term), "lanjiang", day, "officer1", true);
  }

  private List<String> entries(byte[] workbook) throws IOException {
    Path file = Files.write(folder.resolve("list.xlsx"), workbook);
    List<String> entries = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(entries).isNotEmpty();
    return entries;
  }
}
