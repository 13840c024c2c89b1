package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the elements of a model fit together: ids, references, the ways, the drawing. */
final class ReferenceCheck {

  private static final Set<String> ACTIVITIES =
      Set.of("userTask", "serviceTask", "callActivity", "subProcess");

  private final Tag root;
  private final Map<String, Tag> byId = new HashMap<>();
  private final Set<String> nodes;
  private final List<Finding> findings = new ArrayList<>();

  private ReferenceCheck(Tag root, FlowGraph graph) {
    this.root = root;
    this.nodes =
        graph.nodes().stream().map(FlowGraph.Node::id).collect(Collectors.toUnmodifiableSet());
  }

  static List<Finding> findings(Tag root, FlowGraph graph) {
    ReferenceCheck check = new ReferenceCheck(root, graph);
    root.descendants().forEach(check::unique);
    root.descendants().forEach(check::references);
    graph.nodes().forEach(check::node);
    check.drawn();
    return check.findings;
  }

  private void find(Tag tag, String attribute, String sentence) {
    findings.add(Finding.of(tag, attribute, sentence));
  }

  private void unique(Tag tag) {
    if (tag.id() != null) {
      Tag first = byId.putIfAbsent(tag.id(), tag);
      if (first != null) {
        find(tag, "id", "编号“" + tag.id() + "”重复，第" + first.line() + "行的元素已经使用");
      }
    }
  }

  private void references(Tag tag) {
    switch (tag.name()) {
      case "sequenceFlow" -> sequenceFlow(tag);
      case "association" -> {
        exists(tag, "sourceRef");
        exists(tag, "targetRef");
      }
      case "messageEventDefinition" -> refers(tag, "messageRef", Set.of("message"));
      case "group" -> refers(tag, "categoryValueRef", Set.of("categoryValue"));
      case "participant" -> refers(tag, "processRef", Set.of("process"));
      case "boundaryEvent" -> boundary(tag);
      case "exclusiveGateway" -> branches(tag);
      case "BPMNShape", "BPMNEdge", "BPMNPlane" -> exists(tag, "bpmnElement");
      case "flowNodeRef" -> text(tag, nodes.contains(tag.text().strip()));
      case "incoming", "outgoing" -> listed(tag);
      default -> {}
    }
  }

  private void exists(Tag tag, String attribute) {
    String id = tag.attribute(attribute);
    if (id != null && !byId.containsKey(id.strip())) {
      find(tag, attribute, "没有编号为“" + id + "”的元素");
    }
  }

  private void refers(Tag tag, String attribute, Set<String> names) {
    String id = tag.attribute(attribute);
    Tag target = id == null ? null : byId.get(id);
    if (id != null && (target == null || !names.contains(target.name()))) {
      find(tag, attribute, "没有编号为“" + id + "”的相应元素");
    }
  }

  private void text(Tag tag, boolean good) {
    if (!good) {
      find(tag, "", "没有编号为“" + tag.text().strip() + "”的相应元素");
    }
  }

  /** Incoming and outgoing have to say the same as the flows themselves. */
  private void listed(Tag tag) {
    Tag flow = byId.get(tag.text().strip());
    String end = tag.name().equals("incoming") ? "targetRef" : "sourceRef";
    String step = tag.parent().map(Tag::id).orElse(null);
    boolean same =
        flow != null
            && flow.bpmn("sequenceFlow")
            && String.valueOf(flow.attribute(end)).equals(step);
    text(tag, same);
  }

  private void sequenceFlow(Tag flow) {
    Tag from = beside(flow, "sourceRef");
    Tag to = beside(flow, "targetRef");
    if (from != null && (from.bpmn("endEvent") || event(from))) {
      find(flow, "sourceRef", "不能从" + from.label() + "出发");
    }
    if (to != null && (to.bpmn("startEvent") || to.bpmn("boundaryEvent") || event(to))) {
      find(flow, "targetRef", "不能到达" + to.label());
    }
    boolean conditional = flow.child("conditionExpression").isPresent();
    if (conditional && from != null && !from.bpmn("exclusiveGateway")) {
      find(flow, "sourceRef", "只有排他网关之后可以有条件");
    }
  }

  private static boolean event(Tag step) {
    return "true".equals(step.attribute("triggeredByEvent"));
  }

  /** The step at one end of a flow, in the same process or sub process as the flow. */
  private Tag beside(Tag flow, String attribute) {
    String id = flow.attribute(attribute);
    Tag step = id != null && nodes.contains(id) ? byId.get(id) : null;
    if (id != null && (step == null || !step.parent().equals(flow.parent()))) {
      find(flow, attribute, "同一层流程中没有编号为“" + id + "”的环节");
    }
    return step;
  }

  private void boundary(Tag event) {
    Tag host = byId.get(String.valueOf(event.attribute("attachedToRef")));
    boolean good =
        host != null
            && ACTIVITIES.contains(host.name())
            && host.parent().equals(event.parent())
            && !event(host);
    if (!good) {
      find(event, "attachedToRef", "边界事件应附在同一层流程的一个任务上");
    }
  }

  private List<Tag> leaving(Tag step) {
    return step.parent().stream()
        .flatMap(scope -> scope.children("sequenceFlow"))
        .filter(flow -> String.valueOf(step.id()).equals(flow.attribute("sourceRef")))
        .toList();
  }

  private void branches(Tag gateway) {
    List<Tag> leaving = leaving(gateway);
    String otherwise = gateway.attribute("default");
    if (otherwise != null && leaving.stream().noneMatch(flow -> otherwise.equals(flow.id()))) {
      find(gateway, "default", "默认流向“" + otherwise + "”不从此网关出发");
    }
    for (Tag flow : leaving) {
      boolean conditional = flow.child("conditionExpression").isPresent();
      boolean standard = flow.id() != null && flow.id().equals(otherwise);
      if (standard && conditional) {
        find(flow, "", "默认流向不应有条件");
      } else if (!standard && !conditional && leaving.size() > 1) {
        find(flow, "", "排他网关的各条流向应有条件");
      }
    }
  }

  private void node(FlowGraph.Node node) {
    Tag tag = node.tag();
    switch (node.type()) {
      case "startEvent" -> start(tag);
      case "eventBasedGateway" -> waits(tag);
      case "subProcess", "userTask", "serviceTask", "callActivity" ->
          tag.child("multiInstanceLoopCharacteristics").ifPresent(this::repeated);
      default -> {}
    }
    tag.child("documentation")
        .filter(documentation -> documentation.text().isBlank())
        .ifPresent(documentation -> find(tag, "", "缺少说明（应写明依据的条款）"));
  }

  private void start(Tag start) {
    Tag scope = start.parent().orElseThrow();
    boolean named = named(start);
    boolean onEvent = event(scope);
    if (scope.bpmn("subProcess") && onEvent != named) {
      find(start, "", onEvent ? "事件子流程应由消息或者定时器开始" : "子流程的开始事件不应有消息或者定时器");
    }
    if (!onEvent && start.attribute("isInterrupting") != null) {
      find(start, "isInterrupting", "只用于事件子流程");
    }
    if (scope.bpmn("process") && !named) {
      long plain = scope.children("startEvent").filter(other -> !named(other)).count();
      if (plain > 1) {
        find(start, "", "流程只能有一个没有消息的开始事件");
      }
    }
  }

  private static boolean named(Tag start) {
    return start.children().stream().anyMatch(c -> c.name().endsWith("EventDefinition"));
  }

  private void waits(Tag gateway) {
    List<Tag> leaving = leaving(gateway);
    boolean good =
        leaving.size() > 1
            && leaving.stream()
                .map(flow -> byId.get(String.valueOf(flow.attribute("targetRef"))))
                .allMatch(to -> to != null && to.bpmn("intermediateCatchEvent"));
    if (!good) {
      find(gateway, "", "事件网关之后应有两个以上中间事件");
    }
  }

  private void repeated(Tag loop) {
    boolean times = loop.child("loopCardinality").isPresent();
    if (times == (loop.camunda("collection") != null)) {
      find(loop, "", "多实例应写明次数或者所依据的数据，二者只取其一");
    }
  }

  private void drawn() {
    Set<String> drawn = new HashSet<>();
    root.descendants()
        .filter(tag -> tag.name().equals("BPMNShape") || tag.name().equals("BPMNEdge"))
        .forEach(tag -> drawn.add(String.valueOf(tag.attribute("bpmnElement"))));
    Stream<Tag> flows = root.descendants().filter(tag -> tag.bpmn("sequenceFlow"));
    Stream.concat(flows, nodes.stream().map(byId::get))
        .filter(tag -> tag != null && tag.id() != null && !drawn.contains(tag.id()))
        .forEach(tag -> find(tag, "", "没有画在图上"));
  }
}
