package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.TaskService;
import org.ecocase.clue.Signal;
import org.ecocase.draft.Drafts;
import org.ecocase.support.Acts;
import org.ecocase.support.Browser;
import org.ecocase.support.Browser.Answer;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody types stays his own, and goes with what he hands in. */
class DraftControllerTest extends CaseTest {

  private static final String REPORTER = "诸葛举报";
  private static final String START = "/api/v1/drafts/starts/clue";
  private static final int TOO_LARGE = 413;
  private static final long MANY_BYTES = 30L << 20;

  @Autowired TaskService tasks;

  @BeforeEach
  void nothingIsKept() {
    jdbc.sql("delete from draft").update();
  }

  @Test
  void should_bringEverythingBack_when_itsAuthorOpensTheFormElsewhere() {
    String draft = triage();

    assertThat(save("dispatcher1", draft, Map.of("triageResult", "ACCEPT")).status())
        .isEqualTo(200);
    Map<String, Object> more = new HashMap<>();
    more.put("replyRequired", true);
    more.put("triageReason", null);
    Answer saved = save("dispatcher1", draft, more);

    Answer found = browser.as("dispatcher1").get(draft);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json().path("values"))
        .isEqualTo(
            json("{\"triageResult\":\"ACCEPT\",\"replyRequired\":true,\"triageReason\":null}"));
    assertThat(found.json().path("savedAt")).isEqualTo(saved.json().path("savedAt"));
    assertThat(found.json().path("outdated").asBoolean()).isFalse();
    assertThat(found.response().headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");
  }

  @Test
  void should_refuse_when_anybodyElseAsks() {
    String draft = triage();
    save("dispatcher1", draft, Map.of("triageReason", "只有我知道"));

    for (String other : List.of("officer1", "unithead1", "agencyhead1", "leader1", "discipline1")) {
      everyWay(other, draft, 403);
    }
    for (String stranger : List.of("yunxi-dispatcher1", "admin", "owner1")) {
      List<Integer> statuses =
          everyWay(stranger, draft).stream().map(Answer::status).distinct().toList();
      assertThat(statuses).as(stranger).isSubsetOf(403, 404);
    }
    everyWay("dispatcher1", "/api/v1/drafts/tasks/" + UUID.randomUUID(), 404);
    everyWay("dispatcher1", "/api/v1/drafts/tasks/x", 404);
    assertThat(browser.anonymous().get(draft).status()).isEqualTo(401);
    assertThat(values("dispatcher1", draft)).isEqualTo(json("{\"triageReason\":\"只有我知道\"}"));
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void should_refuse_when_nobodyHasTakenTheTask() {
    String task = receive(walker.signal(Signal.Type.COMPLAINT)).task("triageClue").id();

    everyWay("dispatcher1", "/api/v1/drafts/tasks/" + task, 403);

    assertThat(rows()).isZero();
  }

  @Test
  void should_refuse_when_theRequestComesFromAnotherSite() {
    String draft = triage();
    Browser.User author = browser.as("dispatcher1");

    for (String method : List.of("PATCH", "DELETE")) {
      Answer answer =
          author.send(
              author
                  .request(draft)
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString("{}")));
      assertThat(answer.status()).isEqualTo(403);
    }
    assertThat(rows()).isZero();
  }

  @Test
  void should_refuseAndNameTheLimit_when_aDraftIsTooLarge() {
    String draft = triage();
    save("dispatcher1", draft, Map.of("triageReason", "短"));
    String half = "长".repeat(Drafts.MOST_BYTES / 5);

    Answer flood = flood(draft);
    assertThat(flood.status()).isEqualTo(TOO_LARGE);
    assertThat(flood.detail()).contains("草稿过大", "1MB");
    assertThat(save("dispatcher1", draft, Map.of("transferReason", half)).status()).isEqualTo(200);
    Answer both = save("dispatcher1", draft, Map.of("triageReason", half));

    assertThat(both.status()).isEqualTo(TOO_LARGE);
    assertThat(both.detail()).contains("1MB");
    assertThat(values("dispatcher1", draft).path("triageReason").asText()).isEqualTo("短");
    assertThat(values("dispatcher1", draft).path("transferReason").asText()).isEqualTo(half);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "\"x\"",
        "null",
        "{\"triageReason\":",
        "{\"triageReason\":1,\"triageReason\":2}",
        "{} {}",
        "{\"fineAmount\":\"1.00\"}",
        "{\"__proto__\":\"x\"}"
      })
  void should_keepNothing_when_theBodyIsNoDraftOfTheForm(String body) {
    String draft = triage();

    Answer answer = browser.as("dispatcher1").own("PATCH", draft, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.detail()).matches(".*\\p{IsHan}.*");
    assertThat(rows()).isZero();
  }

  @Test
  void should_nameTheField_when_theFormDoesNotHaveIt() {
    Answer answer = save("dispatcher1", triage(), Map.of("fineAmount", "1.00"));

    assertThat(answer.detail()).contains("表单中没有“fineAmount”这一项");
    assertThat(answer.json().path("field").asText()).isEqualTo("fineAmount");
  }

  @Test
  void should_leaveOutWhatIsOnlyShown_when_theBrowserSendsEverything() {
    String draft = triage();

    Answer answer =
        save(
            "dispatcher1",
            draft,
            Map.of(
                "triageUrgent",
                true,
                "clueContent",
                "改写",
                "caseHeader",
                "### 别的案件",
                "choices_officer",
                List.of()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(values("dispatcher1", draft)).isEqualTo(json("{\"triageUrgent\":true}"));
  }

  @Test
  void should_keepTheIdsOfRows_when_aTableIsFilledIn() {
    Map<String, Object> row = Map.of("rowId", "r7", "factor", "氨氮", "rowKey", "row3");

    assertThat(save("dispatcher1", START, Map.of("measurements", List.of(row))).status())
        .isEqualTo(200);

    assertThat(values("dispatcher1", START))
        .isEqualTo(json("{\"measurements\":[{\"rowId\":\"r7\",\"factor\":\"氨氮\"}]}"));
  }

  @Test
  void should_goWithTheCompletion_when_theFormIsHandedIn() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    String draft = taken(walk, "triageClue", "dispatcher1");
    Map<String, Object> answer = walk.answer(walk.task("triageClue"));
    save("dispatcher1", draft, Map.of("triageResult", "ACCEPT"));
    Map<String, Object> incomplete = new LinkedHashMap<>(answer);
    incomplete.remove("verifyingOfficer");
    Browser.User dispatcher = browser.as("dispatcher1");

    assertThat(dispatcher.submit(id(draft), incomplete).status()).isEqualTo(422);
    assertThat(values("dispatcher1", draft)).isEqualTo(json("{\"triageResult\":\"ACCEPT\"}"));
    assertThat(dispatcher.submit(id(draft), answer).status()).isEqualTo(204);

    assertThat(rows()).isZero();
    everyWay("dispatcher1", draft, 404);
    assertThat(rows()).isZero();
  }

  @Test
  void should_outliveNoTask_when_aLateSaveMeetsTheCompletion() {
    for (int i = 0; i < 4; i++) {
      Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
      String draft = taken(walk, "triageClue", "dispatcher1");
      Map<String, Object> answer = walk.answer(walk.task("triageClue"));
      Browser.User dispatcher = browser.as("dispatcher1").opened();

      CompletableFuture<Answer> late =
          CompletableFuture.supplyAsync(
              () -> save("dispatcher1", draft, Map.of("triageUrgent", true)));
      assertThat(dispatcher.submit(id(draft), answer).status()).isEqualTo(204);

      assertThat(late.join().status()).isIn(200, 404);
      assertThat(rows()).isZero();
    }
  }

  @Test
  void should_goWithTheTask_when_theRunIsWithdrawn() {
    UUID id = underInvestigation(Map.of());
    Walk walk = begun("officer1", id, "seizure");
    String draft = "/api/v1/drafts/tasks/" + walk.task("requestSeizure").id();
    String field =
        desk.form(id(draft)).inputs().stream()
            .filter(input -> !input.readonly())
            .findFirst()
            .orElseThrow()
            .key();
    assertThat(save("officer1", draft, Map.of(field, "x")).status()).isEqualTo(200);
    assertThat(rows()).isEqualTo(1);
    String run =
        browser
            .as("officer1")
            .get("/api/v1/cases/" + id + "/actions")
            .json()
            .path("open")
            .get(0)
            .path("scope")
            .asText();

    assertThat(
            browser
                .as("officer1")
                .own("DELETE", "/api/v1/cases/" + id + "/actions/" + run, "")
                .status())
        .isEqualTo(204);

    assertThat(rows()).isZero();
  }

  @Test
  void should_beSeenByNobody_when_theTaskIsGivenToAnother() {
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    String draft = taken(walk, "recordInspection", "officer1");
    save("officer1", draft, Map.of("inspectionFindings", "我看到的"));

    Answer reassigned =
        browser
            .as("unithead1")
            .post(
                "/api/v1/tasks/" + id(draft) + "/assignment",
                "{\"officer\":\"officer2\",\"reason\":\"休假\"}");

    assertThat(reassigned.status()).as(reassigned.body()).isEqualTo(204);
    assertThat(rows()).isZero();
    assertThat(browser.as("officer2").get(draft).status()).isEqualTo(204);
    everyWay("officer1", draft, 403);
  }

  @Test
  void should_findItAgain_when_theTaskIsGivenBackAndTakenAgain() {
    String draft = triage();
    save("dispatcher1", draft, Map.of("triageUrgent", true));
    Browser.User dispatcher = browser.as("dispatcher1");

    assertThat(dispatcher.engine("/task/" + id(draft) + "/unclaim", "{}").status()).isEqualTo(204);
    everyWay("dispatcher1", draft, 403);
    claim("dispatcher1", id(draft));

    assertThat(values("dispatcher1", draft)).isEqualTo(json("{\"triageUrgent\":true}"));
  }

  @Test
  void should_openEmpty_when_theTaskIsDoneAnew() {
    Walk walk =
        receive(walker.signal(Signal.Type.COMPLAINT))
            .stating("verificationResult", "NO_VIOLATION")
            .until("confirmVerification");
    String first = taken(walk, "confirmVerification", "unithead1");
    save("unithead1", first, Map.of("verificationApprovalOpinion", "材料不足"));
    walk.complete(
        "confirmVerification",
        Map.of("verificationApproval", "RETURN", "verificationApprovalOpinion", "材料不足"));

    walk.until("confirmVerification");

    String second = taken(walk, "confirmVerification", "unithead1");
    assertThat(second).isNotEqualTo(first);
    assertThat(browser.as("unithead1").get(second).status()).isEqualTo(204);
    assertThat(rows()).isZero();
  }

  @Test
  void should_sayThatTheFileHasChanged_when_somethingWasHandedInSince() {
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    String draft = taken(walk, "recordInspection", "officer1");
    save("officer1", draft, Map.of("inspectionFindings", "先写"));
    assertThat(browser.as("officer1").get(draft).json().path("outdated").asBoolean()).isFalse();
    caseFiles.record(
        Acts.at(Acts.done(walk.caseId(), "case-review", "", Map.of()), clock.instant()));

    save("officer1", draft, Map.of("inspectionFindings", "再写"));

    Answer found = browser.as("officer1").get(draft);
    assertThat(found.json().path("outdated").asBoolean()).isTrue();
    assertThat(found.json().path("values")).isEqualTo(json("{\"inspectionFindings\":\"再写\"}"));
  }

  @Test
  void should_sayThatTheFormHasChanged_when_itsVersionIsAnotherOne() {
    String draft = triage();
    save("dispatcher1", draft, Map.of("triageUrgent", true));
    jdbc.sql("update draft set form_version = form_version + 1").update();

    assertThat(browser.as("dispatcher1").get(draft).json().path("outdated").asBoolean()).isTrue();
  }

  @Test
  void should_beGone_when_itsAuthorThrowsItAway() {
    String draft = triage();
    save("dispatcher1", draft, Map.of("triageUrgent", true));

    assertThat(browser.as("dispatcher1").own("DELETE", draft, "").status()).isEqualTo(204);

    assertThat(browser.as("dispatcher1").get(draft).status()).isEqualTo(204);
    assertThat(rows()).isZero();
  }

  @Test
  void should_keepWhatIsTypedForEverybody_when_aClueIsRegistered() {
    save("dispatcher1", START, Map.of("caseSource", "COMPLAINT", "reporterName", REPORTER));
    save("clerk1", START, Map.of("caseSource", "ALARM"));

    assertThat(values("dispatcher1", START).path("reporterName").asText()).isEqualTo(REPORTER);
    assertThat(values("clerk1", START)).isEqualTo(json("{\"caseSource\":\"ALARM\"}"));
    assertThat(browser.as("officer1").get(START).status()).isEqualTo(204);
    for (String other : List.of("unithead1", "leader1", "discipline1", "owner1")) {
      everyWay(other, START, 403);
    }
    everyWay("dispatcher1", "/api/v1/drafts/starts/penalty", 404);
    everyWay("dispatcher1", "/api/v1/drafts/starts/nothing", 404);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void should_goWithTheStart_when_theClueIsRegistered() {
    Map<String, Object> clue =
        new LinkedHashMap<>(
            Map.of(
                "caseSource", "COMPLAINT",
                "sourceChannel", "PHONE",
                "receivedAt", today().minusDays(1) + "T08:00",
                "clueContent", "异味"));
    save("dispatcher1", START, clue);
    save("clerk1", START, clue);
    Map<String, Object> incomplete = new LinkedHashMap<>(clue);
    incomplete.remove("clueContent");
    Browser.User dispatcher = browser.as("dispatcher1");

    assertThat(dispatcher.startForm("clue", incomplete).status()).isEqualTo(422);
    assertThat(values("dispatcher1", START).path("clueContent").asText()).isEqualTo("异味");
    assertThat(dispatcher.startForm("clue", clue).status()).isEqualTo(200);

    assertThat(dispatcher.get(START).status()).isEqualTo(204);
    assertThat(values("clerk1", START).path("clueContent").asText()).isEqualTo("异味");
  }

  private String triage() {
    return taken(receive(walker.signal(Signal.Type.COMPLAINT)), "triageClue", "dispatcher1");
  }

  /** The address of the draft of a task that somebody has taken. */
  private String taken(Walk walk, String task, String user) {
    String id = walk.task(task).id();
    if (tasks.createTaskQuery().taskId(id).singleResult().getAssignee() == null) {
      claim(user, id);
    }
    return "/api/v1/drafts/tasks/" + id;
  }

  private void claim(String user, String task) {
    assertThat(
            browser
                .as(user)
                .engine("/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}")
                .status())
        .isEqualTo(204);
  }

  private static String id(String draft) {
    return draft.substring(draft.lastIndexOf('/') + 1);
  }

  private Answer save(String user, String draft, Map<String, ?> entries) {
    return browser.as(user).own("PATCH", draft, Browser.json(entries));
  }

  private JsonNode values(String user, String draft) {
    return browser.as(user).get(draft).json().path("values");
  }

  private static JsonNode json(String text) {
    return new Answer(200, text, null).json();
  }

  private List<Answer> everyWay(String user, String draft) {
    Browser.User person = browser.as(user);
    return List.of(
        person.get(draft), person.own("PATCH", draft, "{}"), person.own("DELETE", draft, ""));
  }

  private void everyWay(String user, String draft, int status) {
    assertThat(everyWay(user, draft))
        .as(user)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body()).isEqualTo(status);
              assertThat(answer.detail()).matches(".*\\p{IsHan}.*");
            });
  }

  private int rows() {
    return jdbc.sql("select count(*) from draft").query(Integer.class).single();
  }

  /** Far more than a draft may hold, made while it is being sent. */
  private Answer flood(String draft) {
    Browser.User author = browser.as("dispatcher1");
    return author.send(
        author
            .request(draft)
            .header("X-Ecocase-Request", "1")
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofInputStream(Flood::new)));
  }

  /** A text without an end in sight. */
  private static final class Flood extends InputStream {

    private static final byte[] BEGIN = "{\"triageReason\":\"".getBytes(StandardCharsets.US_ASCII);

    private long sent;

    @Override
    public int read() {
      if (sent == MANY_BYTES) {
        return -1;
      }
      int next = sent < BEGIN.length ? BEGIN[(int) sent] : 'x';
      sent++;
      return next;
    }
  }
}
