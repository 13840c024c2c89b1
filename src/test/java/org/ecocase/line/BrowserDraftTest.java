package org.ecocase.line;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ecocase.clue.Signal;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.Acts;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What officers type is never lost, and never left in a browser. */
class BrowserDraftTest extends CaseTest {

  private static final String FINDINGS = "[id$='-Field_1d888e5']";
  private static final String PARTY_NAME = "[id$='-Field_b6f9337']";
  private static final String WITNESS = "[id*='-Field_8170418']:is(input)";
  private static final String CONTENT = "textarea";
  private static final Pattern SAVED = Pattern.compile("草稿已自动保存 \\d\\d:\\d\\d");
  private static final Pattern RESTORED = Pattern.compile("已恢复\\d+月\\d+日 \\d\\d:\\d\\d 保存的草稿");
  private static final String LOCAL =
      "Object.keys(localStorage).filter(key => /^cam(unda-f|F)orm/.test(key)).length";

  @LocalServerPort int port;

  private Browsers browsers;

  @BeforeAll
  void arrive() {
    browsers = new Browsers(port);
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @AfterAll
  void leave() {
    browsers.close();
  }

  @BeforeEach
  void nothingIsKept() {
    jdbc.sql("delete from draft").update();
  }

  @Test
  void should_be_there_on_the_phone_when_the_browser_is_killed() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    OpenTask task = walk.task("recordInspection");
    Tasklist desktop = taken(browsers.another("officer1"), task);
    assertThat(line(desktop)).containsText("自动保存为草稿");

    // when
    desktop.page().locator(FINDINGS).fill("北侧排放口正在排放");
    assertThat(line(desktop)).containsText(SAVED);
    Browsers.picture(desktop.page(), "draft-saved");
    desktop.page().context().close();
    Tasklist phone = browsers.phone("officer1").open(task.id()).fillable();

    // then
    assertThat(phone.page().locator(FINDINGS)).hasValue("北侧排放口正在排放");
    assertThat(line(phone)).containsText(RESTORED);
    Browsers.picture(phone.page(), "draft-on-the-phone");
    assertThat(line(phone).evaluate("e => e.scrollWidth <= e.clientWidth + 1")).isEqualTo(true);
    assertThat(phone.page().evaluate(LOCAL)).isEqualTo(0);

    // when
    Map<String, Object> answer = walk.answer(task);
    answer.put("inspectionFindings", "北侧排放口正在排放，已取样");
    phone.fill(desk.form(task.id()), answer);
    Response handedIn = phone.complete();

    // then
    assertThat(handedIn.ok()).isTrue();
    phone.finished();
    assertThat(rows()).isZero();
    assertThat(facts(walk)).containsEntry("inspectionFindings", "北侧排放口正在排放，已取样");
    assertThat(phone.page().evaluate(LOCAL)).isEqualTo(0);
  }

  @Test
  void should_be_there_when_the_tab_changes_or_the_page_is_loaded_anew() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    Tasklist tasklist = taken(browsers.another("officer1"), walk.task("recordInspection"));
    Page page = tasklist.page();

    // when
    page.locator(FINDINGS).fill("换页之前");
    tasklist.dossier("案情");
    page.locator(".task-card .nav-tabs").getByText("表单").click();
    tasklist.fillable();

    // then
    assertThat(page.locator(FINDINGS)).hasValue("换页之前");

    // when
    page.locator(FINDINGS).fill("刷新之前");
    page.reload();
    tasklist.fillable();

    // then
    assertThat(page.locator(FINDINGS)).hasValue("刷新之前");
    assertThat(line(tasklist)).containsText(RESTORED);

    // when
    page.locator(".fjs-repeat-render-add").click();
    page.locator(".fjs-repeat-render-add").click();
    page.locator(WITNESS).first().fill("甲某");
    page.locator(WITNESS).last().fill("乙某");
    page.reload();
    tasklist.fillable();

    // then
    assertThat(page.locator(WITNESS)).hasCount(2);
    assertThat(page.locator(WITNESS).first()).hasValue("甲某");
    assertThat(page.locator(WITNESS).last()).hasValue("乙某");
  }

  @Test
  void should_show_what_the_file_says_when_the_draft_is_thrown_away() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    OpenTask task = walk.task("recordInspection");
    Tasklist tasklist = taken(browsers.another("officer1"), task);
    Page page = tasklist.page();
    String party = page.locator(PARTY_NAME).inputValue();
    page.locator(PARTY_NAME).fill("写错的名称");
    assertThat(line(tasklist)).containsText(SAVED);
    caseFiles.record(
        Acts.at(Acts.done(walk.caseId(), "case-review", "", Map.of()), clock.instant()));
    page.reload();
    tasklist.fillable();
    assertThat(page.locator(PARTY_NAME)).hasValue("写错的名称");
    assertThat(line(tasklist)).containsText("案卷或者表单有了变化，请逐项核对");
    Browsers.picture(page, "draft-outdated");

    // when
    page.onDialog(Dialog::accept);
    page.getByText("放弃草稿").click();

    // then
    assertThat(page.locator(PARTY_NAME)).hasValue(party);
    assertThat(line(tasklist)).containsText("草稿已放弃");
    assertThat(page.getByText("放弃草稿")).isHidden();
    assertThat(rows()).isZero();

    // when
    tasklist.fill(desk.form(task.id()), walk.answer(task));
    assertThat(line(tasklist)).containsText(SAVED);
    Response handedIn = tasklist.complete();

    // then
    assertThat(handedIn.ok()).isTrue();
    assertThat(rows()).isZero();
  }

  @Test
  void should_go_on_when_what_was_handed_in_is_refused() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("assignOfficers");
    OpenTask task = walk.task("assignOfficers");
    Tasklist tasklist = browsers.another("unithead1").open(task.id());
    assertThat(line(tasklist)).isHidden();
    tasklist.claim();
    tasklist.fill(desk.form(task.id()), walk.answer(task, Map.of("assistingOfficer", "officer3")));

    // when
    Response refused = tasklist.complete();

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(line(tasklist)).containsText(SAVED);
    Page elsewhere = browsers.phone("unithead1").open(task.id()).fillable().page();
    assertThat(elsewhere.locator(".fjs-form").first()).containsText("LJ-0101");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void should_be_there_in_the_dialog_when_a_clue_is_registered_on_another_device() {
    // given
    Page desktop = registering(browsers.another("dispatcher1"));
    desktop.locator(".fjs-form " + CONTENT).fill("夜间有刺激性气味");
    assertThat(desktop.locator(".eco-draft")).containsText(SAVED);
    desktop.context().close();

    // when
    Page phone = registering(browsers.phone("dispatcher1"));

    // then
    assertThat(phone.locator(".fjs-form " + CONTENT)).hasValue("夜间有刺激性气味");
    assertThat(phone.locator(".eco-draft")).containsText(RESTORED);
    Browsers.picture(phone, "draft-start-on-the-phone");

    // when
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("caseSource", "COMPLAINT");
    entries.put("sourceChannel", "PHONE");
    entries.put("receivedAt", today().minusDays(1) + "T08:00");
    new FormInBrowser(phone, "clue-registration").fill(entries, Map.of());
    Response started =
        phone.waitForResponse(
            response -> response.url().contains("/submit-form"),
            () -> phone.locator(".modal-footer .btn-primary").click());

    // then
    assertThat(started.ok()).isTrue();
    assertThat(rows()).isZero();
    assertThat(phone.locator(".modal-dialog")).isHidden();
    assertThat(registering(browsers.phone("dispatcher1")).locator(".fjs-form " + CONTENT))
        .hasValue("");
    assertThat(phone.evaluate(LOCAL)).isEqualTo(0);
  }

  @Test
  void should_leave_nothing_in_the_browser_when_it_is_saved_by_the_button() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    OpenTask task = walk.task("recordInspection");
    Tasklist tasklist = browsers.another("officer1");
    Page page = tasklist.page();
    page.evaluate(
        "id => { localStorage['camunda-form:' + id] = '{\"inspectionFindings\":\"旧的\"}';"
            + " localStorage['camunda-form:undefined'] = '{\"reporterName\":\"某某\"}'; }",
        task.id());
    assertThat(page.evaluate(LOCAL)).isEqualTo(2);

    // when
    page.navigate("about:blank");
    taken(tasklist, task);
    assertThat(page.evaluate(LOCAL)).isEqualTo(0);
    assertThat(page.locator(FINDINGS)).hasValue("");
    page.locator(FINDINGS).fill("新的");
    page.locator("button[ng-click='save($event)']").click();

    // then
    assertThat(line(tasklist)).containsText(SAVED);
    assertThat(rows()).isEqualTo(1);
    assertThat(page.evaluate(LOCAL)).isEqualTo(0);
  }

  @Test
  void should_say_so_when_the_draft_cannot_be_kept() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    OpenTask task = walk.task("recordInspection");
    Tasklist tasklist = taken(browsers.another("officer1"), task);
    Page page = tasklist.page();

    // when
    page.route("**/api/v1/drafts/**", Route::abort);
    page.locator(FINDINGS).fill("没有网络");

    // then
    assertThat(line(tasklist)).containsText("草稿未能保存：与服务器的连接中断");
    Browsers.picture(page, "draft-not-saved");
    assertThat(rows()).isZero();

    // when
    page.unroute("**/api/v1/drafts/**");
    page.locator(FINDINGS).fill("又有网络");

    // then
    assertThat(line(tasklist)).containsText(SAVED);
    assertThat(rows()).isEqualTo(1);

    // when
    page.context().clearCookies();
    page.locator(FINDINGS).fill("已经退出");

    // then
    assertThat(line(tasklist)).containsText("草稿未能保存：登录已经失效");
  }

  @Test
  void should_stay_usable_and_say_that_nothing_is_kept_when_the_script_is_missing() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("recordInspection");
    OpenTask task = walk.task("recordInspection");
    Tasklist tasklist = browsers.another("officer1");
    Page page = tasklist.page();
    page.route("**/assets/webapp/drafts.js*", Route::abort);

    // when
    page.navigate("about:blank");
    taken(tasklist, task);

    // then
    assertThat(
            page.locator("[cam-tasklist-form-camunda]")
                .evaluate("e => getComputedStyle(e, '::before').content")
                .toString())
        .contains("草稿不会自动保存");
    page.locator(FINDINGS).fill("不保存");
    page.locator("button[ng-click='save($event)']").click();
    assertThat(page.evaluate(LOCAL)).isEqualTo(0);
    tasklist.fill(desk.form(task.id()), walk.answer(task));
    assertThat(tasklist.complete().ok()).isTrue();
  }

  private Tasklist taken(Tasklist tasklist, OpenTask task) {
    tasklist.open(task.id());
    if (tasklist.claimable()) {
      tasklist.claim();
    }
    return tasklist.fillable();
  }

  /** Opens the dialog 启动流程 by its address: on a phone the menu is folded. */
  private Page registering(Tasklist tasklist) {
    Page page = tasklist.page();
    page.navigate("about:blank");
    page.navigate(browsers.address() + "/camunda/app/tasklist/default/#/?processStart=clue");
    page.locator(".modal-dialog .fjs-form " + CONTENT).waitFor();
    return page;
  }

  private static Locator line(Tasklist tasklist) {
    return tasklist.page().locator(".eco-draft");
  }

  private int rows() {
    return jdbc.sql("select count(*) from draft").query(Integer.class).single();
  }
}
