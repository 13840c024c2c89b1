package org.ecocase.engine.internal.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelDeployments.Definition;
import org.ecocase.engine.ModelDeployments.Deployed;
import org.ecocase.engine.ModelPackages;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.rule.Refusal;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.DeployedForTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Whole packages: what comes into force, what stays, and whose it is. */
class ReleasesTest extends CaseTest {

  private static final String PACKAGE = "oversight";
  private static final String MODEL = "urging.bpmn";
  private static final String FORM = "urging-answer.form";

  @Autowired ModelDeployments deployments;
  @Autowired ModelPackages packages;
  @Autowired PackagedModels packaged;
  @Autowired ShippedPackages shipped;
  @Autowired Releases releases;
  @Autowired FlowProfiles profiles;
  @Autowired ReleaseJudge judge;
  @Autowired RepositoryService repository;
  @Autowired ProcessEngineConfiguration engine;
  @Autowired TransactionOperations transaction;
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
    jdbc.sql("delete from shipped_package where digest = 'other'").update();
  }

  @Test
  void should_bringTheWholePackage_when_onlyItsFormIsSent() {
    Deployed deployed = deploy(FORM, form("甲"));

    assertThat(deployed.changed()).isTrue();
    assertThat(deployed.name()).isEqualTo(PACKAGE);
    assertThat(deployed.processes()).extracting(Definition::key).containsExactly("urging");
    assertThat(content().files()).containsOnlyKeys(shippedFiles().keySet());
    assertThat(new String(content().files().get(FORM), StandardCharsets.UTF_8)).contains("甲");
    assertThat(latest("urging").getDeploymentId()).isEqualTo(deployed.id());
  }

  @Test
  void should_comeIntoForceAgain_when_anOlderVersionIsSentAfterAnother() {
    Deployed first = deploy(FORM, form("甲"));
    deploy(FORM, form("乙"));

    Deployed again = deploy(FORM, form("甲"));
    Deployed same = deploy(FORM, form("甲"));

    assertThat(again.changed()).isTrue();
    assertThat(again.id()).isNotEqualTo(first.id());
    assertThat(latest("urging").getDeploymentId()).isEqualTo(again.id());
    assertThat(same.changed()).isFalse();
    assertThat(same.id()).isEqualTo(again.id());
    assertThat(same.processes()).isEmpty();
  }

  /** Nodes share the database and nothing else. */
  @Test
  void should_startWhatIsInForce_when_anotherNodeHasDeployedIt() throws IOException {
    anotherNodeDeploys();
    assertThat(profiles.action("second-inquiry")).isEmpty();
    UUID id = investigated();
    caseFiles.moveTo(id, profiles.stage("INVESTIGATION"));

    Browser.Answer started =
        browser
            .as("officer1")
            .opened()
            .post("/api/v1/cases/" + id + "/actions/second-inquiry", "{}");

    assertThat(started.status()).as(started.body()).isEqualTo(201);
  }

  /** What this node has to read anew is none of the things that whoever starts may read. */
  @Test
  void should_openAFileByItsForm_when_anotherNodeHasDeployed() throws IOException {
    anotherNodeDeploys();

    Browser.Answer started =
        browser
            .as("dispatcher1")
            .opened()
            .startForm(
                "clue",
                Map.of(
                    "caseSource", "DAILY_CHECK",
                    "sourceChannel", "OTHER",
                    "receivedAt", LocalDate.now(clock) + "T00:00",
                    "clueContent", "反映排放刺激性气体",
                    "clueAddress", "澜江市工业大道1号"));

    assertThat(started.status()).as(started.body()).isEqualTo(200);
  }

  private void anotherNodeDeploys() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> example = Files.list(Path.of("docs/examples/second-inquiry"))) {
      for (Path file : example.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    transaction.execute(
        status ->
            releases.deploy(new ModelPackage("second-inquiry", files), "另一节点", "owner1", "test"));
  }

  @Test
  void should_goBackToTheVersionBefore_when_aDeploymentIsDeleted() {
    Deployed first = deploy(FORM, form("甲"));
    Deployed second = deploy(FORM, form("乙"));

    repository.deleteDeployment(second.id(), true);

    assertThat(releases.inForce(PACKAGE).orElseThrow().deploymentId()).isEqualTo(first.id());
    assertThat(deploy(FORM, form("甲")).changed()).isFalse();
    assertThat(deploy(FORM, form("乙")).changed()).isTrue();
  }

  @Test
  void should_takeNewFilesIn_when_theyComeWithFilesOfThePackage() {
    String added = form("甲").replace("\"id\": \"urging-answer\"", "\"id\": \"urging-other\"");
    assertThat(added).contains("urging-other");

    deploy(Map.of(FORM, bytes(form("乙")), "urging-other.form", bytes(added)));

    assertThat(releases.holding("urging-other.form")).contains(PACKAGE);
  }

  @Test
  void should_refuse_when_filesBelongToTwoPackagesOrToNone() {
    refused(
        Map.of(FORM, bytes(form("甲")), "terms.dmn", bytes("<x/>")),
        "一次只能部署一个流程包",
        "terms.dmn属于“deadline”",
        FORM + "属于“oversight”");
    refused(Map.of("new.form", bytes(form("甲"))), "new.form不属于任何流程包");
    refused(Map.of("penalty.dmn", bytes("<x/>")), "流程包“penalty”已经存在");
    refused(Map.of("mine.bpmn", shippedFiles().get(MODEL)), "流程“urging”属于流程包“oversight”", MODEL);
  }

  @Test
  void should_giveBothTheirChange_when_twoOwnersDeployAtOnce() {
    CyclicBarrier together = new CyclicBarrier(2);
    byte[] model = bytes(text(MODEL).replace("P3650D", "P3651D"));
    CompletableFuture<?> one =
        CompletableFuture.runAsync(() -> after(together, FORM, bytes(form("甲"))));
    CompletableFuture<?> two = CompletableFuture.runAsync(() -> after(together, MODEL, model));

    CompletableFuture.allOf(one, two).join();

    assertThat(new String(content().files().get(FORM), StandardCharsets.UTF_8)).contains("甲");
    assertThat(content().files().get(MODEL)).isEqualTo(model);
  }

  @Test
  void should_staySomeonesOwn_when_theProductIsUpgradedOverAnOwnersContent() {
    Deployed own = deploy(FORM, form("甲"));

    start();

    assertThat(releases.inForce(PACKAGE).orElseThrow().deploymentId()).isEqualTo(own.id());
    assertThat(packages.find(PACKAGE).orElseThrow().shipped())
        .isEqualTo(ModelPackages.Shipped.OTHER);
  }

  @Test
  void should_takePartInTheUpgrade_when_anOwnerHasGoneBackToWhatTheProductShipped() {
    Deployed old = deploy(FORM, form("甲"));
    // the product shipped this once, and something else when the owner went back to it
    jdbc.sql(
            "insert into shipped_package select package, digest from model_release"
                + " where deployment_id = ?")
        .param(old.id())
        .update();
    start();
    assertThat(releases.inForce(PACKAGE).orElseThrow().deploymentId())
        .as("no newer version since")
        .isEqualTo(old.id());
    jdbc.sql("update model_release set shipped_digest = 'other' where deployment_id = ?")
        .param(old.id())
        .update();

    start();

    assertThat(packages.find(PACKAGE).orElseThrow().shipped())
        .isEqualTo(ModelPackages.Shipped.SAME);
    assertThat(releases.inForce(PACKAGE).orElseThrow().by()).isNull();
    jdbc.sql(
            "delete from shipped_package where digest = (select digest from model_release"
                + " where deployment_id = ?)")
        .param(old.id())
        .update();
  }

  @Test
  void should_markNothingAsAnOwners_when_heSendsWhatIsInForce() {
    Release before = releases.inForce(PACKAGE).orElseThrow();

    Deployed same = deploy(Map.of(MODEL, shippedFiles().get(MODEL)));

    assertThat(same.changed()).isFalse();
    assertThat(releases.inForce(PACKAGE).orElseThrow()).isEqualTo(before);
  }

  @Test
  void should_showWhatWouldChangeAndGoOver_when_theOwnerAsksForTheShippedVersion() {
    String added = form("乙").replace("\"id\": \"urging-answer\"", "\"id\": \"urging-other\"");
    deploy(Map.of(FORM, bytes(form("甲")), "urging-other.form", bytes(added)));

    assertThat(packages.changes(PACKAGE))
        .extracting(ModelPackages.Change::file)
        .containsExactly(FORM, "urging-other.form");
    assertThat(packages.changes(PACKAGE).get(0).lines())
        .anyMatch(line -> line.startsWith("-") && line.contains("甲"))
        .anyMatch(line -> line.startsWith("+"));
    assertThat(packages.changes(PACKAGE).get(1).kind())
        .isEqualTo(ModelPackages.Change.Kind.REMOVED);

    deployments.useShipped(PACKAGE, walker.actor("owner1"));

    assertThat(packages.changes(PACKAGE)).isEmpty();
    assertThat(content().digest()).isEqualTo(shipped.find(PACKAGE).orElseThrow().digest());
  }

  @Test
  void should_keepFormsAndCalledModels_when_aCaseRunsWhileItsPackageChanges() {
    Walk before = complaint();
    Map<String, byte[]> changed = new TreeMap<>();
    change("clue", "clue-reply.bpmn", "name=\"拟写答复\"", "name=\"拟写答复新\"", changed);
    change("clue", "clue-triage.form", "分办意见", "分办意见新", changed);

    deployments.deploy("改", walker.actor("owner1"), changed);
    Walk after = complaint();

    assertThat(labels(before)).contains("分办意见").doesNotContain("分办意见新");
    assertThat(labels(after)).contains("分办意见新");
    for (Walk walk : List.of(before, after)) {
      walk.complete("triageClue", Map.of("triageResult", "NOT_ACCEPTED", "triageReason", "不属于职责"));
    }
    assertThat(before.task("draftReply").name()).isEqualTo("拟写答复");
    assertThat(after.task("draftReply").name()).isEqualTo("拟写答复新");
  }

  @Test
  void should_notStart_when_theEngineRefusesToReadAModelInForce() {
    Deployed own = deploy(FORM, form("甲"));
    String definition = latest("urging").getId();
    jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
        .params(
            bytes(text(MODEL).replace("</bpmn:process>", "<bpmn:serviceTask/></bpmn:process>")),
            own.id(),
            MODEL)
        .update();
    forget();

    judge.judge(releases.inForce(PACKAGE).orElseThrow());

    ModelPackages.State state = packages.find(PACKAGE).orElseThrow();
    assertThat(state.barred()).hasSize(1);
    assertThat(state.findings()).anyMatch(f -> f.contains("urging") && f.contains("已停止启动"));
    UUID id = investigated();
    assertThatThrownBy(() -> desk.start(id, "urging", Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("该流程已停用");

    jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
        .params(bytes(text(MODEL)), own.id(), MODEL)
        .update();
    forget();
    judge.judge(releases.inForce(PACKAGE).orElseThrow());
    assertThat(packages.find(PACKAGE).orElseThrow().barred()).isEmpty();
    assertThat(repository.getProcessDefinition(definition).isSuspended()).isFalse();
  }

  private void start() {
    transaction.executeWithoutResult(status -> packaged.deploy());
  }

  private void forget() {
    ((ProcessEngineConfigurationImpl) engine).getDeploymentCache().discardProcessDefinitionCache();
  }

  private Walk complaint() {
    Browser.Answer answer =
        browser
            .as("dispatcher1")
            .startForm(
                "clue",
                Map.of(
                    "caseSource", "COMPLAINT",
                    "sourceChannel", "LETTER",
                    "receivedAt", LocalDate.now(clock).minusDays(1) + "T09:30",
                    "partyName", "来信反映的企业",
                    "clueAddress", "澜江市新桥路9号",
                    "clueContent", "夜间排放废气",
                    "reporterRealName", true,
                    "reporterName", "李某",
                    "reporterPhone", "099-88001111"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return known(walker.of(UUID.fromString(answer.json().path("businessKey").asText())));
  }

  private List<String> labels(Walk walk) {
    return new ArrayList<>(
        desk.form(walk.task("triageClue").id()).inputs().stream().map(i -> i.label()).toList());
  }

  private void change(
      String name, String file, String from, String to, Map<String, byte[]> changed) {
    String content =
        new String(shipped.find(name).orElseThrow().files().get(file), StandardCharsets.UTF_8);
    assertThat(content).contains(from);
    changed.put(file, bytes(content.replace(from, to)));
  }

  private void refused(Map<String, byte[]> files, String... words) {
    assertThatThrownBy(() -> deploy(files))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll(words);
  }

  private void after(CyclicBarrier together, String file, byte[] content) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    deploy(Map.of(file, content));
  }

  private Deployed deploy(String file, String content) {
    return deploy(Map.of(file, bytes(content)));
  }

  private Deployed deploy(Map<String, byte[]> files) {
    return deployments.deploy("试", walker.actor("owner1"), files);
  }

  private Map<String, byte[]> shippedFiles() {
    return shipped.find(PACKAGE).orElseThrow().files();
  }

  private ModelPackage content() {
    return releases.content(releases.inForce(PACKAGE).orElseThrow());
  }

  private ProcessDefinition latest(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .latestVersion()
        .singleResult();
  }

  /** The shipped form with a word of its own. */
  private String form(String word) {
    return text(FORM).replaceFirst("(\"label\": ?\"[^\"]*)\"", "$1" + word + "\"");
  }

  private String text(String file) {
    return new String(shippedFiles().get(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
