package org.ecocase.engine.internal.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.engine.internal.catalogue.Diagram.Box;
import org.ecocase.engine.internal.catalogue.Diagram.Edge;
import org.ecocase.engine.internal.catalogue.Diagram.Point;
import org.ecocase.engine.internal.catalogue.Diagram.Shape;
import org.ecocase.engine.internal.catalogue.Effects.Effect;
import org.ecocase.engine.internal.catalogue.Pen.Ink;
import org.ecocase.engine.internal.guard.Tag;

/** Draws a model as its owner laid it out, and on it what runs, rests and ends where. */
final class Picture {

  private static final String TEXT = "#222222";
  private static final String LINE = "#4a5058";
  private static final String FAINT = "#9aa3ab";
  private static final String GREEN = "#1f6f54";
  private static final String BLUE = "#1c5d8c";
  private static final String AMBER = "#a65f00";
  private static final String RED = "#8c1d18";

  private static final double SMALL = 11;
  private static final double NORMAL = 12;

  /** As wide as Modeler lets a name beside its element be. */
  private static final double LABEL = 90;

  private static final double INSET = 6;
  private static final double CORNER = 13;
  private static final double ARROW = 9;
  private static final double APART = 19;

  private static final Ink THIN = Ink.line(LINE, 1.3);

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("startEvent", "开始"),
          Map.entry("endEvent", "结束"),
          Map.entry("boundaryEvent", "边界事件"),
          Map.entry("intermediateCatchEvent", "等待"),
          Map.entry("userTask", "任务"),
          Map.entry("serviceTask", "自动环节"),
          Map.entry("callActivity", "子流程"),
          Map.entry("subProcess", "内部流程"),
          Map.entry("exclusiveGateway", "判断"),
          Map.entry("parallelGateway", "并行"),
          Map.entry("eventBasedGateway", "等待其一"));

  private final Diagram diagram;
  private final Words words;
  private final Pen pen = new Pen();
  private final Marks marks = new Marks(pen);

  private Picture(Diagram diagram, Words words) {
    this.diagram = diagram;
    this.words = words;
  }

  /**
   * The picture of a model as SVG.
   *
   * @param title what it shows
   */
  static String of(Tag definitions, String title, Words words) {
    return new Picture(Diagram.of(definitions), words).draw(title);
  }

  private String draw(String title) {
    shapes(is("participant", "lane", "group").or(Picture::holdsOthers));
    diagram.edges().forEach(this::edge);
    shapes(is("participant", "lane", "group", "boundaryEvent").or(Picture::holdsOthers).negate());
    shapes(is("boundaryEvent"));
    return pen.picture(title);
  }

  private static Predicate<Shape> is(String... names) {
    return shape -> Stream.of(names).anyMatch(shape.element().name()::equals);
  }

  private static boolean holdsOthers(Shape shape) {
    return shape.expanded() && shape.element().name().equals("subProcess");
  }

  private void shapes(Predicate<Shape> which) {
    diagram.shapes().stream()
        .filter(which)
        .forEach(shape -> pen.titled(title(shape.element()), () -> shape(shape)));
  }

  private void shape(Shape shape) {
    switch (shape.element().name()) {
      case "participant", "lane" -> lane(shape);
      case "group" -> group(shape);
      case "textAnnotation" -> note(shape);
      case "subProcess" -> subProcess(shape);
      case "userTask", "serviceTask", "callActivity" -> task(shape);
      case "exclusiveGateway", "parallelGateway", "eventBasedGateway", "inclusiveGateway" ->
          gateway(shape);
      default -> event(shape);
    }
    effects(shape);
  }

  // tasks ---------------------------------------------------------------------------------------

  private void task(Shape shape) {
    Tag element = shape.element();
    Box box = shape.box();
    switch (element.name()) {
      case "userTask" -> pen.box(box, 8, Ink.filled(BLUE, "#edf4f9", 1.6));
      case "callActivity" -> pen.box(box, 8, Ink.filled(GREEN, "#eef5f2", 3.2));
      default -> pen.box(box, 8, Ink.filled(LINE, "#f7f7f5", 1.3));
    }
    sign(element, new Point(box.x() + CORNER, box.y() + CORNER));
    inside(Model.name(element), box);
    Point foot = new Point(box.middle().x(), box.bottom() - 9);
    if (element.name().equals("callActivity")) {
      marks.folded(foot);
    }
    element
        .child("multiInstanceLoopCharacteristics")
        .ifPresent(loop -> marks.many(foot, "true".equals(loop.attribute("isSequential"))));
  }

  private void sign(Tag element, Point at) {
    if (element.name().equals("userTask")) {
      marks.person(at);
    } else if (element.name().equals("serviceTask")) {
      switch (Model.block(element).orElse("")) {
        case "extendClock" -> marks.effect(Effects.Change.EXTEND, at);
        case "generateDocument", "generateVolume" -> marks.paper(at);
        case "decide" -> marks.table(at);
        case "sendMail", "deliverMail" -> marks.envelope(at, 7);
        default -> marks.gear(at);
      }
    }
  }

  private void inside(String name, Box box) {
    List<String> lines = Wrap.lines(name, NORMAL, box.width() - 2 * INSET);
    double high = lines.size() * Pen.LINE * NORMAL;
    pen.text(lines, new Point(box.middle().x(), box.middle().y() - high / 2), NORMAL, TEXT);
  }

  private void subProcess(Shape shape) {
    Box box = shape.box();
    Ink ink = Ink.filled(LINE, shape.expanded() ? "#fcfcfb" : "#f7f7f5", 1.5);
    boolean event = "true".equals(shape.element().attribute("triggeredByEvent"));
    pen.box(box, 8, event ? ink.dashed("3 4") : ink);
    String name = Model.name(shape.element());
    if (shape.expanded()) {
      pen.textFrom(List.of(name), new Point(box.x() + 10, box.y() + 6), NORMAL, TEXT);
    } else {
      inside(name, box);
      marks.folded(new Point(box.middle().x(), box.bottom() - 9));
    }
  }

  // events and gateways -------------------------------------------------------------------------

  private void event(Shape shape) {
    Tag element = shape.element();
    Point at = shape.box().middle();
    double radius = shape.box().width() / 2;
    boolean stays =
        "false".equals(element.attribute("cancelActivity"))
            || "false".equals(element.attribute("isInterrupting"));
    String dashes = stays ? "4 3" : "";
    switch (element.name()) {
      case "startEvent" -> {
        pen.circle(at, radius, Ink.filled(GREEN, "#ffffff", 1.8).dashed(dashes));
        if (element.camunda("formRef") != null) {
          marks.person(at);
        }
      }
      case "endEvent" -> pen.circle(at, radius, Ink.filled(RED, "#ffffff", 3.6));
      default -> {
        pen.circle(at, radius, Ink.filled(AMBER, "#ffffff", 1.4).dashed(dashes));
        pen.circle(at, radius - 3.5, Ink.line(AMBER, 1.4).dashed(dashes));
      }
    }
    switch (Model.trigger(element)) {
      case "timerEventDefinition" -> marks.timer(at, radius - 7);
      case "messageEventDefinition" -> marks.envelope(at, radius - 9);
      case "terminateEventDefinition" -> pen.circle(at, radius - 7, Ink.solid(RED));
      default -> {}
    }
    beside(shape);
  }

  private void gateway(Shape shape) {
    Box box = shape.box();
    Point at = box.middle();
    pen.shape(
        List.of(
            new Point(at.x(), box.y()),
            new Point(box.right(), at.y()),
            new Point(at.x(), box.bottom()),
            new Point(box.x(), at.y())),
        Ink.filled(AMBER, "#fff8e6", 1.5));
    Ink ink = Ink.line(AMBER, 2.6);
    switch (shape.element().name()) {
      case "parallelGateway" -> {
        pen.line(List.of(new Point(at.x() - 10, at.y()), new Point(at.x() + 10, at.y())), ink);
        pen.line(List.of(new Point(at.x(), at.y() - 10), new Point(at.x(), at.y() + 10)), ink);
      }
      case "exclusiveGateway" -> {
        pen.line(
            List.of(new Point(at.x() - 6, at.y() - 8), new Point(at.x() + 6, at.y() + 8)), ink);
        pen.line(
            List.of(new Point(at.x() + 6, at.y() - 8), new Point(at.x() - 6, at.y() + 8)), ink);
      }
      default -> pen.circle(at, 9, Ink.line(AMBER, 1.4));
    }
    beside(shape);
  }

  /** A name beside its element: where the owner put it, else below. */
  private void beside(Shape shape) {
    Box below = new Box(shape.box().middle().x(), shape.box().bottom() + 4, 0, 0);
    label(Model.name(shape.element()), shape.label().orElse(below));
  }

  private void label(String name, Box place) {
    List<String> lines = Wrap.lines(name, SMALL, Math.max(LABEL, place.width()));
    pen.text(lines, new Point(place.middle().x(), place.y()), SMALL, TEXT);
  }

  // what lies around ----------------------------------------------------------------------------

  private void lane(Shape shape) {
    Box box = shape.box();
    pen.box(box, 0, Ink.filled(FAINT, "#ffffff", 1.2));
    String name = Model.name(shape.element());
    if (shape.horizontal()) {
      List<String> lines = Wrap.lines(name, NORMAL, box.height() - 2 * INSET);
      Point middle = new Point(box.x() + 15, box.middle().y());
      pen.textUpwards(lines, middle, lines.size() > 1 ? SMALL : NORMAL, TEXT);
      pen.line(
          List.of(new Point(box.x() + 30, box.y()), new Point(box.x() + 30, box.bottom())),
          Ink.line(FAINT, 1.2));
    } else {
      pen.text(List.of(name), new Point(box.middle().x(), box.y() + 7), NORMAL, TEXT);
      pen.line(
          List.of(new Point(box.x(), box.y() + 30), new Point(box.right(), box.y() + 30)),
          Ink.line(FAINT, 1.2));
    }
  }

  private void group(Shape shape) {
    pen.box(shape.box(), 10, Ink.line(FAINT, 1.4).dashed("8 4 2 4"));
  }

  private void note(Shape shape) {
    Box box = shape.box();
    pen.line(
        List.of(
            new Point(box.x() + 10, box.y()),
            new Point(box.x(), box.y()),
            new Point(box.x(), box.bottom()),
            new Point(box.x() + 10, box.bottom())),
        THIN);
    String text = shape.element().child("text").map(Tag::text).orElse("").strip();
    List<String> lines = Wrap.lines(text, SMALL, box.width() - INSET);
    pen.textFrom(lines, new Point(box.x() + INSET, box.y() + 4), SMALL, TEXT);
  }

  // lines ---------------------------------------------------------------------------------------

  private void edge(Edge edge) {
    if (edge.points().size() < 2) {
      return;
    }
    if (!edge.element().name().equals("sequenceFlow")) {
      pen.line(edge.points(), Ink.line(FAINT, 1.3).dashed("2 3"));
      return;
    }
    pen.titled(title(edge.element()), () -> flow(edge));
  }

  private void flow(Edge edge) {
    List<Point> points = edge.points();
    Point tip = points.get(points.size() - 1);
    Point back = towards(tip, points.get(points.size() - 2), ARROW);
    List<Point> line = new ArrayList<>(points.subList(0, points.size() - 1));
    line.add(towards(tip, points.get(points.size() - 2), ARROW - 2));
    pen.line(line, THIN);
    double across = ARROW * 0.42;
    double dx = (tip.x() - back.x()) / ARROW * across;
    double dy = (tip.y() - back.y()) / ARROW * across;
    pen.shape(
        List.of(
            tip, new Point(back.x() - dy, back.y() + dx), new Point(back.x() + dy, back.y() - dx)),
        Ink.solid(LINE));
    if (isDefault(edge.element())) {
      Point at = towards(points.get(0), points.get(1), 12);
      pen.line(List.of(new Point(at.x() - 4, at.y() + 5), new Point(at.x() + 4, at.y() - 5)), THIN);
    }
    Point first = points.get(0);
    Point second = points.get(1);
    Box middle = new Box((first.x() + second.x()) / 2, (first.y() + second.y()) / 2 - 24, 0, 0);
    label(Model.name(edge.element()), edge.label().orElse(middle));
    marks(Effects.ofPassing(edge.element()), halfway(points), 1);
  }

  private static boolean isDefault(Tag flow) {
    String source = flow.attributes().getOrDefault("sourceRef", "");
    return flow.parent().stream()
        .flatMap(parent -> parent.children().stream())
        .filter(node -> source.equals(node.id()))
        .anyMatch(node -> flow.id().equals(node.attribute("default")));
  }

  private static Point towards(Point from, Point to, double far) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    return length == 0
        ? from
        : new Point(
            from.x() + (to.x() - from.x()) / length * far,
            from.y() + (to.y() - from.y()) / length * far);
  }

  private static Point halfway(List<Point> points) {
    double left = 0;
    for (int i = 1; i < points.size(); i++) {
      left += length(points, i);
    }
    left /= 2;
    for (int i = 1; i < points.size(); i++) {
      if (left <= length(points, i)) {
        return towards(points.get(i - 1), points.get(i), left);
      }
      left -= length(points, i);
    }
    return points.get(0);
  }

  private static double length(List<Point> points, int i) {
    return Math.hypot(
        points.get(i).x() - points.get(i - 1).x(), points.get(i).y() - points.get(i - 1).y());
  }

  // what it does to the file --------------------------------------------------------------------

  /** In the upper left corner when it is entered, in the upper right one when it is completed. */
  private void effects(Shape shape) {
    Effects effects = Effects.ofPassing(shape.element());
    Box box = shape.box();
    marks(effects.only(Effect::entering), new Point(box.x() - 1, box.y() - 3), 1);
    marks(effects.only(effect -> !effect.entering()), new Point(box.right() - 4, box.y() - 3), -1);
  }

  private void marks(Effects effects, Point first, int direction) {
    double x = first.x();
    for (Effect effect : effects.all()) {
      Point at = new Point(x, first.y());
      pen.titled(words.of(effect), () -> marks.effect(effect.change(), at));
      x += direction * APART;
    }
  }

  private String title(Tag element) {
    String kind = WORDS.getOrDefault(element.name(), "");
    String name = Model.name(element);
    String what = name.isEmpty() ? kind : kind.isEmpty() ? name : kind + "“" + name + "”";
    Stream<String> effects =
        Stream.of(Effects.ofBlock(element), Effects.ofPassing(element))
            .flatMap(all -> all.all().stream())
            .map(words::of);
    return Stream.concat(Stream.of(what, Model.about(element)), effects)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("。"))
        .replace("。。", "。");
  }

  /** How effects are told. */
  @FunctionalInterface
  interface Words {
    String of(Effect effect);
  }
}
