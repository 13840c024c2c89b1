package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ecocase.dictionary.FactRows;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalControllerTest extends CaseTest {

  private static final String SIGNALS = "/api/v1/signals";

  private Browser.User gateway;

  @BeforeAll
  void signIn() {
    gateway = browser.as("gateway");
  }

  @Test
  void should_registerOnce_when_theSameSignalComesTwice() {
    String signal = Browser.json(signal());

    Browser.Answer first = gateway.post(SIGNALS, signal);
    Browser.Answer second = gateway.post(SIGNALS, signal);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    UUID id = UUID.fromString(first.json().path("clueId").asText());
    assertThat(first.json().path("clueNumber").asText()).matches("澜环线〔20\\d\\d〕\\d+号");
    assertThat(first.json().has("duplicateOf")).isTrue();
    assertThat(walker.of(id).open()).containsExactly("triageClue");
  }

  @Test
  void should_registerOnce_when_theSameSignalComesTwiceAtTheSameMoment() {
    String signal = Browser.json(signal());
    CyclicBarrier together = new CyclicBarrier(4);

    List<CompletableFuture<Browser.Answer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  together.await();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
                return browser.as("gateway").post(SIGNALS, signal);
              }));
    }
    List<Browser.Answer> answers = all.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Browser.Answer::status).contains(201).containsOnlyOnce(201);
    assertThat(answers).extracting(Browser.Answer::status).containsOnly(200, 201);
    assertThat(answers).extracting(Browser.Answer::body).containsOnly(answers.get(0).body());
    UUID id = UUID.fromString(answers.get(0).json().path("clueId").asText());
    assertThat(desk.open(id)).hasSize(1);
  }

  @Test
  void should_showTheValueFurthestOverItsLimit_when_anAlarmBringsSeveral() {
    Map<String, Object> alarm = signal();
    alarm.put("source", "monitoring");
    alarm.put("type", "ALARM");
    String at = OffsetDateTime.now(clock).minusHours(2).toString();
    alarm.put(
        "measurements",
        List.of(
            Map.of("factor", "烟气温度", "value", 210, "at", at),
            Map.of("factor", "氮氧化物", "value", 120.0, "limit", 100, "unit", "mg/m³", "at", at),
            Map.of("factor", "二氧化硫", "value", 86.50, "limit", 50, "unit", "mg/m³", "at", at)));

    Browser.Answer receipt = gateway.post(SIGNALS, Browser.json(alarm));

    assertThat(receipt.status()).as(receipt.body()).isEqualTo(201);
    UUID clue = UUID.fromString(receipt.json().path("clueId").asText());
    assertThat(caseFiles.facts(clue, ""))
        .extracting("measurements")
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .first()
        .satisfies(
            row ->
                assertThat(FactRows.of(List.of(row)).get(0))
                    .containsEntry("factor", "二氧化硫")
                    .containsEntry("value", "86.5")
                    .containsEntry("limit", "50")
                    .containsEntry("unit", "mg/m³")
                    .containsKeys("measuredAt", FactRows.ID));
    assertThat(desk.form(walker.of(clue).task("triageClue").id()).prefilled())
        .containsKey("measurements");
  }

  @Test
  void should_linkTheClue_when_anotherSpeaksOfTheSamePlace() {
    Map<String, Object> first = signal();
    Map<String, Object> second = signal();
    second.put("subject", first.get("subject"));

    String id = gateway.post(SIGNALS, Browser.json(first)).json().path("clueId").asText();
    Browser.Answer linked = gateway.post(SIGNALS, Browser.json(second));

    assertThat(linked.status()).isEqualTo(201);
    assertThat(linked.json().path("duplicateOf").asText()).isEqualTo(id);
    UUID clue = UUID.fromString(linked.json().path("clueId").asText());
    assertThat(caseFiles.facts(clue, "")).containsKey("duplicateClueNumber");
    assertThat(journalled(walker.of(clue))).contains("CLUE_LINKED");
    assertThat(walker.of(clue).open()).containsExactly("triageClue");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          source | "smoke-signals" | source | 未知的来源
          source | null | source | 缺少来源
          sourceId | null | sourceId | 缺少来源编号
          sourceId | "  " | sourceId | 缺少来源编号
          agency | "atlantis" | agency | 未知的执法机关
          agency | null | agency | 缺少执法机关
          type | "RUMOUR" | type | 值不正确
          type | null | type | 缺少信号类型
          type | 0 | type | 值不正确
          receivedAt | "2999-01-01T08:00:00+08:00" | receivedAt | 不得晚于现在
          receivedAt | "1970-01-01T08:00:00+08:00" | receivedAt | 过早
          receivedAt | "yesterday" | receivedAt | 值不正确
          receivedAt | "2026-02-30T08:00:00+08:00" | receivedAt | 值不正确
          receivedAt | null | receivedAt | 缺少收到时间
          content | null | content | 缺少内容
          content | "" | content | 缺少内容
          content | "a\\u0000b" | content | 控制字符
          subject | {"name":"某企业","uscc":"91350100M000100Y44"} | subject.uscc | 无效
          subject | {"uscc":"91350100M000100Y43"} | subject.name | 单位名称
          subject | {"nickname":"x"} | subject.nickname | 没有“subject.nickname”这一项
          subject | "某企业" | subject | 值不正确
          reporter | {"name":null,"realName":true} | reporter.name | 缺少举报人姓名
          reporter | {"name":"李某","phone":"call me","realName":true} | reporter.phone | 电话格式
          measurements | [{"factor":"COD","value":"many"}] | measurements[0].value | 值不正确
          measurements | [{"value":1}] | measurements[0].factor | 缺少监测因子
          measurements | [null] | measurements[0] | 不得为空
          colour | "red" | colour | 没有“colour”这一项
          """)
  void should_nameTheField_when_itIsWrong(String field, String json, String told, String words)
      throws Exception {
    Map<String, Object> signal = signal();
    signal.put(field, new com.fasterxml.jackson.databind.ObjectMapper().readTree(json));

    Browser.Answer answer = refusedWithout(Browser.json(signal));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo(told);
    assertThat(answer.detail()).contains(words);
    assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"source": | 不是有效的JSON
          `` | 缺少请求内容
          [] | 不正确
          null | 不正确
          "text" | 不正确
          """)
  void should_refuse_when_theJsonIsMalformed(String body, String words) {
    Browser.Answer answer = refusedWithout(body == null ? "" : body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("title").asText() + answer.detail())
        .matches("(?s).*[\\u4e00-\\u9fff].*");
    assertThat(words).isNotEmpty();
  }

  @Test
  void should_refuse_when_aFieldIsThereTwice() {
    String signal = Browser.json(signal());

    Browser.Answer answer =
        refusedWithout(signal.substring(0, signal.length() - 1) + ",\"agency\":\"yunxi\"}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void should_refuse_when_theContentIsTooLong() {
    Map<String, Object> signal = signal();
    signal.put("content", "长".repeat(5001));

    assertThat(refusedWithout(Browser.json(signal)).detail()).contains("不得超过5000个字");
  }

  @Test
  void should_refuse_when_theCallerMayNot() {
    String signal = Browser.json(signal());

    assertThat(browser.as("yunxi-dispatcher1").post(SIGNALS, signal).status()).isEqualTo(403);
    assertThat(browser.as("officer1").post(SIGNALS, signal).status()).isEqualTo(403);
    assertThat(browser.as("leader1").post(SIGNALS, signal).status()).isEqualTo(403);
    assertThat(browser.anonymous().post(SIGNALS, signal).status()).isEqualTo(401);
    assertThat(browser.as("dispatcher1").post(SIGNALS, signal).status()).isEqualTo(201);
  }

  @Test
  void should_takeCredentials_when_anotherSystemCalls() {
    Browser.User system = browser.anonymous();

    assertThat(system.send(with("gateway", Browser.basic("gateway"))).status()).isEqualTo(201);
    assertThat(system.send(with("gateway", "Basic Z2F0ZXdheTpndWVzcw==")).status()).isEqualTo(401);
  }

  @Test
  void should_refuse_when_anotherSiteSendsTheBrowser() {
    Browser.User user = browser.as("dispatcher1");

    Browser.Answer answer =
        user.send(
            user.request(SIGNALS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Browser.json(signal()))));

    assertThat(answer.status()).isEqualTo(403);
  }

  private HttpRequest.Builder with(String user, String credentials) {
    return browser
        .anonymous()
        .request(SIGNALS)
        .header("Authorization", credentials)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Browser.json(signal())));
  }

  private Browser.Answer refusedWithout(String body) {
    int before = cases("case_file") + cases("act_ru_task");
    Browser.Answer answer = gateway.post(SIGNALS, body);
    assertThat(cases("case_file") + cases("act_ru_task")).isEqualTo(before);
    return answer;
  }

  private int cases(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private Map<String, Object> signal() {
    String id = UUID.randomUUID().toString();
    Map<String, Object> signal = new LinkedHashMap<>();
    signal.put("source", "12369");
    signal.put("sourceId", id);
    signal.put("type", "COMPLAINT");
    signal.put("agency", "lanjiang");
    signal.put("receivedAt", OffsetDateTime.now(clock).minusHours(1).toString());
    signal.put("subject", Map.of("name", "企业" + id, "address", "澜江市工业大道1号"));
    signal.put("content", "夜间排放黑烟");
    return signal;
  }
}
