package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ecocase.discretion.Standards;
import org.ecocase.law.LawRegister;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.ecocase.support.TestDuties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class DiscretionControllerTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);

  private final DiscretionController controller =
      new DiscretionController(
          new Standards(),
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
          [] | body
          {"formula" | body
          {"formula":"DAILY","formula":"DAILY"} | body
          {} | standard
          {"standard":"x"} | standard
          {"standard":7} | standard
          {"standard":"gd-2022","formula":"DAILY"} | formula
          {"formula":"SUM"} | formula
          {"formula":"WEIGHTED_SUM","fine":1} | fine
          {"formula":"WEIGHTED_SUM","table":"1.1"} | table
          {"standard":"gd-2022"} | table
          {"standard":"gd-2022","table":"99"} | table
          {"standard":"gd-2022","table":"1.8"} | variant
          {"standard":"gd-2022","table":"1.8","variant":"从未改正"} | variant
          {"standard":"gd-2022","table":"1.8","variant":"个人"} | partyType
          {"standard":"gd-2022","table":"1.9","partyType":"RESPONSIBLE"} | partyType
          {"standard":"gd-2022","table":"1.9","partyType":"公司"} | partyType
          {"standard":"gd-2022","table":"1.1","factors":{}} | investmentYuan
          {"standard":"gd-2022","table":"1.1","investmentYuan":-5} | investmentYuan
          {"standard":"gd-2022","table":"1.1","investmentYuan":"五十万"} | investmentYuan
          {"standard":"gd-2022","table":"1.1","investmentYuan":1.001} | investmentYuan
          {"standard":"gd-2022","table":"1.1","investmentYuan":1e30} | investmentYuan
          {"standard":"gd-2022","table":"1.1","investmentYuan":1e999999} | investmentYuan
          {"standard":"gd-2022","table":"1.9","start":30} | start
          {"standard":"gd-2022","table":"1.9","minimumYuan":1,"maximumYuan":2} | maximumYuan
          {"standard":"gd-2022","table":"1.9","violation":"AIR-VOC"} | violation
          {"standard":"gd-2022","table":"1.9","article":"大气污染防治法第九十九条"} | article
          {"standard":"gd-2022","table":"1.9","factors":{"天气":"晴"}} | factors.天气
          {"standard":"gd-2022","table":"1.9","factors":{"整改情况":"不知"}} | factors.整改情况
          {"standard":"gd-2022","table":"1.9","factors":{"整改情况":3}} | factors.整改情况
          {"standard":"gd-2022","table":"1.9","factors":[{"name":"整改情况","grade":"限期内改正","percent":9}]} | factors[0]
          {"standard":"gd-2022","table":"1.9","factors":[{"name":"整改情况","percent":9}]} | factors[0]
          {"standard":"gd-2022","table":"1.9","factors":[{"grade":"限期内改正"}]} | factors[0].name
          {"standard":"gd-2022","table":"1.9","factors":[{"name":"整改情况"},{"name":"整改情况"}]} | factors[1].name
          {"standard":"gd-2022","table":"1.9","factors":[{"name":"整改情况","weight":3}]} | factors[0].weight
          {"standard":"gd-2022","table":"1.9","factors":[3]} | factors[0]
          {"standard":"gd-2022","table":"1.9","factors":7} | factors
          {"standard":"gd-2022","table":"1.9","periods":[{"days":3}]} | periods
          {"standard":"gd-2022","table":"1.9","decisionDate":"2026-02-30"} | decisionDate
          {"standard":"gd-2022","table":"1.9","decisionDate":"1826-02-03"} | decisionDate
          {"standard":"gd-2022","table":"1.9","decisionDate":"2024-01-01","actDate":"2024-02-01"} | actDate
          {"standard":"gd-2022","table":"1.9","rounding":3} | rounding
          {"standard":"gd-2022","table":"1.9","rounding":{"unitYuan":0}} | rounding.unitYuan
          {"standard":"gd-2022","table":"1.9","rounding":{"unitYuan":1,"mode":"UNNECESSARY"}} | rounding.mode
          {"standard":"gd-2022","table":"1.9","adjustments":{}} | adjustments
          {"standard":"gd-2022","table":"1.9","adjustments":[{"percent":30}]} | adjustments[0].kind
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"APOLOGY"}]} | adjustments[0].percent
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"APOLOGY","percent":60}]} | adjustments[0].percent
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"APOLOGY","amountYuan":60}]} | adjustments[0].amountYuan
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"LIGHTER","amountYuan":60,"percent":3}]} | adjustments[0].amountYuan
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"APOLOGY","guide":"深圳"}]} | adjustments[0].guide
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"APOLOGY","guide":"东莞","option":"无"}]} | adjustments[0].option
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"APOLOGY","guide":"东莞","option":"其他","percent":30}]} | adjustments[0].guide
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"APOLOGY","percent":30,"circumstances":["RAIN"]}]} | adjustments[0].circumstances
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"REDUCTION","percent":30}]} | adjustments[0].ground
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"NO_PENALTY"}]} | adjustments[0].ground
          {"standard":"gd-2022","table":"1.9","adjustments":[{"kind":"NO_PENALTY","ground":"NO_FAULT","percent":3}]} | adjustments[0].percent
          {"formula":"WEIGHTED_SUM","factors":[{"name":"a","percent":5}]} | maximumYuan
          {"formula":"WEIGHTED_SUM","minimumYuan":5,"maximumYuan":3,"factors":[{"name":"a","percent":5}]} | maximumYuan
          {"formula":"WEIGHTED_SUM","maximumYuan":0,"factors":[{"name":"a","percent":5}]} | maximumYuan
          {"formula":"WEIGHTED_SUM","minimumYuan":5,"factors":[{"name":"a","percent":5}]} | maximumYuan
          {"formula":"WEIGHTED_SUM","maximumYuan":100} | factors
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"factors":[{"name":"a"}]} | factors[0]
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"factors":[{"name":"a","percent":-5}]} | factors[0].percent
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"factors":[{"name":"a","percent":101}]} | factors[0].percent
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"factors":[{"name":"a","percent":"1/0"}]} | factors[0].percent
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"factors":[{"name":"a","percentMin":5}]} | factors[0].percentMax
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"factors":[{"name":"a","percentMin":5,"percentMax":4}]} | factors[0].percentMax
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"factors":[{"name":"a","percent":5,"coefficient":4}]} | factors[0].coefficient
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"start":101,"factors":[{"name":"a","percent":5}]} | start
          {"formula":"WEIGHTED_SUM","violation":"X","factors":[{"name":"a","percent":5}]} | violation
          {"formula":"WEIGHTED_SUM","violation":"AIR-EXCEED","circumstance":"X","factors":[{"name":"a","percent":5}]} | circumstance
          {"formula":"WEIGHTED_SUM","article":"水污染防治法第一条","factors":[{"name":"a","percent":5}]} | article
          {"formula":"WEIGHTED_SUM","violation":"EIA-CONSTRUCTION","factors":[{"name":"a","percent":5}]} | maximumYuan
          {"formula":"SUPERPOSITION","maximumYuan":100,"factors":[{"name":"a","level":3}]} | factors
          {"formula":"SUPERPOSITION","maximumYuan":100,"divisor":0,"factors":[{"name":"a","level":3}]} | divisor
          {"formula":"BAND"} | maximumYuan
          {"formula":"BAND","maximumYuan":100,"bandMinimumYuan":5} | bandMaximumYuan
          {"formula":"BAND","maximumYuan":100,"bandMinimumYuan":5,"bandMaximumYuan":4} | bandMaximumYuan
          {"formula":"BAND","maximumYuan":100,"bandPosition":"MIDDLE"} | bandPosition
          {"formula":"DAILY","periods":[{"days":3}]} | originalFineYuan
          {"formula":"DAILY","originalFineYuan":0,"periods":[{"days":3}]} | originalFineYuan
          {"formula":"DAILY","originalFineYuan":100} | periods
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":0}]} | periods[0].days
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":1.5}]} | periods[0].days
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"servedOn":"2026-01-01"}]} | periods[0].foundOn
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"servedOn":"2026-01-05","foundOn":"2026-01-04"}]} | periods[0].foundOn
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"servedOn":"2026-01-05","foundOn":"2026-06-04"}]} | periods[0].foundOn
          {"formula":"DAILY","originalFineYuan":100,"factors":[],"periods":[{"days":3}]} | factors
          {"formula":"PART_OF_BASE","maximumYuan":100,"times":3} | investmentYuan
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3} | times
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3,"times":1,"percent":3} | times
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3,"times":0} | times
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3,"times":101} | times
          {"formula":"PART_OF_BASE","violation":"AIR-EXCEED","feeYuan":3,"times":2} | feeYuan
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3,"times":2,"factors":[]} | factors
          {"standard":"gd-2022","table":"1.9","times":2} | times
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"variant":"限期内改正"} | variant
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"bandPosition":"LIGHTER"} | bandPosition
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"circumstance":"CORRECTED"} | circumstance
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"rounding":{"unitYuan":1}} | rounding
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"investmentYuan":5} | investmentYuan
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"actDate":"2026-01-01"} | actDate
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"step":10} | step
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"highestLevel":5} | highestLevel
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"times":2} | times
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"bandMaximumYuan":2} | bandMaximumYuan
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"violation":"X"} | violation
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"article":"某法第一条"} | article
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"violation":"MONITORING-FALSIFICATION"} | violation
          {"violations":[{"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"violation":"X"}]} | violations[0].violation
          {"standard":"gd-2022","table":"1.9","circumstance":"CORRECTED"} | circumstance
          {"standard":"gd-2022","table":"1.9","violation":"EIA-DISCLOSURE","circumstance":"CORRECTED"} | circumstance
          {"standard":"gd-2022","table":"1.9","investmentYuan":5} | investmentYuan
          {"standard":"gd-2022","table":"1.9","originalFineYuan":5} | originalFineYuan
          {"standard":"gd-2022","table":"1.1","investmentYuan":5,"feeYuan":3} | feeYuan
          {"standard":"hengshui","table":"露天焚烧","partyType":"INDIVIDUAL","violation":"X"} | violation
          {"standard":"hengshui","table":"露天焚烧","partyType":"INDIVIDUAL","article":"某法第一条"} | article
          {"violations":[{"standard":"gd-2022","table":"1.9","investmentYuan":5}]} | violations[0].investmentYuan
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"investmentYuan":5,"factors":[{"name":"a","percent":5}]} | investmentYuan
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"circumstance":"X","factors":[{"name":"a","percent":5}]} | circumstance
          {"formula":"WEIGHTED_SUM","violation":"AIR-EXCEED","goodsValueYuan":5,"factors":[{"name":"a","percent":5}]} | goodsValueYuan
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3,"times":2,"circumstance":"X"} | circumstance
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3,"times":2,"bandPosition":"LIGHTER"} | bandPosition
          {"formula":"PART_OF_BASE","maximumYuan":100,"illegalGainsYuan":0,"times":2} | illegalGainsYuan
          {"formula":"PART_OF_BASE","violation":"RADIATION-UNLICENSED","illegalGainsYuan":50000,"times":2} | illegalGainsYuan
          {"standard":"gd-2022","table":"1.1","investmentYuan":0} | investmentYuan
          {"standard":"gd-2022","table":"4.7","disposalCostYuan":0} | disposalCostYuan
          {"standard":"gd-2022","table":"7.15"} | variant
          {"standard":"gd-2022","table":"7.15","variant":"违法所得10万元以上"} | illegalGainsYuan
          {"standard":"gd-2022","table":"7.15","variant":"违法所得10万元以上","illegalGainsYuan":99999.99} | illegalGainsYuan
          {"standard":"gd-2022","table":"7.15","variant":"没有违法所得或者违法所得不足10万元","illegalGainsYuan":100000} | illegalGainsYuan
          {"formula":"WEIGHTED_SUM","violation":"RADIATION-UNLICENSED","circumstance":"GAINS_ABOVE","illegalGainsYuan":0,"factors":[{"name":"a","percent":5}]} | illegalGainsYuan
          {"formula":"SUPERPOSITION","maximumYuan":100,"highestLevel":2.5,"factors":[{"name":"a","level":2}]} | highestLevel
          {"formula":"SUPERPOSITION","maximumYuan":100,"factors":[{"name":"a","level":0},{"name":"b","level":1,"role":"COMMON"}]} | factors
          {"formula":"SUPERPOSITION","maximumYuan":100,"factors":[{"name":"a","level":1},{"name":"b","level":6,"role":"COMMON"}]} | factors
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"divisor":50,"factors":[{"name":"a","percent":5}]} | divisor
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"bandPosition":"LIGHTER","factors":[{"name":"a","percent":5}]} | bandPosition
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"step":10,"factors":[{"name":"a","percent":5}]} | step
          {"formula":"START_AND_REMAINDER","maximumYuan":100,"leastSum":10,"factors":[{"name":"a","percent":5}]} | leastSum
          {"formula":"START_AND_REMAINDER","maximumYuan":100,"bandMinimumYuan":1,"bandMaximumYuan":2,"factors":[{"name":"a","percent":5}]} | bandMinimumYuan
          {"formula":"MINIMUM_PLUS_SHARE","maximumYuan":100,"start":7,"factors":[{"name":"a","percent":5}]} | start
          {"formula":"BAND","minimumYuan":1,"maximumYuan":100,"start":7} | start
          {"formula":"BAND","minimumYuan":1,"maximumYuan":100,"highestLevel":5} | highestLevel
          {"formula":"BAND_ADJUSTED","minimumYuan":1,"maximumYuan":100,"bandPosition":"LIGHTER"} | bandPosition
          {"formula":"LEVELS_ONLY","maximumYuan":100,"correction":7,"factors":[{"name":"a","level":2}]} | correction
          {"standard":"gd-2022","violation":"WATER-EXCEED","bandPosition":"LIGHTER","factors":[{"name":"a","percent":5}]} | bandPosition
          {"standard":"gd-2022","table":"1.9","bandPosition":"LIGHTER"} | bandPosition
          {"violations":[{"formula":"WEIGHTED_SUM","maximumYuan":100,"divisor":50,"factors":[{"name":"a","percent":5}]}]} | violations[0].divisor
          {"standard":"gd-2022","table":"1.9","count":2} | count
          {"formula":"WEIGHTED_SUM","maximumYuan":100,"count":2,"factors":[{"name":"a","percent":5}]} | count
          {"formula":"WEIGHTED_SUM","violation":"AIR-EXCEED","count":2,"factors":[{"name":"a","percent":5}]} | count
          {"formula":"WEIGHTED_SUM","violation":"PERMIT-LEDGER","count":0,"factors":[{"name":"a","percent":5}]} | count
          {"formula":"WEIGHTED_SUM","violation":"PERMIT-LEDGER","count":1.5,"factors":[{"name":"a","percent":5}]} | count
          {"formula":"PART_OF_BASE","maximumYuan":100,"feeYuan":3,"times":2,"count":2} | count
          {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"count":2} | count
          {"formula":"WEIGHTED_SUM","violation":"RADIATION-UNLICENSED","factors":[{"name":"a","percent":5}]} | circumstance
          {"formula":"WEIGHTED_SUM","article":"建设项目环境保护管理条例第二十三条第一款","factors":[{"name":"a","percent":5}]} | circumstance
          {"standard":"gd-2022","violation":"WATER-EXCEED","actDate":"2026-04-20","bandPosition":"ORDINARY"} | table
          {"standard":"gd-2022","table":"1.9","province":"火星"} | province
          {"standard":"gd-2022","table":"1.9","province":7} | province
          {"violations":[]} | violations
          {"violations":[7]} | violations[0]
          {"violations":[],"standard":"gd-2022"} | standard
          {"violations":[{"standard":"gd-2022","table":"1.9"},{"standard":"gd-2022","table":"1.1"}]} | violations[1].investmentYuan
          {"violations":[{"standard":"x"}]} | violations[0].standard
          {"violations":[{"standard":"gd-2022","table":"1.9","factors":{"天气":"晴"}}]} | violations[0].factors.天气
          """)
  void should_nameTheFieldInChinese_when_theQuestionIsWrong(String question, String field) {
    assertThatThrownBy(() -> controller.calculate(bytes(question)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.getMessage()).containsPattern("\\p{IsHan}");
              assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(Refusal.Kind.INVALID);
              assertThat(refusal.field()).as(refusal.getMessage()).isEqualTo(field);
            });
  }

  @Test
  void should_takeTheLowestGrade_when_aFactorIsUnknown() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"3.2.1","factors":{"排污许可分类管理类别":"重点管理","排污情况":null}}
            """);

    assertThat(answer.amountYuan()).isEqualTo("250000.00");
    DiscretionController.Result result = answer.violations().get(0);
    assertThat(result.percent()).isEqualTo("25%");
    assertThat(result.factors())
        .filteredOn(f -> f.factor().equals("排污情况"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.assumed()).isTrue();
              assertThat(f.weight()).isEqualTo("3%");
            });
    assertThat(result.confirmations()).anyMatch(c -> c.contains("“排污情况”未提供"));
    assertThat(result.articles())
        .containsSubsequence("大气污染防治法第十九条", "大气污染防治法第九十九条第一项")
        .contains("行政处罚法第三十四条");
    assertThat(answer.duties().hearing().required()).isTrue();
    assertThat(answer.duties().discussion().required()).isFalse();
  }

  @Test
  void should_readSeveralNames_when_widthOrSpacesDiffer() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"3.5.1",
             "factors":{"近二年同类违法行为情况(含本次)":"4 次以上","行为表现形式":"偷排"}}
            """);

    assertThat(answer.amountText()).isEqualTo("46万元");
  }

  @Test
  void should_flagTheRepeal_when_theTableRestsOnAFormerLaw() {
    DiscretionController.Answer after =
        answer(
            """
            {"standard":"gd-2022","table":"3.4.1","decisionDate":"2026-10-01","actDate":"2026-09-01"}
            """);
    DiscretionController.Answer across =
        answer(
            """
            {"standard":"gd-2022","table":"3.4.1","decisionDate":"2026-10-01","actDate":"2026-08-01"}
            """);

    assertThat(after.violations().get(0).breaches())
        .singleElement()
        .satisfies(b -> assertThat(b.sentence()).contains("不是有效的法律"));
    assertThat(across.violations().get(0).breaches()).isEmpty();
    assertThat(across.violations().get(0).confirmations()).anyMatch(c -> c.contains("比较轻重"));
  }

  @Test
  void should_say_when_theStandardIsNotInForce() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"1.9","decisionDate":"2021-06-01"}
            """);

    assertThat(answer.violations().get(0).confirmations()).anyMatch(c -> c.contains("不在有效期内"));
  }

  @Test
  void should_leaveASpan_when_theStandardDoes() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"hebei-2019","table":"环评类1","investmentYuan":1000000,
             "minimumYuan":10000,"maximumYuan":50000,
             "factors":{"违法行为类型":"应编报告表项目","建设生产情况":"主体工程已建成未投产"}}
            """);

    assertThat(answer.amountFen()).isNull();
    assertThat(answer.amountYuan()).isNull();
    assertThat(answer.range().minimumYuan()).isEqualTo("10000.00");
    assertThat(answer.range().maximumYuan()).isEqualTo("17500.00");
    assertThat(answer.duties().hearing().required()).isFalse();
    assertThat(answer.duties().hearing().reason()).contains("1万元以上1.75万元以下", "20万元");
    assertThat(answer.duties().discussion().required()).isFalse();
  }

  @Test
  void should_leaveTheHearingOpen_when_theThresholdLiesInTheSpan() {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"LEVELS_ONLY","minimumYuan":100000,"maximumYuan":1000000,
             "factors":[{"name":"情节","level":2}]}
            """);

    assertThat(answer.duties().hearing().required()).isNull();
    assertThat(answer.duties().hearing().reason()).contains("10万元以上100万元以下", "20万元");
    assertThat(answer.duties().discussion().required()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"formula":"WEIGHTED_SUM","violation":"PERMIT-FRAUD","factors":[{"name":"a","percent":50}]} | 排污许可管理条例第四十条
          {"formula":"WEIGHTED_SUM","article":"排污许可管理条例第四十一条","province":"广东","factors":[{"name":"a","percent":1}]} | 排污许可管理条例第四十一条
          {"violations":[{"formula":"MINIMUM_PLUS_SHARE","violation":"AIR-DUST","factors":[{"name":"a","percent":1}]},{"formula":"MINIMUM_PLUS_SHARE","violation":"PERMIT-FORGERY","factors":[{"name":"a","percent":1}]}]} | 排污许可管理条例第四十一条
          {"standard":"gd-2022","table":"4.26","variant":"单位","factors":{}} | 固体废物污染环境防治法第一百一十四条第一款
          """)
  void should_callForHearingAndDiscussion_when_otherPenaltiesGoWithTheFine(
      String question, String article) {
    DiscretionController.Answer answer = answer(question);

    assertThat(answer.duties().hearing().required()).isTrue();
    assertThat(answer.duties().hearing().reason()).contains("“" + article + "”规定的处罚还包括");
    assertThat(answer.duties().discussion().required()).isTrue();
    assertThat(answer.duties().discussion().reason()).contains(article);
  }

  @Test
  void should_lookAtTheFineOnly_when_aPersonAnswersForTheOrganisation() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"4.26","partyType":"RESPONSIBLE","factors":{}}
            """);

    assertThat(answer.duties().discussion().required()).isFalse();
    assertThat(answer.duties().hearing().reason()).doesNotContain("还包括");
  }

  @Test
  void should_callForNothing_when_theActIsNotPunished() {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"WEIGHTED_SUM","violation":"PERMIT-FRAUD","factors":[{"name":"a","percent":50}],
             "adjustments":[{"kind":"NO_PENALTY","ground":"NO_FAULT"}]}
            """);

    assertThat(answer.duties().hearing().required()).isFalse();
    assertThat(answer.duties().discussion().required()).isFalse();
  }

  @Test
  void should_computeBySuperposition_when_levelsAreChosen() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"mee-2019","table":"逃避监管","minimumYuan":100000,"maximumYuan":1000000,
             "factors":[{"name":"行为情形","level":5},{"name":"超标状况","grade":"超标200%以上"},
                        {"name":"违法次数（两年内含本次）","grade":"3次以上"},{"name":"区域影响","level":5}]}
            """);

    assertThat(answer.amountText()).isEqualTo("100万元");
    assertThat(answer.violations().get(0).confirmations()).anyMatch(c -> c.contains("未经核对"));
  }

  @Test
  void should_leaveOutAFactor_when_itIsOptional() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"mee-2019","table":"超标","minimumYuan":100000,"maximumYuan":1000000,
             "factors":{"日排水量":"1000吨以上"}}
            """);

    assertThat(answer.violations().get(0).factors())
        .extracting(DiscretionController.FactorUsed::factor)
        .contains("日排水量")
        .doesNotContain("小时烟气量");
  }

  @Test
  void should_roundAsAsked_when_theCallerSays() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"1.1","investmentYuan":"130001",
             "rounding":{"unitYuan":100,"mode":"DOWN"},"factors":{"建设情况":"投入生产/使用阶段"}}
            """);

    assertThat(answer.amountYuan()).isEqualTo("2200.00");
  }

  @Test
  void should_imposeNothing_when_theOnlyViolationIsNotPunished() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"1.9",
             "adjustments":[{"kind":"NO_PENALTY","ground":"FIRST_CORRECTED"}]}
            """);

    assertThat(answer.amountFen()).isZero();
    assertThat(answer.amountText()).isEqualTo("不予处罚");
    assertThat(answer.violations().get(0).articles()).contains("行政处罚法第三十三条第一款");
  }

  @Test
  void should_callForADiscussion_when_theFineGoesBelowTheMinimum() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"1.9",
             "adjustments":[{"kind":"REDUCTION","percent":30,"ground":"REMOVED_HARM"}]}
            """);

    assertThat(answer.amountYuan()).isEqualTo("35000.00");
    assertThat(answer.violations().get(0).belowMinimum()).isTrue();
    assertThat(answer.duties().discussion().required()).isTrue();
  }

  @Test
  void should_refuseWithTheArticle_when_theApologyIsExcluded() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    {"standard":"gd-2022","table":"1.9",
                     "adjustments":[{"kind":"APOLOGY","percent":30,"circumstances":["CRIME"]}]}
                    """))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.RULE))
        .hasMessageContaining("第十四条");
  }

  @Test
  void should_flagABreach_when_theDailyFineDiffers() {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"proposedYuan":299}
            """);

    assertThat(answer.amountYuan()).isEqualTo("300.00");
    assertThat(answer.violations().get(0).breaches()).hasSize(1);
    assertThat(answer.violations().get(0).articles()).contains("环境保护法第五十九条");
  }

  @ParameterizedTest
  @CsvSource({"AIR-VOC,大气污染防治法第一百零八条第一项", "EIA-DISCLOSURE,建设项目环境保护管理条例第二十三条第二款"})
  void should_refuseWithTheArticle_when_theActIsNotFinedByDay(String violation, String article) {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],"violation":"%s"}
                    """
                        .formatted(violation)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.RULE))
        .hasMessageContaining(article)
        .hasMessageContaining("按日连续处罚办法第五条");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"violation\":\"AIR-EXCEED\"",
        "\"article\":\"大气污染防治法第九十九条第二项\",\"actDate\":\"2026-01-01\""
      })
  void should_countByDay_when_theProvisionAllowsIt(String act) {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],%s}
            """
                .formatted(act));

    assertThat(answer.amountYuan()).isEqualTo("300.00");
    assertThat(answer.violations().get(0).articles())
        .containsSubsequence("大气污染防治法第九十九条第二项", "大气污染防治法第一百二十三条");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02,2026-04-01,false", "2026-03-02,2026-04-02,true"})
  void should_askForConfirmation_when_theReCheckCameLate(
      String served, String found, boolean late) {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"DAILY","originalFineYuan":100,"periods":[{"servedOn":"%s","foundOn":"%s"}]}
            """
                .formatted(served, found));

    assertThat(
            answer.violations().get(0).confirmations().stream()
                .anyMatch(c -> c.contains("三十日") && c.contains("第十条") && c.contains(found)))
        .isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({"0,没有违法所得或者违法所得不足10万元", "99999.99,没有违法所得或者违法所得不足10万元", "100000,违法所得10万元以上"})
  void should_chooseTheTable_when_theGainsDecide(String gains, String variant) {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"7.15","illegalGainsYuan":%s}
            """
                .formatted(gains));

    assertThat(answer.violations().get(0).variant()).isEqualTo(variant);
  }

  @ParameterizedTest
  @CsvSource({"重庆", "重庆市"})
  void should_takeTheLocalThreshold_when_theProvinceIsNamed(String province) {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","table":"1.9","province":"%s"}
            """
                .formatted(province));

    assertThat(answer.duties().hearing().required()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gd-2022",
        "hunan-2021",
        "zj-2020",
        "hebei-2019",
        "qingyuan-2016",
        "mee-2019",
        "gansu-2021",
        "henan-2022"
      })
  void should_listTheStandard_when_asked(String id) {
    assertThat(controller.standards())
        .filteredOn(s -> s.id().equals(id))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.title()).isNotBlank();
              assertThat(s.formulaText()).isNotBlank();
              assertThat(s.rounding()).isEqualTo("精确到分，四舍五入");
            });
  }

  @Test
  void should_speakJson_when_askedOverHttp() {
    MockMvcTester http = MockMvcTester.of(controller);

    assertThat(
            http.post()
                .uri("/api/v1/discretion/calculations")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"standard\":\"gd-2022\",\"table\":\"1.9\"}"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying("$.amountFen", fen -> assertThat(fen).isEqualTo(5_000_000))
        .hasPathSatisfying(
            "$.violations[0].factors[0].factor", f -> assertThat(f).isEqualTo("整改情况"))
        .hasPathSatisfying(
            "$.violations[0].reasoning[0].sentence", s -> assertThat(s).asString().isNotBlank())
        .hasPathSatisfying("$.duties.hearing.required", r -> assertThat(r).isEqualTo(false));
    assertThat(http.get().uri("/api/v1/discretion/standards"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying(
            "$[0].tables[0].factors[0].grades[0].label", l -> assertThat(l).isNotNull());
  }

  private DiscretionController.Answer answer(String question) {
    return controller.calculate(bytes(question));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
