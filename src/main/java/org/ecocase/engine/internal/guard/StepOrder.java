package org.ecocase.engine.internal.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.MessageSource;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.Condition;
import org.ecocase.rule.Effect;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Scope;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;

/**
 * Proves on the graph that a flow keeps its unconditional steps: each is there, and no way leads to
 * a step or to a building block with legal effect past what has to go before it. Called flows are
 * laid open; what is conditional is refused at run time instead.
 */
final class StepOrder {

  private static final int MOST_PLACES = 20_000;
  private static final String SCOPE = "scope";

  /** Stands for the id of whichever row; no scope is called so. */
  private static final String ROW = "#row";

  private static final String SERVICE = "service";

  private final Steps steps;
  private final Known known;
  private final Flows flows;
  private final FlowGraph root;
  private final Set<String> kept;
  private final Set<String> unconditional;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> entries = new LinkedHashSet<>();
  private final Set<String> read = new HashSet<>();

  /**
   * A node of a flow as it is reached by calls.
   *
   * @param step the statutory step that it is; null where it is none
   * @param next where its completion leads
   * @param aside boundary events, by which it is left without being done
   */
  private record Place(
      FlowGraph flow,
      FlowGraph.Node node,
      String scope,
      Step step,
      Set<String> next,
      Set<String> aside) {}

  private StepOrder(Known known, Flows flows, FlowGraph root, Set<String> kept) {
    this.steps = known.steps();
    this.known = known;
    this.flows = flows;
    this.root = root;
    this.kept = kept;
    this.unconditional = steps.unconditional(root.key());
  }

  /**
   * The findings of all flows whose unconditional steps are laid down and that a deployment
   * touches.
   *
   * @param deployed the names of its files
   */
  static List<Finding> findings(Known known, Flows flows, Set<String> deployed) {
    List<Finding> findings = new ArrayList<>();
    known
        .steps()
        .kept()
        .forEach(
            (process, kept) ->
                flows
                    .flow(process)
                    .map(root -> new StepOrder(known, flows, root, kept))
                    .ifPresent(order -> findings.addAll(order.findings(deployed))));
    return findings.stream().distinct().toList();
  }

  private List<Finding> findings(Set<String> deployed) {
    List<String> starts = lay(root, "", "", List.of());
    entries.addAll(starts);
    if (places.values().stream().noneMatch(p -> deployed.contains(p.flow().process().file()))) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (places.size() > MOST_PLACES) {
      findings.add(Finding.of(root.process(), "流程及其调用的流程过大，无法核对法定步骤"));
      return findings;
    }
    present(findings);
    places.values().forEach(place -> demanded(place, findings));
    if (flows.callers(root.key()).isEmpty()) {
      places.values().stream()
          .filter(place -> place.step() != null)
          .forEach(place -> followed(place, findings));
      places.values().forEach(place -> taken(place, findings));
    }
    return findings;
  }

  /**
   * Adds a flow as it is called.
   *
   * @param path the calls that lead to it
   * @param calling the keys of the flows that these stand in
   * @return where it begins
   */
  private List<String> lay(FlowGraph flow, String path, String scope, List<String> calling) {
    List<String> within = new ArrayList<>(calling);
    within.add(flow.key());
    read.add(flow.key());
    for (FlowGraph.Node node : flow.nodes()) {
      if (places.size() > MOST_PLACES) {
        break;
      }
      Set<String> next = new LinkedHashSet<>();
      Set<String> aside = new LinkedHashSet<>();
      for (FlowGraph.Way way : flow.successors(node.id())) {
        boolean boundary = flow.node(way.to()).filter(to -> to.is("boundaryEvent")).isPresent();
        (boundary ? aside : next).add(path + way.to());
      }
      places.put(
          path + node.id(),
          new Place(flow, node, rowScope(node.host(), scope), step(flow, node), next, aside));
    }
    for (FlowGraph.Node node : flow.nodes()) {
      flow.called(node.id())
          .flatMap(flows::flow)
          .filter(called -> !within.contains(called.key()) && places.size() <= MOST_PLACES)
          .ifPresent(called -> call(path, scope, node, called, within));
    }
    return flow.starts().stream().map(start -> path + start.id()).toList();
  }

  /** A message may be a step too: somebody else has done it. */
  private Step step(FlowGraph flow, FlowGraph.Node node) {
    String key =
        node.tag()
            .child("messageEventDefinition")
            .map(MeaningCheck::message)
            .map(known.messages()::get)
            .map(MessageSource.Kind::step)
            .orElseGet(() -> flow.properties(node.id()).get("step"));
    return key == null ? null : steps.find(key).orElse(null);
  }

  /** What follows a call follows the ends of what is called. */
  private void call(
      String path, String scope, FlowGraph.Node node, FlowGraph called, List<String> within) {
    String inside = path + node.id() + "/";
    List<String> starts = lay(called, inside, scope(node, rowScope(node.host(), scope)), within);
    Place call = places.get(path + node.id());
    Set<String> after = Set.copyOf(call.next());
    call.next().clear();
    call.next().addAll(starts);
    called.ends().forEach(end -> places.get(inside + end.id()).next().addAll(after));
  }

  /** What is done once for each row of a table is done for that row, and not for the file. */
  private static String rowScope(Tag element, String scope) {
    String around =
        element
            .parent()
            .filter(tag -> tag.bpmn("subProcess"))
            .map(tag -> rowScope(tag, scope))
            .orElse(scope);
    return FlowGraph.each(element).isPresent() ? Scope.within(around, ROW) : around;
  }

  /** Whether a place is come to from another however many rows there are. */
  private static boolean always(Place place, Place from) {
    return Scope.outward(place.scope()).stream()
        .filter(scope -> Scope.name(scope).equals(ROW))
        .allMatch(row -> Scope.sees(from.scope(), row));
  }

  private static String scope(FlowGraph.Node call, String around) {
    return VariableCheck.mappings(call, "in")
        .filter(in -> SCOPE.equals(in.attribute("target")))
        .map(in -> in.attribute("sourceExpression"))
        .filter(scope -> scope != null)
        .findFirst()
        .map(name -> Scope.within(around, name))
        .orElse(around);
  }

  private void present(List<Finding> findings) {
    Set<String> there =
        places.values().stream()
            .filter(place -> place.step() != null)
            .map(place -> place.step().key())
            .collect(Collectors.toSet());
    kept.stream()
        .filter(step -> !there.contains(step))
        .map(steps::get)
        .forEach(
            step ->
                findings.add(
                    Finding.of(root.process(), "流程缺少法定步骤“" + step.name() + "”" + article(step))));
  }

  private void demanded(Place place, List<Finding> findings) {
    needs(place)
        .filter(this::provable)
        .filter(need -> passed(place, need))
        .forEach(
            need ->
                findings.add(
                    place
                        .node()
                        .finding(
                            "",
                            "不经过法定步骤"
                                + need.stream()
                                    .map(r -> "“" + steps.get(r.step()).name() + "”")
                                    .distinct()
                                    .collect(Collectors.joining("或者"))
                                + "也能到达此处"
                                + (place.flow() == root
                                    ? ""
                                    : "（流程“" + root.process().attribute("name") + "”）"))));
  }

  /**
   * What a step has to leave behind is made somewhere on the ways that lead on from it; otherwise
   * every case would stop at the next step, which misses it. Asked where nothing calls the flow, as
   * a caller may have it made.
   */
  private void followed(Place place, List<Finding> findings) {
    List<Place> after = onward(place).stream().filter(p -> always(p, place)).toList();
    Step step = place.step();
    step.papers().stream()
        .filter(paper -> !paper.optional() && concerns(paper.when(), place))
        .filter(paper -> lacks(after, "generateDocument", "template", paper.template()))
        .forEach(paper -> lost(place, "制作文书“" + paper.template() + "”", findings));
    step.starts().entrySet().stream()
        .filter(start -> concerns(start.getValue(), place))
        .map(Map.Entry::getKey)
        // a clock may have begun to run before
        .filter(term -> lacks(places.values(), "startClock", "term", term))
        .forEach(term -> lost(place, "起算期限“" + term + "”", findings));
    step.stops().stream()
        .filter(term -> lacks(after, "stopClock", "term", term))
        .forEach(term -> lost(place, "终结期限“" + term + "”", findings));
    step.leads().stream()
        .filter(block -> after.stream().noneMatch(p -> block.equals(block(p))))
        .forEach(block -> lost(place, "“${" + block + "}”", findings));
  }

  /** What a building block has begun is taken up: a paper is served, a period goes on again. */
  private void taken(Place place, List<Finding> findings) {
    Map<String, String> parameters = place.flow().parameters(place.node().id());
    String block = block(place);
    if ("generateDocument".equals(block)) {
      steps
          .served(parameters.getOrDefault("template", ""))
          .filter(scope -> onward(place).stream().noneMatch(p -> serves(p, scope)))
          .ifPresent(
              scope ->
                  findings.add(
                      place
                          .node()
                          .finding(
                              "",
                              "文书“"
                                  + parameters.get("template")
                                  + "”没有环节送达（调用送达流程，数据范围“"
                                  + scope
                                  + "”）"
                                  + article(steps.get(SERVICE)))));
    }
    if ("suspendClock".equals(block)
        && onward(place).stream().noneMatch(p -> resumes(p, parameters))) {
      findings.add(place.node().finding("", "期限“" + parameters.get("term") + "”中止后没有环节恢复"));
    }
  }

  private static boolean serves(Place place, String scope) {
    return place.step() != null
        && place.step().key().equals(SERVICE)
        && Scope.name(place.scope()).equals(scope);
  }

  private static boolean resumes(Place place, Map<String, String> suspended) {
    Map<String, String> parameters = place.flow().parameters(place.node().id());
    String reason = parameters.get("reason");
    return "resumeClock".equals(block(place))
        && Objects.equals(parameters.get("term"), suspended.get("term"))
        && (reason == null || reason.equals(suspended.get("reason")));
  }

  private static String block(Place place) {
    return place.flow().block(place.node().id()).orElse(null);
  }

  private static boolean concerns(Condition when, Place place) {
    Set<String> scopes = when.values().get(SCOPE);
    return scopes == null || scopes.contains(Scope.name(place.scope()));
  }

  private static boolean lacks(
      Collection<Place> after, String block, String parameter, String value) {
    return after.stream()
        .filter(place -> block.equals(block(place)))
        .map(place -> place.flow().parameters(place.node().id()).getOrDefault(parameter, ""))
        .noneMatch(given -> List.of(given.strip().split("\\s*,\\s*")).contains(value));
  }

  private List<Place> onward(Place from) {
    Set<String> seen = new LinkedHashSet<>(from.next());
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Place place = places.get(open.pop());
      Stream.concat(place.next().stream(), place.aside().stream())
          .filter(seen::add)
          .forEach(open::push);
    }
    return seen.stream().map(places::get).toList();
  }

  private void lost(Place place, String what, List<Finding> findings) {
    findings.add(
        place
            .node()
            .finding("", "“" + place.step().name() + "”没有环节" + what + article(place.step())));
  }

  /** What has to be done before a place, each with its alternatives. */
  private Stream<List<Reference>> needs(Place place) {
    Stream<List<Reference>> ofStep =
        Optional.ofNullable(place.step()).stream()
            .flatMap(step -> step.antecedents().stream())
            .filter(Antecedent::unconditional)
            .map(Antecedent::alternatives);
    String block = block(place);
    if (block == null) {
      return ofStep;
    }
    Map<String, String> parameters = place.flow().parameters(place.node().id());
    Stream<List<Reference>> ofEffects =
        steps.effects(block, parameters).stream().map(Effect::needs).flatMap(Collection::stream);
    String template = parameters.get("template");
    List<Reference> stated =
        template == null
            ? List.of()
            : steps
                .papers(template)
                .map(e -> new Reference(e.getKey().key(), null, Set.of(), null))
                .toList();
    return Stream.of(
            ofStep, ofEffects, stated.isEmpty() ? Stream.<List<Reference>>of() : Stream.of(stated))
        .flatMap(s -> s);
  }

  /** Whether steps alone fulfil the need, which this flow has in every case. */
  private boolean provable(List<Reference> need) {
    return need.stream()
        .allMatch(
            reference -> reference.step() != null && unconditional.contains(reference.step()));
  }

  /** Whether a way leads to the place without any of the alternatives being done. */
  private boolean passed(Place target, List<Reference> need) {
    Predicate<Place> done =
        place ->
            place.step() != null
                && need.stream().anyMatch(reference -> fulfils(place, target, reference));
    Set<String> seen = new HashSet<>(entries);
    Deque<String> open = new ArrayDeque<>(entries);
    while (!open.isEmpty()) {
      Place place = places.get(open.pop());
      if (place == target) {
        return true;
      }
      Stream<String> onward =
          done.test(place)
              ? place.aside().stream()
              : Stream.concat(place.next().stream(), place.aside().stream());
      onward.filter(seen::add).forEach(open::push);
    }
    return false;
  }

  private boolean fulfils(Place place, Place target, Reference reference) {
    boolean seen =
        reference.scope() == null
            ? Scope.sees(target.scope(), place.scope())
            : place.scope().isEmpty()
                || Scope.seen(target.scope(), reference.scope()).contains(place.scope());
    return seen && steps.get(reference.step()).key().equals(place.step().key());
  }

  private static String article(Step step) {
    return step.articles().isEmpty() ? "" : "（依据：" + step.articles().get(0).text() + "）";
  }
}
