package org.ecocase.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model tells a block with legal effect has to be what the law says. */
class EffectTest {

  private final Steps steps = Steps.shipped();

  @ParameterizedTest
  @CsvSource({
    "plea, notice:deliveryDate",
    "case-decision, filingDate",
    "court-application, 'suitRightDueDate,deferredUntil, remedyEndDate'"
  })
  void should_letAPeriodBegin_when_itsDayIsThatOfTheLaw(String term, String from) {
    assertThat(steps.effects("startClock", Map.of("term", term, "from", from))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plea, decision:deliveryDate",
    "plea, 'notice:deliveryDate, violationDate'",
    "plea, ''",
    "case-decision, decisionDate",
    "seizure, seizureEndedAt",
    "crime-transfer, handOverAt"
  })
  void should_restrictAPeriod_when_itsDayIsAnother(String term, String from) {
    Map<String, String> told = Map.of("term", term, "from", from);
    assertThat(steps.effects("startClock", told)).isEmpty();
    assertThat(steps.restricts("startClock", told)).isTrue();
  }

  @Test
  void should_restrictStandingStill_when_itIsSaidToHaveBegunOnAnotherDay() {
    Map<String, String> told =
        Map.of("term", "case-decision", "reason", "SERVICE", "from", "filingDate");
    assertThat(steps.effects("suspendClock", told)).isEmpty();
    assertThat(steps.restricts("suspendClock", told)).isTrue();
  }

  @Test
  void should_leaveABlockAlone_when_noEffectSpeaksOfWhatItActsOn() {
    assertThat(steps.restricts("startClock", Map.of("term", "legal-review"))).isFalse();
    assertThat(steps.restricts("sendMail", Map.of("mail", "surcharge-capped"))).isFalse();
    assertThat(steps.restricts("generateDocument", Map.of("template", "penalty-decision")))
        .isFalse();
  }

  @Test
  void should_demandBoth_when_aPeriodIsExtendedCollectively() {
    assertThat(steps.effects("extendClock", Map.of("term", "case-decision", "collective", "true")))
        .hasSize(2);
  }
}
