package org.ecocase.engine.internal.guard;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The decision tables that are deployed already. */
@Component
class DeployedDecisions {

  private final RepositoryService repository;

  DeployedDecisions(RepositoryService repository) {
    this.repository = repository;
  }

  Set<String> keys() {
    return repository.createDecisionDefinitionQuery().latestVersion().list().stream()
        .map(DecisionDefinition::getKey)
        .collect(Collectors.toSet());
  }
}
