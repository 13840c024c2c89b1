package org.ecocase.engine.internal.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.ecocase.document.CaseDocument;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.PackageMigrations;
import org.ecocase.engine.PackageMigrations.Move;
import org.ecocase.engine.PackageMigrations.Moves;
import org.ecocase.engine.PackageMigrations.Running;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.DeployedForTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files under way keep what they began with, until the owner moves them. */
class MigrationsTest extends CaseTest {

  private static final String OWN = "quay-check";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern TO = Pattern.compile("name=\"to\" value=\"([^\"]+)\"");

  @Autowired ModelDeployments deployments;
  @Autowired PackageMigrations migrations;
  @Autowired ManagementService management;
  @Autowired DeployedForTest deployed;
  private long last;

  @BeforeEach
  void remember() {
    last = deployed.last();
  }

  /** Other tests find the shipped models in force. */
  @AfterEach
  void goBack() {
    deployed.goBackTo(last);
  }

  @Test
  void should_keepItsVersionUntilItIsMoved_when_aFileIsUnderWay() throws IOException {
    deploy(first());
    Walk walk = begun();
    Walk stuck = begun();
    stuck.complete("lookAtQuay", Map.of("quayNote", "水面平静"));
    OpenTask task = walk.task("lookAtQuay");
    Instant due = task.due();
    Instant timer = timer(walk);
    deploy(second());

    assertThat(asked(walk)).containsExactly("码头情况");
    assertThat(migrations.running(OWN)).extracting(Running::number).containsExactly(1);
    Moves trial = migrations.tryOut(OWN, walker.actor("owner1"));
    assertThat(trial.number()).isEqualTo(2);
    assertThat(reasons(trial, walk)).isEmpty();
    assertThat(reasons(trial, stuck))
        .containsExactly("停在用户任务“码头检查办结”（closeQuay），新版本没有这个环节，或者它改成了另一种环节");
    assertThat(asked(walk)).as("a trial moves nothing").containsExactly("码头情况");
    assertThat(moved(walk)).isZero();

    migrations.move(OWN, trial.to(), walker.actor("owner1"));

    OpenTask after = walk.task("lookAtQuay");
    assertThat(after.id()).isEqualTo(task.id());
    assertThat(after.name()).isEqualTo("查看码头和风力");
    assertThat(after.due()).isEqualTo(due);
    assertThat(after.users()).isEqualTo(task.users()).contains("officer1");
    assertThat(timer(walk)).isEqualTo(timer);
    assertThat(asked(walk)).containsExactly("码头情况", "码头风力");
    assertThat(moved(walk)).isEqualTo(1);
    assertThat(journal.of(walk.caseId()))
        .filteredOn(entry -> entry.kind().equals("FLOW_MIGRATED"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo("owner1");
              assertThat(entry.text()).contains("流程“码头检查”由第1版迁移到第2版“第二版”");
            });
    walk.complete("lookAtQuay", Map.of("quayNote", "有浪", "quayWind", "六级"));
    assertThat(printed(walk)).contains("新的文字：有浪，风力六级");
    assertInstance(walk, OWN).isWaitingAt("signQuay");
    assertThat(printed(stuck)).contains("旧的文字：水面平静");
    assertThat(moved(stuck)).isZero();
    stuck.complete("closeQuay", Map.of());
    assertThat(desk.running(stuck.caseId())).isFalse();
    assertThat(migrations.running(OWN)).extracting(Running::number).containsExactly(2);
  }

  @Test
  void should_stay_when_whoWorksOnTheOpenTaskOrUntilWhenWouldChange() {
    deploy(first());
    Walk walk = begun();
    Map<String, byte[]> files = new LinkedHashMap<>(first());
    files.compute(
        OWN + ".bpmn",
        (name, model) ->
            replaced(
                model, "people.of('leadOfficer','assistingOfficer')", "people.of('leadOfficer')"));
    deploy(files);

    Moves moves = moved();

    assertThat(reasons(moves, walk)).containsExactly("停在环节“查看码头”，新版本改变了它的办理人员，请办完这个环节之后再迁移");
    assertThat(migrations.running(OWN)).extracting(Running::number).containsExactly(1);
  }

  /** A called process is of another definition, and moves with the one that waits for it. */
  @Test
  void should_moveAsAWhole_when_oneProcessCallsAnotherOfThePackage() {
    deploy(calling("查看码头", form("quay-check-record", NOTE)));
    Walk walk = begun();
    OpenTask task = walk.task("lookAtQuay");
    deploy(calling("再看码头", form("quay-check-record", NOTE.replace("情况", "现状"))));
    assertThat(migrations.running(OWN))
        .singleElement()
        .satisfies(
            running -> {
              assertThat(running.number()).isEqualTo(1);
              assertThat(running.runs()).isEqualTo(1);
            });

    Moves moves = moved();

    assertThat(reasons(moves, walk)).isEmpty();
    assertThat(walk.task("lookAtQuay").id()).isEqualTo(task.id());
    assertThat(walk.task("lookAtQuay").name()).isEqualTo("再看码头");
    assertThat(asked(walk)).containsExactly("码头现状");
    assertThat(migrations.running(OWN))
        .singleElement()
        .satisfies(running -> assertThat(running.inForce()).isTrue());
    assertThat(moved(walk)).isEqualTo(1);
    walk.complete("lookAtQuay", Map.of("quayNote", "有浪"));
    assertThat(desk.running(walk.caseId())).isFalse();
  }

  private Moves moved() {
    return migrations.move(
        OWN, migrations.tryOut(OWN, walker.actor("owner1")).to(), walker.actor("owner1"));
  }

  /** The package with a process that calls another one, in which the task is. */
  private static Map<String, byte[]> calling(String look, String form) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        OWN + ".bpmn",
        bytes(
            Bpmn.convertToString(
                process(OWN)
                    .startEvent("quayNeeded")
                    .documentation(WHY)
                    .callActivity("detail")
                    .name("详细检查")
                    .documentation(WHY)
                    .calledElement("quay-detail")
                    .camundaCalledElementBinding("deployment")
                    .camundaInBusinessKey("#{execution.processBusinessKey}")
                    .camundaIn("caseId", "caseId")
                    .endEvent("quayChecked")
                    .documentation(WHY)
                    .done())));
    files.put(
        "quay-detail.bpmn",
        bytes(
            Bpmn.convertToString(
                look(process("quay-detail").startEvent("detailNeeded").documentation(WHY), look)
                    .endEvent("detailChecked")
                    .documentation(WHY)
                    .done())));
    files.put(OWN + ".yml", bytes("name: 码头检查\n"));
    files.put(OWN + ".facts.yml", bytes(FACTS));
    files.put("quay-check-record.form", bytes(form));
    return files;
  }

  private static ProcessBuilder process(String key) {
    return Bpmn.createExecutableProcess(key)
        .name("码头检查")
        .documentation("检查码头（《行政处罚法》第五十五条）。")
        .camundaHistoryTimeToLiveString("P3650D");
  }

  private static UserTaskBuilder look(StartEventBuilder start, String name) {
    return start
        .userTask("lookAtQuay")
        .name(name)
        .documentation(WHY)
        .camundaFormRef("quay-check-record")
        .camundaFormRefBinding("deployment")
        .camundaCandidateUsers(PEOPLE)
        .camundaDueDate("${clock.due('task-default')}");
  }

  @Test
  void should_moveFromThePage_when_theOwnerAsksAndNobodyElse() {
    deploy(first());
    Walk walk = begun();
    deploy(second());
    Browser.User owner = browser.as("owner1");
    String path = "/models/" + OWN + "/migration";
    assertThat(owner.get("/models/" + OWN).body()).contains("第1版：1项", "迁移到现行版本", path);
    assertThat(browser.as("leader1").get("/models/" + OWN).body()).doesNotContain(path);
    for (String user : new String[] {"leader1", "officer1", "unithead1", "gateway"}) {
      assertThat(browser.as(user).get(path).status()).as(user).isEqualTo(403);
      assertThat(post(browser.as(user), path, "x", "1").status()).as(user).isEqualTo(403);
    }
    String page = owner.get(path).body();
    assertThat(page).contains("试迁移的结果", caseFiles.get(walk.caseId()).number(), "迁移1项");
    String token = found(TOKEN, page);
    assertThat(post(owner, path, token, "1").status()).as("another version").isEqualTo(409);
    assertThat(post(owner, path, "x", found(TO, page)).status()).isEqualTo(403);
    assertThat(moved(walk)).isZero();

    Browser.Answer done = post(owner, path, token, found(TO, page));

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.body()).contains("已迁移1项，0项仍按原来的版本办理");
    assertThat(moved(walk)).isEqualTo(1);
    assertThat(owner.get(path).body()).contains("没有按以前的版本办理的流程");
  }

  private static String found(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Browser.Answer post(Browser.User user, String path, String token, String to) {
    return user.send(
        user.request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token + "&to=" + to)));
  }

  private Walk begun() {
    UUID id = investigated();
    desk.start(id, OWN, Map.of());
    return known(walker.of(id));
  }

  private List<String> asked(Walk walk) {
    return desk.form(walk.task("lookAtQuay").id()).inputs().stream()
        .map(input -> input.label())
        .toList();
  }

  private List<String> reasons(Moves moves, Walk walk) {
    String number = caseFiles.get(walk.caseId()).number();
    return moves.moves().stream()
        .filter(move -> move.file().equals(number))
        .findFirst()
        .map(Move::obstacles)
        .orElseThrow();
  }

  private long moved(Walk walk) {
    return journal.of(walk.caseId()).stream()
        .filter(entry -> entry.kind().equals("FLOW_MIGRATED"))
        .count();
  }

  private Instant timer(Walk walk) {
    return management
        .createJobQuery()
        .processInstanceId(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(walk.caseId().toString())
                .processDefinitionKey(OWN)
                .singleResult()
                .getId())
        .timers()
        .singleResult()
        .getDuedate()
        .toInstant();
  }

  private String printed(Walk walk) throws IOException {
    CaseDocument paper =
        documents.ofCase(walk.caseId()).stream()
            .filter(document -> document.template().equals("quay-note"))
            .findFirst()
            .orElseThrow();
    try (PDDocument pdf = Loader.loadPDF(documents.content(paper.id()).bytes())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
    }
  }

  private void deploy(Map<String, byte[]> files) {
    deployments.deploy("第二版", walker.actor("owner1"), files);
  }

  private static Map<String, byte[]> first() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(OWN + ".bpmn", model("查看码头", "closeQuay"));
    files.put(OWN + ".yml", bytes("name: 码头检查\n"));
    files.put(OWN + ".facts.yml", bytes(FACTS));
    files.put("quay-check-record.form", bytes(form("quay-check-record", NOTE)));
    files.put("quay-check-close.form", bytes(form("quay-check-close", "")));
    files.put(
        "quay-note.yml",
        bytes("name: 码头检查记录\nvolume: {part: sub, section: 9}\narticle: 行政处罚法第五十五条\n"));
    files.put("quay-note.ftlh", bytes(text("旧的文字：${facts.quayNote}")));
    files.put(
        "quay-note.sample.json",
        bytes(
            "{\"doc\": {\"name\": \"码头检查记录\", \"date\": \"2026年9月1日\"}, \"facts\": {\"quayNote\": \"平静\", \"quayWind\": \"三级\"}}"));
    return files;
  }

  /** Another form, one more fact, another text, another name, and the last task is another one. */
  private static Map<String, byte[]> second() {
    Map<String, byte[]> files = new LinkedHashMap<>(first());
    files.put(OWN + ".bpmn", model("查看码头和风力", "signQuay"));
    files.put(
        OWN + ".facts.yml", bytes(FACTS + "  quayWind: {label: 码头风力, type: text, section: 码头}\n"));
    files.put(
        "quay-check-record.form",
        bytes(
            form(
                "quay-check-record",
                NOTE + "," + NOTE.replace("Note", "Wind").replace("情况", "风力"))));
    files.put("quay-note.ftlh", bytes(text("新的文字：${facts.quayNote}，风力${facts.quayWind}")));
    return files;
  }

  private static final String WHY = "检查码头。";
  private static final String PEOPLE = "${people.of('leadOfficer','assistingOfficer')}";

  private static final String FACTS =
      """
      sections: {码头: 950}
      facts:
        quayNote: {label: 码头情况, type: text, section: 码头}
      """;

  private static final String NOTE =
      """
      {"label": "码头情况", "type": "textfield", "id": "Field_quayNote", "key": "quayNote",
       "validate": {"required": true, "maxLength": 500}}
      """;

  private static String form(String id, String fields) {
    return """
        {"components": [{"text": "{{caseHeader}}", "type": "text", "id": "Field_head"}%s],
         "type": "default", "id": "%s", "executionPlatform": "Camunda Platform",
         "executionPlatformVersion": "7.24.0", "schemaVersion": 16}
        """
        .formatted(fields.isEmpty() ? "" : "," + fields, id);
  }

  private static String text(String says) {
    return "<@g.page kind=\"record\">\n<@g.formHead/>\n<p>" + says + "</p>\n</@g.page>\n";
  }

  private static byte[] model(String look, String last) {
    return bytes(
        Bpmn.convertToString(
            look(process(OWN).startEvent("quayNeeded").documentation(WHY), look)
                .serviceTask("printQuay")
                .name("生成码头检查记录")
                .documentation(WHY)
                .camundaDelegateExpression("${generateDocument}")
                .camundaInputParameter("template", "quay-note")
                .userTask(last)
                .name("码头检查办结")
                .documentation(WHY)
                .camundaFormRef("quay-check-close")
                .camundaFormRefBinding("deployment")
                .camundaCandidateUsers(PEOPLE)
                .camundaDueDate("${clock.due('task-default')}")
                .endEvent("quayChecked")
                .documentation(WHY)
                .moveToActivity("lookAtQuay")
                .boundaryEvent("waited")
                .cancelActivity(false)
                .documentation(WHY)
                .timerWithDuration("P30D")
                .endEvent("waitedEnough")
                .documentation(WHY)
                .done()));
  }

  private static byte[] replaced(byte[] content, String from, String to) {
    String text = new String(content, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return bytes(text.replaceFirst(Pattern.quote(from), to));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
