package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecocase.support.Browser;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Law and discretion over HTTP, with the table of duties that the engine has deployed. */
@EcocaseTest
class CalculationsTest {

  @Autowired Browser browser;

  @ParameterizedTest
  @CsvSource({
    "PERMIT-FORGERY,true,true",
    "EIA-REGISTRATION,false,false",
    "AIR-EXCEED,null,null",
    "PERMIT-NONE,true,null"
  })
  void should_askTheDeployedTable_when_noFineIsProposed(
      String violation, String hearing, String discussion) {
    Browser.Answer answer =
        browser
            .as("owner1")
            .post(
                "/api/v1/law/applicable",
                """
                {"violation":"%s","actDate":"2025-03-01","decisionDate":"2025-06-01","province":"广东省"}
                """
                    .formatted(violation));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().at("/duties/hearing/required").asText()).isEqualTo(hearing);
    assertThat(answer.json().at("/duties/discussion/required").asText()).isEqualTo(discussion);
  }

  @Test
  void should_answerAsAProblem_when_theActIsNotFinedByDay() {
    Browser.Answer answer =
        browser
            .as("owner1")
            .post(
                "/api/v1/discretion/calculations",
                """
                {"formula":"DAILY","originalFineYuan":100,"periods":[{"days":3}],
                 "article":"大气污染防治法第一百零八条第一项","decisionDate":"2025-06-01"}
                """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.detail()).contains("大气污染防治法第一百零八条第一项", "办法第五条");
  }
}
