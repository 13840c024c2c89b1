package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.discretion.Standards;
import org.ecocase.engine.ResourceCheck;
import org.ecocase.engine.internal.block.ShippedBlocks;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.org.Directory;
import org.ecocase.org.Roles;
import org.ecocase.rule.Steps;
import org.ecocase.rule.StepsInForce;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The guard as it is in force, over flows that are read once: what is in force stays the same while
 * mutants are judged.
 */
final class MutantJudge {

  private final Dictionary dictionary;
  private final DeploymentGuard guard;

  MutantJudge(
      Dictionary dictionary,
      ObjectProvider<FactsAndTexts> factsAndTexts,
      RepositoryService repository,
      JdbcClient jdbc,
      ObjectProvider<Terms> terms,
      ObjectProvider<Standards> standards,
      ObjectProvider<Vocabulary> vocabulary,
      ObjectProvider<ResourceCheck> checks,
      ObjectProvider<Directory> directory) {
    this.dictionary = dictionary;
    this.guard =
        new DeploymentGuard(
            factsAndTexts,
            terms,
            standards,
            vocabulary,
            once(repository, jdbc),
            checks,
            directory,
            new StepsInForce(Steps.shipped()),
            profiles());
  }

  private static FlowProfiles profiles() {
    FlowProfiles profiles = new FlowProfiles(new Roles());
    profiles.replace(PackagedFlows.profiles());
    return profiles;
  }

  private static ObjectProvider<FlowsInForce> once(RepositoryService repository, JdbcClient jdbc) {
    FlowsInForce standing = new Standing(repository, jdbc);
    return new ObjectProvider<>() {
      @Override
      public FlowsInForce getObject() {
        return standing;
      }
    };
  }

  private static final class Standing extends FlowsInForce {

    private final Map<String, Optional<byte[]>> contents = new ConcurrentHashMap<>();
    private Flows flows;

    Standing(RepositoryService repository, JdbcClient jdbc) {
      super(repository, jdbc);
    }

    @Override
    synchronized Flows now() {
      if (flows == null) {
        flows = super.now();
      }
      return flows;
    }

    @Override
    Optional<byte[]> content(String name) {
      return contents.computeIfAbsent(name, super::content);
    }
  }

  List<Mutant> mutants() {
    return ModelMutants.all(dictionary);
  }

  /**
   * What the guard finds when the package of the mutant is deployed. What it finds in the form of
   * the model alone is enough, as nothing that it finds later would take that away.
   */
  List<Finding> findings(Mutant mutant) {
    byte[] content = mutant.content().get();
    List<Finding> formal = formal(mutant.model(), content);
    return formal.isEmpty() ? findings(Map.of(mutant.model(), content)) : formal;
  }

  private static List<Finding> formal(String model, byte[] content) {
    try {
      Tag root = Tag.read(model, content);
      List<Finding> findings = new ArrayList<>(ElementCheck.findings(root, ShippedBlocks.all()));
      FlowGraph.of(root)
          .filter(graph -> graph.key() != null && findings.isEmpty())
          .ifPresent(graph -> findings.addAll(ReferenceCheck.findings(root, graph)));
      return findings;
    } catch (UnreadableFile e) {
      return List.of(e.finding());
    }
  }

  /** What the guard finds when a package is deployed with some of its models changed. */
  List<Finding> findings(Map<String, byte[]> changed) {
    Map<String, byte[]> files =
        new TreeMap<>(PackagedFlows.files(PackagedFlows.of(changed.keySet().iterator().next())));
    files.putAll(changed);
    // its tables stay as they are in force
    files.keySet().removeIf(name -> name.endsWith(".dmn"));
    return guard.findings(List.of(files));
  }
}
