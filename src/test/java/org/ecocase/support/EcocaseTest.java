package org.ecocase.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ecocase.engine.internal.TakenFlows;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole product: real engine, real PostgreSQL, real SMTP, started once for the run.
 * Timers wait until a test lets them expire.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.profiles.active=demo",
      "camunda.bpm.job-execution.enabled=false",
      "spring.main.banner-mode=off",
      "ecocase.calendar.starts-after=P1D",
      "ecocase.reporter-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
      "spring.datasource.hikari.maximum-pool-size=12"
    })
@ContextConfiguration(initializers = TestServers.class)
@Import({Walker.class, Browser.class, TakenFlows.class})
public @interface EcocaseTest {}
