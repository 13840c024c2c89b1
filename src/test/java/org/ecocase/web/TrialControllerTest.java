package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelPackages;
import org.ecocase.engine.PackageZip;
import org.ecocase.support.Browser;
import org.ecocase.support.Browser.Answer;
import org.ecocase.support.DeployedForTest;
import org.ecocase.support.EcocaseTest;
import org.ecocase.support.Walker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole packages as ZIPs: tried, looked at, deployed as they were looked at. */
@EcocaseTest
class TrialControllerTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String OWN = "second-inquiry";

  @Autowired Browser browser;
  @Autowired Walker walker;
  @Autowired ModelDeployments deployments;
  @Autowired ModelPackages packages;
  @Autowired RepositoryService repository;
  @Autowired JdbcClient jdbc;
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
    jdbc.sql("delete from package_trial").update();
  }

  @Test
  void should_deployExactlyWhatWasTried_when_theOwnerLooksAndAgrees() {
    Browser.User owner = browser.as("owner1");
    Map<String, byte[]> files = example();

    String trial = tried(owner, "/models", files);

    assertThat(trial).startsWith("/models/second-inquiry/trials/");
    assertThat(packages.find(OWN)).as("nothing is deployed yet").isEmpty();
    assertThat(
            jdbc.sql("select count(*) from act_re_procdef where key_ = ?")
                .param(OWN)
                .query(Long.class)
                .single())
        .isZero();
    String page = owner.get(trial).body();
    assertThat(page).contains("检查没有发现问题", "新的流程包", "增加second-inquiry.bpmn");
    assertThat(post(owner, trial, trial, Map.of("title", " ")).status()).isEqualTo(400);
    assertThat(post(owner, trial, trial, Map.of("title", "补充询问")).status()).isEqualTo(302);
    assertThat(packages.files(OWN)).containsOnlyKeys(files.keySet());

    // out again with what Modeler needs, edited, and in again without the form's old name
    Map<String, byte[]> back =
        new TreeMap<>(
            PackageZip.read(owner.get("/models/second-inquiry/files.zip").response().body()));
    assertThat(back).containsOnlyKeys(files.keySet());
    back.put(
        "second-inquiry-paper.form",
        replaced(
            back.remove("second-inquiry-record.form"),
            "\"second-inquiry-record\"",
            "\"second-inquiry-paper\""));
    back.compute(
        "second-inquiry.bpmn",
        (name, model) ->
            replaced(
                replaced(model, "\"second-inquiry-record\"", "\"second-inquiry-paper\""),
                "name=\"制作询问笔录\"",
                "name=\"再次询问\""));
    String second = tried(owner, "/models/second-inquiry", back);
    assertThat(owner.get(second).body())
        .contains(
            "ZIP中没有的文件从流程包中删除",
            "删除second-inquiry-record.form",
            "增加second-inquiry-paper.form",
            "修改用户任务“再次询问”（askAgain）：名称由“制作询问笔录”改为“再次询问”；表单由“second-inquiry-record”改为“second-inquiry-paper”");
    post(owner, second, second, Map.of("title", "改名"));
    assertThat(packages.files(OWN)).containsOnlyKeys(back.keySet());

    String list = owner.get("/models/second-inquiry").body();
    assertThat(list).contains("第2版", "第1版", "补充询问", "改名", "（现行）");
    Matcher version = Pattern.compile("/models/second-inquiry/versions/\\d+").matcher(list);
    assertThat(version.find()).isTrue();
    assertThat(owner.get(version.group()).body()).contains("第2版", "名称由“制作询问笔录”改为“再次询问”");
    assertThat(PackageZip.read(owner.get(version.group() + "/files.zip").response().body()))
        .containsOnlyKeys(back.keySet());
    assertThat(
            owner
                .get("/models/oversight/versions/" + version.group().replaceAll(".*/", ""))
                .status())
        .isEqualTo(404);
    assertThat(page(upload(owner, "/models/second-inquiry", PackageZip.write(back))))
        .contains("与现行版本完全相同");
  }

  @Test
  void should_refuseTheSecond_when_twoOwnersDeployAtOnce() {
    Browser.User first = browser.as("owner1");
    Browser.User second = browser.as("admin");
    Map<String, byte[]> files = new TreeMap<>(packages.files("oversight"));
    files.compute("urging-answer.form", (n, form) -> labelled(form, "甲"));
    String one = tried(first, "/models/oversight", files);
    files.compute("urging-answer.form", (n, form) -> labelled(form, "乙"));
    String other = tried(second, "/models/oversight", files);

    assertThat(post(first, one, one, Map.of("title", "甲的改动")).status()).isEqualTo(302);
    Answer late = post(second, other, other, Map.of("title", "乙的改动"));

    assertThat(late.status()).isEqualTo(409);
    assertThat(page(late)).contains("两位管理员同时修改", "部署了“甲的改动”", "什么也没有部署");
    assertThat(packages.find("oversight").orElseThrow().title()).isEqualTo("甲的改动");
  }

  @Test
  void should_showNothingToOthers_when_theTrialIsSomebodyElses() {
    Browser.User owner = browser.as("owner1");
    String trial = tried(owner, "/models", example());

    assertThat(browser.as("admin").get(trial).status()).isEqualTo(404);
    assertThat(browser.as("leader1").get(trial).status()).isEqualTo(403);
    assertThat(owner.get(trial.replace("second-inquiry", "oversight")).status()).isEqualTo(404);
    jdbc.sql("update package_trial set expires_at = now() - interval '1 day'").update();
    assertThat(owner.get(trial).status()).isEqualTo(404);
    for (String user : new String[] {"leader1", "discipline1", "unithead1", "officer1"}) {
      Browser.User reader = browser.as(user);
      assertThat(reader.get("/models").body()).doesNotContain("<form");
      String token = token(browser.as("owner1"), "/models");
      assertThat(multipart(reader, "/models", token, PackageZip.write(example())).status())
          .as(user)
          .isEqualTo(403);
    }
    assertThat(multipart(owner, "/models", "wrong", PackageZip.write(example())).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no zip",
        "a file of another flow",
        "another package",
        "a fact of another flow",
        "no YAML",
        "an unknown file",
        "a text without end",
        "no form",
        "no profile",
        "no table",
        "no process that the product starts"
      })
  void should_changeNothingAndSayWhy_when_thePackageIsNotInOrder(String what) {
    Map<String, byte[]> files = new TreeMap<>(packages.files("oversight"));
    String before = inForce();
    byte[] zip = PackageZip.write(files);
    String[] words = {};
    int status = 422;
    switch (what) {
      case "no zip" -> {
        zip = bytes("<bpmn/>");
        status = 400;
        words = new String[] {"不是ZIP文件"};
      }
      case "a file of another flow" -> {
        files.put("terms.dmn", packages.files("deadline").get("terms.dmn"));
        words = new String[] {"一次只能部署一个流程包", "terms.dmn属于“deadline”"};
      }
      case "another package" -> {
        files = new TreeMap<>(example());
        words = new String[] {"属于流程包“second-inquiry”", "不是流程包“oversight”"};
      }
      case "a fact of another flow" -> {
        files.put("oversight.facts.yml", bytes("facts:\n  leadOfficer: {label: 主办, type: text}\n"));
        words = new String[] {"“主办”（leadOfficer）已在流程包", "应当用别的编号"};
      }
      case "no YAML" -> {
        files.put("oversight.facts.yml", bytes("facts: {a: [\n"));
        words = new String[] {"oversight.facts.yml", "不是有效的YAML文件"};
      }
      case "an unknown file" -> {
        files.put("run.sh", bytes("x"));
        status = 400;
        words = new String[] {"“run.sh”不正确", "只能部署流程"};
      }
      case "a text without end" -> {
        files.put("endless.ftlh", bytes("<#list 1.. as n>${n}</#list>"));
        files.put(
            "endless.yml",
            bytes("name: 无尽\nvolume: {part: sub, section: 1}\narticle: 行政处罚法第五十五条\n"));
        files.put("endless.sample.json", bytes("{}"));
        words = new String[] {"endless.ftlh", "生成的内容过长"};
      }
      case "no form" -> {
        files.remove("urging-answer.form");
        words = new String[] {"urging-answer"};
      }
      case "no table" -> {
        files.remove("reminders.dmn");
        words = new String[] {"《reminders.dmn》现行的决策表不得删除"};
      }
      case "no profile" -> {
        files.remove("oversight.yml");
        words = new String[] {"现行的流程说明不得删除"};
      }
      default -> {
        files.keySet().removeIf(file -> file.endsWith(".bpmn"));
        words = new String[] {"系统的流程“urging”不得删除"};
      }
    }
    if (status == 422 || what.startsWith("an unknown")) {
      zip = PackageZip.write(files);
    }

    Answer answer = upload(browser.as("owner1"), "/models/oversight", zip);

    assertThat(answer.status()).as(page(answer)).isEqualTo(status);
    assertThat(page(answer)).contains(words);
    assertThat(inForce()).isEqualTo(before);
    assertThat(jdbc.sql("select count(*) from package_trial").query(Long.class).single()).isZero();
  }

  /** What another flow calls cannot be left out, and what nobody calls can. */
  @Test
  void should_holdRemovalsAgainstTheOtherFlows_when_aModelIsLeftOut() {
    Map<String, byte[]> files = new TreeMap<>(packages.files("delivery"));
    files.remove("delivery.bpmn");

    Answer answer = upload(browser.as("owner1"), "/models/delivery", PackageZip.write(files));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(page(answer)).contains("在用的流程将不能运行");
  }

  @Test
  void should_showADraftAndKeepNothing_when_theOwnerOpensADocument() throws IOException {
    Browser.User owner = browser.as("owner1");
    long kept = jdbc.sql("select count(*) from document").query(Long.class).single();
    assertThat(owner.get("/models/clue").body()).contains("/models/clue/documents/clue-reply.pdf");

    Answer sample = owner.get("/models/clue/documents/clue-reply.pdf");

    assertThat(text(sample)).contains("样稿", "〔样〕", "举报人").doesNotContain("澜环复〔2026〕");
    Map<String, byte[]> files = new TreeMap<>(packages.files("clue"));
    files.compute("clue-reply.ftlh", (n, t) -> replaced(t, "感谢你对", "衷心感谢你对"));
    String trial = tried(owner, "/models/clue", files);
    assertThat(text(owner.get(trial + "/documents/clue-reply.pdf"))).contains("衷心感谢", "样稿");
    assertThat(text(sample)).doesNotContain("衷心感谢");
    assertThat(owner.get("/models/clue/documents/nothing.pdf").status()).isEqualTo(404);
    assertThat(owner.get("/models/clue/documents/clue-reply.pdf?file=x").status())
        .as("an owner who reads no files")
        .isEqualTo(403);
    assertThat(browser.as("leader1").get("/models/clue/documents/clue-reply.pdf").status())
        .isEqualTo(403);
    assertThat(browser.as("admin").get(trial + "/documents/clue-reply.pdf").status())
        .isEqualTo(404);
    assertThat(jdbc.sql("select count(*) from document").query(Long.class).single())
        .isEqualTo(kept);
  }

  private static String text(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    try (PDDocument pdf = Loader.loadPDF(answer.response().body())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
    }
  }

  private String inForce() {
    return jdbc.sql(
            "select string_agg(package || ' ' || deployment_id, ';' order by package)"
                + " from model_in_force")
        .query(String.class)
        .single();
  }

  private String tried(Browser.User owner, String page, Map<String, byte[]> files) {
    Answer answer = upload(owner, page, PackageZip.write(files));
    assertThat(answer.status()).as(page(answer)).isEqualTo(302);
    return answer
        .response()
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]+", "")
        .replaceFirst(";.*", "");
  }

  private Answer upload(Browser.User owner, String page, byte[] zip) {
    String to = page.equals("/models") ? page : page + "/trials";
    return multipart(owner, to, token(owner, page), zip);
  }

  private static String token(Browser.User user, String page) {
    Matcher found = TOKEN.matcher(user.get(page).body());
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private static Answer multipart(Browser.User user, String to, String token, byte[] zip) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        bytes("--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n"));
    body.writeBytes(
        bytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.zip\"\r\n\r\n"));
    body.writeBytes(zip);
    body.writeBytes(bytes("\r\n--x--\r\n"));
    return user.send(
        user.request(to)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static Answer post(
      Browser.User user, String page, String to, Map<String, String> fields) {
    StringBuilder body = new StringBuilder("_csrf=" + token(user, page));
    fields.forEach(
        (name, value) ->
            body.append('&')
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return user.send(
        user.request(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private static String page(Answer answer) {
    HttpResponse<byte[]> response = answer.response();
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] labelled(byte[] form, String word) {
    return bytes(
        new String(form, StandardCharsets.UTF_8)
            .replaceFirst("(\"label\": ?\"[^\"]*)\"", "$1" + word + "\""));
  }

  private static byte[] replaced(byte[] content, String from, String to) {
    String text = new String(content, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return bytes(text.replace(from, to));
  }

  private static Map<String, byte[]> example() {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(Path.of("docs/examples/second-inquiry"))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
