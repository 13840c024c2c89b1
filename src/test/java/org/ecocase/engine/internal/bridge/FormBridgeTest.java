package org.ecocase.engine.internal.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.camunda.bpm.engine.TaskService;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.rule.Refusal;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The one way in for what officers enter, through the interface that their Tasklist uses. */
class FormBridgeTest extends CaseTest {

  private static final int UNPROCESSABLE = 422;

  @Autowired TaskService tasks;
  @Autowired Dictionary dictionary;
  private Browser.User dispatcher;

  @BeforeAll
  void openTasklist() {
    dispatcher = browser.as("dispatcher1").opened();
  }

  @Test
  void should_showTheCaseAndWhatIsKnown_when_aFormOpens() {
    Walk walk = triage();

    Browser.Answer form = dispatcher.get(engine("/task/" + id(walk) + "/form-variables"));

    assertThat(form.status()).isEqualTo(200);
    assertThat(form.json().path("caseHeader").path("value").asText())
        .contains(caseFiles.get(walk.caseId()).clueNumber(), "正常", "剩余", "期满后：提醒承办人");
    assertThat(form.json().path("clueContent").path("value").asText()).contains("刺激性气体");
    assertThat(form.json().path("choices_officer").path("value").asText()).contains("周明远");
    assertThat(
            jdbc.sql(
                    "select count(*) from act_ru_variable where proc_inst_id_ in"
                        + " (select proc_inst_id_ from act_ru_task where id_ = ?)")
                .param(id(walk))
                .query(Integer.class)
                .single())
        .as("nothing but the case's id becomes a variable by opening a form")
        .isLessThanOrEqualTo(1);
  }

  @Test
  void should_deliverTheFormExpanded_when_aTaskOpens() {
    Walk walk = triage();

    Browser.Answer form = dispatcher.get(engine("/task/" + id(walk) + "/deployed-form"));

    assertThat(form.status()).isEqualTo(200);
    assertThat(offered(form, "triageResult"))
        .isEqualTo(List.copyOf(dictionary.get("triageResult").codes().keySet()));
    assertThat(form.json().findValuesAsText("valuesKey"))
        .as("what depends on the case comes with the variables")
        .containsExactly("choices_officer");
  }

  @Test
  void should_deliverTheFormExpanded_when_aProcessIsStarted() {
    Browser.Answer form =
        dispatcher.get(engine("/process-definition/key/clue/deployed-start-form"));

    assertThat(form.status()).isEqualTo(200);
    assertThat(offered(form, "caseSource"))
        .isEqualTo(List.copyOf(dictionary.get("caseSource").codes().keySet()));
    assertThat(form.json().findValuesAsText("valuesKey")).isEmpty();
  }

  private static List<String> offered(Browser.Answer form, String key) {
    return form.json().findParents("key").stream()
        .filter(field -> field.path("key").asText().equals(key))
        .flatMap(field -> field.path("values").findValuesAsText("value").stream())
        .toList();
  }

  @Test
  void should_keepTheSubmission_when_everythingIsRight() {
    Walk walk = triage();

    Browser.Answer answer = dispatcher.submit(id(walk), answers(walk));

    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    assertThat(caseFiles.submissions(walk.caseId()))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.task()).isEqualTo("triageClue");
              assertThat(s.userId()).isEqualTo("dispatcher1");
              assertThat(s.formVersion()).isPositive();
              assertThat(s.content()).containsEntry("triageResult", "ACCEPT");
            });
    assertThat(facts(walk)).containsEntry("verifyingOfficer", "officer1");
    assertThat(journalled(walk)).contains("TASK_COMPLETED");
    assertThat(
            jdbc.sql(
                    "select distinct name_ from act_ru_variable v join act_ru_execution e"
                        + " on e.id_ = v.proc_inst_id_ where e.business_key_ = ? and v.name_ <> 'mailId'")
                .param(walk.caseId().toString())
                .query(String.class)
                .list())
        .as("only routing facts are variables")
        .containsExactlyInAnyOrder("caseId", "replyRequired", "triageResult");
  }

  @Test
  void should_refuse_when_aRequiredFieldIsMissing() {
    Walk walk = triage();
    Map<String, Object> answers = answers(walk);
    answers.remove("verifyingOfficer");

    refused(walk, dispatcher, answers, "“核查人员”为必填项");
  }

  @Test
  void should_refuse_when_aValueHasTheWrongType() {
    Walk walk = triage();

    refused(walk, dispatcher, with(walk, "triageUrgent", "也许"), "“紧急事项”");
    refused(walk, dispatcher, with(walk, "triageResult", 7), "“分办意见”");
    refused(walk, dispatcher, with(walk, "duplicateClueNumber", List.of("a")), "“疑似重复线索编号”");
  }

  @Test
  void should_refuse_when_aFieldIsUnknown() {
    Walk walk = triage();

    refused(walk, dispatcher, with(walk, "fineAmount", "1.00"), "表单中没有“fineAmount”这一项");
    refused(walk, dispatcher, with(walk, "__proto__", "x"), "表单中没有“__proto__”这一项");
  }

  @Test
  void should_refuse_when_aTextIsTooLong() {
    Walk walk = triage();

    refused(walk, dispatcher, with(walk, "duplicateClueNumber", "长".repeat(101)), "不得超过100个字");
  }

  @Test
  void should_refuse_when_aRoutingValueIsNotOffered() {
    Walk walk = triage();

    refused(walk, dispatcher, with(walk, "triageResult", "SKIP"), "“分办意见”");
    refused(walk, dispatcher, with(walk, "verifyingOfficer", "yunxi-officer1"), "可选项");
  }

  @Test
  void should_refuse_when_controlCharactersComeIn() {
    Walk walk = triage();

    refused(walk, dispatcher, with(walk, "duplicateClueNumber", "a\u0000b"), "疑似重复线索编号");
  }

  @Test
  void should_ignoreWhatComesBackForShownFields_when_somebodyChangedThem() {
    Walk walk = triage();
    Object before = facts(walk).get("clueContent");

    Browser.Answer answer = dispatcher.submit(id(walk), with(walk, "clueContent", "改写"));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(facts(walk)).containsEntry("clueContent", before);
  }

  @Test
  void should_refuse_when_theTaskIsCompletedWithoutItsForm() {
    Walk walk = triage();
    String body = Browser.variables(answers(walk));

    for (String way : List.of("complete", "resolve", "bpmnError", "assignee", "delegate")) {
      unchanged(
          () -> {
            Browser.Answer answer = dispatcher.engine("/task/" + id(walk) + "/" + way, body);
            assertThat(answer.status()).as(way).isEqualTo(403);
            assertThat(answer.body()).contains("不允许的操作");
          });
    }
    unchanged(
        () -> {
          Browser.User admin = browser.as("admin");
          Browser.Answer answer = admin.engine("/task/" + id(walk) + "/complete", body);
          assertThat(answer.status()).isEqualTo(403);
          assertThat(answer.message()).isEqualTo("不允许的操作");
        });
    unchanged(
        () ->
            assertThatThrownBy(() -> tasks.complete(id(walk)))
                .isInstanceOf(Refusal.class)
                .hasMessage("该事项必须通过表单办理"));
  }

  @Test
  void should_refuse_when_theTaskHasBeenDone() {
    Walk walk = triage();
    String task = id(walk);
    Map<String, Object> answers = answers(walk);
    assertThat(dispatcher.submit(task, answers).status()).isEqualTo(204);

    unchanged(
        () -> {
          Browser.Answer second = dispatcher.submit(task, answers);
          assertThat(second.status()).isEqualTo(409);
          assertThat(second.message()).contains("已由他人办理");
        });
  }

  @Test
  void should_letOneWin_when_twoOfficersHandInAtOnce() throws Exception {
    UUID id = investigated();
    clockRuns(id, "case-decision");
    given(id, "investigation");
    desk.start(id, "investigation", Map.of());
    Walk walk = walker.of(id);
    String task = walk.task("investigateCase").id();
    Map<String, Object> answers = walk.answer(walk.task("investigateCase"));
    Browser.User one = browser.as("officer1").opened();
    Browser.User two = browser.as("officer2").opened();
    CyclicBarrier together = new CyclicBarrier(2);

    List<CompletableFuture<Browser.Answer>> both = new ArrayList<>();
    for (Browser.User user : List.of(one, two)) {
      both.add(
          CompletableFuture.supplyAsync(
              () -> {
                await(together);
                return user.submit(task, answers);
              }));
    }
    List<Browser.Answer> told = both.stream().map(CompletableFuture::join).toList();

    assertThat(told).extracting(Browser.Answer::status).containsExactlyInAnyOrder(204, 409);
    assertThat(told)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> assertThat(answer.message()).matches("该事项已.*办理.*刷新列表"));
    assertThat(caseFiles.submissions(id))
        .filteredOn(submission -> submission.task().equals("investigateCase"))
        .hasSize(1);
    assertThat(walk.open()).containsExactly("chooseStandard");
    assertThat(journal.verify(id)).isEmpty();
  }

  @Test
  void should_refuse_when_aMemberOfTheAgencyIsNoCandidate() {
    Walk walk = triage();

    for (String stranger : List.of("officer1", "clerk1", "leader1", "agencyhead1")) {
      refused(walk, browser.as(stranger), answers(walk), "");
    }
  }

  @Test
  void should_refuse_when_theUserIsOfAnotherAgency() {
    Walk walk = triage();
    Browser.User other = browser.as("yunxi-dispatcher1");

    unchanged(
        () -> {
          Browser.Answer answer = other.submit(id(walk), answers(walk));
          assertThat(answer.status()).as(answer.body()).isBetween(403, 422);
          assertThat(answer.message()).matches(".*[\\u4e00-\\u9fff].*");
        });
    assertThat(other.get(engine("/task/" + id(walk))).status()).isIn(403, 404);
    assertThat(other.get(engine("/task/" + id(walk) + "/form-variables")).status()).isIn(403, 404);
  }

  @Test
  void should_refuse_when_aCertificateHasExpired() {
    UUID id = investigated();
    desk.start(id, "inspection", Map.of());
    Walk walk = walker.of(id);
    Map<String, Object> answers = walk.answer(walk.task("assignOfficers"));
    answers.put("assistingOfficer", "officer3");

    unchanged(
        () -> {
          Browser.Answer answer =
              browser.as("unithead1").submit(walk.task("assignOfficers").id(), answers);
          assertThat(answer.status()).isEqualTo(UNPROCESSABLE);
          assertThat(answer.message()).contains("郑立冬", "有效期", "行政处罚法第四十二条");
        });
  }

  @Test
  void should_refuseTheClaim_when_theUserIsNoCandidate() {
    Walk walk = triage();

    unchanged(
        () -> {
          Browser.Answer answer =
              browser
                  .as("officer1")
                  .engine("/task/" + id(walk) + "/claim", "{\"userId\":\"officer1\"}");
          assertThat(answer.status()).as(answer.body()).isIn(403, UNPROCESSABLE);
        });
    assertThat(
            dispatcher
                .engine("/task/" + id(walk) + "/claim", "{\"userId\":\"dispatcher1\"}")
                .status())
        .isEqualTo(204);
    assertThat(dispatcher.submit(id(walk), answers(walk)).status()).isEqualTo(204);
  }

  @Test
  void should_refuseTheStart_when_itIsForAnotherAgencyOrWithoutItsForm() {
    Map<String, Object> clue =
        new LinkedHashMap<>(
            Map.of(
                "caseSource", "COMPLAINT",
                "sourceChannel", "PHONE",
                "receivedAt", today().minusDays(1) + "T08:00",
                "clueContent", "异味"));

    unchanged(
        () -> {
          Browser.Answer several = browser.as("gateway").startForm("clue", clue);
          assertThat(several.status()).as(several.body()).isBetween(400, UNPROCESSABLE);
          Browser.Answer tenant =
              dispatcher.engine(
                  "/process-definition/key/clue/tenant-id/yunxi/submit-form",
                  Browser.variables(clue));
          assertThat(tenant.status()).isEqualTo(403);
          Map<String, Object> agency = new LinkedHashMap<>(clue);
          agency.put("agency", "yunxi");
          Browser.Answer field = dispatcher.startForm("clue", agency);
          assertThat(field.status()).isEqualTo(UNPROCESSABLE);
          assertThat(field.message()).contains("表单中没有“agency”这一项");
          for (String process : List.of("clue", "penalty", "adjudication", "archive")) {
            String path = "/process-definition/key/" + process + "/start";
            assertThat(dispatcher.engine(path, Browser.variables(clue)).status()).isEqualTo(403);
            Browser.Answer admin = browser.as("admin").engine(path, "{}");
            assertThat(admin.status()).as(admin.body()).isBetween(400, 500);
          }
        });
  }

  @Test
  void should_refuseTheStart_when_aFieldIsMissing() {
    unchanged(
        () -> {
          Browser.Answer answer = dispatcher.startForm("clue", Map.of("caseSource", "COMPLAINT"));
          assertThat(answer.status()).isEqualTo(UNPROCESSABLE);
          assertThat(answer.message()).contains("“受理渠道”为必填项", "“线索内容”为必填项");
        });
  }

  @Test
  void should_refuse_when_theTokenAgainstForgedRequestsIsMissing() {
    Walk walk = triage();

    unchanged(
        () -> {
          Browser.User user = browser.as("dispatcher1");
          Browser.Answer answer =
              user.send(
                  user.request(engine("/task/" + id(walk) + "/submit-form"))
                      .header("Content-Type", "application/json")
                      .POST(
                          java.net.http.HttpRequest.BodyPublishers.ofString(
                              Browser.variables(answers(walk)))));
          assertThat(answer.status()).isEqualTo(403);
        });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Walk triage() {
    return receive(walker.signal(Signal.Type.COMPLAINT));
  }

  private String id(Walk walk) {
    return walk.task("triageClue").id();
  }

  private Map<String, Object> answers(Walk walk) {
    return walk.answer(walk.task("triageClue"));
  }

  private Map<String, Object> with(Walk walk, String key, Object value) {
    Map<String, Object> answers = answers(walk);
    answers.put(key, value);
    return answers;
  }

  private static String engine(String path) {
    return "/camunda/api/engine/engine/default" + path;
  }

  private void refused(Walk walk, Browser.User user, Map<String, Object> answers, String words) {
    unchanged(
        () -> {
          Browser.Answer answer = user.submit(id(walk), answers);
          assertThat(answer.status()).as(answer.body()).isIn(403, UNPROCESSABLE);
          assertThat(answer.message()).contains(words).matches("(?s).*[\\u4e00-\\u9fff].*");
        });
  }

  private void unchanged(Runnable attempt) {
    List<Integer> before = rows();
    attempt.run();
    assertThat(rows()).isEqualTo(before);
  }

  private List<Integer> rows() {
    return List.of("submission", "case_fact", "journal_entry", "act_ru_task", "case_file", "mail")
        .stream()
        .map(table -> jdbc.sql("select count(*) from " + table).query(Integer.class).single())
        .toList();
  }
}
