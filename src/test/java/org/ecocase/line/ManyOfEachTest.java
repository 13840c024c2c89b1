package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.FactRows;
import org.ecocase.document.CaseDocument;
import org.ecocase.engine.TaskDesk;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A case in which much is many: three pollutants at two outlets, two samples at each, four
 * witnesses, several pieces of evidence and points of plea, six instalments. What is entered row by
 * row is entered in a browser, each time with a row too many and a mistake.
 */
class ManyOfEachTest extends CaseTest {

  private static final int HEIGHT = 900;
  private static final int WIDE = 1400;
  private static final int NARROW = 390;

  private static final List<String> OUTLETS = List.of("废水总排放口", "雨水排放口");
  private static final List<String> FACTORS = List.of("化学需氧量", "氨氮", "总磷");
  private static final int INSTALMENTS = 6;

  /** A sixth of the fine of 24,000 元. */
  private static final String AMOUNT = "4000.00";

  @LocalServerPort int port;

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
  void should_keepAndPrintThemAll_when_theCaseIsWorkedToItsEnd() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    walk.stating("fineAmount", "24000.00")
        .stating("sampled", true)
        .stating("inspectionSignature", "REFUSED")
        .stating("inspectionSignatureNote", "当事人拒绝签名")
        .stating("evidenceItems", evidence())
        .stating("pleaOutcome", "STATEMENT")
        .stating(
            "registerPlea", "pleaPoints", List.of(Map.of("point", "已经改正"), Map.of("point", "初次违法")))
        .until("recordInspection");
    enter(
        walk,
        NARROW,
        "recordInspection",
        "inspectionWitnesses",
        witnesses(),
        "phone",
        "不是电话",
        "第4行“联系电话”");
    walk.until("collectEvidence");
    enter(walk, WIDE, "collectEvidence", "samples", sampled(), "items", null, null);
    walk.until("investigateCase");

    for (String person : List.of("吴海波", "陈国强")) {
      begun("officer1", walk.caseId(), "inquiry");
      walk.complete("recordInquiry", Map.of("inquireeName", person));
    }
    begun("officer1", walk.caseId(), "measurement");
    walk.complete("requestMeasurement", Map.of("samples", sampled()));
    walk.stating("measurementOutcome", "REPORTED");
    enter(walk, WIDE, "recordMeasurement", "measurements", measured(), "factor", null, null);
    walk.until("registerPayment");
    LocalDate last = today().plusMonths(INSTALMENTS);
    walk.complete("registerPayment", Map.of("paymentState", "DEFERRAL"));
    walk.stating("deferralDecision", "APPROVE").stating("deferredUntil", last.toString());
    enter(
        walk,
        WIDE,
        "approveDeferral",
        "instalments",
        instalments(),
        "amount",
        "400",
        "应当等于尚欠的24000.00元");
    pay(walk);
    walk.toTheEnd();

    assertThat(caseFiles.get(walk.caseId()).stage().key()).isEqualTo("ARCHIVED");
    assertThat(dossier(walk))
        .contains("见证人（4行）", "监测数据（6行）", "分期缴纳安排（6行）")
        .containsSubsequence(names(4))
        .containsSubsequence(numbers())
        .containsSubsequence(dues());
    assertThat(text(walk, "inspection-record")).containsSubsequence(names(4));
    assertThat(text(walk, "sampling-record"))
        .containsSubsequence(numbers())
        .containsSubsequence(OUTLETS);
    assertThat(text(walk, "investigation-report"))
        .contains(FACTORS)
        .contains(OUTLETS)
        .contains("吴海波", "陈国强");
    assertThat(text(walk, "penalty-decision"))
        .contains("1.现场检查笔录，证明违法事实1", "3.现场检查笔录，证明违法事实3", "已经改正", "初次违法");
    assertThat(text(walk, "closing-approval")).contains("4,000.00").contains(receipts());
    assertThat(FactRows.of(facts(walk).get("measurements")))
        .hasSize(FACTORS.size() * OUTLETS.size());
  }

  /**
   * Hands in a table with these rows, after a row too many was removed and a mistake in the last
   * one refused.
   *
   * @param wrong what stands in that column at first; null when nothing
   * @param refusal what the server says to it; what is missing the form says
   */
  private void enter(
      Walk walk,
      int width,
      String task,
      String table,
      List<Map<String, Object>> rows,
      String column,
      Object wrong,
      String refusal) {
    OpenTask open = walk.task(task);
    Tasklist tasklist = browsers.of(walk.person(task));
    tasklist.page().setViewportSize(width, HEIGHT);
    tasklist.open(open.id());
    if (tasklist.claimable()) {
      tasklist.claim();
    }
    TaskDesk.Form form = desk.form(open.id());
    FormInBrowser onPage = new FormInBrowser(tasklist.page(), form.key());
    int last = rows.size() - 1;
    List<Map<String, Object>> entered = new ArrayList<>(rows);
    entered.set(last, new HashMap<>(rows.get(last)));
    entered.get(last).put(column, wrong);
    entered.add(1, rows.get(0));

    tasklist.fill(form, walk.answer(open, Map.of(table, entered)));
    onPage.table(table).locator(".fjs-repeat-row-remove").nth(1).click();
    Locator mistaken = onPage.cell(table, column, last);
    if (wrong == null) {
      tasklist.lacks(mistaken);
    } else {
      assertThat(tasklist.complete().status()).isEqualTo(422);
      assertThat(tasklist.told()).contains(refusal);
    }
    Browsers.picture(tasklist.page(), table + "-refused");
    mistaken.fill(rows.get(last).get(column).toString());
    mistaken.blur();
    Browsers.picture(tasklist.page(), table);
    assertThat(Accessibility.faults(tasklist.page(), ".fjs-container")).isEmpty();
    Response answer = tasklist.complete();

    assertThat(answer.ok()).as(answer.text()).isTrue();
    tasklist.finished();
  }

  /** What the page of the file shows of everything, in the order in which it was entered. */
  private String dossier(Walk walk) {
    Page page = browsers.another("officer1").page();
    page.navigate(browsers.address() + "/files/" + walk.caseId());
    page.locator(".eco-tabs").getByText("案情").click();
    Locator panel = page.locator(".eco-panel");
    panel.getByText("正在加载").waitFor(Tasklist.GONE);
    Browsers.picture(page, "many-dossier");
    return panel.innerText();
  }

  /** Six payments, each registered when it falls due. */
  private void pay(Walk walk) {
    for (int i = 1; i <= INSTALMENTS; i++) {
      walk.complete(
          "registerDeferredPayment",
          Map.of(
              "paymentState",
              i == INSTALMENTS ? "FULL" : "PART",
              "paidAmount",
              AMOUNT,
              "paymentReceiptNumber",
              "缴" + i));
    }
  }

  private static List<Map<String, Object>> witnesses() {
    return rows(4, i -> Map.of("name", "见证人" + i, "employer", "滨河社区", "phone", "1390000000" + i));
  }

  private static List<Map<String, Object>> sampled() {
    List<Map<String, Object>> samples = new ArrayList<>();
    for (String outlet : OUTLETS) {
      for (int i = 1; i <= 2; i++) {
        samples.add(
            Map.of(
                "number",
                "S" + (samples.size() + 1),
                "point",
                outlet,
                "items",
                String.join("、", FACTORS)));
      }
    }
    return samples;
  }

  private static List<Map<String, Object>> measured() {
    return OUTLETS.stream()
        .flatMap(
            outlet ->
                FACTORS.stream()
                    .map(
                        factor ->
                            Map.<String, Object>of(
                                "factor", factor, "point", outlet, "value", "120", "limit", "100")))
        .toList();
  }

  private static List<Map<String, Object>> evidence() {
    return rows(3, i -> Map.of("name", "现场检查笔录", "proves", "违法事实" + i));
  }

  private List<Map<String, Object>> instalments() {
    return rows(
        INSTALMENTS, i -> Map.of("dueOn", today().plusMonths(i).toString(), "amount", AMOUNT));
  }

  private static List<Map<String, Object>> rows(int count, IntFunction<Map<String, Object>> row) {
    return IntStream.rangeClosed(1, count).mapToObj(row).toList();
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "见证人" + i).toList();
  }

  private static List<String> numbers() {
    return List.of("S1", "S2", "S3", "S4");
  }

  private List<String> dues() {
    DateTimeFormatter day = DateTimeFormatter.ofPattern("yyyy年M月d日");
    return IntStream.rangeClosed(1, INSTALMENTS)
        .mapToObj(i -> day.format(today().plusMonths(i)))
        .toList();
  }

  private static CharSequence[] receipts() {
    return Stream.of(1, 2, 3, 4, 5, 6).map(i -> "缴" + i).toArray(CharSequence[]::new);
  }

  private String text(Walk walk, String template) {
    CaseDocument document =
        documents.ofCase(walk.caseId()).stream()
            .filter(one -> one.template().equals(template))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + template));
    try (PDDocument pdf = Loader.loadPDF(documents.content(document.id()).bytes())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
