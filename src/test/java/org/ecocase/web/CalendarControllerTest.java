package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.ecocase.clue.Signal;
import org.ecocase.engine.TaskDesk;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarControllerTest extends CaseTest {

  private static final String YEAR_2027 =
      """
      {"year": 2027, "source": "测试文号", "workdays": ["2027-01-09"],
       "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}]}
      """;

  @AfterEach
  void forgetTheYear() {
    jdbc.sql("delete from calendar_year where year = 2027").update();
  }

  @Test
  void should_moveTasksAndTimers_when_anAdministratorLoadsTheYear() {
    // given a clue whose fifteen days end on New Year's Day of a year not known yet
    desk.setTime(at("2026-12-17"));
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT)).until("verifyClue");
    assertThat(clock(walk, "clue-verification").provisional()).isTrue();
    assertThat(clock(walk, "clue-verification").due().text()).isEqualTo("2027-01-01");
    Instant task = due(walk, "verifyClue");
    Instant timer = timer(walk);

    // when
    Browser.Answer loaded = put("admin", 2027, YEAR_2027);

    // then the end rolls over to the Monday after, and tasks and timers with it
    assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
    assertThat(clock(walk, "clue-verification").due().text()).isEqualTo("2027-01-04");
    assertThat(clock(walk, "clue-verification").provisional()).isFalse();
    assertThat(due(walk, "verifyClue")).isEqualTo(task.plusSeconds(3 * 86_400));
    assertThat(timer(walk)).isEqualTo(timer.plusSeconds(3 * 86_400));
    assertThat(journalled(walk)).contains("CLOCK_RECOMPUTED");
    assertThat(
            jdbc.sql("select due from oversight_term where case_id = ? and term_key = ?")
                .params(walk.caseId(), "clue-verification")
                .query(String.class)
                .single())
        .isEqualTo("2027-01-04");
  }

  @Test
  void should_moveWhatEndsInTheOldYear_when_theFeastBeginsThere() {
    // given a clue whose fifteen days end on the last day of a year that is known
    desk.setTime(at("2026-12-16"));
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT)).until("verifyClue");
    assertThat(clock(walk, "clue-verification").due().text()).isEqualTo("2026-12-31");
    assertThat(clock(walk, "clue-verification").provisional()).isFalse();
    Instant task = due(walk, "verifyClue");

    // when next year's feast begins on that day
    Browser.Answer loaded = put("admin", 2027, YEAR_2027.replace("2027-01-01", "2026-12-31"));

    // then it rolls over, and back again when the paper is corrected
    assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
    assertThat(clock(walk, "clue-verification").due().text()).isEqualTo("2027-01-04");
    assertThat(due(walk, "verifyClue")).isEqualTo(task.plusSeconds(4 * 86_400));
    put("admin", 2027, YEAR_2027);
    assertThat(clock(walk, "clue-verification").due().text()).isEqualTo("2026-12-31");
    assertThat(due(walk, "verifyClue")).isEqualTo(task);
  }

  @Test
  void should_tellTheYears_when_asked() {
    put("admin", 2027, YEAR_2027);

    Browser.Answer years = browser.as("officer1").get("/api/v1/calendars");
    Browser.Answer year = browser.as("officer1").get("/api/v1/calendars/2027");

    assertThat(years.json().findValuesAsText("year"))
        .containsExactly("2027", "2026", "2025", "2024");
    assertThat(year.json().path("source").asText()).isEqualTo("测试文号");
    assertThat(year.json().path("loadedBy").asText()).isEqualTo("admin");
    assertThat(browser.as("officer1").get("/api/v1/calendars/2031").detail())
        .isEqualTo("2031年的放假安排尚未载入");
  }

  @Test
  void should_refuse_when_somebodyElseLoadsAYear() {
    for (String user : new String[] {"officer1", "leader1", "owner1", "agencyhead1"}) {
      Browser.Answer answer = put(user, 2027, YEAR_2027);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.detail()).isEqualTo("只有系统管理员可以载入放假安排");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `{"year":2026,"source":"x","holidays":[{"name":"元旦","from":"2026-01-01","to":"2026-01-01"}],"workdays":[]}` | year
          `{"year":2027,"source":" ","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-01"}],"workdays":[]}` | source
          `{"year":2027,"source":"x","holidays":[],"workdays":[]}` | holidays
          `{"year":2027,"source":"x","holidays":[{"name":"元旦","from":"2027-01-03","to":"2027-01-01"}],"workdays":[]}` | holidays[0].to
          `{"year":2027,"source":"x","holidays":[{"name":"元旦","from":"1月1日","to":"2027-01-01"}],"workdays":[]}` | holidays[0].from
          `{"year":2027,"source":"x","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-01"}],"workdays":["2027-01-04"]}` | workdays[0]
          `{"year":2027,"source":"x","holidays":[{"name":"元旦","from":"2026-12-20","to":"2027-01-01"}],"workdays":[]}` | holidays[0].from
          `{"year":2027,"source":"x","holidays":[{"name":"春节","from":"2027-02-01","to":"2027-05-01"}],"workdays":[]}` | holidays
          `{"year":2027,"source":"x","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-01"}],"workdays":[],"extra":1}` | extra
          `no json at all: [` | content
          `` | content
          """)
  void should_nameTheField_when_theYearIsWrong(String body, String field) {
    Browser.Answer answer = put("admin", 2027, body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
    assertThat(answer.detail()).matches(".*[\\u4e00-\\u9fff].*");
  }

  private Instant timer(Walk walk) {
    return desk.timers(walk.caseId()).stream()
        .filter(timer -> timer.activity().equals("verificationDueSoon"))
        .map(TaskDesk.Timer::due)
        .findFirst()
        .orElseThrow();
  }

  private Browser.Answer put(String user, int year, String body) {
    Browser.User who = browser.as(user);
    return who.send(
        who.request("/api/v1/calendars/" + year)
            .header("X-Ecocase-Request", "1")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Instant at(String day) {
    return LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(Walker.CHINA).toInstant();
  }
}
