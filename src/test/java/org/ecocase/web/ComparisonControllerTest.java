package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a changed table does to past cases. */
class ComparisonControllerTest extends CaseTest {

  private static final String COMPARISONS = "/api/v1/discretion/comparisons";
  private static final String FILE = "gd2022-chapter-3.dmn";
  private static final String QUESTION = "?standard=gd-2022&table=3.4.1";

  private UUID caseId;

  @BeforeAll
  void weigh() {
    caseId = investigated();
    clockRuns(caseId, "case-decision");
    given(caseId, "investigation");
    desk.start(caseId, "investigation", Map.of());
    Walk walk = walker.of(caseId);
    walk.complete("investigateCase", Map.of("investigationOutcome", "COMPLETE"));
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("violationDate", "2026-03-10");
    choice.put("violationEndDate", null);
    choice.put("violationFoundDate", "2026-03-10");
    choice.put("violationContinuing", false);
    choice.put("harmfulResult", false);
    choice.put("violationCode", "AIR-EXCEED");
    choice.put("discretionHandling", "FINE");
    choice.put("discretionTable", "gd-2022|3.4.1|");
    walk.complete("chooseStandard", choice);
    Map<String, Object> grades = new LinkedHashMap<>();
    List<String> found =
        List.of("1个", "排放B类大气污染物（除挥发性有机物废气）", "一般区域", "重污染天气预警期间", "超标3倍以下或超量30%以下", "1次");
    grades.put(
        "discretionGrades", walk.rows("assessDiscretion", "discretionGrades", "grade", found));
    grades.put("itemFineMin", "100000.00");
    grades.put("itemFineMax", "1000000.00");
    Map<String, Object> shown = desk.form(walk.task("assessDiscretion").id()).prefilled();
    assertThat(shown.toString()).contains("因子");
    walk.complete("assessDiscretion", grades);
    walk.complete("confirmDiscretion", Map.of("assessedFine", "300000.00"));
  }

  @Test
  void should_showNoChange_when_theTableIsTheSame() {
    JsonNode effect = browser.as("owner1").get(COMPARISONS + QUESTION).json();

    assertThat(effect.path("cases").asInt()).isPositive();
    assertThat(effect.path("changed").asInt()).isZero();
    assertThat(effect.path("failed").asInt()).isZero();
    JsonNode line = line(effect);
    assertThat(line.path("beforeYuan").asText()).isEqualTo("300000.00");
    assertThat(line.path("afterYuan").asText()).isEqualTo("300000.00");
    assertThat(line.path("table").asText()).isEqualTo("3.4.1");
    assertThat(line.path("number").asText()).contains("澜环");
  }

  @Test
  void should_showOldAndNewAmounts_when_aChangedFileIsTried() throws IOException {
    JsonNode effect = tried("owner1", changed()).json();

    assertThat(effect.path("changed").asInt()).isPositive();
    JsonNode line = line(effect);
    assertThat(line.path("beforeYuan").asText()).isEqualTo("300000.00");
    assertThat(line.path("afterYuan").asText()).isEqualTo("340000.00");
    assertThat(line.path("differenceYuan").asText()).isEqualTo("40000.00");
    assertThat(effect.path("after").path("mostYuan").asText()).isEqualTo("340000.00");
    assertThat(browser.as("owner1").get(COMPARISONS + QUESTION).json().path("changed").asInt())
        .as("nothing came into force")
        .isZero();
  }

  @Test
  void should_refuse_when_theFileHasMistakes() throws IOException {
    Browser.Answer answer = tried("owner1", file().replace("\"3.4.1\"", "\"3.4.99\""));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.detail()).contains("裁量表", "3.4.99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer1", "admin", "leader1", "agencyhead1", "gateway", "unithead1"})
  void should_refuse_when_somebodyElseAsks(String user) throws IOException {
    assertThat(browser.as(user).get(COMPARISONS + QUESTION).status()).isEqualTo(403);
    assertThat(tried(user, changed()).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "?standard=nowhere,standard",
    "?standard=gd-2022&table=99.9,table",
    "?table=3.4.1,standard"
  })
  void should_nameTheField_when_theQuestionIsWrong(String question, String field) {
    Browser.Answer answer = browser.as("owner1").get(COMPARISONS + question);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(field);
  }

  @Test
  void should_nameTheFile_when_thereIsNoSuch() throws IOException {
    Browser.User owner = browser.as("owner1");
    Browser.Answer answer = post(owner, COMPARISONS + QUESTION + "&file=other.dmn", file());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("file");
  }

  private Browser.Answer tried(String user, String dmn) {
    return post(browser.as(user), COMPARISONS + QUESTION + "&file=" + FILE, dmn);
  }

  private static Browser.Answer post(Browser.User user, String path, String dmn) {
    return user.send(
        user.request(path)
            .header("X-Ecocase-Request", "1")
            .header("Content-Type", "application/xml")
            .POST(HttpRequest.BodyPublishers.ofString(dmn)));
  }

  private JsonNode line(JsonNode effect) {
    for (JsonNode line : effect.path("lines")) {
      if (line.path("caseId").asText().equals(caseId.toString())) {
        return line;
      }
    }
    throw new AssertionError("the case is missing: " + effect);
  }

  private static String file() throws IOException {
    return Files.readString(Path.of("processes/discretion", FILE));
  }

  /** The warning period weighs 14 instead of 10, the repeated act 4 less. */
  private static String changed() throws IOException {
    String dmn = file();
    int from = dmn.indexOf("id=\"gd2022-3-4-1\"");
    int to = dmn.indexOf("</decisionTable>", from);
    String table = dmn.substring(from, to);
    String other = weight(weight(table, "重污染天气预警期间", "10", "14"), "超标20倍以上或超量80%以上", "21", "17");
    assertThat(other).isNotEqualTo(table);
    return dmn.substring(0, from) + other + dmn.substring(to);
  }

  private static String weight(String table, String grade, String was, String is) {
    int at = table.indexOf("\"" + grade + "\"");
    String text = "<text>\"" + was + "%\"</text>";
    int weight = table.indexOf(text, at);
    assertThat(at).isPositive();
    assertThat(weight).isPositive();
    return table.substring(0, weight)
        + "<text>\""
        + is
        + "%"
        + "\"</text>"
        + table.substring(weight + text.length());
  }
}
