package org.ecocase.engine.internal.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.ecocase.deadline.Terms;
import org.springframework.stereotype.Component;

/** Puts the newest deployed table of terms into force at start: it may be a process owner's. */
@Component
class DeployedTerms {

  private static final String TERMS = "terms";

  private final RepositoryService repository;
  private final Terms terms;

  DeployedTerms(RepositoryService repository, Terms terms) {
    this.repository = repository;
    this.terms = terms;
  }

  void load() {
    DecisionDefinition table =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(TERMS)
            .latestVersion()
            .singleResult();
    if (table != null) {
      try (InputStream dmn = repository.getDecisionModel(table.getId())) {
        terms.replace(dmn.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
