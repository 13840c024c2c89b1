package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.ecocase.clue.Signal;
import org.ecocase.document.Evidence;
import org.ecocase.document.EvidenceItem;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An officer on the spot, with a telephone or a computer: photo, position and signature. */
class BrowserWidgetsTest extends CaseTest {

  private static final String TASK = "recordInspection";
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
    photograph(page, "拍照", "排放口.png");
    photograph(page, "从相册选择", "车间.png");
    widget(page, "现场照片").getByText("移除").first().click();
    locate(page);
    sign(page);
    Browsers.picture(page, "widgets-" + width);
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
    sign(page);

    // when
    Locator findings = page.locator("textarea[id$=-" + id("inspectionFindings") + "]");
    findings.fill("改动后的检查情况");
    findings.blur();

    // then
    Locator signature = widget(page, "被检查人手写签名");
    signature.getByText("签名已作废，请重新签名").waitFor();
    assertThat(signature.getByText("完成签名").isDisabled()).isTrue();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);

    // when
    sign(page);
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
    Locator photos = widget(page, "现场照片");

    // when
    choose(page, "从相册选择", "程序.png", new byte[] {'M', 'Z', 0, 0});

    // then
    photos.getByText("“程序.png”没有上传：文件内容与扩展名").waitFor();
    assertThat(photos.locator("li").count()).isZero();
  }

  private static void photograph(Page page, String button, String name) throws IOException {
    Locator items = widget(page, "现场照片").locator("li");
    int before = items.count();
    choose(page, button, name, photo());
    items.nth(before).locator("img").waitFor();
    assertThat(
            items
                .nth(before)
                .locator("img")
                .evaluate("img => img.decode().then(() => img.naturalWidth)"))
        .isEqualTo(64);
  }

  private static void choose(Page page, String button, String name, byte[] bytes) {
    FileChooser chooser =
        page.waitForFileChooser(() -> widget(page, "现场照片").getByText(button).click());
    chooser.setFiles(new FilePayload(name, "image/png", bytes));
  }

  private static void locate(Page page) {
    Locator place = widget(page, "检查地点定位");
    place.locator("button").click();
    place.getByText("已定位。").waitFor();
  }

  private static void sign(Page page) {
    Locator signature = widget(page, "被检查人手写签名");
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
    Tasklist tasklist = browsers.of(walk.person(TASK));
    tasklist.page().setViewportSize(width, HEIGHT);
    tasklist.open(walk.task(TASK).id());
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
