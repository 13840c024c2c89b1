package org.ecocase.engine.internal;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deploys for whoever the interface has let through; the guard looks at the files. */
@Component
class EngineDeployments implements ModelDeployments {

  private final RepositoryService repository;

  EngineDeployments(RepositoryService repository) {
    this.repository = repository;
  }

  @Override
  public String engineVersion() {
    return ProcessEngine.class.getPackage().getImplementationVersion();
  }

  @Override
  @Transactional
  public Deployed deploy(String name, String source, Map<String, byte[]> files) {
    DeploymentBuilder builder =
        repository
            .createDeployment()
            .name(name)
            .source(source)
            .enableDuplicateFiltering(false);
    files.forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
    Deployment deployment;
    try {
      deployment = builder.deploy();
    } catch (ProcessEngineException e) {
      throw new Refusal(Refusal.Kind.RULE, "部署被拒绝，流程引擎不能读取：" + e.getMessage());
    }
    return new Deployed(
        deployment.getId(),
        deployment.getName(),
        deployment.getSource(),
        deployment.getDeploymentTime().toInstant(),
        repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).list().stream()
            .map(
                p ->
                    new Definition(
                        p.getId(), p.getKey(), p.getName(), p.getVersion(), p.getResourceName()))
            .toList());
  }
}
