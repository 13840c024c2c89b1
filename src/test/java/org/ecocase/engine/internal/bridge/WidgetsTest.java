package org.ecocase.engine.internal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ecocase.clue.Signal;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Evidence;
import org.ecocase.document.EvidenceItem;
import org.ecocase.document.EvidenceKind;
import org.ecocase.document.StagedFiles;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What becomes of files, positions and signatures when the record of an inspection is handed in.
 */
class WidgetsTest extends CaseTest {

  private static final String TASK = "recordInspection";
  private static final List<String> SIGNED =
      List.of(
          "partyName",
          "inspectionStartedAt",
          "inspectionEndedAt",
          "inspectionPlace",
          "onSitePersonName",
          "inspectionFindings",
          "inspectionPartyOpinion");

  @Autowired Evidence evidence;
  @Autowired StagedFiles staged;

  @Test
  void should_be_evidence_when_the_form_is_handed_in() throws IOException {
    // given
    Walk walk = recording();
    OpenTask task = walk.task(TASK);
    String person = person(walk);
    byte[] photo = photo();
    String id = staged(walk, task, photo);
    assertThat(evidence.ofCase(walk.caseId())).as("before").isEmpty();

    // when
    Browser.Answer answer = submit(walk, Map.of("inspectionPhotos", List.of(id)));

    // then
    assertThat(answer.status()).as(answer.body()).isIn(200, 204);
    EvidenceItem item = evidence.ofCase(walk.caseId()).get(0);
    assertThat(item.name()).isEqualTo("现场照片1");
    assertThat(item.kind()).isEqualTo(EvidenceKind.AUDIOVISUAL);
    assertThat(item.proves()).isEqualTo("现场检查情况");
    assertThat(item.takenBy()).isEqualTo("周明远");
    assertThat(item.place()).isEqualTo(facts(walk).get("inspectionPlace"));
    assertThat(evidence.content(item.id()).bytes()).isEqualTo(photo);
    assertThat(facts(walk)).containsEntry("inspectionPhotos", List.of(item.id().toString()));
    assertThat(staged.waiting(UUID.fromString(id), person, form(task))).isEmpty();
    assertThat(journalled(walk)).contains("EVIDENCE_ADDED");
  }

  @Test
  void should_still_wait_when_the_form_is_refused() throws IOException {
    // given
    Walk walk = recording();
    OpenTask task = walk.task(TASK);
    String id = staged(walk, task, photo());
    Map<String, Object> before = facts(walk);

    // when
    Map<String, Object> bad = new LinkedHashMap<>();
    bad.put("inspectionPhotos", List.of(id));
    bad.put("certificateShown", false);
    Browser.Answer answer = submit(walk, bad);

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(staged.waiting(UUID.fromString(id), person(walk), form(task))).isPresent();
    assertThat(evidence.ofCase(walk.caseId())).isEmpty();
    assertThat(facts(walk)).isEqualTo(before);

    // when / then
    assertThat(submit(walk, Map.of("inspectionPhotos", List.of(id))).status()).isIn(200, 204);
    assertThat(evidence.ofCase(walk.caseId())).hasSize(1);
  }

  @Test
  void should_be_refused_by_name_when_the_file_is_another_persons() throws IOException {
    // given
    Walk walk = recording();
    OpenTask task = walk.task(TASK);
    String id = upload("officer3", form(task), "排放口.png", photo()).json().path("id").asText();
    String own = staged(walk, task, photo());

    // when
    Browser.Answer answer = submit(walk, Map.of("inspectionPhotos", List.of(own, id)));

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.message()).contains("“现场照片”第2个文件不是您为本表单上传的");
    assertThat(evidence.ofCase(walk.caseId())).isEmpty();
    assertThat(staged.waiting(UUID.fromString(id), "officer3", form(task))).isPresent();
    assertThat(staged.waiting(UUID.fromString(own), person(walk), form(task))).isPresent();
  }

  @Test
  void should_be_refused_when_the_file_has_expired_or_is_unknown() throws IOException {
    // given
    Walk walk = recording();
    String id = staged(walk, walk.task(TASK), photo());
    jdbc.sql(
            "update staged_file set staged_at = staged_at - interval '2 days',"
                + " expires_at = expires_at - interval '2 days' where id = ?")
        .param(UUID.fromString(id))
        .update();

    // when / then
    for (Object odd : List.of(id, UUID.randomUUID().toString(), "../etc/passwd", 7)) {
      Browser.Answer answer = submit(walk, Map.of("inspectionPhotos", List.of(odd)));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.message()).contains("“现场照片”");
    }
    assertThat(evidence.ofCase(walk.caseId())).isEmpty();
  }

  @Test
  void should_reach_only_ones_own_when_files_wait() throws IOException {
    // given
    Walk walk = recording();
    String id = staged(walk, walk.task(TASK), photo());
    String path = "/api/v1/uploads/" + id;

    // then
    assertThat(browser.as(person(walk)).get(path + "/content").response().body())
        .isEqualTo(photo());
    for (String stranger : List.of("officer3", "yunxi-officer1", "unithead1")) {
      assertThat(browser.as(stranger).get(path).status()).isEqualTo(404);
      assertThat(browser.as(stranger).get(path + "/content").status()).isEqualTo(404);
      delete(stranger, path);
    }
    assertThat(browser.as("owner1").get(path).status()).isEqualTo(403);
    assertThat(browser.anonymous().get(path).status()).isEqualTo(401);
    assertThat(browser.as(person(walk)).get(path).status()).isEqualTo(200);

    // when
    assertThat(delete(person(walk), path).status()).isEqualTo(204);

    // then
    assertThat(browser.as(person(walk)).get(path).status()).isEqualTo(404);
  }

  @Test
  void should_be_refused_when_an_upload_is_no_photo_or_too_large() {
    for (Browser.Answer answer :
        List.of(
            upload("officer1", "task:1", "照片.png", new byte[30 << 20]),
            upload("officer1", "task:1", "照片.png", new byte[0]),
            upload("officer1", "task:1", "照片.exe", photo()),
            upload("officer1", "task:1", "照片.jpg", photo()),
            upload("officer1", "case:1", "照片.png", photo()))) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.detail()).isNotBlank();
    }
    assertThat(upload("owner1", "task:1", "照片.png", photo()).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "厂区门口",
        "定位失败：未授权",
        "厂区〔经度113.324520，纬度23.135500（WGS84），误差±12米，2026年1月20日09时30分定位〕"
      })
  void should_keep_the_place_when_it_is_words_or_a_position(String place) {
    Walk walk = recording();

    assertThat(submit(walk, Map.of("inspectionPosition", place)).status()).isIn(200, 204);

    assertThat(facts(walk)).containsEntry("inspectionPosition", place);
  }

  @Test
  void should_be_refused_when_a_position_is_made_up() {
    Walk walk = recording();

    Browser.Answer answer = submit(walk, Map.of("inspectionPosition", "厂区〔经度999〕"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.message()).contains("“检查地点定位”的定位格式不正确");
  }

  @Test
  void should_stand_on_every_page_when_the_record_was_signed() throws IOException {
    // given
    Walk walk = recording();
    Map<String, Object> answer = answer(walk);
    answer.put("inspectionFindings", "现场检查情况。\n".repeat(80).strip());
    answer.put("inspectionPartySignature", signature(answer));

    // when
    Browser.Answer done = hand(walk, answer);

    // then
    assertThat(done.status()).as(done.body()).isIn(200, 204);
    Map<?, ?> kept = (Map<?, ?>) facts(walk).get("inspectionPartySignature");
    assertThat(kept.get("signer")).isEqualTo("吴海波");
    assertThat(kept.get("sha256").toString()).hasSize(64);
    String picture = "/api/v1/signatures/" + kept.get("id") + "/picture";
    assertThat(browser.as("officer1").get(picture).response().body()).startsWith(0x89, 'P', 'N');
    assertThat(browser.as("yunxi-officer1").get(picture).status()).isEqualTo(404);
    try (PDDocument pdf = record(walk)) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
      assertThat(inked(pdf)).hasSize(pdf.getNumberOfPages()).containsOnly(true);
      assertThat(new PDFTextStripper().getText(pdf)).contains("被检查人核对：", "吴海波（", "手写签名）");
    }
  }

  @Test
  void should_leave_room_for_a_pen_when_the_record_was_not_signed_on_the_screen()
      throws IOException {
    Walk walk = recording();

    submit(walk, Map.of());

    try (PDDocument pdf = record(walk)) {
      assertThat(inked(pdf)).containsOnly(false);
      assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("手写签名");
    }
  }

  private PDDocument record(Walk walk) throws IOException {
    CaseDocument record =
        documents.ofCase(walk.caseId()).stream()
            .filter(document -> document.template().equals("inspection-record"))
            .findFirst()
            .orElseThrow();
    return Loader.loadPDF(documents.content(record.id()).bytes());
  }

  /** Whether the slanted line that is the test's signature stands at the foot of each page. */
  private static List<Boolean> inked(PDDocument pdf) throws IOException {
    List<Boolean> inked = new ArrayList<>();
    for (int page = 0; page < pdf.getNumberOfPages(); page++) {
      inked.add(inked(new PDFRenderer(pdf).renderImageWithDPI(page, 72)));
    }
    return inked;
  }

  private static boolean inked(BufferedImage page) {
    int rows = 0;
    for (int y = page.getHeight() * 921 / 1000; y < page.getHeight() * 950 / 1000; y++) {
      boolean dark = false;
      for (int x = page.getWidth() * 12 / 100; x < page.getWidth() * 24 / 100; x++) {
        dark |= (page.getRGB(x, y) & 0xFF) < 160;
      }
      rows += dark ? 1 : 0;
    }
    return rows > 16;
  }

  @Test
  void should_be_refused_when_the_record_was_changed_after_signing() {
    // given
    Walk walk = recording();
    Map<String, Object> answer = answer(walk);
    answer.put("inspectionPartySignature", signature(answer));
    answer.put("inspectionFindings", "改动后的检查情况");
    Map<String, Object> before = facts(walk);

    // when
    Browser.Answer refused = hand(walk, answer);

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains("“被检查人手写签名”：签名后笔录内容已改动，请重新签名");
    assertThat(facts(walk)).isEqualTo(before);
    assertThat(signatures(walk)).isZero();
  }

  @Test
  void should_be_refused_when_the_signature_is_odd() {
    Walk walk = recording();
    Map<String, Object> answer = answer(walk);
    Map<String, String> odd =
        Map.of(
            "signer", "别人",
            "signedAt", Instant.now().plusSeconds(86_400L * 365).toString(),
            "strokes", "x");

    odd.forEach(
        (part, value) -> {
          Map<String, Object> signature = signature(answer);
          signature.put(part, value);
          answer.put("inspectionPartySignature", signature);
          Browser.Answer refused = hand(walk, answer);
          assertThat(refused.status()).as(part).isEqualTo(422);
          assertThat(refused.message()).contains("“被检查人手写签名”");
        });
    Map<String, Object> unread = signature(answer);
    unread.remove("review");
    answer.put("inspectionPartySignature", unread);
    assertThat(hand(walk, answer).message()).contains("缺少手写的“以上笔录我已看过");
    assertThat(signatures(walk)).isZero();
  }

  private int signatures(Walk walk) {
    return jdbc.sql("select count(*) from signature where case_id = ?")
        .param(walk.caseId())
        .query(Integer.class)
        .single();
  }

  private Map<String, Object> signature(Map<String, Object> answer) {
    StringBuilder text = new StringBuilder();
    SIGNED.forEach(
        key ->
            text.append(key)
                .append('=')
                .append(answer.get(key) == null ? "" : answer.get(key))
                .append('\n'));
    List<List<List<Integer>>> line = List.of(List.of(List.of(5, 5, 0), List.of(595, 195, 800)));
    Map<String, Object> signature = new LinkedHashMap<>();
    signature.put("signer", "吴海波");
    signature.put("signedAt", clock.instant().toString());
    signature.put("text", text.toString());
    signature.put("strokes", line);
    signature.put("review", line);
    return signature;
  }

  private Walk recording() {
    return receive(walker.signal(Signal.Type.INSTRUCTION)).until(TASK);
  }

  private String person(Walk walk) {
    return walk.person(TASK);
  }

  private static String form(OpenTask task) {
    return "task:" + task.id();
  }

  private Map<String, Object> answer(Walk walk) {
    Map<String, Object> answer = new LinkedHashMap<>(walk.answer(walk.task(TASK)));
    answer.put("onSitePersonName", "吴海波");
    answer.put("inspectionSignature", "SIGNED");
    answer.remove("inspectionSignatureNote");
    answer.remove("inspectionWitness");
    return answer;
  }

  private Browser.Answer submit(Walk walk, Map<String, ?> more) {
    Map<String, Object> answer = answer(walk);
    answer.putAll(more);
    return hand(walk, answer);
  }

  private Browser.Answer hand(Walk walk, Map<String, ?> answer) {
    return browser.as(person(walk)).submit(walk.task(TASK).id(), answer);
  }

  private String staged(Walk walk, OpenTask task, byte[] photo) {
    Browser.Answer answer = upload(person(walk), form(task), "排放口.png", photo);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private Browser.Answer upload(String user, String form, String name, byte[] bytes) {
    Browser.User sender = browser.as(user);
    return sender.send(
        sender
            .request(
                "/api/v1/uploads?form="
                    + URLEncoder.encode(form, StandardCharsets.UTF_8)
                    + "&name="
                    + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .header("X-Ecocase-Request", "1")
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  private Browser.Answer delete(String user, String path) {
    Browser.User sender = browser.as(user);
    return sender.send(sender.request(path).header("X-Ecocase-Request", "1").DELETE());
  }

  private static byte[] photo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
