package org.ecocase.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Models that no guard has seen, in the place of the flow {@code archive}. */
public record PastTheGuard(ProcessEngine engine, JdbcClient jdbc) {

  public static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" xmlns:odd="http://example.com/odd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="http://ecocase.org/bpmn">
        <bpmn:message id="m" name="message"/>
        <bpmn:process id="archive" name="试验" isExecutable="true" camunda:historyTimeToLive="P3650D">
      """;

  public static final String TAIL = "</bpmn:process></bpmn:definitions>";

  /** Does something while a model is in force. */
  public void with(String model, Runnable act) {
    Deployment deployment = shipped();
    try {
      jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
          .params(model.getBytes(StandardCharsets.UTF_8), deployment.getId(), "archive.bpmn")
          .update();
      forget();
      act.run();
    } finally {
      engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
      forget();
    }
  }

  private Deployment shipped() {
    DeploymentBuilder builder =
        engine.getRepositoryService().createDeployment().name("past the guard");
    try {
      for (String pattern : new String[] {"processes/archive/*.bpmn", "forms/archive/*.form"}) {
        for (Resource file :
            new PathMatchingResourcePatternResolver().getResources("classpath*:/" + pattern)) {
          builder.addInputStream(file.getFilename(), file.getInputStream());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder.deploy();
  }

  private void forget() {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getDeploymentCache()
        .discardProcessDefinitionCache();
  }
}
