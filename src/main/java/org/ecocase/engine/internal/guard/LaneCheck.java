package org.ecocase.engine.internal.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;

/**
 * Whether lanes tell who acts. A lane bears the label of a role or of a fact that names a person,
 * or several; who does a task is said by the task, and it lies in a lane that says the same. A
 * model without lanes says nothing.
 */
final class LaneCheck {

  private static final String AND = "、";

  private final Known known;
  private final FlowGraph graph;
  private final List<Lane> lanes;
  private final List<Finding> findings = new ArrayList<>();

  private LaneCheck(Known known, FlowGraph graph) {
    this.known = known;
    this.graph = graph;
    this.lanes = lanes(graph.process());
  }

  static List<Finding> findings(Known known, FlowGraph graph) {
    LaneCheck check = new LaneCheck(known, graph);
    if (!check.lanes.isEmpty()) {
      graph.nodes().stream().filter(node -> node.is("userTask")).forEach(check::task);
    }
    return check.findings.stream().distinct().toList();
  }

  /**
   * A lane that has none inside.
   *
   * @param listed the ids of the elements that it lists; those of a sub-process are never listed
   * @param drawn where it is drawn, if it is
   */
  private record Lane(Tag tag, Set<String> listed, Optional<Box> drawn) {

    String name() {
      return tag.attributes().getOrDefault("name", "");
    }

    Set<String> actors() {
      return Arrays.stream(name().split(AND)).collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  private record Box(BigDecimal x, BigDecimal y, BigDecimal width, BigDecimal height) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** By the middle of an element Modeler tells in which lane it lies. */
    boolean holdsMiddleOf(Box other) {
      BigDecimal across = other.x.add(other.width.divide(TWO)).subtract(x);
      BigDecimal down = other.y.add(other.height.divide(TWO)).subtract(y);
      return across.signum() > 0
          && across.compareTo(width) < 0
          && down.signum() > 0
          && down.compareTo(height) < 0;
    }
  }

  private static List<Lane> lanes(Tag process) {
    return process
        .children("laneSet")
        .flatMap(Tag::descendants)
        .filter(tag -> tag.bpmn("lane") && tag.child("childLaneSet").isEmpty())
        .map(tag -> new Lane(tag, listed(tag), drawn(tag)))
        .toList();
  }

  private static Set<String> listed(Tag lane) {
    return lane.children("flowNodeRef")
        .map(reference -> reference.text().strip())
        .collect(Collectors.toSet());
  }

  private static Optional<Box> drawn(Tag element) {
    Tag root = element;
    while (root.parent().isPresent()) {
      root = root.parent().get();
    }
    return root.children("BPMNDiagram")
        .flatMap(diagram -> diagram.children("BPMNPlane"))
        .flatMap(plane -> plane.children("BPMNShape"))
        .filter(shape -> String.valueOf(element.id()).equals(shape.attribute("bpmnElement")))
        .flatMap(shape -> shape.children("Bounds"))
        .filter(bounds -> Stream.of("x", "y", "width", "height").allMatch(n -> number(bounds, n)))
        .map(
            bounds ->
                new Box(
                    new BigDecimal(bounds.attribute("x")),
                    new BigDecimal(bounds.attribute("y")),
                    new BigDecimal(bounds.attribute("width")),
                    new BigDecimal(bounds.attribute("height"))))
        .findFirst();
  }

  private static boolean number(Tag bounds, String name) {
    return Kind.MEASURE.takes(String.valueOf(bounds.attribute(name)));
  }

  private void task(FlowGraph.Node node) {
    Set<String> actors = actors(node.tag());
    Optional<Box> place = drawn(node.tag());
    List<Lane> around =
        lanes.stream()
            .filter(
                lane ->
                    lane.listed().contains(node.id())
                        || place.stream()
                            .anyMatch(
                                p -> lane.drawn().stream().anyMatch(box -> box.holdsMiddleOf(p))))
            .toList();
    if (around.isEmpty()) {
      findings.add(Finding.of(node.tag(), "不在任何泳道中，应在泳道“" + String.join(AND, actors) + "”中"));
    }
    around.forEach(lane -> lies(node, actors, lane));
  }

  private void lies(FlowGraph.Node node, Set<String> actors, Lane lane) {
    List<String> strangers = lane.actors().stream().filter(actor -> !known(actor)).toList();
    if (!strangers.isEmpty()) {
      findings.add(
          Finding.of(
              lane.tag(), "泳道中有用户任务，泳道名称应为角色或者人员数据的名称，没有“" + String.join("”、“", strangers) + "”"));
    } else if (!lane.actors().equals(actors)) {
      String wanted = String.join(AND, actors);
      findings.add(
          Finding.of(
              node.tag(), "由“" + wanted + "”办理，却在泳道“" + lane.name() + "”中，应在泳道“" + wanted + "”中"));
    }
  }

  private boolean known(String actor) {
    return known.roles().containsValue(actor)
        || known.dictionary().all().stream()
            .flatMap(fact -> Stream.concat(Stream.of(fact), fact.columns().values().stream()))
            .anyMatch(fact -> fact.type() == FactType.PERSON && fact.label().equals(actor));
  }

  /** The labels of those who do a task; a key that nothing knows has a finding of its own. */
  private Set<String> actors(Tag task) {
    Stream<String> roles =
        VariableCheck.listed(task.camunda("candidateGroups")).stream()
            .map(role -> known.roles().getOrDefault(role, role));
    String people = task.camunda("candidateUsers");
    Stream<String> facts =
        Kind.people(people == null ? "" : people).stream()
            .map(fact -> known.fact(fact).map(Fact::label).orElse(fact));
    return Stream.concat(roles, facts).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
