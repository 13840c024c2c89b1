package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.casefile.Reading;
import org.ecocase.clue.Signal;
import org.ecocase.document.Evidence;
import org.ecocase.document.EvidenceItem;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An officer on the spot, with a telephone or a computer: photo, position and signature. */
class BrowserWidgetsTest extends CaseTest {

  private static final String TASK = "recordInspection";
  private static final String PHOTOS = "现场照片";
  private static final String INSPECTED = "被检查人手写签名";
  private static final String INQUIREE = "被询问人手写签名";
  private static final int HEIGHT = 900;

  @LocalServerPort int port;
  @Autowired Evidence evidence;

  private Browsers browsers;

  @BeforeAll
  void arrive() {
    browsers = new Browsers(port);
  }

  @AfterAll
  void leave() {
    browsers.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_be_evidence_signature_and_position_when_the_record_is_handed_in(int width)
      throws IOException {
    // given
    Walk walk = recording();
    Tasklist tasklist = at(walk, width);
    Page page = tasklist.page();
    page.context().grantPermissions(List.of("geolocation"));
    page.context().setGeolocation(new Geolocation(26.2651, 117.6452).setAccuracy(8));
    tasklist.fill(desk.form(walk.task(TASK).id()), answer(walk));

    // when
    photograph(page, PHOTOS, "拍照", "排放口.png");
    photograph(page, PHOTOS, "从相册选择", "车间.png");
    widget(page, PHOTOS).getByText("移除").first().click();
    locate(page);
    sign(page, INSPECTED);
    Browsers.picture(page, "widgets-" + width);
    assertThat(Accessibility.faults(page, ".fjs-container")).isEmpty();
    Response answer = tasklist.complete();

    // then
    assertThat(answer.ok()).as(answer.text()).isTrue();
    assertThat(evidence.ofCase(walk.caseId()))
        .extracting(EvidenceItem::fileName)
        .containsExactly("车间.png");
    assertThat(facts(walk).get("inspectionPosition").toString())
        .matches("〔经度117\\.645200，纬度26\\.265100（WGS84），误差±8米，.*定位〕");
    assertThat((Map<?, ?>) facts(walk).get("inspectionPartySignature"))
        .extracting("signer")
        .isEqualTo("吴海波");
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_be_void_when_the_record_is_changed_after_signing(int width) throws IOException {
    // given
    Walk walk = recording();
    Tasklist tasklist = at(walk, width);
    Page page = tasklist.page();
    tasklist.fill(desk.form(walk.task(TASK).id()), answer(walk));
    sign(page, INSPECTED);

    // when
    Locator findings = page.locator("textarea[id$=-" + id("inspectionFindings") + "]");
    findings.fill("改动后的检查情况");
    findings.blur();

    // then
    Locator signature = widget(page, INSPECTED);
    signature.getByText("签名已作废，请重新签名").waitFor();
    assertThat(signature.getByText("完成签名").isDisabled()).isTrue();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);

    // when
    sign(page, INSPECTED);
    Response answer = tasklist.complete();

    // then
    assertThat(answer.ok()).as(answer.text()).isTrue();
    assertThat(facts(walk)).containsKey("inspectionPartySignature");
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_say_so_when_the_position_is_not_allowed(int width) {
    // given
    Walk walk = recording();
    Page page = at(walk, width).fillable().page();
    page.context().clearPermissions();

    // when
    Locator place = widget(page, "检查地点定位");
    place.locator("button").click();
    place.getByText("定位失败：未授权。可以手工填写地点。").waitFor();

    // then
    assertThat(place.locator("input").inputValue()).isEqualTo("定位失败：未授权");
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_say_what_is_wrong_when_a_file_is_not_accepted(int width) {
    // given
    Walk walk = recording();
    Page page = at(walk, width).fillable().page();
    Locator photos = widget(page, PHOTOS);

    // when
    choose(page, PHOTOS, "从相册选择", "程序.png", new byte[] {'M', 'Z', 0, 0});

    // then
    photos.getByText("“程序.png”没有上传：文件内容与扩展名").waitFor();
    assertThat(photos.locator("li").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_be_evidence_of_the_opened_file_when_a_flow_is_started_with_a_photo(int width)
      throws IOException {
    // given
    String party = "澜江市第" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000) + "化工厂";
    Tasklist tasklist = browsers.of("dispatcher1");
    Page page = tasklist.page();
    page.setViewportSize(width, HEIGHT);
    page.navigate("about:blank");
    page.navigate(browsers.address() + "/camunda/app/tasklist/default/#/?processStart=clue");
    page.locator(".modal-dialog .fjs-form textarea").waitFor();
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("caseSource", "COMPLAINT");
    entries.put("sourceChannel", "PHONE");
    entries.put("receivedAt", today().minusDays(1) + "T08:00");
    entries.put("partyName", party);
    entries.put("clueContent", "夜间有刺激性气味");

    // when
    new FormInBrowser(page, "clue-registration").fill(entries, Map.of());
    photograph(page, "线索材料", "选择文件", "排放口.png");
    Response refused = start(page);

    // then
    assertThat(refused.status()).isEqualTo(422);
    Locator told = page.locator(".modal-body [notifications-panel] .alert");
    PlaywrightAssertions.assertThat(told).containsText("“线索材料”需要取证地点，请先填写“反映地点”");
    PlaywrightAssertions.assertThat(told).isInViewport();
    assertThat(Accessibility.faults(page, ".modal-dialog .fjs-container")).isEmpty();

    // when
    new FormInBrowser(page, "clue-registration").fill(Map.of("clueAddress", "北岸路8号"), Map.of());
    Browsers.picture(page, "start-" + width);
    Response started = start(page);

    // then
    assertThat(started.ok()).as(started.text()).isTrue();
    page.locator(".modal-dialog").waitFor(Tasklist.GONE);
    UUID caseId =
        caseFiles
            .list(
                new CaseQuery(
                    Set.of("lanjiang"),
                    "clue",
                    null,
                    party,
                    Set.of(),
                    new Reading(Set.of("clue"), "dispatcher1"),
                    2,
                    0))
            .get(0)
            .id();
    assertThat(evidence.ofCase(caseId))
        .extracting(EvidenceItem::fileName)
        .containsExactly("排放口.png");
    assertThat(evidence.ofCase(caseId)).extracting(EvidenceItem::proves).containsExactly("线索反映的情况");
  }

  @Test
  void should_keep_the_signature_when_the_inquiry_record_is_signed_anew_after_a_change() {
    // given
    Walk walk = begun("officer1", underInvestigation(Map.of()), "inquiry");
    OpenTask task = walk.task("recordInquiry");
    Tasklist tasklist = at(walk, "recordInquiry", 390);
    Page page = tasklist.page();
    tasklist.fill(
        desk.form(task.id()),
        walk.answer(task, Map.of("inquireeName", "陈国强", "inquiryContent", "问：是否排放？答：是。")));
    sign(page, INQUIREE);

    // when
    Locator content =
        page.locator(
            "[id$=-" + new FormInBrowser(null, "inquiry-record").id("inquiryContent") + "]");
    String changed = "问：是否排放？答：否。";
    content.fill(changed);
    content.blur();

    // then
    widget(page, INQUIREE).getByText("签名已作废，请重新签名").waitFor();

    // when
    sign(page, INQUIREE);
    Browsers.picture(page, "inquiry");
    page.route(
        "**/submit-form",
        route ->
            route.resume(
                new Route.ResumeOptions()
                    .setPostData(
                        route.request().postData().replace(value(changed), value("问：是否排放？答：是。")))));
    Response refused = tasklist.complete();
    page.unroute("**/submit-form");

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(tasklist.told()).contains("被询问人手写签名", "签名后笔录内容已改动，请重新签名");

    // when
    Response answer = tasklist.complete();

    // then
    assertThat(answer.ok()).as(answer.text()).isTrue();
    assertThat((Map<?, ?>) caseFiles.facts(walk.caseId(), "inquiry-1").get("inquireeSignature"))
        .extracting("signer")
        .isEqualTo("陈国强");
  }

  private static String value(String text) {
    return "\"value\":\"" + text + "\"";
  }

  private static Response start(Page page) {
    return page.waitForResponse(
        response -> response.url().contains("/submit-form"),
        () -> page.locator("button[ng-click='startProcessInstance()']").click());
  }

  private static void photograph(Page page, String widget, String button, String name)
      throws IOException {
    Locator items = widget(page, widget).locator("li");
    int before = items.count();
    choose(page, widget, button, name, photo());
    items.nth(before).locator("img").waitFor();
    assertThat(
            items
                .nth(before)
                .locator("img")
                .evaluate("img => img.decode().then(() => img.naturalWidth)"))
        .isEqualTo(64);
  }

  private static void choose(Page page, String widget, String button, String name, byte[] bytes) {
    FileChooser chooser =
        page.waitForFileChooser(() -> widget(page, widget).getByText(button).click());
    chooser.setFiles(new FilePayload(name, "image/png", bytes));
  }

  private static void locate(Page page) {
    Locator place = widget(page, "检查地点定位");
    place.locator("button").click();
    place.getByText("已定位。").waitFor();
  }

  private static void sign(Page page, String label) {
    Locator signature = widget(page, label);
    for (Locator pad : signature.locator("canvas").all()) {
      pad.scrollIntoViewIfNeeded();
      BoundingBox box = pad.boundingBox();
      page.mouse().move(box.x + box.width * 0.2, box.y + box.height * 0.3);
      page.mouse().down();
      page.mouse().move(box.x + box.width * 0.5, box.y + box.height * 0.8);
      page.mouse().move(box.x + box.width * 0.8, box.y + box.height * 0.2);
      page.mouse().up();
    }
    signature.getByText("完成签名").click();
    signature.getByText("签名后改动笔录内容的，签名作废").waitFor();
  }

  private static Locator widget(Page page, String label) {
    return page.locator(".eco-widget")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator(
                        ".fjs-form-field-label", new Page.LocatorOptions().setHasText(label))));
  }

  private static String id(String key) {
    return new FormInBrowser(null, "inspection-record").id(key);
  }

  private Walk recording() {
    return receive(walker.signal(Signal.Type.INSTRUCTION)).until(TASK);
  }

  private Map<String, Object> answer(Walk walk) {
    Map<String, Object> answer = new LinkedHashMap<>(walk.answer(walk.task(TASK)));
    answer.put("onSitePersonName", "吴海波");
    return answer;
  }

  private Tasklist at(Walk walk, int width) {
    return at(walk, TASK, width);
  }

  private Tasklist at(Walk walk, String task, int width) {
    Tasklist tasklist = browsers.of(walk.person(task));
    tasklist.page().setViewportSize(width, HEIGHT);
    tasklist.open(walk.task(task).id());
    if (tasklist.claimable()) {
      tasklist.claim();
    }
    return tasklist;
  }

  static byte[] photo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }
}
