package org.ecocase.engine.internal.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.ecocase.deadline.Terms;
import org.ecocase.discretion.Standards;
import org.springframework.stereotype.Component;

/**
 * Puts the newest deployed tables of terms and of discretion into force at start: they may be a
 * process owner's.
 */
@Component
class DeployedTables {

  private static final String TERMS = "terms";
  private static final String CHAPTERS = "%-chapter-%.dmn";

  private final RepositoryService repository;
  private final Terms terms;
  private final Standards standards;

  DeployedTables(RepositoryService repository, Terms terms, Standards standards) {
    this.repository = repository;
    this.terms = terms;
    this.standards = standards;
  }

  void load() {
    DecisionDefinition table =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(TERMS)
            .latestVersion()
            .singleResult();
    if (table != null) {
      terms.replace(bytes(table));
    }
    Map<String, DecisionDefinition> chapters = new TreeMap<>();
    repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionResourceNameLike(CHAPTERS)
        .latestVersion()
        .list()
        .forEach(
            decision ->
                chapters.merge(
                    decision.getResourceName(),
                    decision,
                    (a, b) -> a.getVersion() >= b.getVersion() ? a : b));
    chapters.forEach((file, decision) -> standards.replace(file, bytes(decision)));
  }

  private byte[] bytes(DecisionDefinition decision) {
    try (InputStream dmn = repository.getDecisionModel(decision.getId())) {
      return dmn.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
