package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ecocase.discretion.Standards;
import org.ecocase.law.LawRegister;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.ecocase.support.TestDuties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the law asks of a calculation beyond its input. */
class DiscretionRulesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);

  private static final String APOLOGISING =
      """
      {"standard":"gd-2022","violation":"WATER-EXCEED","actDate":"2026-03-01",
       "factors":[{"name":"a","percent":50}],"adjustments":[{"kind":"APOLOGY","percent":30}]}
      """;

  private final DiscretionController controller =
      new DiscretionController(
          new Standards(),
          new LawRegister(JdbcClient.create(TestDatabase.dataSource()), CLOCK),
          TestDuties.duties(),
          CLOCK);

  @Test
  void should_takeTheMiddle_when_theTableRestsOnARepealedLaw() {
    DiscretionController.Answer answer =
        answer(
            """
            {"standard":"gd-2022","violation":"WATER-EXCEED","actDate":"2026-08-20",
             "decisionDate":"2026-09-01","bandPosition":"ORDINARY"}
            """);

    assertThat(answer.amountYuan()).isEqualTo("550000.00");
    assertThat(answer.violations().get(0).articles()).contains("生态环境法典第一千一百零七条");
  }

  @Test
  void should_fineNobody_when_theLawOfTheDayLeavesThemOut() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    {"formula":"BAND","violation":"WATER-OBSTRUCTION","partyType":"RESPONSIBLE",
                     "actDate":"2026-03-01","minimumYuan":5000,"maximumYuan":50000}
                    """))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.getMessage()).contains("对直接责任人员没有罚款规定", "行政处罚法第四条"));
  }

  @ParameterizedTest
  @CsvSource({"100000,false,false", "600000,true,true"})
  void should_lookAtTheProposedFine_when_thereIsOne(
      long proposed, boolean hearing, boolean discussion) {
    DiscretionController.Answer answer = proposing(proposed, "");

    assertThat(answer.amountYuan()).isEqualTo("100000.00");
    assertThat(answer.duties().hearing().required()).isEqualTo(hearing);
    assertThat(answer.duties().discussion().required()).isEqualTo(discussion);
  }

  @ParameterizedTest
  @CsvSource({"110000,拟罚款11万元偏离裁量结果10万元", "90000,拟罚款9万元低于法定最低罚款10万元", "600000,五十万元以上"})
  void should_giveTheReason_when_aFineMustBeDiscussed(long proposed, String reason) {
    DiscretionController.Answer answer = proposing(proposed, "");

    assertThat(answer.duties().discussion().required()).isTrue();
    assertThat(answer.duties().discussion().reason()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"LIGHTER", "REDUCTION"})
  void should_callForADiscussion_when_thereAreReasonsBothWays(String kind) {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"WEIGHTED_SUM","minimumYuan":10000,"maximumYuan":100000,
             "factors":[{"name":"a","percent":50}],
             "adjustments":[{"kind":"%s","percent":10,"ground":"MERIT"},
                            {"kind":"HEAVIER","percent":10}]}
            """
                .formatted(kind));

    assertThat(answer.amountYuan()).isEqualTo("49500.00");
    assertThat(answer.duties().discussion().required()).isTrue();
    assertThat(answer.duties().discussion().reason()).contains("从重情节");
  }

  @Test
  void should_flagABreach_when_aFineIsProposedThoughNothingIsImposed() {
    DiscretionController.Answer answer =
        proposing(1, ",\"adjustments\":[{\"kind\":\"NO_PENALTY\",\"ground\":\"NO_FAULT\"}]");

    assertThat(answer.violations().get(0).breaches())
        .singleElement()
        .satisfies(b -> assertThat(b.article()).isEqualTo("行政处罚法第三十三条第二款"));
  }

  @Test
  void should_multiplyTheRange_when_theFineIsForEachTime() {
    DiscretionController.Answer answer = counted(",\"count\":3,\"proposedYuan\":60000");

    DiscretionController.Result result = answer.violations().get(0);
    assertThat(result.statutory().minimumYuan()).isEqualTo("15000.00");
    assertThat(result.statutory().maximumYuan()).isEqualTo("60000.00");
    assertThat(result.breaches()).isEmpty();
    assertThat(result.reasoning().get(0).sentence()).contains("每次5000元以上2万元以下", "共3次");
    assertThat(answer.duties().discussion().required()).isTrue();
  }

  @Test
  void should_multiplyTheBand_when_theFineIsForEachTime() {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"BAND","violation":"PERMIT-LEDGER","count":3,
             "bandMinimumYuan":10000,"bandMaximumYuan":20000}
            """);

    assertThat(answer.amountYuan()).isEqualTo("45000.00");
  }

  @Test
  void should_askHowOften_when_theProposedFineIsForMoreThanOne() {
    DiscretionController.Result open = counted(",\"proposedYuan\":60000").violations().get(0);
    DiscretionController.Result once =
        counted(",\"count\":1,\"proposedYuan\":60000").violations().get(0);

    assertThat(open.breaches()).isEmpty();
    assertThat(open.confirmations()).anyMatch(c -> c.contains("须确认次数"));
    assertThat(once.breaches()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void should_refuseTheApology_when_anotherViolationIsExcluded(int at) {
    List<String> items =
        new ArrayList<>(
            List.of(
                """
                {"formula":"WEIGHTED_SUM","violation":"WATER-EVASION",
                 "factors":[{"name":"a","percent":50}]}
                """));
    items.add(at, APOLOGISING);

    assertThatThrownBy(() -> answer("{\"violations\":[" + String.join(",", items) + "]}"))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> {
              assertThat(r.kind()).as(r.getMessage()).isEqualTo(Refusal.Kind.RULE);
              assertThat(r.field()).isEqualTo("violations[" + at + "].adjustments[0]");
            })
        .hasMessageContaining("同时检查发现的多个违法行为中有不适用的情形");
  }

  @Test
  void should_countTheApology_when_noOtherViolationIsExcluded() {
    DiscretionController.Answer answer =
        answer(
            """
            {"violations":[{"standard":"gd-2022","table":"1.9"},%s]}
            """
                .formatted(APOLOGISING));

    assertThat(answer.violations())
        .extracting(DiscretionController.Result::amountText)
        .containsExactly("5万元", "35万元");
  }

  @ParameterizedTest
  @CsvSource({"99999.99,true", "100000,false"})
  void should_askForConfirmation_when_theOriginalFineIsTooSmall(String original, boolean asked) {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"DAILY","violation":"AIR-EXCEED","originalFineYuan":%s,
             "periods":[{"days":3}]}
            """
                .formatted(original));

    assertThat(
            answer.violations().get(0).confirmations().stream()
                .anyMatch(c -> c.contains("低于“大气污染防治法第九十九条第二项”的法定最低罚款10万元")))
        .isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-01,2026-08-14,true,false",
    "2026-08-01,2026-08-15,true,true",
    "2026-08-14,2026-08-20,false,true"
  })
  void should_citeTheLawOfTheDays_when_countedByDay(
      String served, String found, boolean old, boolean now) {
    DiscretionController.Answer answer =
        answer(
            """
            {"formula":"DAILY","violation":"AIR-EXCEED","actDate":"2026-07-20",
             "originalFineYuan":100000,"decisionDate":"2026-10-01",
             "periods":[{"servedOn":"%s","foundOn":"%s"}]}
            """
                .formatted(served, found));

    List<String> articles = answer.violations().get(0).articles();
    assertThat(articles.contains("大气污染防治法第一百二十三条")).isEqualTo(old);
    assertThat(articles.contains("生态环境法典第一千零六十条")).isEqualTo(now);
    assertThat(articles)
        .contains("环境保护主管部门实施按日连续处罚办法第十七条、第十八条、第十九条")
        .noneMatch(article -> article.contains("排污许可"));
  }

  private DiscretionController.Answer proposing(long yuan, String more) {
    return answer(
        """
        {"formula":"WEIGHTED_SUM","violation":"WATER-EXCEED","actDate":"2026-03-01",
         "factors":[{"name":"a","percent":10}],"proposedYuan":%d%s}
        """
            .formatted(yuan, more));
  }

  private DiscretionController.Answer counted(String more) {
    return answer(
        """
        {"formula":"WEIGHTED_SUM","violation":"PERMIT-LEDGER",
         "factors":[{"name":"a","percent":50}]%s}
        """
            .formatted(more));
  }

  private DiscretionController.Answer answer(String question) {
    return controller.calculate(question.getBytes(StandardCharsets.UTF_8));
  }
}
