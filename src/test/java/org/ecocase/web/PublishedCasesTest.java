package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ecocase.discretion.Standards;
import org.ecocase.law.LawRegister;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.ecocase.support.TestDuties;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Published amounts come out again. The basis of an example says how: {@code stated}, the decision
 * names standard and factors; {@code rule}, a worked example of the standard or a published rule
 * with dates; {@code reconstructed}, the law and the amounts are published but the weights were
 * inferred from them, so that it proves the arithmetic and the limits, not the choice of grades.
 */
class PublishedCasesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);
  private static final LawRegister REGISTER =
      new LawRegister(JdbcClient.create(TestDatabase.dataSource()), CLOCK);

  private final DiscretionController discretion =
      new DiscretionController(new Standards(), REGISTER, TestDuties.duties(), CLOCK);
  private final LawController law = new LawController(REGISTER, TestDuties.duties(), CLOCK);

  @TestFactory
  Stream<DynamicTest> should_computeThePublishedAmount_when_factorsAreStated() throws IOException {
    return cases()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.path("id").asText() + " " + example.path("basis").asText(),
                    () -> replays(example)));
  }

  private void replays(JsonNode example) {
    DiscretionController.Answer answer =
        discretion.calculate(bytes(example.path("request").toString()));

    assertThat(answer.amountFen()).isEqualTo(example.path("amountFen").longValue());
    assertThat(answer.violations())
        .allSatisfy(result -> assertThat(result.breaches()).isEmpty())
        .allSatisfy(result -> assertThat(result.reasoning()).hasSizeGreaterThan(1))
        .allSatisfy(result -> assertThat(result.paragraph()).endsWith("。"));
    if (example.has("clamp")) {
      assertThat(answer.violations().get(0).clamps())
          .extracting(DiscretionController.Limit::limit)
          .contains(example.path("clamp").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AIR-LEAKAGE,20000,200000,10000",
    "AIR-FALSE-REPORT,100000,500000,16000",
    "WATER-EXCEED,100000,1000000,1000001"
  })
  void should_flagABreach_when_theFineLiesOutsideTheRange(
      String violation, long min, long max, long fine) {
    DiscretionController.Answer answer =
        discretion.calculate(
            bytes(
                """
                {"formula":"WEIGHTED_SUM","decisionDate":"2024-01-01","violation":"%s",
                 "minimumYuan":%d,"maximumYuan":%d,"proposedYuan":%d,
                 "factors":[{"name":"合计","percent":10}]}
                """
                    .formatted(violation, min, max, fine)));

    assertThat(answer.violations().get(0).breaches()).hasSize(1);
    assertThat(answer.violations().get(0).breaches().get(0).sentence()).contains("法定最");
  }

  @Test
  void should_flagABreach_when_theWrongLawIsCited() {
    LawController.Answer answer =
        law.applicable(
            bytes(
                """
                {"violation":"AIR-DUST","actDate":"2024-06-18","decisionDate":"2024-08-01",
                 "citedBreach":"水污染防治法第七十二条第一款","citedBasis":"大气污染防治法第一百一十七条"}
                """));

    assertThat(answer.breaches()).singleElement().asString().contains("大气污染防治法第七十二条第一款");
  }

  @Test
  void should_accept_when_theRightLawIsCited() {
    LawController.Answer answer =
        law.applicable(
            bytes(
                """
                {"violation":"AIR-DUST","actDate":"2024-06-18","decisionDate":"2024-08-01",
                 "citedBreach":"《中华人民共和国大气污染防治法》第七十二条第一款",
                 "citedBasis":"大气污染防治法第一百一十七条第二项","proposedYuan":10000}
                """));

    assertThat(answer.breaches()).isEmpty();
    assertThat(answer.applied().basis()).isEqualTo("大气污染防治法第一百一十七条第二项");
  }

  @Test
  void should_refuse_when_reducedWithoutAGround() {
    assertThatThrownBy(
            () ->
                discretion.calculate(
                    bytes(
                        """
                        {"formula":"WEIGHTED_SUM","minimumYuan":20000,"maximumYuan":200000,
                         "factors":[{"name":"合计","percent":10}],
                         "adjustments":[{"kind":"REDUCTION","percent":50}]}
                        """)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("adjustments[0].ground"));
  }

  private static Stream<JsonNode> cases() throws IOException {
    try (InputStream file =
        PublishedCasesTest.class.getResourceAsStream("/discretion/published.json")) {
      JsonNode list = new ObjectMapper().readTree(file);
      List<JsonNode> cases = StreamSupport.stream(list.spliterator(), false).toList();
      return cases.stream();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
