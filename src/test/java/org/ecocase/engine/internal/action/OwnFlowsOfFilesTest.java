package org.ecocase.engine.internal.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.Runs;
import org.ecocase.casefile.Submission;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactRows;
import org.ecocase.document.CaseDocument;
import org.ecocase.engine.Catalogue;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.DeployedForTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The worked examples of the owners' guide ({@code docs/examples}), deployed as an owner does and
 * worked to their end without Java and without a restart.
 */
class OwnFlowsOfFilesTest extends CaseTest {

  private static final Path EXAMPLES = Path.of("docs/examples");
  private static final String TERM = "special-patrol-report";
  private static final String LEADER = "patrol-leader";

  private static final String CALL =
      """
      <bpmn:callActivity id="%s" name="逐点检查" calledElement="point-check"
          camunda:calledElementBinding="latest">
        <bpmn:documentation>逐点检查（《行政处罚法》第五十五条）。</bpmn:documentation>
        <bpmn:extensionElements>
          <camunda:in businessKey="#{execution.processBusinessKey}" />
          <camunda:in source="caseId" target="caseId" />
        </bpmn:extensionElements>
        %s
      </bpmn:callActivity>
      """;

  /** What the called flow consists of, within the patrol itself. */
  private static final String SUB_PROCESS =
      """
      <bpmn:subProcess id="%s" name="逐点检查">
        <bpmn:documentation>逐点检查（《行政处罚法》第五十五条）。</bpmn:documentation>
        %s
        %s
      </bpmn:subProcess>
      """;

  @Autowired IdentityService identity;
  @Autowired AuthorizationService authorizations;
  @Autowired Dictionary dictionary;
  @Autowired Runs runs;
  @Autowired Terms terms;
  @Autowired Catalogue catalogue;

  @Autowired DeployedForTest deployed;
  private long last;

  @BeforeEach
  void remember() {
    last = deployed.last();
  }

  /** Other tests find the shipped flows in force. */
  @AfterEach
  void goBack() {
    if (identity.createUserQuery().userId("leader1").memberOfGroup(LEADER).count() > 0) {
      identity.deleteMembership("leader1", LEADER);
    }
    deployed.goBackTo(last);
    terms.replace(shippedTerms().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void should_workAFileOfItsOwnToItsEnd_when_anOwnerBringsAFlow() {
    deploy(Map.of("terms.dmn", terms()));
    deploy(example("special-patrol"));
    identity.createMembership("leader1", LEADER);

    Browser.Answer started =
        browser.as("dispatcher1").opened().startForm("special-patrol", registration());
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    UUID id = newest("special-patrol");
    Walk walk = known(walker.of(id));

    CaseFile file = caseFiles.get(id);
    assertThat(file.clueNumber()).contains("环专");
    assertThat(file.stage().label()).isEqualTo("巡查中");
    assertThat(clockState(walk, TERM)).isEqualTo(ClockState.RUNNING);
    walk.complete("assignPatrol");
    assertThat(due(walk, "recordPatrol")).isEqualTo(clock(walk, TERM).due().lastMoment());
    walk.complete("recordPatrol");
    assertThat(generated(walk)).contains("inspection-record");
    assertThat(stage(walk)).isEqualTo("SPECIAL_PATROL_SUMMARY");
    Browser.User leader = browser.as("leader1").opened();
    assertThat(leader.submit(walk.task("summarisePatrol").id(), Map.of()).status()).isLessThan(300);
    assertThat(desk.running(id)).isFalse();
    assertThat(caseFiles.get(id).stage().label()).isEqualTo("巡查已办结");
    assertThat(caseFiles.get(id).closedAt()).isNotNull();
    assertThat(clockState(walk, TERM)).isEqualTo(ClockState.STOPPED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_doItOncePerRow_when_aTaskIsForEachRowOfATable(boolean inTurn) {
    deploy(Map.of("terms.dmn", terms()));
    deploy(summarisedForEach("samples", inTurn));
    identity.createMembership("leader1", LEADER);
    Walk walk = patrolled(samples("A1", "A2"));
    Object table = caseFiles.facts(walk.caseId(), "").get("samples");
    List<String> ids = FactRows.of(table).stream().map(FactRows::id).toList();

    List<OpenTask> open = desk.open(walk.caseId());
    assertThat(open).hasSize(inTurn ? 1 : 2);
    String first =
        open.stream()
            .filter(task -> desk.scope(task.id()).equals(ids.get(0)))
            .findFirst()
            .orElseThrow()
            .id();
    Browser.User leader = browser.as("leader1").opened();
    assertThat(
            leader
                .get("/camunda/api/engine/engine/default/task/" + first + "/form-variables")
                .body())
        .contains("样品第1行：样品编号A1");
    assertThat(leader.submit(first, Map.of()).status()).isLessThan(300);
    OpenTask second = walk.task("summarisePatrol");
    assertThat(desk.scope(second.id())).isEqualTo(ids.get(1));
    assertThat(leader.submit(second.id(), Map.of()).status()).isLessThan(300);

    assertThat(desk.running(walk.caseId())).isFalse();
    assertThat(caseFiles.submissions(walk.caseId()))
        .filteredOn(done -> done.task().equals("summarisePatrol"))
        .extracting(Submission::scope)
        .containsExactlyElementsOf(ids);
  }

  @Test
  void should_makeAPaperPerRow_when_aBlockIsForEachRowOfATable() {
    deploy(Map.of("terms.dmn", terms()));
    deploy(forEach("generatePatrolRecordToSummarisePatrol", "samples", false));
    identity.createMembership("leader1", LEADER);
    Walk walk = patrolled(samples("A1", "A2", "A3"));

    Object table = caseFiles.facts(walk.caseId(), "").get("samples");
    assertThat(documents.ofCase(walk.caseId()))
        .filteredOn(paper -> paper.template().equals("inspection-record"))
        .extracting(paper -> paper.scope())
        .containsExactlyInAnyOrderElementsOf(
            FactRows.of(table).stream().map(FactRows::id).toList());
  }

  @Test
  void should_goOn_when_theTableHasNoRows() {
    deploy(Map.of("terms.dmn", terms()));
    deploy(summarisedForEach("samples", false));

    assertThat(desk.running(patrolled(List.of()).caseId())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_callItOncePerRow_when_aFlowIsCalledForEachRowOfATable(boolean inTurn) {
    deploy(Map.of("terms.dmn", terms()));
    deploy(example("point-check"));
    deploy(insteadOfTheSummary(true, inTurn));
    Walk walk = patrolled(samples("A1", "A2"));

    checkedPointByPoint(walk, inTurn);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_doItOncePerRow_when_aSubProcessIsForEachRowOfATable(boolean inTurn) {
    deploy(Map.of("terms.dmn", terms()));
    deploy(insteadOfTheSummary(false, inTurn));
    Walk walk = patrolled(samples("A1", "A2"));

    checkedPointByPoint(walk, inTurn);
  }

  @Test
  void should_goOn_when_theTableOfACalledFlowHasNoRows() {
    deploy(Map.of("terms.dmn", terms()));
    deploy(example("point-check"));
    deploy(insteadOfTheSummary(true, false));
    Walk walk = patrolled(List.of());

    assertThat(desk.running(walk.caseId())).isFalse();
    assertThat(caseFiles.submissions(walk.caseId()))
        .extracting(Submission::task)
        .doesNotContain("checkPoint");
  }

  @Test
  void should_goOn_when_theTableOfASubProcessHasNoRows() {
    deploy(Map.of("terms.dmn", terms()));
    deploy(insteadOfTheSummary(false, false));

    assertThat(desk.running(patrolled(List.of()).caseId())).isFalse();
  }

  /** Of two rows one waits for its laboratory; the other's time runs. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_keepOnlyOneRowFromRunning_when_itsClockIsSuspended(boolean called) {
    deploy(Map.of("terms.dmn", terms()));
    if (called) {
      deploy(example("point-check"));
    }
    deploy(insteadOfTheSummary(called, false));
    Walk walk = patrolled(samples("A1", "A2"));
    List<OpenTask> open = desk.open(walk.caseId());
    Instant due = open.get(0).due();
    ClockName name = new ClockName(walk.caseId(), desk.scope(open.get(0).id()), TERM);

    clocks.suspend(name, Standstill.of(SuspensionReason.MONITORING), today(), "委托监测", "officer1");

    assertThat(desk.open(walk.caseId()))
        .extracting(OpenTask::id, OpenTask::due)
        .containsExactlyInAnyOrder(tuple(open.get(0).id(), null), tuple(open.get(1).id(), due));
    clocks.resume(name, null, today(), "officer1");
    assertThat(desk.open(walk.caseId())).extracting(OpenTask::due).containsExactly(due, due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sampledAt", "nothing", "${samples}"})
  void should_refuse_when_whatIsWalkedOverIsNoTable(String collection) {
    deploy(Map.of("terms.dmn", terms()));

    Browser.Answer answer = browser.modeler("owner1", summarisedForEach(collection, false));

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).contains("camunda:collection");
  }

  /** Each point has its own task, record, clock, step and paper; the others see none of it. */
  private void checkedPointByPoint(Walk walk, boolean inTurn) {
    UUID id = walk.caseId();
    Object table = caseFiles.facts(id, "").get("samples");
    List<String> rows = FactRows.of(table).stream().map(FactRows::id).toList();
    assertThat(open(id)).containsExactlyInAnyOrderElementsOf(inTurn ? rows.subList(0, 1) : rows);
    for (String row : rows) {
      OpenTask task =
          desk.open(id).stream()
              .filter(open -> desk.scope(open.id()).equals(row))
              .findFirst()
              .orElseThrow();
      assertThat(header(task)).contains("样品第" + (rows.indexOf(row) + 1) + "行：样品编号A");
      assertThat(clocks.live(id, row, TERM))
          .hasValueSatisfying(clock -> assertThat(clock.name().scope()).isEqualTo(row));
      Map<String, Object> answer = new HashMap<>(walk.answer(task));
      answer.put("inspectionPlace", "点位" + row);
      assertThat(browser.as("officer1").opened().submit(task.id(), answer).status())
          .isLessThan(300);
    }

    assertThat(desk.running(id)).isFalse();
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(caseFiles.facts(id, row)).containsEntry("inspectionPlace", "点位" + row));
    assertThat(String.valueOf(caseFiles.facts(id, "").get("inspectionPlace"))).doesNotContain("点位");
    assertThat(clocks.of(id))
        .filteredOn(clock -> !clock.name().scope().isEmpty())
        .extracting(clock -> clock.name().scope(), ClockView::state)
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(row -> tuple(row, ClockState.STOPPED)).toList());
    assertThat(documents.ofCase(id))
        .filteredOn(paper -> !paper.scope().isEmpty())
        .extracting(CaseDocument::scope, CaseDocument::template)
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(row -> tuple(row, "inspection-record")).toList());
    assertThat(caseFiles.submissions(id))
        .filteredOn(done -> done.task().equals("checkPoint"))
        .extracting(Submission::scope, Submission::step)
        .containsExactlyElementsOf(
            rows.stream().map(row -> tuple(row, "inspection-record")).toList());
  }

  private List<String> open(UUID id) {
    return desk.open(id).stream().map(task -> desk.scope(task.id())).toList();
  }

  private String header(OpenTask task) {
    return browser
        .as("officer1")
        .opened()
        .get("/camunda/api/engine/engine/default/task/" + task.id() + "/form-variables")
        .body();
  }

  /** The patrol whose last task is the check of each point, called or a part of it. */
  private static Map<String, byte[]> insteadOfTheSummary(boolean called, boolean inTurn) {
    return insteadOf("userTask", "summarisePatrol", called, inTurn);
  }

  private static Map<String, byte[]> insteadOf(
      String type, String id, boolean called, boolean inTurn) {
    Map<String, byte[]> files = example("special-patrol");
    Map<String, byte[]> check = example("point-check");
    String model = new String(files.get("special-patrol.bpmn"), UTF_8);
    String point = new String(check.get("point-check.bpmn"), UTF_8);
    String element =
        within(model, "<bpmn:%s id=\"%s\"".formatted(type, id), "</bpmn:" + type + ">");
    String each =
        """
        <bpmn:incoming>%s</bpmn:incoming>
        <bpmn:outgoing>%s</bpmn:outgoing>
        <bpmn:multiInstanceLoopCharacteristics isSequential="%s" camunda:collection="samples" />
        """
            .formatted(
                within(element, "<bpmn:incoming>", "</").replaceAll("<.*?>|</", ""),
                within(element, "<bpmn:outgoing>", "</").replaceAll("<.*?>|</", ""),
                inTurn);
    String other = called ? CALL : SUB_PROCESS;
    String steps =
        within(point, "<bpmn:startEvent", "</bpmn:process>").replace("</bpmn:process>", "");
    model = model.replace(element, other.formatted(id, each, steps));
    if (!called) {
      files.put("point-check-record.form", check.get("point-check-record.form"));
      String end = "</bpmndi:BPMNPlane>";
      model = model.replace(end, inTheOfficersLane(within(point, "<bpmndi:BPMNShape", end)));
    }
    files.put("special-patrol.bpmn", model.getBytes(UTF_8));
    return files;
  }

  private static String inTheOfficersLane(String shapes) {
    return Pattern.compile(" y=\"(\\d+)\"")
        .matcher(shapes)
        .replaceAll(y -> " y=\"" + (Integer.parseInt(y.group(1)) + 106) + "\"");
  }

  private static String within(String text, String from, String to) {
    int start = text.indexOf(from);
    return text.substring(start, text.indexOf(to, start) + to.length());
  }

  /** The last task of the patrol, once for each row. */
  private static Map<String, byte[]> summarisedForEach(String table, boolean inTurn) {
    return forEach("summarisePatrolToPatrolDone", table, inTurn);
  }

  /** The element that this flow leaves, once for each row. */
  private static Map<String, byte[]> forEach(String flow, String table, boolean inTurn) {
    Map<String, byte[]> files = example("special-patrol");
    String model = new String(files.get("special-patrol.bpmn"), StandardCharsets.UTF_8);
    String out = "<bpmn:outgoing>" + flow + "</bpmn:outgoing>";
    String each =
        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"%s\" camunda:collection=\"%s\" />"
            .formatted(inTurn, table);
    files.put(
        "special-patrol.bpmn", model.replace(out, out + each).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private Walk patrolled(List<Map<String, Object>> samples) {
    browser.as("dispatcher1").opened().startForm("special-patrol", registration());
    UUID id = newest("special-patrol");
    Walk walk = known(walker.of(id));
    Map<String, Object> table = new HashMap<>();
    table.put("samples", FactRows.parse(dictionary.get("samples"), samples, null));
    caseFiles.record(id, "", table);
    walk.complete("assignPatrol");
    return walk.complete("recordPatrol");
  }

  /** Modeler offers an owner what he has brought, beside what is shipped. */
  @Test
  void should_offerItsRolesTermsStepsAndStages_when_anOwnersFlowIsInForce() {
    deploy(Map.of("terms.dmn", terms()));
    deploy(example("special-patrol"));

    assertThat(browser.as("owner1").get("/models/special-patrol/files.zip").body())
        .contains("special-patrol.bpmn", ".camunda/element-templates/ecocase.json");
    assertThat(catalogue.elementTemplates())
        .contains(
            "{ \"name\" : \"巡查组长\", \"value\" : \"" + LEADER + "\" }",
            "\"value\" : \"${clock.due('" + TERM + "')}\" }",
            "\"value\" : \"special-patrol-summary\" }",
            "\"value\" : \"entering SPECIAL_PATROL_SUMMARY\" }",
            "\"value\" : \"${generateDocument}\"");
  }

  /** Nodes share the database; each has read its tables some time ago. */
  @Test
  void should_knowTheTerm_when_anotherNodeHasDeployedIt() {
    deploy(Map.of("terms.dmn", terms()));
    terms.replace(shippedTerms().getBytes(StandardCharsets.UTF_8));

    deploy(example("special-patrol"));

    assertThat(terms.table().keys()).contains(TERM);
  }

  @Test
  void should_letNobodyElseStart_when_aFlowSaysWhoMay() {
    deploy(Map.of("terms.dmn", terms()));
    deploy(example("special-patrol"));

    assertThat(browser.as("clerk1").opened().startForm("special-patrol", registration()).status())
        .isEqualTo(403);
    assertThat(browser.as("officer1").opened().startForm("special-patrol", registration()).status())
        .isEqualTo(200);
  }

  @Test
  void should_keepWhatAnAdministratorGranted_when_startsFollowTheFlows() {
    Authorization own = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    own.setGroupId("clerk");
    own.setResource(Resources.PROCESS_DEFINITION);
    own.setResourceId("penalty");
    own.addPermission(Permissions.READ_HISTORY);
    own.addPermission(Permissions.CREATE_INSTANCE);
    String id = authorizations.saveAuthorization(own).getId();
    try {
      deploy(example("second-inquiry"));

      Authorization after =
          authorizations.createAuthorizationQuery().authorizationId(id).singleResult();
      assertThat(after.isPermissionGranted(Permissions.READ_HISTORY)).isTrue();
      assertThat(after.isPermissionGranted(Permissions.CREATE_INSTANCE)).isFalse();
    } finally {
      authorizations.deleteAuthorization(id);
    }
  }

  @Test
  void should_runBesideTheMainLine_when_anOwnerBringsAnAction() {
    deploy(example("second-inquiry"));
    UUID id = underInvestigation(Map.of());
    Browser.User officer = browser.as("officer1").opened();

    assertThat(offered(officer, id)).contains("second-inquiry");
    assertThat(offered(browser.as("unithead1").opened(), id)).doesNotContain("second-inquiry");
    String first = started(officer, id);
    String second = started(officer, id);

    assertThat(runs.open(id))
        .extracting(Runs.Run::scope)
        .containsExactly("second-inquiry-1", "second-inquiry-2");
    assertThat(desk.open(id)).allMatch(task -> task.users().contains("officer1"));
    Walk walk = known(walker.of(id));
    Map<String, Object> answer = walk.answer(walk.task("askAgain"));
    assertThat(officer.submit(second, answer).status()).isLessThan(300);
    assertThat(runs.open(id)).extracting(Runs.Run::scope).containsExactly("second-inquiry-1");
    assertThat(documents.ofCase(id))
        .filteredOn(document -> document.template().equals("inquiry-record"))
        .extracting(document -> document.scope())
        .containsExactly("second-inquiry-2");
    assertThat(officer.submit(first, answer).status()).isLessThan(300);
    assertThat(runs.open(id)).isEmpty();
  }

  @Test
  void should_leaveNothing_when_anActionIsWithdrawnBeforeItIsHandedIn() {
    deploy(example("second-inquiry"));
    UUID id = underInvestigation(Map.of());
    Browser.User officer = browser.as("officer1").opened();
    String task = started(officer, id);
    String path = "/api/v1/cases/" + id + "/actions/second-inquiry-1";

    assertThat(withdrawn(browser.as("officer2").opened(), path)).isEqualTo(403);
    assertThat(withdrawn(officer, path)).isEqualTo(204);

    assertThat(runs.open(id)).isEmpty();
    assertThat(desk.running(id)).isFalse();
    assertThat(officer.submit(task, Map.of()).status()).isGreaterThanOrEqualTo(400);
    assertThat(withdrawn(officer, path)).isEqualTo(404);
    assertThat(journal.of(id)).extracting(entry -> entry.kind()).contains("ACTION_WITHDRAWN");
  }

  @Test
  void should_refuseInChinese_when_anActionIsNotForThePersonOrTheStage() {
    deploy(example("second-inquiry"));
    UUID other =
        underInvestigation(Map.of("leadOfficer", "officer2", "assistingOfficer", "officer4"));
    Browser.User officer = browser.as("officer1").opened();

    assertThat(start(officer, other).message()).contains("补充询问", "主办", "行政处罚法第五十五条");
    assertThat(start(browser.as("clerk1").opened(), other).message()).contains("岗位");
    assertThat(start(browser.as("shihe-officer1").opened(), other).status()).isEqualTo(404);
    assertThat(runs.open(other)).isEmpty();
  }

  @Test
  void should_completeBothOrSayWhy_when_twoCompleteTasksOfOneFileAtOnce() {
    deploy(example("second-inquiry"));
    UUID id = underInvestigation(Map.of());
    String one = started(browser.as("officer1").opened(), id);
    String other = started(browser.as("officer2").opened(), id);
    Walk walk = known(walker.of(id));
    Map<String, Object> answer = walk.answer(walk.task("askAgain"));

    CompletableFuture<Browser.Answer> first =
        CompletableFuture.supplyAsync(() -> browser.as("officer1").opened().submit(one, answer));
    Browser.Answer second = browser.as("officer2").opened().submit(other, answer);

    assertThat(Stream.of(first.join(), second))
        .allMatch(a -> a.status() < 300 || a.status() == 409 && a.message().contains("刷新"));
  }

  private String started(Browser.User user, UUID id) {
    Browser.Answer answer = start(user, id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("taskId").asText();
  }

  private static Browser.Answer start(Browser.User user, UUID id) {
    return user.post("/api/v1/cases/" + id + "/actions/second-inquiry", "{}");
  }

  private static List<String> offered(Browser.User user, UUID id) {
    return user.get("/api/v1/cases/" + id + "/actions")
        .json()
        .path("offered")
        .findValuesAsText("process");
  }

  private static int withdrawn(Browser.User user, String path) {
    return user.send(user.request(path).header("X-Ecocase-Request", "1").DELETE()).status();
  }

  private UUID newest(String kind) {
    return jdbc.sql("select id from case_file where kind = ? order by received_at desc limit 1")
        .param(kind)
        .query(UUID.class)
        .single();
  }

  private Map<String, Object> registration() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("caseSource", "DAILY_CHECK");
    values.put("sourceChannel", "OTHER");
    values.put("receivedAt", today() + "T09:00");
    values.put("clueContent", "对沿江企业开展专项巡查");
    values.put("clueAddress", "澜江市滨江路");
    return values;
  }

  private void deploy(Map<String, byte[]> files) {
    Browser.Answer answer = browser.modeler("owner1", files);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static Map<String, byte[]> example(String flow) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(EXAMPLES.resolve(flow))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String shippedTerms() {
    try {
      return Files.readString(Path.of("processes/deadline/terms.dmn"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The terms that are shipped and one more, of ten working days. */
  private static byte[] terms() {
    String table = shippedTerms();
    int from = table.indexOf("<rule id=\"taskDefault\">");
    int to = table.indexOf("</rule>", from) + "</rule>".length();
    String row =
        table
            .substring(from, to)
            .replace("taskDefault", "specialPatrolReport")
            .replace("\"task-default\"", '"' + TERM + '"')
            .replace("一般办理时限", "专项巡查时限")
            .replace("<text>3</text>", "<text>10</text>")
            .replaceFirst("(?s)(NEXT_WORKING_DAY.*?<text>)</text>", "$1\"MONITORING\"</text>");
    return (table.substring(0, to) + row + table.substring(to)).getBytes(StandardCharsets.UTF_8);
  }
}
