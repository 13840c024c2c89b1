package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.casefile.Reading;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases from their receipt to the archive, every step in a browser by whom it belongs to. */
class BrowserLineTest extends CaseTest {

  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");
  private static final Pattern NO_WORDS = Pattern.compile("Ecocase|LJ-\\d+|SHA|PDF|mg/m³");
  private static final String REPORTER = "欧阳举报";
  private static final String REPORTER_PHONE = "13900000001";
  private static final int MOST_STEPS = 80;

  @LocalServerPort int port;
  @Autowired Browser rest;

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
  void should_reach_the_archive_when_a_complaint_is_worked_on_in_Tasklist() {
    String party = party();
    Walk walk = known(walker.of(register(party)));

    work(walk, party);

    assertThat(stage(walk)).isEqualTo("ARCHIVED");
    assertThat(generated(walk)).contains("penalty-decision", "volume-main");
    disclosed(party);
  }

  /** The short way: nothing is to be paid, so that this walk is other than the first one. */
  @Test
  void should_reach_the_archive_when_an_alarm_is_worked_on_in_Tasklist() {
    String party = party();
    Walk walk =
        known(walker.of(raise(party)))
            .stating("proposedHandling", "NO_PENALTY")
            .stating("decisionKind", "NO_PENALTY")
            .stating("closingReason", "NO_PENALTY");

    work(walk, party);

    assertThat(stage(walk)).isEqualTo("ARCHIVED");
    assertThat(generated(walk)).contains("no-penalty-decision", "volume-main");
  }

  /** The monitoring platform hands its alarm in by the interface for other systems. */
  private UUID raise(String party) {
    Instant at = clock.instant().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> signal = new LinkedHashMap<>();
    signal.put("source", "monitoring");
    signal.put("sourceId", UUID.randomUUID().toString());
    signal.put("type", "ALARM");
    signal.put("agency", "lanjiang");
    signal.put("receivedAt", at.toString());
    signal.put("subject", Map.of("name", party, "address", "澜江市工业大道12号"));
    signal.put("content", "二氧化硫小时均值超过排放限值");
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("factor", "二氧化硫");
    value.put("value", 86.5);
    value.put("limit", 50);
    value.put("unit", "mg/m³");
    value.put("at", at.toString());
    signal.put("measurements", List.of(value));
    Browser.Answer answer = rest.as("gateway").post("/api/v1/signals", Browser.json(signal));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(answer.json().path("clueId").asText());
  }

  /** Digits tell it from the parties of other tests, and are no English. */
  private static String party() {
    return "澜江市第" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000) + "化工厂";
  }

  private UUID register(String party) {
    Page page = browsers.of("dispatcher1").page();
    page.getByText("启动流程").first().click();
    page.locator(".modal-dialog").getByText("线索受理与核查").click();
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
    entries.put("reporterPhone", REPORTER_PHONE);
    new FormInBrowser(page, "clue-registration").fill(entries, Map.of());
    Browsers.picture(page, "registration");
    page.waitForResponse(
        response -> response.url().contains("/submit-form") && response.ok(),
        () -> page.locator("button[ng-click='startProcessInstance()']").click());
    page.locator(".modal-dialog").waitFor(Tasklist.GONE);
    return caseFiles
        .list(
            new CaseQuery(
                Set.of("lanjiang"),
                "clue",
                null,
                party,
                Set.of(),
                new Reading(Set.of("clue"), "dispatcher1"),
                10,
                0))
        .stream()
        .map(CaseFile::id)
        .findFirst()
        .orElseThrow();
  }

  private void work(Walk walk, String party) {
    for (int step = 1; step <= MOST_STEPS && walk.running(); step++) {
      List<OpenTask> open = desk.open(walk.caseId());
      if (open.isEmpty()) {
        walk.expireNext();
      } else {
        step(walk, open.get(0), party, step);
      }
    }
  }

  private void step(Walk walk, OpenTask task, String party, int step) {
    Tasklist tasklist = browsers.of(walk.person(task)).open(task.id());
    assertThat(tasklist.claim().ok()).isTrue();
    tasklist.fillable();
    assertThat(tasklist.form()).contains(party);
    onlyChinese(tasklist, task);
    tasklist.fill(desk.form(task.id()), walk.answer(task));
    Browsers.picture(tasklist.page(), "%02d-%s".formatted(step, task.key()));

    Response answer = tasklist.complete();

    assertThat(answer.ok()).as("%s: %s", task.key(), answer.text()).isTrue();
    tasklist.finished();
  }

  private static void onlyChinese(Tasklist tasklist, OpenTask task) {
    String screen = tasklist.screen();
    assertThat(ENGLISH.matcher(NO_WORDS.matcher(screen).replaceAll("")).results())
        .extracting(MatchResult::group)
        .as("English on the screen of %s", task.key())
        .isEmpty();
    assertThat(screen)
        .as("who reported stays hidden at %s", task.key())
        .doesNotContain(REPORTER, REPORTER_PHONE);
  }

  private void disclosed(String party) {
    Page page = browsers.stranger();
    page.navigate(browsers.address() + "/disclosures");
    assertThat(page.locator("body").innerText()).contains(party).doesNotContain(REPORTER);
  }
}
