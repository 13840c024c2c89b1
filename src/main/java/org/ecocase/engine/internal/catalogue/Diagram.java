package org.ecocase.engine.internal.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecocase.engine.internal.guard.Tag;

/**
 * Where the elements of a model stand, as its owner drew it in Modeler (BPMN DI).
 *
 * @param shapes in the order of the file
 * @param edges in the order of the file
 */
record Diagram(List<Shape> shapes, List<Edge> edges) {

  /** A point of the plane. */
  record Point(double x, double y) {}

  /** A rectangle of the plane. */
  record Box(double x, double y, double width, double height) {

    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }

    Point middle() {
      return new Point(x + width / 2, y + height / 2);
    }
  }

  /**
   * An element with a place of its own.
   *
   * @param label where its name stands; empty where it stands inside or nobody has moved it
   * @param expanded whether what is inside of a sub-process is shown
   * @param horizontal whether a lane runs from left to right
   */
  record Shape(Tag element, Box box, Optional<Box> label, boolean expanded, boolean horizontal) {}

  /** A line between elements. */
  record Edge(Tag element, List<Point> points, Optional<Box> label) {}

  static Diagram of(Tag definitions) {
    Map<String, Tag> elements = new HashMap<>();
    definitions
        .descendants()
        .filter(tag -> tag.id() != null)
        .forEach(tag -> elements.put(tag.id(), tag));
    List<Shape> shapes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    definitions
        .children("BPMNDiagram")
        .flatMap(diagram -> diagram.children("BPMNPlane"))
        .flatMap(plane -> plane.children().stream())
        .forEach(
            drawn -> {
              Tag element = elements.get(drawn.attributes().getOrDefault("bpmnElement", ""));
              if (element != null && drawn.name().equals("BPMNShape")) {
                box(drawn).ifPresent(box -> shapes.add(shape(drawn, element, box)));
              } else if (element != null && drawn.name().equals("BPMNEdge")) {
                edges.add(edge(drawn, element));
              }
            });
    return new Diagram(List.copyOf(shapes), List.copyOf(edges));
  }

  private static Shape shape(Tag drawn, Tag element, Box box) {
    return new Shape(
        element,
        box,
        label(drawn),
        "true".equals(drawn.attribute("isExpanded")),
        !"false".equals(drawn.attribute("isHorizontal")));
  }

  private static Edge edge(Tag drawn, Tag element) {
    List<Point> points =
        drawn
            .children("waypoint")
            .map(point -> new Point(number(point, "x"), number(point, "y")))
            .toList();
    return new Edge(element, points, label(drawn));
  }

  private static Optional<Box> label(Tag drawn) {
    return drawn.child("BPMNLabel").flatMap(Diagram::box);
  }

  private static Optional<Box> box(Tag drawn) {
    return drawn
        .child("Bounds")
        .map(
            bounds ->
                new Box(
                    number(bounds, "x"),
                    number(bounds, "y"),
                    number(bounds, "width"),
                    number(bounds, "height")));
  }

  /**
   * The guard has let only plain numbers in; what a file outside of it says otherwise is nothing.
   */
  private static double number(Tag tag, String name) {
    try {
      return new BigDecimal(tag.attributes().getOrDefault(name, "0")).doubleValue();
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
