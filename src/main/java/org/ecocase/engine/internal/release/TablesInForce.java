package org.ecocase.engine.internal.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.ecocase.deadline.Terms;
import org.ecocase.discretion.Standards;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts the newest deployed tables of terms and of discretion into force: at start, as they may be a
 * process owner's, and whenever another node has deployed or somebody has deleted a deployment.
 */
@Component
public class TablesInForce {

  private static final String TERMS = "terms";
  private static final String CHAPTERS = "%-chapter-%.dmn";

  private final RepositoryService repository;
  private final Terms terms;
  private final Standards standards;
  private volatile Set<String> inForce = Set.of();

  TablesInForce(RepositoryService repository, Terms terms, Standards standards) {
    this.repository = repository;
    this.terms = terms;
    this.standards = standards;
  }

  /** Tables that could not be read stay out of force, as the guard let none of these through. */
  @Scheduled(fixedDelay = 30, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
  public void load() {
    List<DecisionDefinition> newest = newest();
    Set<String> ids = newest.stream().map(DecisionDefinition::getId).collect(Collectors.toSet());
    if (ids.equals(inForce)) {
      return;
    }
    newest.forEach(
        table -> {
          if (table.getKey().equals(TERMS)) {
            terms.replace(bytes(table));
          } else {
            standards.replace(table.getResourceName(), bytes(table));
          }
        });
    inForce = ids;
  }

  /** One decision stands for its file. */
  private List<DecisionDefinition> newest() {
    DecisionDefinition table =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(TERMS)
            .latestVersion()
            .singleResult();
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
    return Stream.concat(Stream.ofNullable(table), chapters.values().stream()).toList();
  }

  private byte[] bytes(DecisionDefinition decision) {
    try (InputStream dmn = repository.getDecisionModel(decision.getId())) {
      return dmn.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
