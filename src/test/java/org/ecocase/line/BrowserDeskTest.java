package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.document.Evidence;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What officers meet at their desks besides the straight way. */
class BrowserDeskTest extends CaseTest {

  private static final String REPORTER = "司马举报";
  private static final String REPORTER_PHONE = "13900000077";
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final List<String> DOSSIER = List.of("案情", "文书", "证据", "期限", "办案过程");

  @LocalServerPort int port;
  @Autowired Evidence evidence;
  @Autowired Dictionary dictionary;

  private Browsers browsers;

  @BeforeAll
  void arrive() {
    browsers = new Browsers(port);
  }

  @AfterAll
  void leave() {
    browsers.close();
  }

  @Test
  void should_show_the_evidence_when_a_photo_is_uploaded() throws Exception {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("collectEvidence");
    byte[] photo = photo();
    Locator panel = open(walk, "collectEvidence").dossier("证据");

    // when
    upload(panel, "排放口.jpg", photo);

    // then
    panel.locator(".eco-done").waitFor();
    Locator item = panel.locator(".eco-evidence li");
    assertThat(item.innerText())
        .contains("排放口外观", "照片显示排放口正在排放", "周明远、何静怡", "排放口.jpg", "视听资料", sha256(photo))
        .contains(DateTimeFormatter.ofPattern("yyyy/MM/dd").format(today()));
    assertThat(item.locator("img").evaluate("img => img.decode().then(() => img.naturalWidth)"))
        .isEqualTo(320);
    assertThat(evidence.ofCase(walk.caseId())).hasSize(1);
  }

  @Test
  void should_store_nothing_when_a_program_pretends_to_be_a_photo() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("collectEvidence");
    byte[] program = new byte[4096];
    System.arraycopy("MZ".getBytes(StandardCharsets.US_ASCII), 0, program, 0, 2);
    Locator panel = open(walk, "collectEvidence").dossier("证据");

    // when
    upload(panel, "现场照片.jpg", program);

    // then
    assertThat(panel.locator(".eco-error").innerText()).contains("文件");
    assertThat(panel.innerText()).contains("还没有证据");
    assertThat(evidence.ofCase(walk.caseId())).isEmpty();
  }

  @Test
  void should_name_the_article_when_the_certificate_has_expired() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("assignOfficers");
    OpenTask task = walk.task("assignOfficers");
    Tasklist tasklist = open(walk, "assignOfficers");
    Map<String, Object> before = facts(walk);
    tasklist.claim();

    // when
    tasklist.fill(desk.form(task.id()), walk.answer(task, Map.of("assistingOfficer", "officer3")));
    Response answer = tasklist.complete();

    // then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(tasklist.told()).contains("郑立冬", "2024-06-30", "行政处罚法");
    assertThat(walk.open()).contains("assignOfficers");
    assertThat(facts(walk)).isEqualTo(before);
  }

  @Test
  void should_be_handed_in_by_the_other_when_the_unit_head_reassigns() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    OpenTask task = walk.task("recordInspection");
    Tasklist first = browsers.another("officer1").open(task.id());
    if (first.claimable()) {
      first.claim();
    }
    Tasklist head = browsers.of("unithead1").open(task.id());

    // when
    Locator form = head.reassignment();
    Browsers.picture(head.page(), "reassign-form");
    form.locator("[name=officer]").selectOption("officer2");
    form.locator("[name=reason]").fill("周明远参加专项行动，由何静怡接办");
    form.locator("button").click();
    head.page().locator(".eco-assignment [role=status]").getByText("已改派").waitFor();
    Browsers.picture(head.page(), "reassign-done");
    first.fill(desk.form(task.id()), walk.answer(task));
    Response refused = first.complete();
    Browsers.picture(first.page(), "reassign-refused");
    Tasklist other = browsers.another("officer2").open(task.id());
    other.fill(desk.form(task.id()), walk.answer(task));
    Response handedIn = other.complete();

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(first.told()).contains("该事项已由他人签收");
    assertThat(handedIn.ok()).isTrue();
    assertThat(caseFiles.submissions(walk.caseId()))
        .filteredOn(submission -> submission.task().equals("recordInspection"))
        .singleElement()
        .satisfies(submission -> assertThat(submission.userId()).isEqualTo("officer2"));
  }

  @Test
  void should_open_the_first_task_when_an_action_of_the_case_is_pressed() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("collectEvidence");
    Tasklist officer = browsers.another("officer1").open(walk.task("collectEvidence").id());

    // when
    officer.act("seizure");
    officer.fillable();
    Browsers.picture(officer.page(), "action-first-task");
    officer.withdraw();
    officer.act("seizure");
    Page page = browsers.another("officer2").page();
    page.navigate(browsers.address() + "/files/" + walk.caseId());
    Locator open = page.locator(".eco-open-actions");
    open.waitFor();
    Browsers.picture(page, "action-file-page");

    // then
    assertThat(open.innerText()).contains("查封扣押").doesNotContain("撤回");
    assertThat(page.locator("[data-action=seizure]").count()).isZero();
    assertThat(walk.task("requestSeizure").users()).contains("officer1");
    assertThat(journalled(walk)).contains("ACTION_STARTED", "ACTION_WITHDRAWN");
  }

  @Test
  void should_offer_the_codes_of_the_dictionary_when_a_flow_is_started() {
    // given
    Page page = browsers.another("dispatcher1").page();
    page.getByText("启动流程").first().click();
    page.locator(".modal-dialog").getByText("线索受理与核查").click();
    Locator field = choice(page, "案件来源");

    // when
    field.locator(".fjs-input-group").click();
    field.locator(".fjs-dropdownlist-item").first().waitFor();
    Browsers.picture(page, "start-form-codes");

    // then
    assertThat(field.locator(".fjs-dropdownlist-item").allInnerTexts())
        .containsExactlyElementsOf(dictionary.get("caseSource").codes().values());
  }

  @Test
  void should_show_the_party_when_the_form_only_names_the_fragment() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("reviewFilingByUnitHead");

    // when
    Tasklist tasklist = open(walk, "reviewFilingByUnitHead");
    Locator kind = choice(tasklist.page(), "当事人类型");
    kind.waitFor();
    Browsers.picture(tasklist.page(), "party-fragment");

    // then
    assertThat(tasklist.everything()).contains("统一社会信用代码", facts(walk).get("partyName").toString());
    assertThat(kind.innerText()).contains("法人或者其他组织");
  }

  private static Locator choice(Page page, String label) {
    return page.locator(".fjs-form .fjs-form-field-select")
        .filter(new Locator.FilterOptions().setHasText(label));
  }

  @Test
  void should_hand_in_nothing_when_the_enter_key_ends_an_entry() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("assignOfficers");
    OpenTask task = walk.task("assignOfficers");
    Tasklist tasklist = open(walk, "assignOfficers");
    tasklist.claim();
    tasklist.fill(desk.form(task.id()), walk.answer(task));
    List<String> sent = new ArrayList<>();
    tasklist.page().onRequest(request -> sent.add(request.url()));

    // when
    tasklist
        .page()
        .locator(".fjs-form .fjs-form-field-datetime input:not([readonly])")
        .last()
        .press("Enter");

    // then
    Response answer = tasklist.complete();
    assertThat(answer.ok()).isTrue();
    assertThat(sent).filteredOn(url -> url.contains("/submit-form")).hasSize(1);
  }

  @Test
  void should_refuse_the_second_when_two_hand_in_the_same_task() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("assignOfficers");
    OpenTask task = walk.task("assignOfficers");
    Tasklist first = open(walk, "assignOfficers");
    first.claim();
    Tasklist second = browsers.another("unithead1").open(task.id());
    first.fill(desk.form(task.id()), walk.answer(task));
    second.fill(
        desk.form(task.id()),
        walk.answer(task, Map.of("leadOfficer", "officer2", "assistingOfficer", "officer1")));

    // when
    Response won = first.complete();
    Response lost = second.complete();

    // then
    assertThat(won.ok()).isTrue();
    assertThat(lost.status()).isEqualTo(409);
    assertThat(second.told()).contains("该事项已由他人办理");
    assertThat(facts(walk)).containsEntry("leadOfficer", "officer1");
    assertThat(caseFiles.submissions(walk.caseId()))
        .filteredOn(submission -> submission.task().equals("assignOfficers"))
        .hasSize(1);
  }

  @Test
  void should_show_nobody_who_reported_when_an_officer_reads_the_dossier() {
    // given
    Walk walk = receive(complaint()).until("recordInspection");
    Tasklist tasklist = open(walk, "recordInspection");

    // when / then
    assertThat(tasklist.everything()).doesNotContain(REPORTER, REPORTER_PHONE);
    for (String part : DOSSIER) {
      tasklist.dossier(part);
      assertThat(tasklist.everything()).as(part).doesNotContain(REPORTER, REPORTER_PHONE);
    }
  }

  @Test
  void should_open_as_PDF_when_a_document_of_the_dossier_is_wanted() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("investigateCase");
    Tasklist tasklist = open(walk, "investigateCase");
    Locator row =
        tasklist
            .dossier("文书")
            .locator("tr")
            .filter(new Locator.FilterOptions().setHasText("立案审批表"));

    // when
    String address = row.getByText("下载").evaluate("link => link.href").toString();
    APIResponse file = tasklist.page().request().get(address);

    // then
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.headers()).containsEntry("content-type", "application/pdf");
    assertThat(new String(file.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(file.body().length).isGreaterThan(10_000);
  }

  @Test
  void should_lead_to_the_password_when_the_menu_is_opened() {
    Page page = browsers.another("clerk1").page();

    page.locator(".account .dropdown-toggle").click();
    page.locator(".account").getByText("修改密码").click();

    page.waitForURL("**/password");
    assertThat(page.locator("main").innerText()).contains("修改密码", "马小芸", "再次填写新密码");
  }

  private Tasklist open(Walk walk, String task) {
    return browsers.of(walk.person(task)).open(walk.task(task).id());
  }

  private void upload(Locator panel, String fileName, byte[] content) {
    panel.locator("[name=file]").setInputFiles(new FilePayload(fileName, "image/jpeg", content));
    panel.locator("[name=name]").fill("排放口外观");
    panel.locator("[name=kind]").selectOption("AUDIOVISUAL");
    panel.locator("[name=proves]").fill("照片显示排放口正在排放");
    panel.locator("[name=takenBy]").fill("周明远、何静怡");
    panel
        .locator("[name=takenAt]")
        .fill(FIELD.format(LocalDateTime.now(clock.withZone(Walker.CHINA)).minusMinutes(30)));
    panel.locator("[name=place]").fill("北侧排放口");
    panel
        .page()
        .waitForResponse(
            response ->
                response.request().method().equals("POST") && response.url().endsWith("/evidence"),
            () -> panel.locator("button[type=submit]").click());
  }

  private Signal complaint() {
    Signal any = walker.signal(Signal.Type.COMPLAINT);
    return new Signal(
        any.source(),
        any.sourceId(),
        any.type(),
        any.agency(),
        any.receivedAt(),
        any.subject(),
        any.content(),
        new Signal.Reporter(REPORTER, REPORTER_PHONE, true),
        List.of());
  }

  private static byte[] photo() throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.CYAN, 320, 240, Color.DARK_GRAY));
    pen.fillRect(0, 0, 320, 240);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static String sha256(byte[] content) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
