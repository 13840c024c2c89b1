package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.casefile.Stage;
import org.ecocase.engine.TaskDesk;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.EcocaseTest;
import org.ecocase.support.Walker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A complaint from its registration to the archive, every step in a browser by whom it belongs to. */
@EcocaseTest
class BrowserLineTest {

  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");
  private static final Pattern NO_WORDS = Pattern.compile("Ecocase|LJ-\\d+|SHA|PDF");
  private static final String REPORTER = "欧阳举报";
  private static final int MOST_STEPS = 80;
  private static final int MOST_CLICKS = 4;
  private static final double CLICK_PATIENCE = 5_000;

  @LocalServerPort int port;
  @Autowired Walker walker;
  @Autowired TaskDesk desk;
  @Autowired CaseFiles caseFiles;

  @AfterEach
  void timeRunsAgain() {
    desk.resetTime();
  }

  @Test
  void should_reach_the_archive_when_everybody_works_in_Tasklist() {
    String party = "浏览器测试厂" + Math.abs(UUID.randomUUID().hashCode() % 1_000_000);
    try (Browsers browsers = new Browsers(port)) {
      UUID caseId = register(browsers, party);
      Walker.Walk walk = walker.of(caseId);
      for (int i = 0; i < MOST_STEPS && walk.running(); i++) {
        List<OpenTask> open = desk.open(caseId);
        if (open.isEmpty()) {
          walk.expireNext();
        } else {
          work(browsers, walk, open.get(0), party, i);
        }
      }

      assertThat(caseFiles.get(caseId).stage()).isEqualTo(Stage.ARCHIVED);
      disclosed(browsers, party);
    }
  }

  private UUID register(Browsers browsers, String party) {
    Page page = browsers.of("dispatcher1");
    page.getByText("启动流程").first().click();
    page.getByText("线索受理与核查").first().click();
    page.waitForSelector(".fjs-form .fjs-form-field-datetime");
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("caseSource", "COMPLAINT");
    entries.put("sourceChannel", "PHONE");
    entries.put(
        "receivedAt",
        LocalDateTime.now(Walker.CHINA).minusHours(1).truncatedTo(ChronoUnit.MINUTES).toString());
    entries.put("partyName", party);
    entries.put("clueAddress", "澜江市北岸路8号");
    entries.put("clueContent", "夜间有刺激性气味");
    entries.put("reporterRealName", true);
    entries.put("reporterName", REPORTER);
    entries.put("reporterPhone", "13900000001");
    new FormInBrowser(page, "clue-registration").fill(entries, Map.of());
    page.waitForResponse(
        response -> response.url().contains("/submit-form") && response.status() == 200,
        () -> page.locator("button[ng-click='startProcessInstance()']").click());
    return caseFiles
        .list(new CaseQuery(java.util.Set.of("lanjiang"), null, party, 10, 0))
        .stream()
        .map(CaseFile::id)
        .findFirst()
        .orElseThrow();
  }

  private void work(
      Browsers browsers, Walker.Walk walk, OpenTask task, String party, int step) {
    Page page = browsers.of(walk.person(task));
    page.navigate("about:blank");
    page.navigate(
        browsers.address() + "/camunda/app/tasklist/default/#/?task=" + task.id());
    Locator claim = page.getByText("签收", new Page.GetByTextOptions().setExact(true)).first();
    claim.waitFor();
    page.waitForResponse(response -> response.url().endsWith("/claim"), claim::click);
    TaskDesk.Form form = desk.form(task.id());
    page.locator(".fjs-form :is(input, textarea):enabled:not([readonly]):visible").first().waitFor();
    assertThat(page.locator(".fjs-form").innerText()).contains(party);
    noEnglish(page, task);
    new FormInBrowser(page, form.key()).fill(walk.answer(task), form.prefilled());
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", String.format("%02d-%s.png", step, task.key()))));
    submit(page, task);
    assertThat(desk.open(walk.caseId()))
        .as("%s is done; the page says: %s", task.key(), notices(page))
        .noneMatch(open -> open.id().equals(task.id()));
  }

  /** Clicks as a person does: once more where the last entry had not been taken over yet. */
  private static void submit(Page page, OpenTask task) {
    for (int attempt = 1; attempt <= MOST_CLICKS; attempt++) {
      try {
        page.waitForResponse(
            response -> response.url().contains(task.id() + "/submit-form"),
            new Page.WaitForResponseOptions().setTimeout(CLICK_PATIENCE),
            () -> page.locator("button[ng-click='complete()']").click());
        return;
      } catch (TimeoutError e) {
        if (attempt == MOST_CLICKS) {
          throw new AssertionError(task.key() + " is not sent: " + faults(page), e);
        }
      }
    }
  }

  private static String faults(Page page) {
    return page.locator(
            ".fjs-form-field:not(.fjs-form-field-group):has(> .fjs-form-field-error)")
        .allInnerTexts()
        .toString();
  }

  private static String notices(Page page) {
    return String.join(" ", page.locator(".notification, [notifications-panel]").allInnerTexts());
  }

  /** An officer reads no English word: neither in the list nor on the form. */
  private static void noEnglish(Page page, OpenTask task) {
    String text = page.locator("body").innerText();
    assertThat(ENGLISH.matcher(NO_WORDS.matcher(text).replaceAll("")).results())
        .as("English on the screen of %s", task.key())
        .isEmpty();
  }

  private static void disclosed(Browsers browsers, String party) {
    Page page = browsers.stranger();
    page.navigate(browsers.address() + "/disclosures");
    assertThat(page.locator("body").innerText()).contains(party).doesNotContain(REPORTER);
  }
}
