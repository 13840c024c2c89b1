package org.ecocase.engine.internal.access;

import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts our login and our guard in front of the engine's web applications. */
@Configuration(proxyBeanMethods = false)
class WebappAccess {

  /** Behind Spring Security's own chain, whose order is -100. */
  private static final int AFTER_LOGIN = -50;

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> signedInUserFilter() {
    var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.setInitParameters(
        java.util.Map.of("authentication-provider", SignedInUser.class.getName()));
    filter.setUrlPatterns(List.of("/camunda/*"));
    filter.setOrder(AFTER_LOGIN);
    return filter;
  }

  @Bean
  FilterRegistrationBean<PlainPaths> plainPathsFilter() {
    var filter = new FilterRegistrationBean<>(new PlainPaths());
    filter.setUrlPatterns(List.of("/camunda/*"));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<EngineApiGuard> engineApiGuardFilter() {
    var filter = new FilterRegistrationBean<>(new EngineApiGuard());
    filter.setUrlPatterns(List.of("/camunda/*"));
    filter.setOrder(AFTER_LOGIN + 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<RefusalMessages> refusalMessagesFilter() {
    var filter = new FilterRegistrationBean<>(new RefusalMessages());
    filter.setUrlPatterns(List.of("/camunda/api/*"));
    filter.setOrder(AFTER_LOGIN + 2);
    return filter;
  }

  @Bean
  FilterRegistrationBean<PageNonces> pageNoncesFilter() {
    var filter = new FilterRegistrationBean<>(new PageNonces());
    filter.setUrlPatterns(List.of("/camunda/*"));
    filter.setOrder(AFTER_LOGIN + 3);
    return filter;
  }
}
