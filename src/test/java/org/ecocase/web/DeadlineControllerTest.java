package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecocase.deadline.Calendars;
import org.ecocase.deadline.Step;
import org.ecocase.deadline.Terms;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class DeadlineControllerTest {

  private final DeadlineController controller =
      new DeadlineController(
          new Terms(),
          new Calendars(
              JdbcClient.create(TestDatabase.dataSource()),
              mock(ApplicationEventPublisher.class),
              Clock.systemUTC()),
          agencies());

  private static Directory agencies() {
    Directory agencies = mock(Directory.class);
    when(agencies.agency("lanjiang")).thenReturn(Optional.of(mock(Agency.class)));
    return agencies;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"start":"2026-09-18","amount":3,"unit":"WORKING_DAY"} | 2026-09-22
          {"start":"2025-09-20","amount":15,"unit":"CALENDAR_DAY"} | 2025-10-09
          {"start":"2025-09-20","amount":15,"unit":"NATURAL_DAY"} | 2025-10-09
          {"start":"2026-01-31","amount":1,"unit":"MONTH"} | 2026-02-28
          {"start":"2024-02-29","amount":1,"unit":"YEAR"} | 2025-02-28
          {"start":"2026-09-30T10:20:00+08:00","amount":24,"unit":"HOUR"} | 2026-10-01T11:00:00+08:00
          {"start":"2026-09-30T02:20:00Z","amount":24,"unit":"HOUR"} | 2026-10-01T11:00:00+08:00
          {"start":"2026-09-30T10:00","amount":24,"unit":"HOUR"} | 2026-10-01T10:00:00+08:00
          {"start":"2026-09-30","amount":24,"unit":"HOUR"} | 2026-10-01T00:00:00+08:00
          {"start":"2026-01-20","term":"case-decision"} | 2026-04-20
          {"start":"2026-01-20","term":"case-decision","extensions":[30,{"amount":30}]} | 2026-06-22
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":30,"unit":"CALENDAR_DAY"}]} | 2026-05-20
          {"start":"2026-01-20","term":"case-decision","suspensions":[{"from":"2026-02-01","to":"2026-02-11"}]} | 2026-04-30
          {"start":"2026-01-20","term":"case-decision","suspensions":[{"from":"2026-02-05","to":"2026-02-11","reason":"HEARING"},{"from":"2026-02-01","to":"2026-02-08","reason":"MONITORING"}]} | 2026-04-30
          {"start":"2026-01-20","amount":90,"unit":"CALENDAR_DAY","term":null,"suspensions":null,"extensions":[10]} | 2026-04-30
          {"start":"2026-01-31","amount":1,"unit":"MONTH","extensions":[2]} | 2026-03-02
          {"start":"2026-01-31","amount":1,"unit":"MONTH","extensions":[{"amount":1}]} | 2026-03-31
          {"start":"2026-09-18","term":"plea","agency":"lanjiang"} | 2026-09-24
          {"start":"2026-01-20","term":"T13"} | 2026-04-20
          {"start":"2026-09-18T10:00:00+08:00","term":"plea"} | 2026-09-24
          {"start":"2026-09-17T16:30:00Z","term":"plea"} | 2026-09-24
          {"start":"2026-09-18T23:59","amount":3,"unit":"WORKING_DAY"} | 2026-09-22
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":30,"approver":"agency-head"},{"amount":30,"approver":"部门负责人","collective":true}]} | 2026-06-22
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":30,"approver":null,"collective":null}]} | 2026-05-20
          {"start":"2026-09-17","term":"police-decision","extensions":[{"amount":4,"approver":"公安机关"}]} | 2026-09-24
          {"start":"2026-01-20","amount":90,"unit":"CALENDAR_DAY","suspensions":[{"from":"2026-01-20","to":"2026-01-25"}]} | 2026-04-24
          """)
  void should_answerTheDay_when_asked(String question, String due) {
    DeadlineController.Answer answer = controller.calculate(bytes(question));

    assertThat(answer.due()).isEqualTo(due);
    assertThat(answer.provisional()).isFalse();
    assertThat(answer.steps()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | body
          [] | body
          {"start": | body
          {"start":"2026-09-18","amount":3,"amount":4,"unit":"HOUR"} | body
          {"start":"2026-09-18"} | term
          {"start":"2026-09-18","term":"plea","amount":3,"unit":"HOUR"} | term
          {"start":"2026-09-18","term":"no-such-term"} | term
          {"start":"2026-09-18","term":"T20"} | term
          {"start":"2026-09-18","term":"T99"} | term
          {"start":"2026-09-18","term":"plea","agency":"nowhere"} | agency
          {"start":"2026-09-18","term":"plea","agency":7} | agency
          {"start":"2026-09-18","amount":3,"unit":"WORKING_DAY","agency":"nowhere"} | agency
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":30,"approver":"mayor"}]} | extensions[0].approver
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":30,"approver":7}]} | extensions[0].approver
          {"start":"2026-01-20","term":"case-decision","extensions":[30,{"amount":30,"collective":"yes"}]} | extensions[1].collective
          {"start":"2026-01-20","amount":3,"unit":"MONTH","extensions":[{"amount":3,"approver":"agency-head"}]} | extensions[0].approver
          {"start":"2026-01-20","amount":3,"unit":"MONTH","extensions":[{"amount":3,"collective":true}]} | extensions[0].collective
          {"start":"2026-01-20","amount":7300,"unit":"WORKING_DAY","extensions":[1]} | extensions[0]
          {"start":"2026-01-20","amount":10,"unit":"YEAR","extensions":[{"amount":9},{"amount":12,"unit":"MONTH"},1]} | extensions[2]
          {"start":"2026-09-18","term":7} | term
          {"start":"2005-01-01","term":"plea"} | start
          {"term":"plea"} | start
          {"start":"","term":"plea"} | start
          {"start":20260918,"term":"plea"} | start
          {"start":"2026-02-30","term":"plea"} | start
          {"start":"18.9.2026","term":"plea"} | start
          {"start":"9999-01-01","amount":1,"unit":"YEAR"} | start
          {"start":"2026-09-18T25:00:00","amount":1,"unit":"HOUR"} | start
          {"start":"2026-09-18","unit":"HOUR"} | amount
          {"start":"2026-09-18","amount":0,"unit":"HOUR"} | amount
          {"start":"2026-09-18","amount":-3,"unit":"WORKING_DAY"} | amount
          {"start":"2026-09-18","amount":1.5,"unit":"WORKING_DAY"} | amount
          {"start":"2026-09-18","amount":"3","unit":"WORKING_DAY"} | amount
          {"start":"2026-09-18","amount":99999999,"unit":"WORKING_DAY"} | amount
          {"start":"2026-09-18","amount":99999999999999999999,"unit":"WORKING_DAY"} | amount
          {"start":"2026-09-18","amount":3} | unit
          {"start":"2026-09-18","amount":3,"unit":"WEEK"} | unit
          {"start":"2026-09-18","amount":3,"unit":"HOUR","suspension":[]} | suspension
          {"start":"2026-01-20","term":"case-decision","suspensions":{}} | suspensions
          {"start":"2026-01-20","term":"case-decision","suspensions":[7]} | suspensions[0]
          {"start":"2026-01-20","term":"case-decision","suspensions":[{"to":"2026-02-01"}]} | suspensions[0].from
          {"start":"2026-01-20","term":"case-decision","suspensions":[{"from":"2026-02-01"}]} | suspensions[0].to
          {"start":"2026-01-20","term":"case-decision","suspensions":[{"from":"2026-02-11","to":"2026-02-01"}]} | suspensions[0].to
          {"start":"2026-01-20","term":"case-decision","suspensions":[{"from":"2026-02-01","to":"2026-02-11","reason":"RAIN"}]} | suspensions[0].reason
          {"start":"2026-01-20","term":"case-decision","extensions":30} | extensions
          {"start":"2026-01-20","term":"case-decision","extensions":[0]} | extensions[0]
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":-1}]} | extensions[0].amount
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":3,"unit":"MONTH"}]} | extensions[0]
          {"start":"2026-01-20","amount":3,"unit":"MONTH","extensions":[{"amount":3,"unit":"HOUR"}]} | extensions[0]
          """)
  void should_nameTheFieldInChinese_when_theQuestionIsWrong(String question, String field) {
    assertThatThrownBy(() -> controller.calculate(bytes(question)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal.getMessage()).containsPattern("\\p{IsHan}");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"start":"2026-01-20","term":"case-decision","extensions":[30,30,30]} | 最多延长2次
          {"start":"2026-01-20","term":"case-decision","extensions":[31]} | 最多延长30日
          {"start":"2026-01-20","term":"plea","extensions":[1]} | 不得延长
          {"start":"2026-01-20","term":"case-decision","extensions":[{"amount":30,"approver":"unit-head"}]} | 第1次延长应当由本机关负责人批准
          {"start":"2026-01-20","term":"T13","extensions":[30,{"amount":30,"approver":"agency-head","collective":false}]} | 第2次延长应当经集体讨论决定
          {"start":"2022-01-20","term":"case-decision","extensions":[30]} | 不得延长
          {"start":"2022-01-20","term":"case-decision","suspensions":[{"from":"2022-02-01","to":"2022-02-11","reason":"TESTING"}]} | 不因
          {"start":"2026-01-20","term":"plea","suspensions":[{"from":"2026-01-21","to":"2026-01-22"}]} | 不得中止
          {"start":"2026-01-20","term":"case-decision","suspensions":[{"from":"2026-02-01","to":"2026-02-11","reason":"LITIGATION"}]} | 不因行政诉讼中止
          """)
  void should_refuseWithTheArticle_when_theLawForbidsIt(String question, String message) {
    assertThatThrownBy(() -> controller.calculate(bytes(question)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE);
              assertThat(refusal).hasMessageContaining(message).hasMessageContaining("依据");
            });
  }

  @Test
  void should_listTheKeys_when_severalTermsHaveTheNumber() {
    assertThatThrownBy(
            () -> controller.calculate(bytes("{\"start\":\"2026-09-18\",\"term\":\"T20\"}")))
        .hasMessageContaining("review-right（申请行政复议）、suit-right（提起行政诉讼）");
  }

  @Test
  void should_refuse_when_theWholeIsAbsurdlyLong() {
    String extensions =
        String.join(",", Collections.nCopies(10, "{\"amount\":7300,\"unit\":\"WORKING_DAY\"}"));

    assertThatThrownBy(() -> controller.calculate(bytes(longest(50, extensions))))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo("extensions[0]");
              assertThat(refusal).hasMessageContaining("合计不能超过20年");
            });
    assertThatThrownBy(() -> controller.calculate(bytes(longest(51, ""))))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo("suspensions");
              assertThat(refusal).hasMessageContaining("不能超过50项");
            });
  }

  @Test
  void should_answerAtOnce_when_theLongestQuestionIsAsked() {
    DeadlineController.Answer answer =
        assertTimeout(Duration.ofSeconds(10), () -> controller.calculate(bytes(longest(50, ""))));

    assertThat(answer.provisional()).isTrue();
    assertThat(answer.steps()).hasSizeGreaterThan(50);
  }

  private static String longest(int suspensions, String extensions) {
    String standing =
        IntStream.range(0, suspensions)
            .mapToObj(
                n ->
                    "{\"from\":\"%d-01-02\",\"to\":\"%d-01-01\"}"
                        .formatted(1991 + 2 * n, 1993 + 2 * n))
            .collect(Collectors.joining(","));
    return """
        {"start": "1990-01-01", "amount": 7300, "unit": "WORKING_DAY",
         "suspensions": [%s], "extensions": [%s]}
        """
        .formatted(standing, extensions);
  }

  @Test
  void should_nameWhoDecides_when_aTermIsExtendedTwice() {
    DeadlineController.Answer answer =
        controller.calculate(
            bytes("{\"start\":\"2026-01-20\",\"term\":\"T13\",\"extensions\":[30,30]}"));

    assertThat(answer.steps()).extracting(Step::what).contains("第2次延长30日，须经本机关负责人批准并经集体讨论决定");
  }

  @Test
  void should_speakJson_when_askedOverHttp() {
    MockMvcTester http = MockMvcTester.of(controller);

    assertThat(
            http.post()
                .uri("/api/v1/deadlines/calculations")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"start\":\"2026-12-30\",\"amount\":3,\"unit\":\"WORKING_DAY\"}"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying("$.due", due -> assertThat(due).isEqualTo("2027-01-04"))
        .hasPathSatisfying("$.provisional", provisional -> assertThat(provisional).isEqualTo(true))
        .hasPathSatisfying("$.steps[0].what", what -> assertThat(what).asString().isNotBlank())
        .hasPathSatisfying("$.steps[0].date", date -> assertThat(date).isEqualTo("2026-12-30"))
        .hasPathSatisfying("$.steps[0].article", article -> assertThat(article).isNotNull());
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
