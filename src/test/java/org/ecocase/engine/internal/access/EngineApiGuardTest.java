package org.ecocase.engine.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.ecocase.support.Browser;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The holes of the engine's web interface that are closed in front of it. */
@EcocaseTest
class EngineApiGuardTest {

  private static final String HARMFUL = "${''.getClass().forName('java.lang.Runtime')}";

  @Autowired Browser browser;
  @Autowired ServletWebServerApplicationContext server;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assigneeExpression\":\"E\"}",
        "{\"orQueries\":[{\"assigneeExpression\":\"E\"}]}",
        "{\"orQueries\":[{\"orQueries\":[{\"createdBeforeExpression\":\"E\"}]}]}",
        "{\"orQueries\":[{\"CandidateUserEXPRESSION\":\"E\"}]}",
        "{\"orQueries\":[{\"dueDateExpressio\\u006e\":\"E\"}]}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"name\":\"a\"} {\"assigneeExpression\":\"E\"}",
        "{\"name\":",
        "{\"name\":\"a\",}",
        "{name:'a'}"
      })
  void should_refuseTheQuery_when_itHidesAnExpressionOrCannotBeRead(String body) {
    Browser.Answer answer =
        browser.as("dispatcher1").engine("/task", body.replace("\"E\"", Browser.json(HARMFUL)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(answer.message()).isEqualTo("不允许的操作");
  }

  @Test
  void should_refuseTheQuery_when_theAdministratorHidesAnExpression() {
    Browser.Answer answer =
        browser
            .as("admin")
            .engine("/task", "{\"orQueries\":[{\"assigneeExpression\":\"${1+1}\"}]}");

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void should_refuseTheQuery_when_theAddressHidesAnExpression() {
    Browser.User user = browser.as("dispatcher1");

    assertThat(user.get("/camunda/api/engine/engine/default/task?assigneeExpression=x").status())
        .isEqualTo(403);
    assertThat(user.get("/camunda/api/engine/engine/default/task?a%73signeeExpression=x").status())
        .isEqualTo(403);
  }

  @Test
  void should_answer_when_theQueryIsHarmless() {
    Browser.Answer answer =
        browser
            .as("dispatcher1")
            .engine("/task", "{\"orQueries\":[{\"candidateGroups\":[\"dispatcher\"]}]}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/xml",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/yaml"
      })
  void should_refuse_when_theContentIsNoJson(String type) {
    Browser.Answer answer =
        browser.as("dispatcher1").engine("/task", type, "{\"assigneeExpression\":\"${1}\"}");

    // a form's fields have been read as parameters by then, so the engine finds nothing to read
    assertThat(answer.status()).isIn(403, 415);
  }

  @Test
  void should_refuse_when_theBodyIsHuge() {
    String body = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";

    assertThat(browser.as("dispatcher1").engine("/task", body).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup",
        "/camunda/api/admin/setup;x=1/default/user/create",
        "/camunda/api/admin/;/setup/default/user/create",
        "/camunda/api/admin/..;/admin/setup/default/user/create",
        "/camunda/api/admin/%73etup/default/user/create",
        "/camunda/api//admin/setup/default/user/create",
        "/camunda/api/admin/./setup/default/user/create",
        "/camunda/api/cockpit/../admin/setup/default/user/create",
        "/camunda/api/admin/%2e%2e/admin/setup/default/user/create",
        "/camunda/app/..;/api/admin/setup/default/user/create",
        "/camunda/api/admin/auth/user/default/login/cockpit"
      })
  void should_stayShut_when_somebodySetsUpAnAdministrator(String path) throws IOException {
    String body =
        "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"a\",\"lastName\":\"b\",\"email\":\"\"},"
            + "\"credentials\":{\"password\":\"intruder-intruder\"}}";

    String status = raw("POST", path, body);

    assertThat(status).as(path).matches("HTTP/1.1 (302|400|401|403|404) ?.*");
    assertThat(
            jdbc.sql("select count(*) from act_id_user where id_ = 'intruder'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void should_stayShut_when_somebodySignedInSetsUpAnAdministrator() {
    Browser.Answer answer =
        browser
            .as("admin")
            .engineRequest(
                "POST",
                "/camunda/api/admin/setup/default/user/create",
                "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"x\"}}");

    assertThat(answer.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/deployment/create",
        "/process-instance/delete",
        "/task/create",
        "/job/x/execute",
        "/message",
        "/signal",
        "/user/create",
        "/authorization/create",
        "/filter/create",
        "/modification/execute",
        "/migration/execute",
        "/variable-instance/x",
        "/batch/x",
        "/process-definition/key/penalty/start",
        "/execution/x/localVariables",
        "/decision-definition/key/payment-duty/evaluate",
        "/condition",
        "/event-subscription"
      })
  void should_refuseTheChange_when_anOfficerIsNoAdministrator(String path) {
    for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
      Browser.Answer answer =
          browser
              .as("officer1")
              .engineRequest(method, "/camunda/api/engine/engine/default" + path, "{}");
      assertThat(answer.status()).as(method + " " + path).isBetween(400, 405);
      assertThat(answer.status()).as(method + " " + path).isNotEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/engine-rest/engine", "/engine-rest/task", "/rest/engine", "/actuator/env"})
  void should_notBeThere_when_theBareEngineIsAsked(String path) {
    assertThat(browser.as("admin").get(path).status()).isIn(401, 403, 404);
    assertThat(browser.anonymous().get(path).status()).isIn(302, 401, 403, 404);
  }

  @Test
  void should_demandALogin_when_nobodyHasSignedIn() {
    assertThat(browser.anonymous().get("/camunda/api/engine/engine/default/task").status())
        .isEqualTo(401);
  }

  /** As it is written, without what a client library would tidy up. */
  private String raw(String method, String path, String body) throws IOException {
    try (Socket socket = new Socket("localhost", server.getWebServer().getPort())) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + bytes.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }
}
