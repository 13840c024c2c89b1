package org.ecocase.engine.internal.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All flows and tables as they would be with some packages deployed: those of the packages, and
 * what is in force beside them. A file that cannot be read has no part in it; its own finding says
 * so.
 */
final class Flows {

  private final Map<String, Content> files;
  private final Map<String, FlowGraph> byKey = new TreeMap<>();
  private final Map<String, Set<String>> decisions = new HashMap<>();

  private Flows(Map<String, Content> files) {
    this.files = files;
    files.values().forEach(this::add);
  }

  /** What a file says: the flow of a model, the columns that decisions give. */
  private record Content(Optional<FlowGraph> flow, Map<String, Set<String>> decisions) {

    private static final Content NOTHING = new Content(Optional.empty(), Map.of());

    static Content of(String file, byte[] bytes) {
      try {
        if (DeploymentGuard.isModel(file)) {
          Optional<FlowGraph> flow = FlowGraph.of(Tag.read(file, bytes));
          return new Content(flow.filter(graph -> graph.key() != null), Map.of());
        }
        return file.endsWith(".dmn") ? decisions(Tag.read(file, bytes)) : NOTHING;
      } catch (UnreadableFile e) {
        return NOTHING;
      }
    }

    private static Content decisions(Tag definitions) {
      Map<String, Set<String>> decisions = new HashMap<>();
      definitions
          .children("decision")
          .filter(decision -> decision.id() != null)
          .forEach(decision -> decisions.put(decision.id(), outputs(decision)));
      return new Content(Optional.empty(), decisions);
    }
  }

  /** The flows and tables of these files. */
  static Flows of(Map<String, byte[]> files) {
    return new Flows(Map.of()).with(List.of(files));
  }

  /** These flows with the files of packages in the place of files of the same names. */
  Flows with(Collection<Map<String, byte[]>> packages) {
    return with(packages, Set.of());
  }

  /** The same, without some files that the packages have no more. */
  Flows with(Collection<Map<String, byte[]>> packages, Set<String> removed) {
    Map<String, Content> all = new LinkedHashMap<>(files);
    all.keySet().removeAll(removed);
    packages.forEach(
        files -> files.forEach((name, bytes) -> all.put(name, Content.of(name, bytes))));
    return new Flows(all);
  }

  private void add(Content content) {
    content.flow().ifPresent(graph -> byKey.put(graph.key(), graph));
    decisions.putAll(content.decisions());
  }

  private static Set<String> outputs(Tag decision) {
    return decision
        .children("decisionTable")
        .flatMap(table -> table.children("output"))
        .map(output -> output.attributes().getOrDefault("name", ""))
        .collect(Collectors.toUnmodifiableSet());
  }

  Collection<FlowGraph> all() {
    return byKey.values();
  }

  Optional<FlowGraph> flow(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The names of the columns that a decision gives, if there is the decision. */
  Optional<Set<String>> outputs(String decision) {
    return Optional.ofNullable(decisions.get(decision));
  }

  /** The call activities that call a flow, with the flows they stand in. */
  List<Call> callers(String key) {
    return byKey.values().stream()
        .flatMap(
            graph ->
                graph.nodes().stream()
                    .filter(node -> graph.called(node.id()).filter(key::equals).isPresent())
                    .map(node -> new Call(graph, node)))
        .toList();
  }

  /** A call activity. */
  record Call(FlowGraph flow, FlowGraph.Node node) {}
}
