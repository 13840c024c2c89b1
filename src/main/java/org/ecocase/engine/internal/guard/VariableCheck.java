package org.ecocase.engine.internal.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.MessageSource;
import org.ecocase.dictionary.Fact;

/**
 * Whether what conditions read has been set by then, and can be compared so. A variable is set by
 * the routing of a task, the outputs of a table, a building block, a message, the results of a
 * call, or by every caller.
 */
final class VariableCheck {

  /** Set by whatever starts a flow. */
  static final Set<String> STANDING = Set.of("caseId", "scope");

  private final Known known;
  private final Flows flows;
  private final Map<FlowGraph, Map<String, Tag>> inputs = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  VariableCheck(Known known, Flows flows) {
    this.known = known;
    this.flows = flows;
  }

  /** The findings of one of the flows. */
  List<Finding> findings(FlowGraph graph) {
    findings.clear();
    conditions(graph);
    passedIn(graph);
    graph.nodes().stream().filter(node -> node.is("callActivity")).forEach(this::call);
    return List.copyOf(findings);
  }

  private void conditions(FlowGraph graph) {
    graph.ways().stream()
        .filter(way -> way.condition() != null)
        .forEach(
            way ->
                Condition.of(way.condition()).stream()
                    .flatMap(condition -> condition.comparisons().stream())
                    .forEach(comparison -> comparable(way.tag(), comparison)));
  }

  private void comparable(Tag flow, Condition.Comparison comparison) {
    String name = comparison.variable();
    Fact fact = known.fact(name).orElse(null);
    if (fact == null) {
      findings.add(Finding.of(flow, "数据字典中没有流转变量“" + name + "”"));
      return;
    }
    Object literal = comparison.literal();
    String problem =
        switch (fact.type()) {
          case BOOLEAN ->
              literal instanceof Boolean && !comparison.ordered() ? null : "只能与true、false比较是否相等";
          case CODE -> code(fact, comparison);
          case MONEY, INTEGER, DECIMAL -> literal instanceof BigDecimal ? null : "只能与数字比较";
          case TEXT, LONGTEXT ->
              literal instanceof String && !comparison.ordered() ? null : "只能与文字比较是否相等";
          default -> "这类数据不能用于条件";
        };
    if (problem != null) {
      findings.add(Finding.of(flow, "条件中的“" + name + "”（" + fact.label() + "）" + problem));
    }
  }

  private static String code(Fact fact, Condition.Comparison comparison) {
    if (!(comparison.literal() instanceof String value) || comparison.ordered()) {
      return "只能与代码比较是否相等";
    }
    return fact.codes().containsKey(value) ? null : "没有代码“" + value + "”";
  }

  /** What a flow needs and does not set itself has to come from every caller. */
  private void passedIn(FlowGraph graph) {
    List<Flows.Call> callers = flows.callers(graph.key());
    boolean alone = callers.isEmpty() || startsOtherwise(graph);
    inputs(graph)
        .forEach(
            (name, where) -> {
              if (alone) {
                findings.add(Finding.of(where, "流程中没有环节给出变量“" + name + "”"));
              } else {
                callers.stream()
                    .filter(call -> !targets(call.node(), "in").contains(name))
                    .forEach(
                        call ->
                            findings.add(
                                Finding.of(
                                    where,
                                    "流程中没有环节给出变量“"
                                        + name
                                        + "”，流程“"
                                        + call.flow().key()
                                        + "”的"
                                        + call.node().tag().label()
                                        + "也没有传入")));
              }
            });
  }

  private static boolean startsOtherwise(FlowGraph graph) {
    return graph.starts().stream()
        .anyMatch(start -> start.event("message") || start.tag().camunda("formRef") != null);
  }

  private void call(FlowGraph.Node node) {
    String key = String.valueOf(node.tag().attribute("calledElement"));
    FlowGraph called = flows.flow(key).orElse(null);
    if (called == null) {
      return;
    }
    Set<String> given = targets(node, "in");
    inputs(called).keySet().stream()
        .filter(name -> !given.contains(name))
        .forEach(
            name ->
                findings.add(
                    Finding.of(node.tag(), "被调用的流程“" + called.key() + "”需要变量“" + name + "”，应当传入")));
    Set<String> inside = new HashSet<>(given);
    set(called).values().forEach(inside::addAll);
    mappings(node, "out")
        .filter(out -> out.attribute("source") != null)
        .filter(out -> !inside.contains(out.attribute("source")))
        .forEach(
            out ->
                findings.add(
                    Finding.of(
                        out,
                        "source",
                        "被调用的流程“" + called.key() + "”不给出变量“" + out.attribute("source") + "”")));
  }

  /** The variables that a flow reads without having set them on any way there, and where. */
  private Map<String, Tag> inputs(FlowGraph graph) {
    return inputs.computeIfAbsent(graph, this::read);
  }

  private Map<String, Tag> read(FlowGraph graph) {
    Map<String, Set<String>> set = set(graph);
    Map<String, Tag> wanting = new HashMap<>();
    Stream<Read> conditions =
        graph.ways().stream()
            .filter(way -> way.condition() != null)
            .flatMap(
                way ->
                    Condition.of(way.condition()).stream()
                        .flatMap(condition -> condition.comparisons().stream())
                        .map(c -> new Read(c.variable(), way.from(), way.tag())));
    Stream<Read> passedOn =
        graph.nodes().stream()
            .filter(node -> node.is("callActivity"))
            .flatMap(
                node ->
                    mappings(node, "in")
                        .filter(in -> in.attribute("source") != null)
                        .map(in -> new Read(in.attribute("source"), node.id(), in)));
    Map<String, Set<String>> reach = new HashMap<>();
    set.keySet().forEach(id -> reach.put(id, after(graph, id)));
    Stream.concat(conditions, passedOn)
        .filter(read -> !STANDING.contains(read.variable()))
        .filter(
            read ->
                set.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(read.variable()))
                    .noneMatch(entry -> reach.get(entry.getKey()).contains(read.at())))
        .forEach(read -> wanting.putIfAbsent(read.variable(), read.tag()));
    return wanting;
  }

  /** A variable read at a step. */
  private record Read(String variable, String at, Tag tag) {}

  private static Set<String> after(FlowGraph graph, String id) {
    return graph.reachable(graph.successors(id).stream().map(FlowGraph.Way::to).toList());
  }

  /** Step to the variables it sets. */
  private Map<String, Set<String>> set(FlowGraph graph) {
    Map<String, Set<String>> set = new HashMap<>();
    for (FlowGraph.Node node : graph.nodes()) {
      Set<String> variables =
          switch (node.type()) {
            case "userTask" -> Set.copyOf(listed(graph.properties(node.id()).get("routing")));
            case "serviceTask" -> blockSets(graph, node);
            case "callActivity" -> targets(node, "out");
            default -> messageSets(node);
          };
      if (!variables.isEmpty()) {
        set.put(node.id(), variables);
      }
    }
    return set;
  }

  private Set<String> blockSets(FlowGraph graph, FlowGraph.Node node) {
    Set<String> variables = new HashSet<>();
    graph.block(node.id()).flatMap(known.blocks()::find).ifPresent(b -> variables.addAll(b.sets()));
    if (graph.block(node.id()).filter("decide"::equals).isPresent()) {
      String decision = graph.parameters(node.id()).getOrDefault("decision", "");
      flows.outputs(decision).ifPresent(variables::addAll);
    }
    return variables;
  }

  private Set<String> messageSets(FlowGraph.Node node) {
    return node.tag().child("messageEventDefinition").stream()
        .map(MeaningCheck::message)
        .map(known.messages()::get)
        .filter(message -> message != null)
        .map(MessageSource.Kind::routing)
        .findFirst()
        .orElse(Set.of());
  }

  static Stream<Tag> mappings(FlowGraph.Node call, String direction) {
    return call.tag().children("extensionElements").flatMap(e -> e.children(direction));
  }

  private static Set<String> targets(FlowGraph.Node call, String direction) {
    return mappings(call, direction)
        .map(mapping -> mapping.attribute("target"))
        .filter(target -> target != null)
        .collect(Collectors.toSet());
  }

  static List<String> listed(String value) {
    return value == null
        ? List.of()
        : Stream.of(value.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .distinct()
            .toList();
  }
}
