package org.ecocase.engine.internal.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.Resource;
import org.ecocase.engine.internal.guard.DeploymentGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models that travel with the product, the files of one flow together. A flow is deployed
 * anew when its files have changed, but never over a version that a process owner has deployed.
 */
@Component
class PackagedModels {

  private static final Logger LOG = LoggerFactory.getLogger(PackagedModels.class);
  private static final String SOURCE = "ecocase";
  private static final List<String> PATTERNS =
      List.of("classpath*:/processes/*/*.*", "classpath*:/forms/*/*.form");

  private final RepositoryService repository;
  private final ResourcePatternResolver resources;
  private final DeploymentGuard guard;

  PackagedModels(
      RepositoryService repository, ResourcePatternResolver resources, DeploymentGuard guard) {
    this.repository = repository;
    this.resources = resources;
    this.guard = guard;
  }

  void deploy() {
    Map<String, Map<String, byte[]>> due = flows();
    due.entrySet().removeIf(flow -> !due(flow.getKey(), flow.getValue()));
    guard.asOneRelease(due.values(), () -> due.forEach(this::deploy));
  }

  private boolean due(String flow, Map<String, byte[]> files) {
    if (ownedByOthers(files)) {
      LOG.info("{}: a process owner's version is in force, the packaged one is left alone", flow);
      return false;
    }
    return !isDeployed(flow, files);
  }

  /** Flow to file name to content. */
  private Map<String, Map<String, byte[]>> flows() {
    Map<String, Map<String, byte[]>> flows = new TreeMap<>();
    try {
      for (String pattern : PATTERNS) {
        for (var resource : resources.getResources(pattern)) {
          String[] path = resource.getURL().getPath().split("/");
          String file = path[path.length - 1];
          if (file.matches(".+\\.(bpmn|dmn|form)")) {
            flows
                .computeIfAbsent(path[path.length - 2], flow -> new TreeMap<>())
                .put(file, resource.getContentAsByteArray());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return flows;
  }

  private void deploy(String flow, Map<String, byte[]> files) {
    DeploymentBuilder deployment = repository.createDeployment().name(flow).source(SOURCE);
    files.forEach((name, bytes) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(bytes)));
    deployment.deploy();
    LOG.info("{}: packaged models deployed", flow);
  }

  private boolean ownedByOthers(Map<String, byte[]> files) {
    return files.keySet().stream()
        .map(
            name ->
                repository.createProcessDefinitionQuery().processDefinitionResourceName(name)
                    .latestVersion().list().stream()
                    .map(d -> d.getDeploymentId())
                    .findFirst()
                    .or(
                        () ->
                            repository.createDecisionDefinitionQuery()
                                .decisionDefinitionResourceName(name).latestVersion().list()
                                .stream()
                                .map(d -> d.getDeploymentId())
                                .findFirst()))
        .flatMap(java.util.Optional::stream)
        .map(id -> repository.createDeploymentQuery().deploymentId(id).singleResult())
        .anyMatch(deployment -> !SOURCE.equals(deployment.getSource()));
  }

  private boolean isDeployed(String flow, Map<String, byte[]> files) {
    Deployment latest =
        repository
            .createDeploymentQuery()
            .deploymentName(flow)
            .deploymentSource(SOURCE)
            .orderByDeploymentTime()
            .desc()
            .listPage(0, 1)
            .stream()
            .findFirst()
            .orElse(null);
    if (latest == null) {
      return false;
    }
    List<Resource> deployed = repository.getDeploymentResources(latest.getId());
    return deployed.size() == files.size()
        && deployed.stream()
            .allMatch(r -> Arrays.equals(files.get(r.getName()), bytes(latest, r)));
  }

  private byte[] bytes(Deployment deployment, Resource resource) {
    try (InputStream in =
        repository.getResourceAsStream(deployment.getId(), resource.getName())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
