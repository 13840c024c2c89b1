package org.ecocase.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.ClockState;
import org.ecocase.dictionary.FactRows;
import org.ecocase.document.PdfChecks;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class MeetingModelTest extends ModelTest {

  MeetingModelTest() {
    super("meeting");
  }

  @Test
  void should_keepEachOpinionInItsRow_when_membersAnswerAtOnce() {
    Walk discussed = receive(walker.signal(Signal.Type.INSTRUCTION));
    Walk walk = called("超标排放的认定", number(discussed), "officer2", "legal1", "reviewer1");
    assertThat(desk.open(walk.caseId()))
        .extracting(OpenTask::users)
        .containsExactlyInAnyOrder(Set.of("officer2"), Set.of("legal1"), Set.of("reviewer1"));

    String legal = task(walk, "legal1").id();
    Browser.Answer stranger = answer("officer2", legal, opinion(legal, "冒名的意见"));
    assertThat(stranger.status()).isBetween(400, 499);
    assertThat(stranger.message()).contains("办理");
    assertThat(FactRows.of(desk.form(legal).prefilled().get("meetingMembers")))
        .extracting(row -> row.get("member"))
        .containsExactly("legal1");
    String officer = task(walk, "officer2").id();
    assertThat(answer("legal1", legal, opinion(legal, "补充运维记录")).status()).isLessThan(300);
    assertThat(answer("officer2", officer, opinion(officer, "报告可以采用")).status()).isLessThan(300);
    walk.expire("opinionsDue");

    assertThat(stage(walk)).isEqualTo("MEETING_MINUTES");
    assertThat(walk.task("writeMinutes").users()).containsExactly("officer1");
    assertThat(
            FactRows.of(
                desk.form(walk.task("writeMinutes").id()).prefilled().get("meetingMembers")))
        .extracting(row -> row.get("member") + "：" + row.getOrDefault("opinion", "—"))
        .containsExactly("officer2：报告可以采用", "legal1：补充运维记录", "reviewer1：—");
    walk.complete("writeMinutes", Map.of("meetingOutcome", "补充材料后再审查"));
    String reserving = task(walk, "legal1").id();
    assertThat(answer("legal1", reserving, confirmation(reserving, "RESERVED", "程序问题未解决")).status())
        .isLessThan(300);
    walk.expire("confirmationsDue");

    assertInstance(walk).isEnded();
    assertThat(stage(walk)).isEqualTo("MEETING_DONE");
    assertThat(clockState(walk, "meeting-finish")).isEqualTo(ClockState.STOPPED);
    assertThat(mailed(walk))
        .contains("meeting-over>officer2", "meeting-over>legal1", "meeting-over>reviewer1")
        .doesNotContain("meeting-over>officer3");
    assertThat(printed(walk))
        .contains("案件会商纪要", "报告可以采用", "补充运维记录", "程序问题未解决", "补充材料后再审查", number(discussed));
  }

  @Test
  void should_goOnAtOnce_when_everybodyHasAnswered() {
    Walk walk =
        called("当天会商", number(receive(walker.signal(Signal.Type.ALARM))), "officer2", "legal1");

    for (String member : List.of("officer2", "legal1")) {
      String task = task(walk, member).id();
      assertThat(answer(member, task, opinion(task, "同意")).status()).isLessThan(300);
    }
    walk.complete("writeMinutes");
    for (String member : List.of("officer2", "legal1")) {
      String task = task(walk, member).id();
      assertThat(answer(member, task, confirmation(task, "CONFIRMED", "")).status())
          .isLessThan(300);
    }

    assertInstance(walk).isEnded();
    assertThat(walk.path()).doesNotContain("⏰opinionsDue");
  }

  @Test
  void should_refuseByName_when_aNumberNamesNoFile() {
    Browser.User officer = browser.as("officer1").opened();

    Browser.Answer unknown =
        officer.startForm("meeting", meeting("无此案卷", "澜环线〔2026〕99999号", "legal1"));
    Browser.Answer nobody =
        officer.startForm(
            "meeting", meeting("无人参加", number(receive(walker.signal(Signal.Type.ALARM)))));

    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.message()).contains("会商案件", "澜环线〔2026〕99999号", "没有编号");
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.message()).contains("参加人员", "至少填写1行");
    assertThat(named("无此案卷")).isEmpty();
  }

  @Test
  void should_betrayNothing_when_aReaderIsNeitherNamedNorInTheRole() {
    Walk discussed = receive(walker.signal(Signal.Type.INSTRUCTION));
    Walk walk = called("保密的会商", number(discussed), "officer2");
    String task = task(walk, "officer2").id();
    answer("officer2", task, opinion(task, "保密的意见"));
    walk.complete("writeMinutes", Map.of("meetingOutcome", "保密的结论"));
    walk.expire("confirmationsDue");
    UUID paper = documents.ofCase(walk.caseId()).get(0).id();
    String id = walk.caseId().toString();

    for (String stranger : List.of("officer4", "clerk1", "shihe-officer1")) {
      Browser.User user = browser.as(stranger).opened();
      for (String path :
          List.of(
              "/files/" + id,
              "/api/v1/cases/" + id,
              "/api/v1/cases/" + id + "/journal",
              "/api/v1/cases/" + id + "/clocks",
              "/api/v1/cases/" + id + "/documents",
              "/api/v1/cases/" + id + "/actions",
              "/api/v1/documents/" + paper + "/content")) {
        assertThat(user.get(path).status()).as(stranger + " " + path).isEqualTo(404);
      }
      found(user, walk, false);
    }
    for (String reader : List.of("officer1", "officer2", "unithead1", "leader1", "discipline1")) {
      Browser.User user = browser.as(reader).opened();
      assertThat(user.get("/files/" + id).body()).as(reader).contains(number(walk));
      assertThat(user.get("/api/v1/cases/" + id).body()).as(reader).contains("保密的结论");
      found(user, walk, true);
    }
    for (String path : List.of("overview?size=100", "glance", "finished?size=100")) {
      assertThat(browser.as("leader1").get("/api/v1/oversight/" + path).body())
          .as(path)
          .doesNotContain(number(walk));
    }
    String page = "/files/" + discussed.caseId();
    assertThat(browser.as("officer4").opened().get(page).body())
        .contains(number(discussed))
        .doesNotContain(number(walk));
    assertThat(browser.as("officer2").opened().get(page).body()).contains(number(walk));
  }

  private void found(Browser.User user, Walk walk, boolean there) {
    assertThat(user.get("/files").body().contains("<option value=\"meeting\"")).isEqualTo(there);
    for (String path :
        List.of(
            "/files",
            "/files?q=" + encoded("保密的会商") + "&kind=meeting",
            "/files.csv?kind=meeting&q=" + encoded(number(walk)),
            "/api/v1/cases?kind=meeting&size=100")) {
      assertThat(user.get(path).body().contains(number(walk))).as(path).isEqualTo(there);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String number(Walk walk) {
    return caseFiles.get(walk.caseId()).clueNumber();
  }

  private String printed(Walk walk) {
    return PdfChecks.text(
        documents
            .content(documents.latest(walk.caseId(), "meeting-record").orElseThrow().id())
            .bytes());
  }

  private OpenTask task(Walk walk, String member) {
    return desk.open(walk.caseId()).stream()
        .filter(task -> task.users().contains(member))
        .findFirst()
        .orElseThrow();
  }

  private Browser.Answer answer(String user, String task, Map<String, Object> entries) {
    return browser.as(user).opened().submit(task, entries);
  }

  private Map<String, Object> opinion(String task, String words) {
    return row(task, Map.of("view", "OTHER", "opinion", words));
  }

  private Map<String, Object> confirmation(String task, String state, String reservation) {
    return row(task, Map.of("confirmation", state, "reservation", reservation));
  }

  /** The one row that a member's form shows, with these entries. */
  private Map<String, Object> row(String task, Map<String, Object> entries) {
    Map<String, Object> row =
        new HashMap<>(FactRows.of(desk.form(task).prefilled().get("meetingMembers")).get(0));
    row.putAll(entries);
    return Map.of("meetingMembers", List.of(row));
  }

  private Walk called(String topic, String file, String... members) {
    Browser.Answer started =
        browser.as("officer1").opened().startForm("meeting", meeting(topic, file, members));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    return known(walker.of(named(topic).get(0)));
  }

  private List<UUID> named(String topic) {
    return jdbc.sql(
            "select case_id from case_fact where key = 'meetingTopic' and value #>> '{}' = ?")
        .param(topic)
        .query(UUID.class)
        .list();
  }

  private Map<String, Object> meeting(String topic, String file, String... members) {
    Map<String, Object> values = new TreeMap<>();
    values.put("meetingTopic", topic);
    values.put("meetingAt", today() + "T14:30");
    values.put("meetingPlace", "三楼会议室");
    values.put("meetingBackground", "证据是否充分");
    values.put("meetingCases", List.of(Map.of("file", file, "question", "监测数据能否采用")));
    values.put("meetingConvenor", "officer1");
    values.put("meetingMembers", List.of(members).stream().map(m -> Map.of("member", m)).toList());
    return values;
  }
}
