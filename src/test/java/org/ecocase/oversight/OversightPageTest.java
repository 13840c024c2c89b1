package org.ecocase.oversight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.ClockName;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class OversightPageTest extends CaseTest {

  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");
  private static final Pattern NO_WORDS = Pattern.compile("Ecocase|Excel|CSV|admin");

  private static final String FINISHED = ".*/oversight/finished\\?.*";

  private static final double PATIENCE = 60_000;

  @LocalServerPort int port;
  private Cockpits cockpits;

  @BeforeAll
  void launch() {
    setDefaultAssertionTimeout(PATIENCE);
    cockpits = new Cockpits(port);
  }

  @AfterAll
  void quit() {
    cockpits.close();
  }

  @AfterEach
  void forgetTheYear() {
    jdbc.sql("delete from calendar_year where year = 2027").update();
  }

  @Test
  void should_findUrgeAndOpenAnOverdueCase_when_aLeaderLooks() throws IOException {
    // given
    UUID id = overdue("浏览器督办厂");
    String number = caseFiles.get(id).number();
    Page page = cockpits.of("leader1");

    // when the leader goes from the card of the dashboard to the overdue ones
    cockpits.open(page, "/dashboard");
    page.locator(".eco-ov-card .eco-ov-overdue").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("超期督办"))).isVisible();
    assertThat(page.locator("button.eco-ov-overdue")).hasAttribute("aria-pressed", "true");
    page.getByLabel("查找").fill(number);
    Locator row = page.locator(".eco-ov-table tbody tr");
    assertThat(row).hasCount(1);

    // then everything stands there in Chinese, with charts
    assertThat(row).containsText(number);
    assertThat(row).containsText("浏览器督办厂");
    assertThat(row).containsText("处罚决定公开");
    assertThat(row).containsText("生态环境行政处罚办法第六十五条");
    assertThat(row).containsText(Pattern.compile("超期 \\d+ 日"));
    assertThat(page.locator(".eco-ov-charts canvas")).hasCount(3);
    assertThat(page.locator(".eco-ov-charts canvas").first())
        .hasAttribute("aria-label", Pattern.compile("近十二周趋势.+"));
    noEnglish(page);

    // when urged
    row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("催办")).click();
    page.getByRole(AriaRole.BUTTON, named("发出催办")).click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("请填写催办要求");
    page.getByLabel("催办要求").fill("三日内公开");
    page.getByRole(AriaRole.BUTTON, named("发出催办")).click();

    // then the row says so, and the answer afterwards
    assertThat(row).containsText("待周明远答复");
    walker
        .of(id)
        .complete(
            "answerUrging",
            Map.of(
                "urgingProgress", "已报审",
                "urgingReason", "等待脱敏",
                "urgingExpectedEnd", today().plusDays(2).toString()));
    page.getByLabel("查找").fill(number + " ");
    assertThat(row).containsText("已答复");

    // and the list can be taken along
    Download file = page.waitForDownload(() -> page.getByText("CSV").click());
    assertThat(Files.readString(file.path())).contains(number, "已报审");

    // when the case is opened
    row.getByText(number).click();
    assertThat(page.locator(".eco-head")).containsText(number);
    assertThat(page.locator(".eco-panel")).containsText("陈启明催办“处罚决定公开”：三日内公开");
    page.getByRole(AriaRole.TAB, named("期限计算")).click();
    page.locator(".eco-clocks summary").first().click();
    assertThat(page.locator(".eco-steps").first()).containsText("起算");
    assertThat(cockpits.troubles()).isEmpty();
  }

  @Test
  void should_leadToTheRunningInstance_when_theProcessIsAskedFor() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    Page page = cockpits.of("leader1");
    cockpits.open(page, "/oversight?case=" + walk.caseId());

    Locator triage =
        page.locator(".eco-ov-table tbody tr")
            .filter(new Locator.FilterOptions().setHasText("一般办理时限"));
    assertThat(triage).containsText("待办：分办线索");
    assertThat(triage).containsText("线索调度员");
    triage
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("流程").setExact(true))
        .click();

    page.waitForURL(Pattern.compile(".*/process-instance/.+/runtime.*"));
  }

  @Test
  void should_showFinishedCases_when_asked() {
    UUID id = overdue("浏览器办结厂");
    clocks.stop(ClockName.of(id, "disclosure"), "", "officer1");
    caseFiles.moveTo(id, org.ecocase.flow.Stage.ARCHIVED);
    Page page = cockpits.of("agencyhead1");
    cockpits.open(page, "/oversight");

    page.getByRole(AriaRole.TAB, named("已办结案件")).click();
    page.getByLabel("查找").fill("浏览器办结厂");

    Locator row = page.locator(".eco-ov-table tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("超期办结");
    assertThat(row).containsText("处罚决定公开超期");
  }

  @Test
  void should_keepWhatIsTyped_when_anEarlierAnswerArrivesMeanwhile() {
    Page page = cockpits.of("agencyhead1");
    List<Route> held = new ArrayList<>();
    cockpits.open(page, "/oversight");
    assertThat(page.locator("h2")).hasText("超期督办");
    page.route(Pattern.compile(FINISHED), held::add);

    // given somebody who has put the cursor into the field before the list has come
    page.getByRole(AriaRole.TAB, named("已办结案件")).click();
    page.getByLabel("查找").click();
    page.waitForCondition(() -> !held.isEmpty());
    page.unroute(Pattern.compile(FINISHED));
    held.get(0).resume();
    assertThat(page.getByRole(AriaRole.TAB, named("已办结案件"))).hasAttribute("aria-selected", "true");

    // when
    page.keyboard().insertText("没有这家厂");

    assertThat(page.getByLabel("查找")).hasValue("没有这家厂");
    assertThat(page.locator(".eco-ov-list")).containsText("没有符合条件的案件");
  }

  @Test
  void should_showNothingOfAnotherAgency_when_itsHeadLooks() {
    UUID id = overdue("浏览器他局厂");
    Page page = cockpits.of("yunxi-agencyhead1");

    cockpits.open(page, "/oversight");
    page.getByLabel("查找").fill("浏览器他局厂");
    assertThat(page.locator(".eco-ov-list")).containsText("没有符合条件的案件");
    cockpits.open(page, "/oversight?case=" + id);
    assertThat(page.locator(".eco-error")).containsText("没有这个案件");
  }

  @Test
  void should_sayWhy_when_theRoleIsMissing() {
    Page page = cockpits.of("owner1");

    cockpits.open(page, "/oversight");

    assertThat(page.locator(".eco-error")).hasText("您没有查看超期督办的权限");
    cockpits.open(page, "/processes");
    assertThat(page.locator(".eco-ov-line")).containsText("您没有查看超期督办的权限");
  }

  @Test
  void should_loadAYear_when_anAdministratorFillsInThePage() {
    Page page = cockpits.of("admin");
    cockpits.open(page, "/calendar");
    Locator form = page.locator(".eco-ov-calendar");
    assertThat(form.locator("[name=year]")).hasValue("2027");
    form.locator("[name=source]").fill("测试文号");
    form.locator("[name=name]").fill("元旦");
    form.locator("[name=from]").fill("2027-01-03");
    form.locator("[name=to]").fill("2027-01-01");

    page.getByRole(AriaRole.BUTTON, named("载入")).click();
    assertThat(form.locator(".eco-error")).containsText("放假第1行：“元旦”的结束日期早于开始日期");
    assertThat(form.locator("[name=to]")).isFocused();
    form.locator("[name=from]").fill("2027-01-01");
    form.locator("[name=to]").fill("2027-01-03");
    page.getByRole(AriaRole.BUTTON, named("载入")).click();

    assertThat(page.locator(".eco-done")).containsText("2027年的放假安排已经载入");
    assertThat(page.locator(".eco-table tbody tr").first()).containsText("元旦 2027年1月1日至2027年1月3日");
    noEnglish(page);
  }

  private UUID overdue(String party) {
    UUID id = investigated(Map.of("partyName", party));
    clocks.start(
        ClockName.of(id, "disclosure"), "lanjiang", today().minusDays(60), "officer1", true);
    return id;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void noEnglish(Page page) {
    String text = page.locator(".eco-ov-page").innerText();
    assertThat(ENGLISH.matcher(NO_WORDS.matcher(text).replaceAll("")).results()).isEmpty();
  }
}
