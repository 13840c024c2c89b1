package org.ecocase.engine.internal.block;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.discretion.CaseDiscretion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 适用法律、计算罚款、确定罚款. In the officer's own transaction: what is missing refuses his act. */
@Configuration(proxyBeanMethods = false)
class DiscretionBlocks {

  @Bean
  JavaDelegate applyLaw(CaseDiscretion discretion) {
    return execution -> discretion.applyLaw(new BlockCall(execution).caseId());
  }

  @Bean
  JavaDelegate calculateFine(CaseDiscretion discretion) {
    return execution -> discretion.calculateFine(new BlockCall(execution).caseId());
  }

  @Bean
  JavaDelegate settleFine(CaseDiscretion discretion) {
    return execution -> discretion.settleFine(new BlockCall(execution).caseId());
  }
}
