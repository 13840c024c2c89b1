package org.ecocase.engine.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.Fact;
import org.ecocase.engine.internal.catalogue.Diagram.Box;
import org.ecocase.engine.internal.catalogue.Diagram.Edge;
import org.ecocase.engine.internal.catalogue.Diagram.Point;
import org.ecocase.engine.internal.catalogue.Diagram.Shape;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfileFile;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.ecocase.support.ShippedDictionary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the shipped models can be read by somebody who knows the law and no software. */
class LayoutTest {

  private static final double WIDEST = 3000;
  private static final Pattern BACK = Pattern.compile("(退回|再次).*");
  private static final Pattern QUOTED = Pattern.compile("'([\\w.]+)'");
  private static final Set<String> FRAMES = Set.of("participant", "lane", "group");

  private static final Map<String, String> LABELS = labels();

  static List<Path> models() throws IOException {
    return Stream.of("processes", "docs/examples")
        .flatMap(folder -> files(Path.of(folder)).stream())
        .toList();
  }

  private static List<Path> files(Path folder) {
    try {
      return ShippedCatalogue.files(folder, ".bpmn");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_fitAWideScreen_when_aModelIsShipped(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    assertThat(drawing.width()).isLessThanOrEqualTo(WIDEST);
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_leadToTheRight_when_aFlowDoesNotLeadBack(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    assertThat(drawing.flows())
        .filteredOn(flow -> !BACK.matcher(Model.name(flow.element())).matches())
        .allSatisfy(
            flow ->
                assertThat(drawing.target(flow).x())
                    .as(flow.element().id())
                    .isGreaterThanOrEqualTo(drawing.source(flow).right()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_neverCross_when_flowsAreDrawn(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    assertThat(drawing.crossings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_passEverythingBy_when_aFlowIsDrawn(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    assertThat(drawing.collisions()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_haveRoom_when_shapesAndNamesAreDrawn(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    assertThat(drawing.overlaps()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_askAndAnswer_when_aGatewayDecides(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    for (Shape gateway : drawing.nodes("exclusiveGateway")) {
      List<Edge> answers =
          drawing.flows().stream()
              .filter(flow -> gateway.element().id().equals(flow.element().attribute("sourceRef")))
              .toList();
      if (answers.size() > 1) {
        assertThat(Model.name(gateway.element())).as(gateway.element().id()).endsWith("？");
        assertThat(answers)
            .extracting(flow -> Model.name(flow.element()))
            .as(gateway.element().id())
            .doesNotContain("")
            .doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_lieInOneLane_when_thereAreLanes(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    if (drawing.lanes().isEmpty()) {
      return;
    }
    for (Shape node : drawing.nodes()) {
      List<Shape> around =
          drawing.lanes().stream().filter(lane -> holds(lane.box(), node.box())).toList();
      assertThat(around).as(node.element().id()).hasSize(1);
      boolean within = node.element().parent().orElseThrow().name().equals("subProcess");
      assertThat(listed(around.get(0).element()).contains(node.element().id()))
          .as(node.element().id())
          .isEqualTo(!within);
    }
  }

  /** With one actor alone there is nothing that lanes could tell. */
  @ParameterizedTest
  @MethodSource("models")
  void should_lieInTheLaneOfWhoActs_when_severalAct(Path file) throws Exception {
    Drawing drawing = Drawing.of(file);

    Set<String> actors =
        drawing.nodes("userTask").stream()
            .map(task -> actor(task.element()))
            .collect(Collectors.toSet());
    Set<String> lanes =
        drawing.lanes().stream()
            .map(lane -> Model.name(lane.element()))
            .collect(Collectors.toSet());
    assertThat(lanes).isEqualTo(actors.size() > 1 ? actors : Set.of());
    for (Shape task : drawing.nodes("userTask")) {
      assertThat(drawing.lanes())
          .filteredOn(lane -> holds(lane.box(), task.box()))
          .as(task.element().id())
          .allSatisfy(
              lane -> assertThat(Model.name(lane.element())).isEqualTo(actor(task.element())));
    }
  }

  private static Set<String> listed(Tag lane) {
    return lane.children("flowNodeRef")
        .map(reference -> reference.text().strip())
        .collect(Collectors.toSet());
  }

  private static String actor(Tag task) {
    List<String> keys = new ArrayList<>();
    if (task.camunda("candidateGroups") != null) {
      keys.addAll(List.of(task.camunda("candidateGroups").split("\\s*,\\s*")));
    }
    if (task.camunda("candidateUsers") != null) {
      Matcher people = QUOTED.matcher(task.camunda("candidateUsers"));
      people.results().forEach(fact -> keys.add(fact.group(1)));
    }
    return keys.stream().map(LABELS::get).collect(Collectors.joining("、"));
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    Roles.shipped().forEach(role -> labels.put(role.group(), role.label()));
    for (String folder : List.of("processes", "docs/examples")) {
      for (Path file : profiles(Path.of(folder))) {
        brought(file).forEach(role -> labels.putIfAbsent(role.group(), role.label()));
      }
    }
    for (Fact fact : ShippedDictionary.read().all()) {
      labels.put(fact.key(), fact.label());
      fact.columns()
          .values()
          .forEach(column -> labels.put(fact.key() + "." + column.key(), column.label()));
    }
    return labels;
  }

  private static List<Path> profiles(Path folder) {
    try {
      return ShippedCatalogue.files(folder, FlowProfile.SUFFIX).stream()
          .filter(file -> FlowProfile.flowOf(file.getFileName().toString(), Set.of()).isPresent())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Role> brought(Path file) {
    try {
      String flow = FlowProfile.flowOf(file.getFileName().toString(), Set.of()).orElseThrow();
      return FlowProfileFile.read(flow, Files.readAllBytes(file))
          .profile()
          .map(profile -> List.copyOf(profile.roles()))
          .orElse(List.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean holds(Box outer, Box inner) {
    return outer.x() <= inner.x()
        && outer.y() <= inner.y()
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom();
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.right()
        && other.x() < one.right()
        && one.y() < other.bottom()
        && other.y() < one.bottom();
  }

  private static boolean inside(Box box, Point point) {
    return box.x() < point.x()
        && point.x() < box.right()
        && box.y() < point.y()
        && point.y() < box.bottom();
  }

  /** A picture, whose flows are looked at point by point. */
  private record Drawing(Diagram diagram, Map<String, Box> boxes, Map<Edge, List<Point>> points) {

    static Drawing of(Path file) throws Exception {
      Diagram diagram =
          Diagram.of(Tag.read(file.getFileName().toString(), Files.readAllBytes(file)));
      Map<String, Box> boxes = new HashMap<>();
      diagram.shapes().forEach(shape -> boxes.put(shape.element().id(), shape.box()));
      Map<Edge, List<Point>> points = new HashMap<>();
      diagram.edges().forEach(edge -> points.put(edge, points(edge)));
      return new Drawing(diagram, boxes, points);
    }

    /** Every point of a line that runs along the axes, from its beginning to its end. */
    private static List<Point> points(Edge edge) {
      List<Point> points = new ArrayList<>();
      points.add(edge.points().get(0));
      for (int i = 1; i < edge.points().size(); i++) {
        Point from = edge.points().get(i - 1);
        Point to = edge.points().get(i);
        double across = to.x() - from.x();
        double down = to.y() - from.y();
        assertThat(across == 0 || down == 0).as(edge.element().id() + " is slanted").isTrue();
        for (int step = 1; step <= Math.abs(across) + Math.abs(down); step++) {
          points.add(
              new Point(
                  from.x() + step * Math.signum(across), from.y() + step * Math.signum(down)));
        }
      }
      return points;
    }

    double width() {
      double left = diagram.shapes().stream().mapToDouble(s -> s.box().x()).min().orElseThrow();
      double right =
          diagram.shapes().stream().mapToDouble(s -> s.box().right()).max().orElseThrow();
      return right - left;
    }

    List<Edge> flows() {
      return diagram.edges().stream()
          .filter(edge -> edge.element().name().equals("sequenceFlow"))
          .toList();
    }

    Box source(Edge flow) {
      return boxes.get(flow.element().attribute("sourceRef"));
    }

    Box target(Edge flow) {
      return boxes.get(flow.element().attribute("targetRef"));
    }

    List<Shape> lanes() {
      return shapes(Set.of("lane"));
    }

    List<Shape> nodes(String name) {
      return shapes(Set.of(name));
    }

    private List<Shape> shapes(Set<String> names) {
      return diagram.shapes().stream()
          .filter(shape -> names.contains(shape.element().name()))
          .toList();
    }

    /** What stands in the picture by itself and holds nothing. */
    List<Shape> nodes() {
      return diagram.shapes().stream()
          .filter(shape -> !FRAMES.contains(shape.element().name()) && !shape.expanded())
          .toList();
    }

    /** Flows to one target may run into one line, and stay in it. */
    List<String> crossings() {
      List<String> crossings = new ArrayList<>();
      List<Edge> flows = flows();
      for (int i = 0; i < flows.size(); i++) {
        for (int j = i + 1; j < flows.size(); j++) {
          List<Point> one = points.get(flows.get(i));
          List<Point> other = points.get(flows.get(j));
          int together = target(flows.get(i)).equals(target(flows.get(j))) ? tail(one, other) : 0;
          Set<Point> shared = new HashSet<>(one.subList(0, one.size() - together));
          shared.retainAll(other.subList(0, other.size() - together));
          if (!shared.isEmpty()) {
            crossings.add(flows.get(i).element().id() + " and " + flows.get(j).element().id());
          }
        }
      }
      return crossings;
    }

    private static int tail(List<Point> one, List<Point> other) {
      int together = 0;
      while (together < one.size()
          && together < other.size()
          && one.get(one.size() - 1 - together).equals(other.get(other.size() - 1 - together))) {
        together++;
      }
      return together;
    }

    /** Flows that run through a shape, a name, or the border of a sub-process. */
    List<String> collisions() {
      List<String> collisions = new ArrayList<>();
      for (Edge flow : flows()) {
        Map<String, Box> obstacles = new HashMap<>();
        nodes().forEach(node -> obstacles.put(node.element().id(), node.box()));
        names().forEach((id, box) -> obstacles.put("the name of " + id, box));
        diagram.shapes().stream()
            .filter(shape -> shape.expanded() && !holds(shape.box(), source(flow)))
            .forEach(shape -> obstacles.put(shape.element().id(), shape.box()));
        obstacles.forEach(
            (what, box) -> {
              if (points.get(flow).stream().anyMatch(point -> inside(box, point))) {
                collisions.add(flow.element().id() + " through " + what);
              }
            });
      }
      return collisions;
    }

    private Map<String, Box> names() {
      Map<String, Box> names = new HashMap<>();
      diagram
          .shapes()
          .forEach(shape -> shape.label().ifPresent(box -> names.put(shape.element().id(), box)));
      diagram
          .edges()
          .forEach(edge -> edge.label().ifPresent(box -> names.put(edge.element().id(), box)));
      return names;
    }

    Set<String> overlaps() {
      Set<String> overlaps = new LinkedHashSet<>();
      Map<String, Box> names = names();
      List<Shape> nodes = nodes();
      for (Shape one : nodes) {
        for (Shape other : nodes) {
          boolean attached =
              one.element().id().equals(other.element().attribute("attachedToRef"))
                  || other.element().id().equals(one.element().attribute("attachedToRef"));
          if (one != other && !attached && overlap(one.box(), other.box())) {
            overlaps.add(one.element().id() + " and " + other.element().id());
          }
        }
        names.forEach(
            (id, box) -> {
              if (!id.equals(one.element().id()) && overlap(one.box(), box)) {
                overlaps.add(one.element().id() + " and the name of " + id);
              }
            });
      }
      names.forEach(
          (one, box) ->
              names.forEach(
                  (other, place) -> {
                    if (!one.equals(other) && overlap(box, place)) {
                      overlaps.add("the names of " + one + " and " + other);
                    }
                  }));
      return overlaps;
    }
  }
}
