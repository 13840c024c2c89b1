package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.engine.Catalogue;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelDeployments.Deployed;
import org.ecocase.support.Browser;
import org.ecocase.support.EcocaseTest;
import org.ecocase.support.Walker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** 流程目录 for everybody who signs in. */
@EcocaseTest
class CatalogueControllerTest {

  @Autowired Browser browser;
  @Autowired Walker walker;
  @Autowired Catalogue catalogue;
  @Autowired ModelDeployments deployments;
  @Autowired RepositoryService repository;

  @ParameterizedTest
  @ValueSource(strings = {"officer1", "clerk1", "owner1", "gateway"})
  void should_listTheFlows_when_somebodyHasSignedIn(String user) {
    Browser.Answer answer = browser.as(user).get("/catalogue");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("流程目录", "/catalogue/clue", "查封扣押", "法定期限", "线索核查与立案决定");
  }

  @Test
  void should_showPictureAndTables_when_aProcessIsAskedFor() {
    Browser.Answer answer = browser.as("officer1").get("/catalogue/clue");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<svg xmlns=", "role=\"img\"", "<title>线索受理与核查</title>")
        .contains("核查人员", "生态环境行政处罚办法第十八条", "clue-verification", "《举报答复书》")
        .contains("<a href=\"/catalogue/penalty\">行政处罚普通程序</a>");
  }

  @Test
  void should_giveThePictureAlone_when_itIsAskedFor() {
    Browser.Answer answer = browser.as("officer1").get("/catalogue/clue/picture.svg");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
        .startsWith("image/svg+xml");
    assertThat(answer.body()).startsWith("<svg").contains("核查线索");
  }

  @Test
  void should_refuse_when_nobodyHasSignedInOrNothingIsThere() {
    assertThat(browser.anonymous().get("/catalogue").status()).isEqualTo(302);
    assertThat(browser.anonymous().get("/catalogue/clue/picture.svg").status()).isEqualTo(302);
    assertThat(browser.as("officer1").get("/catalogue/nothing").status()).isEqualTo(404);
    assertThat(browser.as("officer1").get("/catalogue/clue/other").status()).isEqualTo(404);
  }

  @Test
  void should_showTheOwnersVersion_when_itHasComeIntoForce() throws Exception {
    String model;
    try (var in = getClass().getResourceAsStream("/processes/oversight/urging.bpmn")) {
      model = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(catalogue.of("urging").orElseThrow().processes().get(0).picture())
        .doesNotContain("改过的&lt;名称&gt;");
    Deployed own =
        deployments.deploy(
            "试",
            walker.actor("owner1"),
            Map.of(
                "urging.bpmn",
                model
                    .replaceFirst("(<bpmn:userTask [^>]*name=\")[^\"]*\"", "$1改过的&lt;名称>\"")
                    .getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(browser.as("clerk1").get("/catalogue/urging").body())
          .contains("改过的&lt;名称&gt;")
          .doesNotContain("改过的<名称>");
    } finally {
      repository.deleteDeployment(own.id(), true);
    }

    assertThat(browser.as("clerk1").get("/catalogue/urging").body()).doesNotContain("改过的");
  }
}
