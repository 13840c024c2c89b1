package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelDeployments.Deployed;
import org.ecocase.support.Browser;
import org.ecocase.support.EcocaseTest;
import org.ecocase.support.Walker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page on which owners see what is in force. */
@EcocaseTest
class ModelsControllerTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired Browser browser;
  @Autowired Walker walker;
  @Autowired ModelDeployments deployments;
  @Autowired RepositoryService repository;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(strings = {"owner1", "admin", "leader1", "discipline1", "unithead1"})
  void should_listThePackages_when_aReaderOfCockpitAsks(String user) {
    Browser.Answer answer = browser.as(user).get("/models");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("流程版本", "/models/penalty", "随系统发布", "与系统版本相同");
  }

  @Test
  void should_refuse_when_somebodyElseAsks() {
    assertThat(browser.as("officer1").get("/models").status()).isEqualTo(403);
    assertThat(browser.as("gateway").get("/models/penalty").status()).isEqualTo(403);
    assertThat(browser.as("owner1").get("/models/nothing").status()).isEqualTo(404);
  }

  @Test
  void should_goOverToTheShippedVersion_when_theOwnerAsksForIt() throws Exception {
    String form;
    try (var in = getClass().getResourceAsStream("/forms/oversight/urging-answer.form")) {
      form = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Deployed own =
        deployments.deploy(
            "试",
            walker.actor("owner1"),
            Map.of(
                "urging-answer.form",
                form.replaceFirst("(\"label\": ?\"[^\"]*)\"", "$1改\"")
                    .getBytes(StandardCharsets.UTF_8)));
    try {
      Browser.Answer leader = browser.as("leader1").get("/models/oversight");
      assertThat(leader.body()).contains("与系统版本不同", "修改urging-answer.form").doesNotContain("<form");
      assertThat(post("leader1", "wrong").status()).isEqualTo(403);
      assertThat(post("owner1", "wrong").status()).isEqualTo(403);

      Browser.Answer answer = post("owner1", null);

      assertThat(answer.status()).as(answer.body()).isEqualTo(302);
      assertThat(browser.as("owner1").get("/models/oversight").body())
          .contains("与系统版本相同", "改用系统版本")
          .doesNotContain("<details>");
    } finally {
      jdbc.sql("select deployment_id from model_in_force where package = 'oversight'")
          .query(String.class)
          .list()
          .forEach(id -> repository.deleteDeployment(id, true));
      repository.deleteDeployment(own.id(), true);
    }
  }

  /** With the token of the page, unless another is given. */
  private Browser.Answer post(String user, String token) {
    Browser.User reader = browser.as(user);
    String sent = token;
    if (token == null) {
      Matcher found = TOKEN.matcher(reader.get("/models/oversight").body());
      assertThat(found.find()).isTrue();
      sent = found.group(1);
    }
    return reader.send(
        reader
            .request("/models/oversight")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + sent)));
  }
}
