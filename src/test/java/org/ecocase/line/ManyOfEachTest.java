package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

/**
 * A case in which much is many: three pollutants at two outlets, two samples at each, four
 * witnesses, several pieces of evidence and points of plea, six instalments.
 */
class ManyOfEachTest extends CaseTest {

  private static final List<String> OUTLETS = List.of("废水总排放口", "雨水排放口");
  private static final List<String> FACTORS = List.of("化学需氧量", "氨氮", "总磷");
  private static final int INSTALMENTS = 6;

  /** A sixth of the fine of 24,000 元. */
  private static final String AMOUNT = "4000.00";

  @Test
  void should_keepAndPrintThemAll_when_theCaseIsWorkedToItsEnd() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    walk.stating("fineAmount", "24000.00")
        .stating("sampled", true)
        .stating("inspectionSignature", "REFUSED")
        .stating("inspectionSignatureNote", "当事人拒绝签名")
        .stating("inspectionWitnesses", witnesses())
        .stating("samples", sampled())
        .stating("evidenceItems", evidence())
        .stating("pleaOutcome", "STATEMENT")
        .stating(
            "registerPlea", "pleaPoints", List.of(Map.of("point", "已经改正"), Map.of("point", "初次违法")))
        .until("investigateCase");

    for (String person : List.of("吴海波", "陈国强")) {
      begun("officer1", walk.caseId(), "inquiry");
      walk.complete("recordInquiry", Map.of("inquireeName", person));
    }
    begun("officer1", walk.caseId(), "measurement");
    walk.complete("requestMeasurement", Map.of("samples", sampled()));
    walk.complete(
        "recordMeasurement", Map.of("measurementOutcome", "REPORTED", "measurements", measured()));
    walk.until("registerPayment");
    LocalDate last = today().plusMonths(INSTALMENTS);
    walk.complete("registerPayment", Map.of("paymentState", "DEFERRAL"));
    walk.complete(
        "approveDeferral",
        Map.of(
            "deferralDecision",
            "APPROVE",
            "deferredUntil",
            last.toString(),
            "instalments",
            instalments()));
    pay(walk);
    walk.toTheEnd();

    assertThat(caseFiles.get(walk.caseId()).stage().key()).isEqualTo("ARCHIVED");
    assertThat(text(walk, "inspection-record")).contains(names(4));
    assertThat(text(walk, "sampling-record")).contains(numbers()).contains(OUTLETS);
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
    return rows(4, i -> Map.of("name", "见证人" + i, "employer", "滨河社区"));
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
