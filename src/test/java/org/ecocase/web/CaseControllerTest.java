package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.clue.Signal;
import org.ecocase.document.CaseDocument;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseControllerTest extends CaseTest {

  private static final byte[] PNG =
      java.util.Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
                  + "awAAAABJRU5ErkJggg==");

  @Test
  void should_showTheFile_when_theReaderIsOfTheAgency() {
    UUID id = investigated();

    Browser.Answer file = browser.as("officer1").get("/api/v1/cases/" + id);

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.json().path("summary").path("id").asText()).isEqualTo(id.toString());
    assertThat(file.json().path("party").path("legalRepresentative").asText()).isEqualTo("赵德成");
    assertThat(file.body()).contains("涉嫌超标排放大气污染物", "20,000.00");
    assertThat(browser.as("officer1").get("/api/v1/cases/" + id + "/journal").json()).isNotEmpty();
    assertThat(
            browser
                .as("officer1")
                .get("/api/v1/cases/" + id + "/journal/verification")
                .json()
                .path("whole")
                .asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/documents", "/journal", "/journal/verification", "/clocks", "/evidence"})
  void should_notExist_when_theReaderIsOfAnotherAgencyOrNoReader(String part) {
    UUID id = investigated();
    String path = "/api/v1/cases/" + id + part;

    assertThat(browser.as("yunxi-officer1").get(path).status()).isEqualTo(404);
    assertThat(browser.as("yunxi-officer1").get(path).detail())
        .as("nobody learns whether the case exists")
        .isEqualTo(
            browser.as("yunxi-officer1").get("/api/v1/cases/" + UUID.randomUUID() + part).detail());
    assertThat(browser.as("gateway").get(path).status()).isEqualTo(403);
    assertThat(browser.as("owner1").get(path).status()).isEqualTo(403);
    assertThat(browser.as("admin").get(path).status()).isEqualTo(403);
    assertThat(browser.anonymous().get(path).status()).isEqualTo(401);
  }

  @Test
  void should_listOnlyOnesOwn_when_casesAreAskedFor() {
    UUID id = investigated();

    Browser.Answer own = browser.as("officer1").get("/api/v1/cases?limit=200");
    Browser.Answer other = browser.as("yunxi-officer1").get("/api/v1/cases?limit=200");

    assertThat(own.body()).contains(id.toString());
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.body()).doesNotContain(id.toString());
    assertThat(browser.as("yunxi-officer1").get("/api/v1/cases?agency=lanjiang").status())
        .isEqualTo(403);
    assertThat(browser.as("gateway").get("/api/v1/cases").status()).isEqualTo(403);
    assertThat(browser.as("officer1").get("/api/v1/cases?limit=0").status()).isEqualTo(400);
    assertThat(browser.as("officer1").get("/api/v1/cases?offset=-1").status()).isEqualTo(400);
    assertThat(browser.as("officer1").get("/api/v1/cases?stage=NOWHERE").status()).isEqualTo(400);
    assertThat(browser.as("officer1").get("/api/v1/cases/not-an-id").status()).isEqualTo(400);
    assertThat(browser.as("officer1").get("/api/v1/cases?q=%25&limit=5").status()).isEqualTo(200);
  }

  @Test
  void should_refuseTheMessage_when_theSenderOrTheContentIsWrong() {
    UUID id = decided(Map.of());
    given(id, "execution");
    desk.start(id, "execution", Map.of());
    String path = "/api/v1/cases/" + id + "/messages/payment-received";
    String right =
        Browser.json(
            Map.of(
                "payments", List.of(Map.of("paidOn", today().toString(), "amount", "20000.00"))));
    List<Integer> before = rows(id);

    assertThat(browser.as("officer1").post(path, right).status()).isEqualTo(403);
    assertThat(browser.as("yunxi-dispatcher1").post(path, right).status()).isEqualTo(404);
    assertThat(browser.anonymous().post(path, right).status()).isEqualTo(401);
    Browser.User clerk = browser.as("clerk1");
    assertThat(clerk.post(path, "{}").status()).isEqualTo(400);
    assertThat(clerk.post(path, "{}").detail()).contains("缺少“缴款日期”");
    assertThat(
            clerk.post(path, "{\"payments\":[{\"paidOn\":\"soon\",\"amount\":\"1.00\"}]}").detail())
        .contains("缴款日期");
    assertThat(
            clerk
                .post(
                    path,
                    "{\"payments\":[{\"paidOn\":\"2026-11-20\",\"amount\":\"1.00\"}],\"x\":1}")
                .detail())
        .contains("没有“x”这一项");
    assertThat(clerk.post(path, "{").status()).isEqualTo(400);
    assertThat(clerk.post(path, "[]").status()).isEqualTo(400);
    assertThat(clerk.post("/api/v1/cases/" + id + "/messages/nothing", "{}").status())
        .isEqualTo(404);
    Browser.Answer early =
        clerk.post(
            "/api/v1/cases/" + id + "/messages/police-reply",
            Browser.json(
                Map.of("policeDecision", "FILED", "policeDecisionDate", today().toString())));
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.detail()).contains("应当先完成“移交案件材料”");
    assertThat(rows(id)).isEqualTo(before);

    assertThat(browser.as("gateway").post(path, right).status()).isEqualTo(204);
    assertThat(walker.of(id).running()).isFalse();
    assertThat(clerk.post(path, right).status()).isEqualTo(409);
  }

  @Test
  void should_keepTheEvidence_when_itIsAPicture() throws Exception {
    UUID id = investigated();

    Browser.Answer answer = upload("officer1", id, "现场照片.png", PNG, Map.of());

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().path("sha256").asText()).hasSize(64);
    String path = "/api/v1/evidence/" + answer.json().path("id").asText() + "/content";
    Browser.Answer content = browser.as("officer2").get(path);
    assertThat(content.response().body()).isEqualTo(PNG);
    assertThat(content.response().headers().firstValue("X-Content-Type-Options"))
        .contains("nosniff");
    assertThat(browser.as("yunxi-officer1").get(path).status()).isEqualTo(404);
    assertThat(journalled(walker.of(id))).contains("EVIDENCE_ADDED");
  }

  @Test
  void should_refuseTheEvidence_when_itIsNotWhatItSays() throws Exception {
    UUID id = investigated();
    byte[] program = new byte[600];
    System.arraycopy(
        new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0x3e, 0},
        0,
        program,
        0,
        20);
    byte[] windows = new byte[600];
    windows[0] = 'M';
    windows[1] = 'Z';

    for (byte[] bad :
        List.of(
            program,
            windows,
            "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8),
            new byte[0])) {
      Browser.Answer answer = upload("officer1", id, "照片.jpg", bad, Map.of());
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.detail()).matches("(?s).*[\\u4e00-\\u9fff].*");
    }
    assertThat(upload("officer1", id, "程序.exe", program, Map.of()).status()).isEqualTo(400);
    assertThat(upload("officer1", id, "../../etc/passwd", PNG, Map.of()).status()).isEqualTo(400);
    assertThat(upload("officer1", id, "a.png", PNG, Map.of("kind", "RUMOUR")).status())
        .isEqualTo(400);
    assertThat(upload("officer1", id, "a.png", PNG, Map.of("takenAt", "soon")).status())
        .isEqualTo(400);
    assertThat(upload("officer1", id, "a.png", PNG, Map.of("proves", " ")).status()).isEqualTo(400);
    assertThat(upload("legal1", id, "a.png", PNG, Map.of()).status()).isEqualTo(403);
    assertThat(upload("yunxi-officer1", id, "a.png", PNG, Map.of()).status()).isEqualTo(404);
    assertThat(browser.as("officer1").get("/api/v1/cases/" + id + "/evidence").json()).isEmpty();
  }

  @Test
  void should_refuseTheEvidence_when_itIsTooLarge() throws Exception {
    UUID id = investigated();
    byte[] large = new byte[21 << 20];
    System.arraycopy(PNG, 0, large, 0, PNG.length);

    Browser.Answer answer = upload("officer1", id, "大图.png", large, Map.of());

    assertThat(answer.status()).as(answer.body()).isIn(400, 413);
    assertThat(answer.detail()).contains("文件");
    assertThat(browser.as("officer1").get("/api/v1/cases/" + id + "/evidence").json()).isEmpty();
  }

  @Test
  void should_refuseTheEvidence_when_theCaseIsArchived() throws Exception {
    UUID id = investigated();
    caseFiles.moveTo(id, org.ecocase.flow.Stage.ARCHIVED);

    Browser.Answer answer = upload("officer1", id, "照片.png", PNG, Map.of());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.detail()).contains("已经归档");
  }

  @Test
  void should_handOutTheDocument_when_theReaderMaySeeTheCase() {
    UUID id = investigated(Map.of("noticeFacts", "超标排放", "noticePenalty", "罚款"));
    CaseDocument notice = generate(id, "penalty-notice");
    String path = "/api/v1/documents/" + notice.id() + "/content";

    Browser.Answer content = browser.as("officer1").get(path);
    assertThat(content.status()).isEqualTo(200);
    assertThat(content.body()).startsWith("%PDF-");
    assertThat(content.response().headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(browser.as("officer1").get("/api/v1/cases/" + id + "/documents").body())
        .contains(notice.sha256(), notice.number());
    assertThat(browser.as("yunxi-officer1").get(path).status()).isEqualTo(404);
    assertThat(browser.as("gateway").get(path).status()).isEqualTo(403);
    assertThat(browser.anonymous().get(path).status()).isEqualTo(401);
    assertThat(
            browser
                .as("officer1")
                .get("/api/v1/documents/" + UUID.randomUUID() + "/content")
                .status())
        .isEqualTo(404);
  }

  @Test
  void should_showTheCards_when_tasksAreListed() {
    var walk = receive(walker.signal(Signal.Type.COMPLAINT));
    String path = "/api/v1/tasks/cards?ids=" + walk.task("triageClue").id();

    Browser.Answer cards = browser.as("dispatcher1").get(path);

    assertThat(cards.json()).hasSize(1);
    assertThat(cards.json().get(0).path("number").asText())
        .isEqualTo(caseFiles.get(walk.caseId()).clueNumber());
    assertThat(browser.as("yunxi-dispatcher1").get(path).json()).isEmpty();
    assertThat(lamp(path)).as("three working days, one of them urgent").isEqualTo("NORMAL");
    desk.setTime(due(walk, "triageClue").minusSeconds(60));
    assertThat(lamp(path)).isEqualTo("DUE_SOON");
    desk.setTime(due(walk, "triageClue").plusSeconds(60));
    assertThat(lamp(path)).isEqualTo("OVERDUE");
  }

  private String lamp(String cards) {
    return browser.as("dispatcher1").get(cards).json().get(0).path("lamp").asText();
  }

  private List<Integer> rows(UUID id) {
    return List.of(
        caseFiles.submissions(id).size(),
        journal.of(id).size(),
        caseFiles.facts(id, "").size(),
        desk.open(id).size());
  }

  private Browser.Answer upload(
      String user, UUID id, String file, byte[] bytes, Map<String, String> other) throws Exception {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("name", "总排口照片");
    parts.put("kind", "AUDIOVISUAL");
    parts.put("proves", "正在排放");
    parts.put("takenBy", "周明远");
    parts.put("takenAt", today().minusDays(1) + "T09:30");
    parts.put("place", "总排口");
    parts.putAll(other);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> part : parts.entrySet()) {
      body.write(
          ("--x\r\nContent-Disposition: form-data; name=\""
                  + part.getKey()
                  + "\"\r\n"
                  + "Content-Type: text/plain;charset=UTF-8\r\n\r\n"
                  + part.getValue()
                  + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    body.write(
        ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file
                + "\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(bytes);
    body.write("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
    Browser.User sender = browser.as(user);
    return sender.send(
        sender
            .request("/api/v1/cases/" + id + "/evidence")
            .header("X-Ecocase-Request", "1")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }
}
