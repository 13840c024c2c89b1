package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import org.springframework.beans.factory.annotation.Autowired;

/** Deploying as Camunda Modeler does: multipart, with name and password. */
@EcocaseTest
class ModelerControllerTest {

  private static final String ROOT = "/api/v1/modeler";

  @Autowired Browser browser;
  @Autowired RepositoryService repository;
  @Autowired Terms terms;

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
      assertThat(deploy("owner1", Map.of("terms.dmn", changed)).json().path("id").asText())
          .as("nothing new is not deployed anew")
          .isEqualTo(id);
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

    assertThat(deploy("owner1", Map.of("terms.dmn", terms.replace("\"payment\"", "\"pay\""))).message())
        .contains("缺少期限“payment”", "“执行”正在使用");
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

  private java.util.List<String> labels() {
    return terms.table().terms().stream().map(term -> term.label()).toList();
  }

  private Browser.Answer get(String user, String path) {
    Browser.User modeler = browser.anonymous();
    return modeler.send(modeler.request(ROOT + path).header("Authorization", Browser.basic(user)).GET());
  }

  private Browser.Answer deploy(String user, Map<String, String> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "name=\"deployment-name\"", "from a modeler");
    part(body, "name=\"deployment-source\"", "Camunda Modeler");
    part(body, "name=\"enable-duplicate-filtering\"", "true");
    files.forEach(
        (name, content) ->
            part(body, "name=\"" + name + "\"; filename=\"" + name + "\"", content));
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
    Browser.User modeler = browser.anonymous();
    return modeler.send(
        modeler
            .request(ROOT + "/deployment/create")
            .header("Authorization", Browser.basic(user))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(ByteArrayOutputStream body, String disposition, String content) {
    String part =
        "--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    body.writeBytes(part.getBytes(StandardCharsets.UTF_8));
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
