package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.deadline.Terms;
import org.ecocase.support.Browser;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deploying as Camunda Modeler does: multipart, with name and password. */
@EcocaseTest
class ModelerControllerTest {

  private static final String ROOT = "/api/v1/modeler";

  @Autowired Browser browser;
  @Autowired RepositoryService repository;
  @Autowired Terms terms;
  @Autowired JdbcClient jdbc;

  @Test
  void should_deploy_when_theProcessOwnerHandsInATable() throws IOException {
    assertThat(get("owner1", "/version").json().path("version").asText()).startsWith("7.24");
    assertThat(get("owner1", "/deployment?maxResults=0").status()).isEqualTo(200);
    String changed = read("deadline/terms.dmn").replace("\"缴纳罚款\"", "\"缴纳罚款（改）\"");

    Browser.Answer answer = deploy("owner1", Map.of("terms.dmn", changed));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    String id = answer.json().path("id").asText();
    try {
      assertThat(answer.json().path("source").asText()).contains("Camunda Modeler", "owner1");
      assertThat(labels()).contains("缴纳罚款（改）");
      Browser.Answer again = deploy("owner1", Map.of("terms.dmn", changed));
      assertThat(again.json().path("id").asText()).as("nothing new").isEqualTo(id);
      assertThat(again.message()).contains("没有产生新版本");
      assertThat(again.json().path("deployedProcessDefinitions").isNull()).isTrue();
    } finally {
      repository.deleteDeployment(id, true);
      terms.replace(read("deadline/terms.dmn").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void should_nameTheProcesses_when_aModelIsDeployedWithItsForms() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("urging.bpmn", read("oversight/urging.bpmn").replace("P3650D", "P3651D"));
    files.put("urging-answer.form", form("oversight/urging-answer.form"));

    Browser.Answer answer = deploy("admin", files);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    try {
      assertThat(answer.json().path("deployedProcessDefinitions").findValuesAsText("key"))
          .containsExactly("urging");
    } finally {
      repository.deleteDeployment(answer.json().path("id").asText(), true);
    }
  }

  @Test
  void should_leaveTheTableInForce_when_theEngineRefusesAnotherFile() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("terms.dmn", read("deadline/terms.dmn").replace("\"缴纳罚款\"", "\"错\""));
    files.put("one.dmn", read("execution/payment-duty.dmn"));
    files.put("two.dmn", read("execution/payment-duty.dmn"));

    Browser.Answer answer = deploy("owner1", files);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.message()).contains("部署被拒绝");
    assertThat(labels()).contains("缴纳罚款").doesNotContain("错");
  }

  @Test
  void should_nameWhatIsMissing_when_modelsNeedATermOrAnAgencyIsUnknown() throws IOException {
    String terms = read("deadline/terms.dmn");

    assertThat(
            deploy("owner1", Map.of("terms.dmn", terms.replace("\"payment\"", "\"pay\"")))
                .message())
        .contains("缺少期限“payment”", "执行、缴纳罚款”正在使用");
    assertThat(
            deploy(
                    "owner1",
                    Map.of(
                        "terms.dmn",
                        terms.replaceFirst(
                            "(\"task-default\"</text>\\s*</inputEntry>\\s*<inputEntry[^>]*>\\s*)<text\\s*/?>(</text>)?",
                            "$1<text>\"no-such-agency\"</text>")))
                .message())
        .contains("no-such-agency");
    assertThat(labels()).contains("缴纳罚款");
  }

  @Test
  void should_refuse_when_somebodyElseDeploys() {
    Map<String, String> files = Map.of("terms.dmn", "<x/>");
    for (String user : new String[] {"officer1", "leader1", "agencyhead1", "gateway", "clerk1"}) {
      Browser.Answer answer = deploy(user, files);
      assertThat(answer.status()).as(user).isEqualTo(403);
      assertThat(answer.message()).contains("只有流程管理员");
      assertThat(get(user, "/deployment").status()).isEqualTo(403);
    }
    assertThat(browser.anonymous().get(ROOT + "/version").status()).isEqualTo(401);
  }

  @Test
  void should_nameTheFile_when_itIsNoModel() {
    for (String name : new String[] {"a.sh", "../terms.dmn", "model.bpmn.exe", ".dmn"}) {
      Browser.Answer answer = deploy("owner1", Map.of(name, "x"));
      assertThat(answer.status()).as(name).isEqualTo(400);
      assertThat(answer.message()).contains("文件名");
    }
    assertThat(deploy("owner1", Map.of()).status()).isEqualTo(400);
    assertThat(deploy("owner1", Map.of("terms.dmn", "<x")).message()).contains("不是有效的DMN文件");
  }

  @Test
  void should_sayWhere_when_aFileCannotBeReadOrAnIdOccursTwice() throws IOException {
    String urging = read("oversight/urging.bpmn");
    int line = urging.lines().toList().size() + 2;

    assertThat(deploy("owner1", Map.of("urging.bpmn", urging + "\n<x>")).message())
        .contains("《urging.bpmn》第" + line, "不是有效的BPMN文件");
    assertThat(
            deploy(
                    "owner1",
                    Map.of(
                        "urging.bpmn",
                        urging.replaceFirst("(<bpmn:endEvent id=\")[^\"]+", "$1urging")))
                .message())
        .contains("《urging.bpmn》第", "编号“urging”与第", "行重复");
    assertThat(
            deploy("owner1", Map.of("other.bpmn", urging, "urging.bpmn", urging + " ")).message())
        .contains("流程“urging”与《", "重复");
    assertThat(deploy("owner1", Map.of("urging-answer.form", "{\"id\":\n x}")).message())
        .contains("《urging-answer.form》第2行", "不是有效的表单文件");
  }

  @ParameterizedTest
  @CsvSource({
    "3000, urging-answer.form", "5000, urging-answer.form",
    "3000, urging.bpmn", "5000, urging.bpmn",
    "3000, oversight.steps.yml", "5000, oversight.steps.yml"
  })
  void should_changeNothing_when_aFileIsNestedWithoutEnd(int depth, String file)
      throws IOException {
    String before = inForce();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("urging.bpmn", read("oversight/urging.bpmn"));
    files.put(file, nested(file, depth));

    Browser.Answer answer = deploy("owner1", files);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.message())
        .startsWith("部署被拒绝：")
        .containsPattern("《" + file + "》[^；]*(不是有效的|嵌套)");
    assertThat(inForce()).isEqualTo(before);
  }

  private static String nested(String file, int depth) {
    return switch (file.substring(file.lastIndexOf('.'))) {
      case ".form" ->
          "{\"id\":\"urging-answer\",\"type\":\"default\",\"components\":["
              + "{\"type\":\"group\",\"components\":[".repeat(depth)
              + "]}".repeat(depth)
              + "]}";
      case ".bpmn" -> "<a>".repeat(depth) + "</a>".repeat(depth);
      default -> "steps: " + "{a: ".repeat(depth) + "b" + "}".repeat(depth);
    };
  }

  /** What is in force of all packages. */
  private String inForce() {
    return jdbc.sql(
            "select string_agg(package || ' ' || deployment_id, ';' order by package)"
                + " from model_in_force")
        .query(String.class)
        .single();
  }

  @Test
  void should_answerInChinese_when_theRequestItselfIsWrong() {
    Browser.User modeler = browser.anonymous();
    String create = ROOT + "/deployment/create";
    assertThat(answered(modeler, "PUT", create, "x", "")).isEqualTo("405 不支持的请求方法");
    assertThat(answered(modeler, "POST", create, "application/json", "{}"))
        .isEqualTo("415 不支持的内容类型");
    assertThat(answered(modeler, "POST", create, "multipart/form-data; boundary=x", "--x--\r\n"))
        .isEqualTo("400 缺少“deployment-name”");
    assertThat(answered(modeler, "POST", create, "multipart/form-data; boundary=x", "--x\r\n"))
        .startsWith("400 上传的内容不完整");
    assertThat(answered(modeler, "GET", ROOT + "/process-definition", "x", ""))
        .isEqualTo("404 不存在");
    String huge = "x".repeat(52 << 20);
    assertThat(deploy("owner1", Map.of("huge.bpmn", huge)))
        .satisfies(
            answer -> {
              assertThat(answer.status()).isEqualTo(413);
              assertThat(answer.message()).contains("文件过大或者过多");
            });
  }

  @Test
  void should_askForCredentialsWithoutAChallenge_when_nobodyHasSignedIn() {
    Browser.Answer answer = browser.anonymous().get(ROOT + "/deployment?maxResults=0");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.message()).contains("尚未登录");
    assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(
            browser
                .anonymous()
                .get("/api/v1/calendars")
                .response()
                .headers()
                .firstValue("WWW-Authenticate"))
        .as("other systems are still challenged")
        .isPresent();
  }

  @Test
  void should_answerModelerOnly_when_theOriginIsForeign() throws IOException {
    var server = browser.anonymous();
    String own = server.request("/").build().uri().toString().replaceAll("/$", "");

    assertThat(from("file://", "GET").status()).isEqualTo(200);
    assertThat(from("file://", "GET").allowed()).isEqualTo("file://");
    assertThat(from("file://", "OPTIONS").status()).isEqualTo(204);
    assertThat(from(own, "GET").status()).isEqualTo(200);
    for (String origin : new String[] {"null", "https://evil.example", own + "1", "file:///x"}) {
      Seen seen = from(origin, "GET");
      assertThat(seen.status()).as(origin).isEqualTo(403);
      assertThat(seen.allowed()).as(origin).isEmpty();
      assertThat(from(origin, "OPTIONS").status()).as(origin).isEqualTo(403);
    }
  }

  @Test
  void should_leadToCockpit_when_modelerAsksOrGuessesWhereItIs() {
    Browser.User modeler = browser.anonymous();

    Browser.Answer told = modeler.get("/.well-known/camunda-automation-platform/webapps");
    Browser.Answer guessed = modeler.get("/app/cockpit/default/");

    assertThat(told.status()).isEqualTo(200);
    assertThat(told.json().path("cockpitUrl").asText()).endsWith("/camunda/app/cockpit");
    assertThat(told.json().path("tasklistUrl").asText()).endsWith("/camunda/app/tasklist");
    assertThat(told.json().path("adminUrl").asText()).endsWith("/camunda/app/admin");
    assertThat(guessed.status()).isEqualTo(302);
    String to = guessed.response().headers().firstValue("Location").orElseThrow();
    assertThat(to).endsWith("/camunda/app/cockpit/default/");
    String path = java.net.URI.create(to).getPath();
    assertThat(browser.as("owner1").get(path).status()).isEqualTo(200);
    assertThat(modeler.get("/app/evil/default/").status()).isEqualTo(404);
  }

  /** The deployment is there, but Cockpit's own door for deploying stays shut. */
  @Test
  void should_refuse_when_theAdministratorDeploysPastThePackages() {
    for (String path : new String[] {"/deployment/create", "/deployment/x/redeploy"}) {
      Browser.Answer answer =
          browser
              .as("admin")
              .engineRequest("POST", "/camunda/api/engine/engine/default" + path, "{}");
      assertThat(answer.status()).as(path).isEqualTo(403);
    }
  }

  private String answered(
      Browser.User modeler, String method, String path, String type, String body) {
    Browser.Answer answer =
        modeler.send(
            modeler
                .request(path)
                .header("Authorization", Browser.basic("owner1"))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    return answer.status() + " " + answer.message();
  }

  /** What a client from some origin sees. */
  private record Seen(int status, String allowed) {}

  /** Java's own client sets no origin, so the request is written by hand. */
  private Seen from(String origin, String method) throws IOException {
    int port = browser.anonymous().request("/").build().uri().getPort();
    try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
      String request =
          method
              + " "
              + ROOT
              + "/deployment?maxResults=0 HTTP/1.1\r\nHost: localhost:"
              + port
              + "\r\nConnection: close\r\nOrigin: "
              + origin
              + "\r\nAccess-Control-Request-Method: GET\r\nAuthorization: "
              + Browser.basic("owner1")
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      java.util.List<String> answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      return new Seen(
          Integer.parseInt(answer.get(0).split(" ")[1]),
          answer.stream()
              .filter(line -> line.startsWith("Access-Control-Allow-Origin: "))
              .map(line -> line.substring(line.indexOf(' ') + 1))
              .findFirst()
              .orElse(""));
    }
  }

  private java.util.List<String> labels() {
    return terms.table().terms().stream().map(term -> term.label()).toList();
  }

  private Browser.Answer get(String user, String path) {
    Browser.User modeler = browser.anonymous();
    return modeler.send(
        modeler.request(ROOT + path).header("Authorization", Browser.basic(user)).GET());
  }

  private Browser.Answer deploy(String user, Map<String, String> files) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    files.forEach((name, text) -> content.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return browser.modeler(user, content);
  }

  private static String read(String file) throws IOException {
    return resource("/processes/" + file);
  }

  private static String form(String file) throws IOException {
    return resource("/forms/" + file);
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = ModelerControllerTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
