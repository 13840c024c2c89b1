package org.ecocase.rule.internal;

import org.ecocase.rule.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The statutory steps that travel with the product. */
@Configuration(proxyBeanMethods = false)
class StepsConfiguration {

  @Bean
  Steps steps() {
    return Steps.shipped();
  }
}
