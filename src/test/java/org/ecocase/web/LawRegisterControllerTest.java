package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecocase.law.LawRegister;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Importing a law register: who may, what is refused, and that it is in force for every node. */
class LawRegisterControllerTest extends CaseTest {

  private static final String REGISTERS = "/api/v1/law/registers";
  private static final String SHIPPED = "2026-11-22-3";

  @Autowired private LawRegister register;

  @AfterEach
  void forget() {
    jdbc.sql("delete from law_register where version <> :shipped")
        .param("shipped", SHIPPED)
        .update();
  }

  @Test
  void should_beInForceEverywhere_when_anAdministratorImportsAVersion() throws IOException {
    Browser.Answer answer = post("admin", newer());

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().path("version").asText()).isEqualTo("2027-01-01");
    assertThat(answer.json().path("loadedBy").asText()).isEqualTo("admin");
    assertThat(answer.json().path("inForce").asBoolean()).isTrue();
    // another node, or this one after a restart, has no memory but the database
    assertThat(new LawRegister(jdbc, clock).version()).isEqualTo("2027-01-01");
    assertThat(register.version()).isEqualTo("2027-01-01");
    assertThat(browser.as("officer1").get(REGISTERS).json())
        .extracting(v -> v.path("version").asText())
        .containsExactly("2027-01-01", SHIPPED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner1", "officer1", "agencyhead1", "leader1", "discipline1", "gateway", "clerk1",
        "disclosure1", "archivist1", "dispatcher1", "unithead1", "reviewer1", "legal1", "hearing1"
      })
  void should_refuse_when_somebodyElseImports(String user) throws IOException {
    Browser.Answer answer = post(user, newer());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.detail()).contains("系统管理员");
    assertThat(register.version()).isEqualTo(SHIPPED);
  }

  @Test
  void should_refuse_when_nobodyIsSignedIn() throws IOException {
    assertThat(post(null, newer()).status()).isEqualTo(401);
    assertThat(browser.anonymous().get(REGISTERS).status()).isEqualTo(401);
  }

  @Test
  void should_nameEveryPlace_when_theFileIsWrong() throws IOException {
    String wrong =
        newer()
            .replace("statute: eia, breach: 第二十四条", "statute: nowhere, breach: 第二十四条")
            .replace("code: EIA-QUALITY\n", "code: EIA-DESIGN\n");

    Browser.Answer answer = post("admin", wrong);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("content");
    assertThat(answer.detail()).contains("EIA-REAPPROVAL.provisions[0]", "nowhere", "EIA-DESIGN");
    assertThat(register.version()).isEqualTo(SHIPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[a", "7", "version: t"})
  void should_refuse_when_itIsNoRegister(String content) {
    Browser.Answer answer = post("admin", content);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("content");
  }

  @Test
  void should_refuse_when_theBytesAreNotUtf8() {
    Browser.Answer answer = send("admin", new byte[] {(byte) 0xc3, 0x28});

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("UTF-8");
  }

  @Test
  void should_refuse_when_theVersionIsThereAlready() throws IOException {
    post("admin", newer());

    assertThat(post("admin", newer()).status()).isEqualTo(409);
  }

  @Test
  void should_showTheShippedOne_when_nothingWasImported() {
    JsonNode versions = browser.as("officer1").get(REGISTERS).json();

    assertThat(versions).hasSize(1);
    JsonNode shipped = versions.get(0);
    assertThat(shipped.path("version").asText()).isEqualTo(SHIPPED);
    assertThat(shipped.path("loadedBy").isNull()).isTrue();
    assertThat(shipped.path("loadedAt").isNull()).isFalse();
    assertThat(shipped.path("shipped").asBoolean()).isTrue();
    assertThat(shipped.path("inForce").asBoolean()).isTrue();
  }

  @Test
  void should_refuse_when_theShippedVersionIsImported() {
    Browser.Answer answer = post("admin", register.content(SHIPPED));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail()).contains(SHIPPED, "版本一经使用不得更改");
  }

  @Test
  void should_answerByEveryStoredVersion_when_oneIsAskedFor() throws IOException {
    jdbc.sql(
            """
            insert into law_register (version, content, loaded_at, shipped)
            values ('2025-01-01', :content, now(), true)
            """)
        .param("content", newer().replace("version: 2027-01-01\n", "version: 2025-01-01\n"))
        .update();
    post("admin", newer());

    JsonNode versions = browser.as("officer1").get(REGISTERS).json();
    assertThat(versions).hasSize(3);
    for (JsonNode version : versions) {
      String name = version.path("version").asText();
      Browser.Answer answer =
          browser
              .as("officer1")
              .post(
                  "/api/v1/law/applicable",
                  Browser.json(
                      Map.of("violation", "AIR-EXCEED", "actDate", "2025-03-01", "version", name)));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().path("registerVersion").asText()).isEqualTo(name);
      assertThat(answer.json().path("applied").path("id").asText()).isEqualTo("air-99-2");
    }
  }

  @Test
  void should_giveTheText_when_aVersionIsAskedFor() {
    Browser.Answer answer = browser.as("officer1").get(REGISTERS + "/" + SHIPPED);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(register.content(SHIPPED)).contains("环评文件未依法报批");
    Browser.Answer unknown = browser.as("officer1").get(REGISTERS + "/1999");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.detail()).contains("没有版本为“1999”的法律库");
    assertThat(browser.anonymous().get(REGISTERS + "/" + SHIPPED).status()).isEqualTo(401);
  }

  private Browser.Answer post(String user, String content) {
    return send(user, content.getBytes(StandardCharsets.UTF_8));
  }

  private Browser.Answer send(String user, byte[] content) {
    Browser.User client = user == null ? browser.anonymous() : browser.as(user);
    return client.send(
        client
            .request(REGISTERS)
            .header("X-Ecocase-Request", "1")
            .header("Content-Type", "application/yaml")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
  }

  private static String newer() throws IOException {
    try (var file = LawRegister.class.getResourceAsStream("/law/register.yml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("version: " + SHIPPED + "\n", "version: 2027-01-01\n");
    }
  }
}
