package org.ecocase.engine.internal.block;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.archive.CaseVolumes;
import org.ecocase.disclosure.Disclosures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 公示、撤回、归档. */
@Configuration(proxyBeanMethods = false)
class OutcomeBlocks {

  @Bean
  JavaDelegate publishDisclosure(Disclosures disclosures) {
    return execution -> disclosures.publish(new Step(execution).caseId());
  }

  @Bean
  JavaDelegate withdrawDisclosure(Disclosures disclosures) {
    return execution -> {
      Step step = new Step(execution);
      disclosures.withdraw(step.caseId(), step.parameter("reason"));
    };
  }

  @Bean
  JavaDelegate generateVolume(CaseVolumes volumes) {
    return execution -> volumes.assemble(new Step(execution).caseId());
  }
}
