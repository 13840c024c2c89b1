package org.ecocase.engine.internal.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.engine.internal.block.Mark;

/**
 * The ways through one process. Sub processes are laid open: entering one leads to its start
 * events, its end events lead to what follows it. A boundary event is a way out of its host from
 * the moment the host is entered; an event sub process is entered from the start events beside it,
 * and the end of one that interrupts is an end of what it interrupts. What runs in parallel counts
 * as different ways, so that whatever lies on every way is certainly done. A property that acts on
 * a clock or the stage is a step of its own: before its element, after it, or within a sequence
 * flow.
 */
final class FlowGraph {

  private static final Pattern BEAN = Pattern.compile("\\$\\{([A-Za-z]\\w*)}");
  private static final String SUB_PROCESS = "subProcess";

  /** The type of a step that is a property of another. */
  static final String MARK = "property";

  private static final Set<String> NODES =
      Set.of(
          "startEvent",
          "endEvent",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "userTask",
          "serviceTask",
          "scriptTask",
          "sendTask",
          "receiveTask",
          "manualTask",
          "businessRuleTask",
          "task",
          "callActivity",
          SUB_PROCESS,
          "transaction",
          "adHocSubProcess",
          "exclusiveGateway",
          "parallelGateway",
          "inclusiveGateway",
          "eventBasedGateway",
          "complexGateway");

  /**
   * A step of the flow.
   *
   * @param type the element's name, such as {@code userTask}, or {@link #MARK}
   * @param mark what it does where it is a property of the element {@code host}; otherwise null
   */
  record Node(String id, String type, Tag tag, Mark mark, Tag host) {

    Node(String id, Tag tag) {
      this(id, tag.name(), tag, null, tag);
    }

    String name() {
      return tag.attribute("name");
    }

    /** What is wrong with it, or with the attribute or parameter of that name. */
    Finding finding(String attribute, String sentence) {
      return mark == null
          ? Finding.of(tag, attribute, sentence)
          : new Finding(tag.file(), tag.line(), host.label(), mark.property(), sentence);
    }

    boolean is(String type) {
      return this.type.equals(type);
    }

    /** Whether an event definition of that name, such as {@code timer}, says what the event is. */
    boolean event(String definition) {
      return tag.child(definition + "EventDefinition").isPresent();
    }
  }

  /**
   * A way from one node to another.
   *
   * @param condition its text, or null
   * @param tag the sequence flow, or the event or sub process that is entered
   */
  record Way(String from, String to, String condition, Tag tag) {}

  /** What is done several times. */
  static final String LOOP = "multiInstanceLoopCharacteristics";

  private final Tag process;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, List<Way>> ways = new LinkedHashMap<>();
  private final List<Node> starts = new ArrayList<>();

  /** Step to what is come to first and what is left last where properties stand around it. */
  private final Map<String, String> first = new HashMap<>();

  private final Map<String, String> last = new HashMap<>();

  /** Step to the way from it to the first property that acts when it is completed. */
  private final Map<String, Way> completed = new HashMap<>();

  private FlowGraph(Tag process) {
    this.process = process;
    List<Tag> steps = steps(process);
    steps.forEach(step -> nodes.putIfAbsent(step.id(), new Node(step.id(), step)));
    steps.forEach(this::around);
    scope(process, List.of());
    steps.stream().filter(step -> each(step).isPresent()).forEach(this::unlessEmpty);
  }

  /** An end event is over as soon as it is come to, so that all its properties stand before it. */
  private void around(Tag step) {
    List<Node> before = new ArrayList<>();
    List<Node> after = new ArrayList<>();
    for (Node mark : marks(step)) {
      (mark.mark().entering() || step.bpmn("endEvent") ? before : after).add(mark);
    }
    chain(before).ifPresent(id -> link(id, step.id(), before.get(0).tag()));
    chain(after).ifPresent(id -> last.put(step.id(), id));
    if (!before.isEmpty()) {
      first.put(step.id(), before.get(0).id());
    }
    if (!after.isEmpty()) {
      Way done = new Way(step.id(), after.get(0).id(), null, after.get(0).tag());
      completed.put(step.id(), done);
      if (!step.bpmn(SUB_PROCESS)) {
        link(done);
      }
    }
  }

  /** The table whose rows an element is done for, once for each. */
  static Optional<String> each(Tag element) {
    return element.child(LOOP).map(loop -> loop.camunda("collection"));
  }

  /** A table without rows: what is done once for each is then not done at all. */
  private void unlessEmpty(Tag step) {
    List<Way> leaving =
        step.bpmn(SUB_PROCESS)
            ? leaving(step)
            : successors(step.id()).stream()
                .filter(way -> !way.tag().bpmn("boundaryEvent"))
                .toList();
    for (Way entering : ways().stream().filter(way -> way.to().equals(step.id())).toList()) {
      for (Way way : leaving) {
        String to = first.getOrDefault(way.to(), way.to());
        link(new Way(entering.from(), to, entering.condition(), entering.tag()));
      }
    }
  }

  /**
   * The properties of an element that act, as steps in the order written; unreadable ones are none.
   */
  private List<Node> marks(Tag element) {
    List<Node> marks = new ArrayList<>();
    for (Tag property : properties(element)) {
      String id = element.id() + "#" + (marks.size() + 1);
      Mark.read(property.attribute("name"), property.attribute("value"))
          .filter(mark -> mark.on(element.name()))
          .ifPresent(mark -> marks.add(new Node(id, MARK, property, mark, element)));
    }
    return marks;
  }

  static List<Tag> properties(Tag element) {
    return element
        .children("extensionElements")
        .flatMap(extensions -> extensions.children("properties"))
        .flatMap(entries -> entries.children("property"))
        .toList();
  }

  /** Joins steps in their order and says which is the last, if there are any. */
  private Optional<String> chain(List<Node> marks) {
    String before = null;
    for (Node mark : marks) {
      nodes.put(mark.id(), mark);
      if (before != null) {
        link(before, mark.id(), mark.tag());
      }
      before = mark.id();
    }
    return Optional.ofNullable(before);
  }

  private void link(String from, String to, Tag tag) {
    link(new Way(from, to, null, tag));
  }

  private void link(Way way) {
    List<Way> leaving = ways.computeIfAbsent(way.from(), f -> new ArrayList<>());
    if (!leaving.contains(way)) {
      leaving.add(way);
    }
  }

  /** The graph of the first process of a file, if it has one. */
  static Optional<FlowGraph> of(Tag definitions) {
    return definitions
        .children("process")
        .filter(tag -> tag.bpmn("process"))
        .findFirst()
        .map(FlowGraph::new);
  }

  private static List<Tag> steps(Tag scope) {
    return scope
        .descendants()
        .filter(tag -> tag != scope && tag.id() != null && tag.bpmn(tag.name()))
        .filter(tag -> NODES.contains(tag.name()))
        .toList();
  }

  /** Adds the ways within a process or sub process, whose end leads on to {@code after}. */
  private void scope(Tag scope, List<Way> after) {
    List<Tag> starting = scope.children("startEvent").filter(this::known).toList();
    for (Tag child : scope.children()) {
      if (child.bpmn("sequenceFlow")) {
        flow(child);
      } else if (child.bpmn("boundaryEvent")) {
        way(child.attribute("attachedToRef"), child.id(), null, child);
      } else if (child.bpmn(SUB_PROCESS)) {
        sub(child, starting, after);
      } else if (child.bpmn("endEvent")) {
        after.forEach(way -> way(child.id(), way.to(), way.condition(), way.tag()));
      }
    }
    if (scope == process) {
      starting.forEach(start -> starts.add(nodes.get(start.id())));
    }
  }

  private boolean known(Tag step) {
    return step.id() != null && nodes.containsKey(step.id());
  }

  private void flow(Tag flow) {
    String from = flow.attribute("sourceRef");
    boolean ofSub = nodes.containsKey(from) && nodes.get(from).is(SUB_PROCESS);
    // what leaves a sub process leaves from its ends, unless properties stand between
    if (from != null && (!ofSub || completed.containsKey(from))) {
      way(from, flow.attribute("targetRef"), condition(flow), flow);
    }
  }

  private static String condition(Tag flow) {
    return flow.child("conditionExpression").map(c -> c.text().strip()).orElse(null);
  }

  private void sub(Tag sub, List<Tag> starting, List<Way> after) {
    if (!known(sub)) {
      return;
    }
    boolean onEvent = "true".equals(sub.attribute("triggeredByEvent"));
    sub.children("startEvent")
        .filter(this::known)
        .forEach(start -> way(sub.id(), start.id(), null, start));
    if (onEvent) {
      starting.forEach(start -> way(start.id(), sub.id(), null, sub));
      boolean interrupts =
          sub.children("startEvent").noneMatch(s -> "false".equals(s.attribute("isInterrupting")));
      scope(sub, interrupts ? after : List.of());
    } else {
      scope(sub, leaving(sub));
    }
  }

  private List<Way> leaving(Tag sub) {
    if (completed.containsKey(sub.id())) {
      return List.of(completed.get(sub.id()));
    }
    return sub.parent().stream()
        .flatMap(scope -> scope.children("sequenceFlow"))
        .filter(flow -> sub.id().equals(flow.attribute("sourceRef")))
        .filter(flow -> flow.attribute("targetRef") != null)
        .map(flow -> new Way(sub.id(), flow.attribute("targetRef"), condition(flow), flow))
        .toList();
  }

  /** Adds a way, past the properties that stand at its ends and within it. */
  private void way(String from, String to, String condition, Tag tag) {
    if (!nodes.containsKey(from) || !nodes.containsKey(to)) {
      return;
    }
    boolean aside = tag.bpmn("boundaryEvent") || tag.bpmn(SUB_PROCESS) || tag.bpmn("startEvent");
    String source = aside ? from : last.getOrDefault(from, from);
    String target = first.getOrDefault(to, to);
    List<Node> within = tag.bpmn("sequenceFlow") ? marks(tag) : List.of();
    if (within.isEmpty()) {
      link(new Way(source, target, condition, tag));
    } else {
      String end = chain(within).orElseThrow();
      link(new Way(source, within.get(0).id(), condition, tag));
      link(end, target, within.get(0).tag());
    }
  }

  /** The process element. */
  Tag process() {
    return process;
  }

  /** The key of the process. */
  String key() {
    return process.id();
  }

  /** All steps, those within sub processes too, in the order of the file; properties follow. */
  Collection<Node> nodes() {
    return Collections.unmodifiableCollection(nodes.values());
  }

  Optional<Node> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /** The start events of the process itself. */
  List<Node> starts() {
    return Collections.unmodifiableList(starts);
  }

  /** The end events with which a way through the process ends. */
  List<Node> ends() {
    return nodes.values().stream()
        .filter(node -> node.is("endEvent") && successors(node.id()).isEmpty())
        .toList();
  }

  /** The ways that leave a step. */
  List<Way> successors(String id) {
    return Collections.unmodifiableList(ways.getOrDefault(id, List.of()));
  }

  /** All ways. */
  List<Way> ways() {
    return ways.values().stream().flatMap(List::stream).toList();
  }

  /** The steps that can be reached from these, themselves among them. */
  Set<String> reachable(Collection<String> from) {
    Set<String> seen = new LinkedHashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (Way way : successors(open.pop())) {
        if (seen.add(way.to())) {
          open.push(way.to());
        }
      }
    }
    return seen;
  }

  /** The key of the process a call activity calls, if the step is one. */
  Optional<String> called(String id) {
    return node(id)
        .filter(node -> node.is("callActivity"))
        .map(node -> node.tag().attribute("calledElement"));
  }

  /** The building block that acts at a step, if any does. */
  Optional<String> block(String id) {
    Optional<Mark> mark = node(id).map(Node::mark);
    if (mark.isPresent()) {
      return mark.map(Mark::block);
    }
    return node(id)
        .filter(node -> node.is("serviceTask"))
        .map(node -> node.tag().camunda("delegateExpression"))
        .map(BEAN::matcher)
        .filter(Matcher::matches)
        .map(bean -> bean.group(1));
  }

  /** What a step says of itself in properties; of two of one name the first counts, as in forms. */
  Map<String, String> properties(String id) {
    return named(id, "properties", "property", true);
  }

  /** What a step tells its building block. */
  Map<String, String> parameters(String id) {
    Optional<Mark> mark = node(id).map(Node::mark);
    return mark.isPresent()
        ? mark.get().parameters()
        : named(id, "inputOutput", "inputParameter", false);
  }

  private Map<String, String> named(String id, String list, String entry, boolean asAttribute) {
    Map<String, String> named = new LinkedHashMap<>();
    node(id).stream()
        .flatMap(node -> node.tag().children("extensionElements"))
        .flatMap(extensions -> extensions.children(list))
        .flatMap(entries -> entries.children(entry))
        .filter(tag -> tag.attribute("name") != null)
        .filter(tag -> !asAttribute || !blank(tag.attribute("value")))
        .forEach(
            tag ->
                named.putIfAbsent(
                    tag.attribute("name"),
                    asAttribute ? tag.attribute("value") : tag.text().strip()));
    return named;
  }

  private static boolean blank(String value) {
    return value == null || value.isBlank();
  }
}
