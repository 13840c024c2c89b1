package org.ecocase.engine.internal.block;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.archive.CaseVolumes;
import org.ecocase.disclosure.Disclosures;
import org.ecocase.execution.PaymentAccounts;
import org.ecocase.execution.Settlement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 公示、撤回、结算罚没款、归档. */
@Configuration(proxyBeanMethods = false)
class OutcomeBlocks {

  @Bean
  JavaDelegate publishDisclosure(Disclosures disclosures) {
    return execution -> disclosures.publish(new BlockCall(execution).caseId());
  }

  @Bean
  JavaDelegate withdrawDisclosure(Disclosures disclosures) {
    return execution -> disclosures.withdraw(new BlockCall(execution).caseId());
  }

  /** Gateways read the states that the figures give, not what was stated. */
  @Bean
  JavaDelegate settlePayment(PaymentAccounts accounts) {
    return execution -> {
      Settlement settled = accounts.settle(new BlockCall(execution).caseId());
      execution.setVariable("paymentState", settled.paymentState());
      execution.setVariable("surchargeState", settled.surchargeState());
    };
  }

  @Bean
  JavaDelegate generateVolume(CaseVolumes volumes) {
    return execution -> volumes.assemble(new BlockCall(execution).caseId());
  }
}
