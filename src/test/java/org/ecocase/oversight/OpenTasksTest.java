package org.ecocase.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.clue.Signal;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has to act, and until when, in what leaders see. */
class OpenTasksTest extends CaseTest {

  private static final String YEAR_2027 =
      """
      {"year": 2027, "source": "测试文号", "workdays": [],
       "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}]}
      """;

  @AfterEach
  void forgetTheYear() {
    jdbc.sql("delete from calendar_year where year = 2027").update();
  }

  @Test
  void should_nameWhoeverHasTheTask_when_thePeriodIsOfTheWholeCase() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));

    JsonNode period = row(walk, "clue-verification");

    assertThat(period.path("task").asText()).isEqualTo("分办线索");
    assertThat(period.path("officer").asText()).isEqualTo("dispatcher");
    assertThat(period.path("officerName").asText()).isEqualTo("线索调度员");
    assertThat(urge(period).path("person").asText()).isEqualTo("dispatcher1");
  }

  @Test
  void should_showUnpaidFines_when_thePartyHasToPay() {
    Walk walk = unpaid(today());

    JsonNode payment = row(walk, "payment");

    assertThat(payment.path("task").asText()).isEqualTo("登记缴款");
    assertThat(payment.path("officer").asText()).isEqualTo("clerk");
    assertThat(payment.path("due").asText())
        .isEqualTo(clock(walk, "payment").due().date().toString());
  }

  @Test
  void should_dateTasksAndKeptDaysAnew_when_aYearIsLoaded() {
    // given a task of three working days without a clock, and a day kept as a fact
    desk.setTime(at("2026-12-30"));
    Walk triage = receive(walker.signal(Signal.Type.COMPLAINT));
    assertThat(day(triage, "triageClue")).isEqualTo("2027-01-04");
    desk.setTime(at("2026-12-17"));
    Walk unpaid = unpaid(LocalDate.parse("2026-12-17"));
    assertThat(facts(unpaid)).containsEntry("paymentDueDate", "2027-01-01");

    // when the year turns out to begin with three days off
    Browser.User admin = browser.as("admin");
    assertThat(
            admin
                .send(
                    admin
                        .request("/api/v1/calendars/2027")
                        .header("X-Ecocase-Request", "1")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(YEAR_2027)))
                .status())
        .isEqualTo(200);

    // then
    assertThat(day(triage, "triageClue")).isEqualTo("2027-01-05");
    assertThat(
            jdbc.sql(
                    "select due from oversight_term where case_id = ? and task = '分办线索' and internal")
                .param(triage.caseId())
                .query(String.class)
                .single())
        .isEqualTo("2027-01-05");
    assertThat(facts(unpaid)).containsEntry("paymentDueDate", "2027-01-04");
    assertThat(due(unpaid, "registerPayment"))
        .isEqualTo(clock(unpaid, "payment").due().lastMoment());
  }

  @Test
  void should_countACaseOnce_when_itsPeriodsDiffer() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    desk.setTime(due(walk, "triageClue").plusSeconds(60));

    JsonNode cases =
        get("leader1", "/overview?q=" + caseFiles.get(walk.caseId()).number()).path("cases");

    assertThat(
            List.of("NORMAL", "DUE_SOON", "OVERDUE", "SUSPENDED").stream()
                .mapToLong(lamp -> cases.path(lamp).asLong())
                .sum())
        .isEqualTo(1);
    assertThat(cases.path("OVERDUE").asLong()).isEqualTo(1);
  }

  private Walk unpaid(LocalDate served) {
    UUID id = decided(Map.of());
    caseFiles.record(id, "decision", Map.of("deliveryDate", served.toString()));
    given(id, "execution");
    desk.start(id, "execution", Map.of());
    return walker.of(id);
  }

  private String day(Walk walk, String task) {
    return LocalDate.ofInstant(due(walk, task), Walker.CHINA).toString();
  }

  private static java.time.Instant at(String day) {
    return LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(Walker.CHINA).toInstant();
  }

  private JsonNode row(Walk walk, String term) {
    return get("leader1", "/terms?term=" + term + "&q=" + caseFiles.get(walk.caseId()).number())
        .path("items")
        .get(0);
  }

  private JsonNode urge(JsonNode period) {
    return browser
        .as("leader1")
        .post(
            "/api/v1/oversight/urgings",
            "{\"caseId\":\"%s\",\"clockId\":\"%s\",\"instruction\":\"请尽快分办\"}"
                .formatted(period.path("caseId").asText(), period.path("clockId").asText()))
        .json();
  }

  private JsonNode get(String user, String path) {
    Browser.Answer answer = browser.as(user).get("/api/v1/oversight" + path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
