package org.ecocase.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.document.CaseDocument;
import org.ecocase.notification.Mail;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

/** Who reported stays secret through the whole life of a case (生态环境法典第一百四十六条). */
class ReporterTest extends CaseTest {

  private static final String NAME = "欧阳守密";
  private static final String PHONE = "13900008642";
  private static final String REASON = "{\"reason\":\"回访核实线索细节\"}";

  @Test
  void should_stayHidden_when_theCaseRunsToItsEnd() throws Exception {
    Walk walk = reported();
    walk.complete("triageClue")
        .stating("inspectionConclusion", "CORRECTION_ORDER")
        .stating("correctionOrdered", true)
        .toTheEnd();
    assertThat(walk.running()).isFalse();
    assertThat(generated(walk)).contains("clue-reply", "inspection-record", "correction-order");

    for (String table : readableTables()) {
      assertThat(secretIn(table)).as(table).isZero();
    }
    for (Mail mail : mails.of(walk.caseId())) {
      assertThat(mail.subject() + mail.body() + mail.address()).doesNotContain(NAME, PHONE);
    }
    for (CaseDocument document : documents.ofCase(walk.caseId())) {
      assertThat(text(document.id())).as(document.name()).doesNotContain(NAME, PHONE);
    }
    for (String part : List.of("", "/journal", "/documents", "/clocks", "/evidence")) {
      for (String reader : List.of("officer1", "dispatcher1", "discipline1", "leader1")) {
        assertThat(browser.as(reader).get("/api/v1/cases/" + walk.caseId() + part).body())
            .doesNotContain(NAME, PHONE);
      }
    }
  }

  @Test
  void should_beEncrypted_when_theTableIsRead() {
    Walk walk = reported();

    byte[] secret =
        jdbc.sql("select secret from reporter where case_id = ?")
            .param(walk.caseId())
            .query((row, i) -> row.getBytes(1))
            .single();

    assertThat(new String(secret, StandardCharsets.UTF_8)).doesNotContain(NAME, PHONE);
    assertThat(secret).hasSizeGreaterThan(NAME.length() + PHONE.length());
    assertThat(secretIn("reporter")).isZero();
  }

  @Test
  void should_beRevealedAndJournalled_when_oneWhoMayAsks() {
    Walk walk = reported();

    Browser.Answer answer = browser.as("dispatcher1").post(readings(walk.caseId()), REASON);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("name").asText()).isEqualTo(NAME);
    assertThat(answer.json().path("phone").asText()).isEqualTo(PHONE);
    assertThat(browser.as("discipline1").post(readings(walk.caseId()), REASON).status())
        .isEqualTo(200);
    assertThat(journal.of(walk.caseId()))
        .filteredOn(entry -> entry.kind().equals("REPORTER_READ"))
        .hasSize(2)
        .allSatisfy(
            entry -> {
              assertThat(entry.details()).containsEntry("reason", "回访核实线索细节");
              assertThat(entry.text() + entry.details()).doesNotContain(NAME, PHONE);
            })
        .extracting(entry -> entry.actor())
        .containsExactly("dispatcher1", "discipline1");
  }

  @Test
  void should_stayHidden_when_anybodyElseAsks() {
    Walk walk = reported();
    int before = journal.of(walk.caseId()).size();

    for (String other :
        List.of(
            "officer1",
            "unithead1",
            "agencyhead1",
            "clerk1",
            "leader1",
            "archivist1",
            "owner1",
            "admin",
            "gateway")) {
      Browser.Answer answer = browser.as(other).post(readings(walk.caseId()), REASON);
      assertThat(answer.status()).as(other).isIn(403, 404);
      assertThat(answer.body()).doesNotContain(NAME, PHONE);
    }
    assertThat(browser.as("yunxi-dispatcher1").post(readings(walk.caseId()), REASON).status())
        .isEqualTo(404);
    assertThat(browser.anonymous().post(readings(walk.caseId()), REASON).status()).isEqualTo(401);
    assertThat(
            browser.as("dispatcher1").post(readings(walk.caseId()), "{\"reason\":\" \"}").status())
        .isEqualTo(400);
    assertThat(browser.as("dispatcher1").get(readings(walk.caseId())).status()).isEqualTo(405);
    assertThat(journal.of(walk.caseId())).hasSize(before);
  }

  @Test
  void should_notExist_when_nobodyReported() {
    Walk walk = receive(walker.signal(Signal.Type.ALARM));

    Browser.Answer answer = browser.as("dispatcher1").post(readings(walk.caseId()), REASON);

    assertThat(answer.status()).isEqualTo(404);
  }

  private Walk reported() {
    Signal plain = walker.signal(Signal.Type.COMPLAINT);
    return receive(
        new Signal(
            plain.source(),
            plain.sourceId(),
            plain.type(),
            plain.agency(),
            plain.receivedAt(),
            plain.subject(),
            plain.content(),
            new Signal.Reporter(NAME, PHONE, true),
            List.of()));
  }

  private static String readings(UUID id) {
    return "/api/v1/cases/" + id + "/reporter-readings";
  }

  private String text(UUID document) throws Exception {
    byte[] pdf = documents.content(document).bytes();
    try (var loaded = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      return new org.apache.pdfbox.text.PDFTextStripper().getText(loaded);
    }
  }

  /** Every table without files in it: those are looked into as documents. */
  private List<String> readableTables() {
    return jdbc.sql(
            """
            select table_name from information_schema.tables t
            where table_schema = 'public' and table_type = 'BASE TABLE' and not exists (
              select 1 from information_schema.columns c
              where c.table_schema = 'public' and c.table_name = t.table_name
                and c.data_type = 'bytea')
            """)
        .query(String.class)
        .list();
  }

  /** Rows of a table in which the name or the number can be read, whatever the column. */
  private int secretIn(String table) {
    return jdbc.sql(
            "select count(*) from "
                + table
                + " t where strpos(t::text, :name) > 0"
                + " or strpos(t::text, :phone) > 0")
        .params(Map.of("name", NAME, "phone", PHONE))
        .query(Integer.class)
        .single();
  }
}
