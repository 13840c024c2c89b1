package org.ecocase.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecocase.rule.internal.StepsFile;

/**
 * All statutory steps, the building blocks with legal effect, who else may write facts that the law
 * reads, and which steps no flow may lose. Data in the jar ({@code steps/*.yml}): a deployment adds
 * flows that use them and changes none of it.
 */
public final class Steps {

  private static final String SOMETIMES = "?";

  private final Map<String, Step> byKey = new LinkedHashMap<>();
  private final Map<String, List<Step>> own;
  private final Map<String, String> aliases;
  private final List<Effect> effects;
  private final Map<String, Set<String>> tables;
  private final Map<String, Set<String>> blocks;
  private final Map<String, Set<String>> kept = new TreeMap<>();
  private final Map<String, Set<String>> unconditional = new TreeMap<>();
  private final Set<String> withheld;
  private final Map<String, String> served;
  private final Set<String> guarded = new TreeSet<>();

  /**
   * @param aliases former key to the key of the step that took its place
   * @param tables decision to the facts it may write
   * @param blocks building block to the facts it may write where a model names them
   * @param kept process to the steps that a model of it has to have; those marked with {@code ?}
   *     are done in some cases only
   * @param withheld facts that no paper which is served may print
   * @param served template of a paper that has to be served to the scope in which it is
   */
  public Steps(
      Collection<Step> steps,
      Map<String, String> aliases,
      List<Effect> effects,
      Map<String, Set<String>> tables,
      Map<String, Set<String>> blocks,
      Map<String, Set<String>> kept,
      Set<String> withheld,
      Map<String, String> served) {
    this.own = Map.of();
    steps.forEach(
        step -> {
          if (byKey.put(step.key(), step) != null) {
            throw new IllegalStateException("the step " + step.key() + " is there twice");
          }
        });
    aliases.forEach(
        (former, key) -> {
          if (byKey.containsKey(former) || !byKey.containsKey(key)) {
            throw new IllegalStateException(former + " is no former key of a step " + key);
          }
        });
    this.aliases = Map.copyOf(aliases);
    this.effects = List.copyOf(effects);
    this.tables = Map.copyOf(tables);
    this.blocks = Map.copyOf(blocks);
    kept.forEach(this::keep);
    this.withheld = Set.copyOf(withheld);
    this.served = Map.copyOf(served);
    steps.forEach(step -> guarded.addAll(step.writes()));
    tables.values().forEach(guarded::addAll);
    blocks.values().forEach(guarded::addAll);
  }

  private Steps(Steps shipped, Map<String, List<Step>> own) {
    this.own = Map.copyOf(own);
    byKey.putAll(shipped.byKey);
    own.values().stream().flatMap(List::stream).forEach(s -> byKey.putIfAbsent(s.key(), s));
    this.aliases = shipped.aliases;
    this.effects = shipped.effects;
    this.tables = shipped.tables;
    this.blocks = shipped.blocks;
    this.withheld = shipped.withheld;
    this.served = shipped.served;
    kept.putAll(shipped.kept);
    unconditional.putAll(shipped.unconditional);
    guarded.addAll(shipped.guarded);
  }

  /**
   * These steps with those that packages bring of their own; none takes the place of one that is
   * there, and none changes which facts are guarded.
   *
   * @param own name of the file to its steps
   */
  public Steps with(Map<String, List<Step>> own) {
    return new Steps(this, own);
  }

  /** The own steps of packages, by the names of their files. */
  public Map<String, List<Step>> own() {
    return own;
  }

  private void keep(String process, Set<String> marked) {
    Set<String> all = new TreeSet<>();
    Set<String> always = new TreeSet<>();
    for (String step : marked) {
      if (step.endsWith(SOMETIMES)) {
        all.add(step.substring(0, step.length() - 1));
      } else {
        all.add(step);
        always.add(step);
      }
    }
    kept.put(process, all);
    unconditional.put(process, always);
  }

  /** The steps in the jar. */
  public static Steps shipped() {
    return StepsFile.shipped();
  }

  /** A step by its key or a former key of it. */
  public Optional<Step> find(String key) {
    return Optional.ofNullable(byKey.get(aliases.getOrDefault(key, key)));
  }

  /** A step that has to be there. */
  public Step get(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException("there is no step “" + key + "”"));
  }

  public Collection<Step> all() {
    return byKey.values();
  }

  /** Whether the law reads the fact, so that not everybody may write it. */
  public boolean guards(String fact) {
    return guarded.contains(fact);
  }

  /** The facts of which it is laid down who may write them. */
  public Set<String> guarded() {
    return Set.copyOf(guarded);
  }

  /** Whether a task may write a fact. */
  public boolean mayWrite(Step step, String fact) {
    return !guards(fact) || step != null && step.writes().contains(fact);
  }

  /** Whether a decision table may write a fact. */
  public boolean tableMayWrite(String table, String fact) {
    return !guards(fact) || tables.getOrDefault(table, Set.of()).contains(fact);
  }

  /** Whether a building block may write a fact that a model names. */
  public boolean blockMayWrite(String block, String fact) {
    return !guards(fact) || blocks.getOrDefault(block, Set.of()).contains(fact);
  }

  /** What is laid down for a building block with these parameters. */
  public List<Effect> effects(String block, Map<String, String> parameters) {
    return effects.stream().filter(effect -> effect.concerns(block, parameters)).toList();
  }

  /** Whether effects speak of what a block acts on, so that it acts only as they say. */
  public boolean restricts(String block, Map<String, String> parameters) {
    return effects.stream().anyMatch(effect -> effect.restricts(block, parameters));
  }

  public List<Effect> effects() {
    return effects;
  }

  /** The step and the paper of it that a template prints; empty where no step is stated by it. */
  public Stream<Map.Entry<Step, Paper>> papers(String template) {
    return byKey.values().stream()
        .flatMap(
            step ->
                step.papers().stream()
                    .filter(paper -> paper.template().equals(template))
                    .map(paper -> Map.entry(step, paper)));
  }

  /** Facts that no paper which is served may print. */
  public Set<String> withheld() {
    return withheld;
  }

  /** The scope in which the paper of a template has to be served; empty where it need not be. */
  public Optional<String> served(String template) {
    return Optional.ofNullable(served.get(template));
  }

  /** Process to the steps that a model of it has to have. */
  public Map<String, Set<String>> kept() {
    return kept;
  }

  /** Those of the steps of a process past which no way may lead to what needs them. */
  public Set<String> unconditional(String process) {
    return unconditional.getOrDefault(process, Set.of());
  }
}
