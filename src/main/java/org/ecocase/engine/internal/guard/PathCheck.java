package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.ecocase.block.BlockDefinition;
import org.ecocase.engine.internal.block.Blocks;

/**
 * Whether a flow gets from its start to its end and never goes round without waiting. A flow waits
 * for the completion of a user task, a message or a duration. A date from the clock may lie in the
 * past and counts only where the clock starts anew on every way round; what a boundary event leads
 * out of has not been waited for.
 */
final class PathCheck {

  private static final int MOST_INSTANCES = 200;

  private final Blocks blocks;
  private final Set<String> passable;
  private final Map<String, Set<String>> calls;
  private final Map<String, Long> weights;
  private final ToLongFunction<String> rows;

  /**
   * What holds for all flows together is found out once.
   *
   * @param rows how many rows a table has at most
   */
  PathCheck(Blocks blocks, Flows flows, ToLongFunction<String> rows) {
    this.blocks = blocks;
    this.rows = rows;
    this.passable = passable(flows);
    this.calls =
        flows.all().stream()
            .collect(Collectors.toMap(FlowGraph::key, flow -> calledAtOnce(flow, passable)));
    this.weights = weights(flows);
  }

  /** The findings of one of the flows. */
  List<Finding> findings(FlowGraph graph) {
    List<Finding> findings = new ArrayList<>();
    ends(graph, findings);
    circles(graph, findings);
    calls(graph, findings);
    instances(graph, findings);
    return findings;
  }

  private static void ends(FlowGraph graph, List<Finding> findings) {
    Set<String> reached = graph.reachable(graph.starts().stream().map(FlowGraph.Node::id).toList());
    Set<String> ending = graph.ends().stream().map(FlowGraph.Node::id).collect(Collectors.toSet());
    for (FlowGraph.Node node : graph.nodes()) {
      if (node.is(FlowGraph.MARK)) {
        continue;
      }
      if (!reached.contains(node.id())) {
        findings.add(Finding.of(node.tag(), "从开始事件无法到达"));
      } else if (Collections.disjoint(graph.reachable(List.of(node.id())), ending)) {
        findings.add(Finding.of(node.tag(), "由此无法到达结束事件"));
      }
    }
  }

  private void circles(FlowGraph graph, List<Finding> findings) {
    Map<String, Set<String>> next = new HashMap<>();
    graph.nodes().forEach(node -> next.put(node.id(), unwaited(graph, node, passable, true)));
    for (FlowGraph.Node node : graph.nodes()) {
      if (reached(next, next.get(node.id())).contains(node.id())) {
        findings.add(node.finding("", "循环中没有人员办理的任务、消息或者定时间隔，会不停地执行"));
        return;
      }
    }
  }

  /** A flow that calls itself, through others too, before anything is waited for. */
  private void calls(FlowGraph graph, List<Finding> findings) {
    for (FlowGraph.Node node : graph.nodes()) {
      String called = graph.called(node.id()).orElse(null);
      if (called != null
          && calls.get(graph.key()).contains(called)
          && reached(calls, Set.of(called)).contains(graph.key())) {
        findings.add(Finding.of(node.tag(), "calledElement", "流程互相调用，其间没有人员办理的任务、消息或者定时间隔"));
      }
    }
  }

  private Set<String> calledAtOnce(FlowGraph flow, Set<String> passable) {
    Map<String, Set<String>> next = new HashMap<>();
    flow.nodes().forEach(node -> next.put(node.id(), unwaited(flow, node, passable, false)));
    Set<String> starts = flow.starts().stream().map(FlowGraph.Node::id).collect(Collectors.toSet());
    return reached(next, starts).stream()
        .flatMap(id -> flow.called(id).stream())
        .collect(Collectors.toSet());
  }

  /**
   * Where a flow goes from a step without having waited there.
   *
   * @param round whether the question is only of coming by again
   */
  private Set<String> unwaited(
      FlowGraph flow, FlowGraph.Node node, Set<String> passable, boolean round) {
    boolean waits =
        switch (node.type()) {
          case "userTask" -> true;
          case "callActivity" ->
              flow.called(node.id()).filter(key -> !passable.contains(key)).isPresent();
          default -> node.event("message") || node.event("timer") && timed(flow, node, round);
        };
    return flow.successors(node.id()).stream()
        .filter(way -> !waits || way.tag().bpmn("boundaryEvent"))
        .map(FlowGraph.Way::to)
        .collect(Collectors.toSet());
  }

  private boolean timed(FlowGraph flow, FlowGraph.Node event, boolean round) {
    Optional<Tag> date =
        event.tag().child("timerEventDefinition").flatMap(timer -> timer.child("timeDate"));
    return date.isEmpty()
        || round
            && date.get().text().contains("clock.due(")
            && renewed(flow, event.id(), Kind.term(date.get().text()));
  }

  /** Whether the clock of the term starts anew, at a day ahead, on every way back to the event. */
  private boolean renewed(FlowGraph flow, String event, String term) {
    Set<String> today = new HashSet<>();
    Set<String> ahead = new HashSet<>();
    Set<String> foreseeing = new HashSet<>();
    for (FlowGraph.Node node : flow.nodes()) {
      Map<String, String> told = flow.parameters(node.id());
      Set<String> foreseen =
          flow.block(node.id())
              .flatMap(blocks::find)
              .map(BlockDefinition::foresees)
              .orElse(Set.of());
      if (!foreseen.isEmpty()) {
        foreseeing.add(node.id());
      }
      if (flow.block(node.id()).filter("startClock"::equals).isPresent()
          && told.getOrDefault("term", "").equals(term)) {
        (told.getOrDefault("from", "").isEmpty() ? today : ahead).add(node.id());
      }
    }
    ahead.removeIf(id -> !foreseen(flow, foreseeing, flow.parameters(id).get("from")));
    Set<String> starting = new HashSet<>(today);
    starting.addAll(ahead);
    return cuts(flow, event, starting) && (ahead.isEmpty() || cuts(flow, event, foreseeing));
  }

  private boolean foreseen(FlowGraph flow, Set<String> foreseeing, String fact) {
    return foreseeing.stream()
        .flatMap(id -> flow.block(id).flatMap(blocks::find).stream())
        .anyMatch(block -> block.foresees().contains(fact));
  }

  /** Whether without these steps there is no way back to the event. */
  private static boolean cuts(FlowGraph flow, String event, Set<String> steps) {
    Map<String, Set<String>> next = new HashMap<>();
    flow.nodes().stream()
        .filter(node -> !steps.contains(node.id()))
        .forEach(
            node ->
                next.put(
                    node.id(),
                    flow.successors(node.id()).stream()
                        .map(FlowGraph.Way::to)
                        .collect(Collectors.toSet())));
    return !reached(next, next.getOrDefault(event, Set.of())).contains(event);
  }

  /** The flows that can run from start to end without waiting. */
  private Set<String> passable(Flows flows) {
    Set<String> passable = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (FlowGraph flow : flows.all()) {
        more |=
            !passable.contains(flow.key()) && passes(flow, passable) && passable.add(flow.key());
      }
    }
    return passable;
  }

  private boolean passes(FlowGraph flow, Set<String> passable) {
    Map<String, Set<String>> next = new HashMap<>();
    flow.nodes().forEach(node -> next.put(node.id(), unwaited(flow, node, passable, false)));
    Set<String> plain =
        flow.starts().stream()
            .filter(start -> !start.event("message"))
            .map(FlowGraph.Node::id)
            .collect(Collectors.toSet());
    Set<String> reached = reached(next, plain);
    return flow.ends().stream().anyMatch(end -> reached.contains(end.id()));
  }

  private static Set<String> reached(Map<String, Set<String>> next, Set<String> from) {
    Set<String> seen = new HashSet<>(from);
    List<String> open = new ArrayList<>(from);
    while (!open.isEmpty()) {
      for (String to : next.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (seen.add(to)) {
          open.add(to);
        }
      }
    }
    return seen;
  }

  /** Repetitions within repetitions multiply, in called flows too. */
  private void instances(FlowGraph graph, List<Finding> findings) {
    for (FlowGraph.Node node : graph.nodes()) {
      boolean repeats = node.tag().child(FlowGraph.LOOP).isPresent();
      if ((repeats || node.is("callActivity")) && weight(graph, node, weights) > MOST_INSTANCES) {
        findings.add(Finding.of(node.tag(), "重复办理相乘超过" + MOST_INSTANCES + "次"));
      }
    }
  }

  /** How often at most something is done for one run of a flow. */
  private Map<String, Long> weights(Flows flows) {
    Map<String, Long> weights = new HashMap<>();
    boolean more = true;
    while (more) {
      more = false;
      for (FlowGraph flow : flows.all()) {
        long before = weights.getOrDefault(flow.key(), 1L);
        long now =
            flow.nodes().stream().mapToLong(node -> weight(flow, node, weights)).max().orElse(1);
        more |= now > before;
        weights.put(flow.key(), Math.max(before, now));
      }
    }
    return weights;
  }

  private long weight(FlowGraph flow, FlowGraph.Node node, Map<String, Long> weights) {
    long called = flow.called(node.id()).map(key -> weights.getOrDefault(key, 1L)).orElse(1L);
    return Math.min(around(node.tag()) * called, MOST_INSTANCES + 1L);
  }

  private long around(Tag step) {
    long own =
        step.child(FlowGraph.LOOP)
            .map(
                loop ->
                    loop.child("loopCardinality")
                        .map(number -> number.text().strip())
                        .filter(Kind.CARDINALITY::takes)
                        .map(Long::parseLong)
                        .orElseGet(() -> rows.applyAsLong(loop.camunda("collection"))))
            .orElse(1L);
    long outside = step.parent().filter(p -> p.bpmn("subProcess")).map(this::around).orElse(1L);
    return Math.min(own * outside, MOST_INSTANCES + 1L);
  }
}
