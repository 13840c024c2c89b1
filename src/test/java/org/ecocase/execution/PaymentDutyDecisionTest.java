package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EcocaseTest
class PaymentDutyDecisionTest {

  @Autowired DecisionService decisions;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1,-,true,0.03,1",
        "-,1,true,0.03,1",
        "1,1,true,0.03,1",
        "0,0,false,0,0",
        "-,-,false,0,0"
      })
  void should_demandPayment_when_moneyIsOwed(
      Long fine, Long confiscated, boolean due, double rate, double cap) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("fineAmount", fine);
    facts.put("confiscatedAmount", confiscated);
    facts.values().removeIf(value -> value == null);

    assertThat(
            decisions
                .evaluateDecisionByKey("payment-duty")
                .variables(facts)
                .evaluate()
                .getSingleResult()
                .getEntryMap())
        .containsEntry("paymentDue", due)
        .containsEntry("surchargeRate", rate)
        .containsEntry("surchargeCap", cap);
  }
}
