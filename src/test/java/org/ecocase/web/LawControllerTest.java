package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ecocase.law.LawRegister;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.ecocase.support.TestDuties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class LawControllerTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-01T00:00:00Z"), ZoneOffset.UTC);

  private final LawController controller =
      new LawController(
          new LawRegister(JdbcClient.create(TestDatabase.dataSource()), CLOCK),
          TestDuties.duties(),
          CLOCK);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | body
          7 | body
          {} | violation
          {"violation":"X"} | violation
          {"violation":7} | violation
          {"article":"某法第一条"} | article
          {"article":"固体废物污染环境防治法第一百一十二条"} | article
          {"violation":"AIR-VOC","article":"大气污染防治法第九十九条"} | article
          {"violation":"AIR-VOC"} | actDate
          {"violation":"AIR-VOC","actDate":"2026/01/01"} | actDate
          {"violation":"AIR-VOC","actDate":"2025-01-01","actFrom":"2025-01-01"} | actDate
          {"violation":"AIR-VOC","actDate":"2025-01-01","actTo":"2025-01-02"} | actTo
          {"violation":"AIR-VOC","actFrom":"2025-01-02","actTo":"2025-01-01"} | actTo
          {"violation":"AIR-VOC","actFrom":"2025-01-02","actTo":"2025-01-03","continuing":true} | continuing
          {"violation":"AIR-VOC","actFrom":"2025-01-02","continuing":"yes"} | continuing
          {"violation":"AIR-VOC","actDate":"2026-12-02"} | decisionDate
          {"violation":"AIR-VOC","actDate":"2025-01-02","decisionDate":"2025-01-01"} | decisionDate
          {"violation":"AIR-VOC","actFrom":"2025-01-02","actTo":"2025-02-01","decisionDate":"2025-01-05"} | decisionDate
          {"violation":"AIR-VOC","actDate":"2025-01-02","foundOn":"2025-01-01"} | foundOn
          {"violation":"AIR-VOC","actDate":"2025-01-02","foundOn":"2025-03-01","decisionDate":"2025-02-01"} | foundOn
          {"violation":"AIR-VOC","actDate":"2025-01-02","partyType":"COMPANY"} | partyType
          {"violation":"AIR-VOC","actDate":"2025-01-02","harm":"NOISE"} | harm
          {"violation":"AIR-VOC","actDate":"2025-01-02","circumstance":"X"} | circumstance
          {"violation":"EIA-ACCEPTANCE","actDate":"2025-01-02","circumstance":"X"} | circumstance
          {"violation":"AIR-VOC","actDate":"2025-01-02","proposedYuan":-1} | proposedYuan
          {"violation":"AIR-VOC","actDate":"2025-01-02","proposedYuan":"a"} | proposedYuan
          {"violation":"AIR-VOC","actDate":"2025-01-02","investmentYuan":true} | investmentYuan
          {"violation":"AIR-VOC","actDate":"2025-01-02","permitHolder":"no"} | permitHolder
          {"violation":"AIR-VOC","actDate":"2025-01-02","version":"1"} | version
          {"violation":"AIR-VOC","actDate":"2025-01-02","fine":1} | fine
          {"violation":"AIR-VOC","actDate":"2025-01-02","province":"火星"} | province
          {"violation":"EIA-CONSTRUCTION","actDate":"2025-01-02","investmentYuan":0} | investmentYuan
          {"violation":"RADIATION-UNLICENSED","actDate":"2025-01-02","circumstance":"GAINS_ABOVE","illegalGainsYuan":0} | illegalGainsYuan
          {"violation":"RADIATION-UNLICENSED","actDate":"2025-01-02","circumstance":"GAINS_BELOW","illegalGainsYuan":100000} | illegalGainsYuan
          """)
  void should_nameTheFieldInChinese_when_theQuestionIsWrong(String question, String field) {
    assertThatThrownBy(() -> controller.applicable(bytes(question)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
              assertThat(refusal.field()).as(refusal.getMessage()).isEqualTo(field);
              assertThat(refusal.getMessage()).containsPattern("\\p{IsHan}");
            });
  }

  @Test
  void should_answerWithEverything_when_theActIsOld() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"violation":"EIA-ACCEPTANCE","actFrom":"2024-01-01","actTo":"2024-02-01",
                 "foundOn":"2026-03-01","circumstance":"CORRECTED","partyType":"ORGANISATION",
                 "province":"重庆","proposedYuan":60000}
                """));

    assertThat(answer.punishable()).isFalse();
    assertThat(answer.timeBar().article()).isEqualTo("行政处罚法第三十六条");
    assertThat(answer.lastDay()).isEqualTo("2026-02-01");
    assertThat(answer.applied().basis()).isEqualTo("建设项目环境保护管理条例第二十三条第一款");
    assertThat(answer.applied().range().text()).isEqualTo("20万元以上100万元以下");
    assertThat(answer.applied().orders()).containsExactly("责令限期改正");
    assertThat(answer.breaches()).singleElement().asString().contains("低于法定最低罚款20万元");
    assertThat(answer.duties().hearing().required()).isTrue();
  }

  @Test
  void should_answer_when_onlyTheArticleIsKnown() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"article":"《中华人民共和国水污染防治法》第八十三条第二项","actDate":"2024-02-19","decisionDate":"2024-04-01"}
                """));

    assertThat(answer.applied().id()).isEqualTo("water-83-2");
    assertThat(answer.cited().id()).isEqualTo("water-83-2");
    assertThat(answer.dailyFineArticle()).isEqualTo("水污染防治法第九十五条");
    assertThat(answer.registerVersion()).isEqualTo("2026-11-22-3");
  }

  @Test
  void should_askForTheCase_when_severalRangesCome() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"violation":"EIA-CONSTRUCTION","actDate":"2026-09-01"}
                """));

    assertThat(answer.applied().range()).isNull();
    assertThat(answer.applied().fine()).contains("应当编制报告书：20万元以上100万元以下");
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("分情形规定罚款，须确认属于哪一种情形"));
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("行政拘留"));
  }

  @Test
  void should_sayThatNothingIsOnRecord_when_soItIs() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"violation":"MONITORING-FALSIFICATION","actDate":"2020-01-01","decisionDate":"2020-02-01",
                 "citedBreach":"环境保护法第四十二条"}
                """));

    assertThat(answer.applied()).isNull();
    assertThat(answer.considered()).isEmpty();
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("法律库未载"));
  }

  @Test
  void should_giveTheArticleWithoutARange_when_noneIsOnRecord() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"violation":"HAZARDOUS-UNLICENSED","actDate":"2026-09-01","decisionDate":"2026-10-01",
                 "proposedYuan":1000000}
                """));

    assertThat(answer.applied().basis()).isEqualTo("生态环境法典第一千一百七十九条");
    assertThat(answer.applied().range()).isNull();
    assertThat(answer.applied().fine()).isEmpty();
    assertThat(answer.breaches()).isEmpty();
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("没有载明罚款幅度"));
  }

  @Test
  void should_askForAComparison_when_theNewRangeIsNotOnRecord() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"violation":"WASTE-DUMPING","actDate":"2026-08-01","decisionDate":"2026-10-01",
                 "disposalCostYuan":200000}
                """));

    assertThat(answer.applied().id()).isEqualTo("waste-102-7");
    assertThat(answer.applied().range().text()).isEqualTo("20万元以上60万元以下");
    assertThat(answer.confirmations())
        .anyMatch(c -> c.contains("幅度无法比较") && c.contains("第一千一百七十九条"));
  }

  @Test
  void should_speakJson_when_askedOverHttp() {
    MockMvcTester http = MockMvcTester.of(controller);

    assertThat(
            http.post()
                .uri("/api/v1/law/applicable")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"violation\":\"AIR-DUST\",\"actDate\":\"2026-01-05\"}"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying("$.applied.basis", b -> assertThat(b).isEqualTo("大气污染防治法第一百一十七条第二项"))
        .hasPathSatisfying("$.applied.range.minimumYuan", m -> assertThat(m).isEqualTo("10000.00"))
        .hasPathSatisfying("$.punishable", p -> assertThat(p).isEqualTo(true));
    assertThat(http.get().uri("/api/v1/law/violations"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying(
            "$.violations[0].code", c -> assertThat(c).isEqualTo("EIA-CONSTRUCTION"));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void should_answerByArticle_when_severalActsShareItsFine() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                "{\"article\":\"排污许可管理条例第三十三条\",\"actDate\":\"2025-03-01\",\"decisionDate\":\"2025-06-01\"}"));

    assertThat(answer.applied().basis()).contains("第三十三条");
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("须确认属于哪一个执法事项"));
  }

  @Test
  void should_lookAtTheDay_when_anEarlierEditionReadsAlike() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                "{\"article\":\"环境影响评价法第三十一条第三款\",\"actDate\":\"2025-03-01\",\"decisionDate\":\"2025-06-01\"}"));

    assertThat(answer.applied().basis()).contains("第三十一条第三款");
  }

  @Test
  void should_notMeasureTheTotal_when_theFineIsForEachTime() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                "{\"article\":\"排污许可管理条例第三十七条\",\"actDate\":\"2025-03-01\",\"decisionDate\":\"2025-06-01\",\"proposedYuan\":60000}"));

    assertThat(answer.breaches()).isEmpty();
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("每次"));
  }

  @ParameterizedTest
  @CsvSource({
    "PERMIT-NONE,true,",
    "EIA-REGISTRATION,false,false",
    "AIR-EXCEED,,",
    "PERMIT-LEDGER,,",
    "PERMIT-FRAUD,true,true",
    "PERMIT-FORGERY,true,true",
    "HAZARDOUS-UNLICENSED,true,true"
  })
  void should_sayTheDuties_when_noFineIsProposed(
      String violation, Boolean hearing, Boolean discussion) {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                "{\"violation\":\"%s\",\"actDate\":\"2025-03-01\",\"decisionDate\":\"2025-06-01\"}"
                    .formatted(violation)));

    assertThat(answer.duties().hearing().required())
        .as(answer.duties().hearing().reason())
        .isEqualTo(hearing);
    assertThat(answer.duties().discussion().required())
        .as(answer.duties().discussion().reason())
        .isEqualTo(discussion);
  }

  @Test
  void should_listThePenalties_when_theyGoWithTheFine() {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"violation":"PERMIT-FORGERY","actDate":"2025-03-01","decisionDate":"2025-06-01","proposedYuan":100000}
                """));

    assertThat(answer.applied().penalties())
        .containsExactly(new LawController.Kind("BAR_LICENCE", "一定时期内不得申请行政许可"));
    assertThat(answer.duties().hearing().required()).isTrue();
    assertThat(answer.duties().hearing().article()).contains("排污许可管理条例第四十一条");
    assertThat(controller.violations().violations())
        .filteredOn(v -> v.code().equals("PERMIT-FORGERY"))
        .singleElement()
        .satisfies(v -> assertThat(v.provisions().get(0).penalties()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({"0,1万元以上10万元以下", "99999.99,1万元以上10万元以下", "100000,10万元以上50万元以下"})
  void should_knowTheCase_when_theGainsDecide(String gains, String range) {
    LawController.Answer answer =
        controller.applicable(
            bytes(
                """
                {"violation":"RADIATION-UNLICENSED","actDate":"2025-03-01","illegalGainsYuan":%s}
                """
                    .formatted(gains)));

    assertThat(answer.applied().range().text()).isEqualTo(range);
    assertThat(answer.confirmations()).noneMatch(c -> c.contains("属于哪一种"));
  }
}
