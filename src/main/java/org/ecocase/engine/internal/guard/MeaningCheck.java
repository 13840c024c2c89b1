package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.MessageSource;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;

/** Whether what a model names exists, in force or in the same release, and is of that type. */
final class MeaningCheck {

  private final Known known;
  private final Flows flows;
  private final FlowGraph graph;
  private final Beside beside;
  private final List<Finding> findings = new ArrayList<>();

  private MeaningCheck(Known known, Flows flows, FlowGraph graph, Beside beside) {
    this.known = known;
    this.flows = flows;
    this.graph = graph;
    this.beside = beside;
  }

  /** The findings of one flow. */
  static List<Finding> findings(Known known, Flows flows, FlowGraph graph, Beside beside) {
    MeaningCheck check = new MeaningCheck(known, flows, graph, beside);
    check.process();
    graph.nodes().forEach(check::node);
    return check.findings;
  }

  private void find(Tag tag, String attribute, String sentence) {
    findings.add(Finding.of(tag, attribute, sentence));
  }

  private void process() {
    Tag process = graph.process();
    if (!process.file().equals(graph.key() + ".bpmn")) {
      find(process, "id", "文件名应为流程编号加.bpmn");
    }
    String days = process.camunda("historyTimeToLive");
    boolean kept =
        known.exempt().contains(graph.key())
            || days == null
            || !Kind.DAYS.takes(days)
            || Integer.parseInt(days.substring(1, days.length() - 1)) >= known.leastDays();
    if (!kept) {
      find(
          process,
          "camunda:historyTimeToLive",
          "历史记录至少保留" + known.leastDays() + "天，应写成P" + known.leastDays() + "D");
    }
  }

  private void node(FlowGraph.Node node) {
    switch (node.type()) {
      case "userTask" -> userTask(node);
      case "serviceTask" -> findings.addAll(BlockCheck.findings(known, flows, graph, node));
      case FlowGraph.MARK -> mark(node);
      case "callActivity" -> call(node);
      case "startEvent" -> start(node.tag());
      default -> {}
    }
    node.tag().child("messageEventDefinition").ifPresent(m -> message(node, m));
    if (node.mark() == null) {
      FlowGraph.each(node.tag()).ifPresent(table -> each(node.tag(), table));
    }
    node.tag()
        .child("timerEventDefinition")
        .flatMap(timer -> timer.child("timeDate"))
        .ifPresent(date -> term(date, "", date.text()));
  }

  /**
   * The rows of a table share the variables of their flow. What one of them leaves there says
   * nothing for the file, which may have no rows; and at once they would overwrite each other's.
   */
  private void each(Tag element, String table) {
    if (known.fact(table).filter(f -> f.type() == FactType.ROWS).isEmpty()) {
      find(element, "camunda:collection", "没有表格“" + table + "”，不能逐行办理");
    }
    if ("true".equals(element.attribute("triggeredByEvent"))) {
      find(element, "", "事件子流程不能逐行办理");
    }
    boolean inTurn =
        element
            .child(FlowGraph.LOOP)
            .filter(loop -> "true".equals(loop.attribute("isSequential")))
            .isPresent();
    if (!(element.bpmn("subProcess") && inTurn)) {
      graph.nodes().stream()
          .filter(node -> node.mark() == null && within(node.tag(), element) && routes(node))
          .forEach(node -> find(node.tag(), "", "逐行办理的结果不能作为流转变量"));
    }
  }

  private static boolean within(Tag tag, Tag element) {
    return tag == element || tag.parent().filter(around -> within(around, element)).isPresent();
  }

  private boolean routes(FlowGraph.Node node) {
    return graph.properties(node.id()).containsKey("routing")
        || VariableCheck.mappings(node, "out").findAny().isPresent()
        || graph
            .block(node.id())
            .filter(block -> block.equals("decide") || sets(block))
            .isPresent();
  }

  private boolean sets(String block) {
    return known.blocks().find(block).filter(found -> !found.sets().isEmpty()).isPresent();
  }

  /** The engine sets the timers of an element before anything that entering it has done. */
  private void mark(FlowGraph.Node node) {
    findings.addAll(BlockCheck.findings(known, flows, graph, node));
    if (node.mark().entering() && node.mark().block().equals("startClock")) {
      node.mark().terms().stream()
          .filter(term -> timers(node.host()).anyMatch(term::equals))
          .forEach(
              term -> findings.add(node.finding("", "此处的定时器在进入之前已经按期限“" + term + "”定时，期限应当先启动")));
    }
  }

  /** The terms by which an element's own timers and those on its border are set. */
  private Stream<String> timers(Tag element) {
    Stream<Tag> inside = element.bpmn("subProcess") ? element.descendants() : Stream.of(element);
    Stream<Tag> border =
        element.parent().stream()
            .flatMap(scope -> scope.children("boundaryEvent"))
            .filter(event -> element.id().equals(event.attribute("attachedToRef")));
    return Stream.concat(inside, border)
        .flatMap(event -> event.children("timerEventDefinition"))
        .flatMap(timer -> timer.children("timeDate"))
        .map(date -> Kind.term(date.text()))
        .filter(Objects::nonNull);
  }

  private void userTask(FlowGraph.Node node) {
    Tag task = node.tag();
    form(task);
    for (String role : VariableCheck.listed(task.camunda("candidateGroups"))) {
      if (!known.roles().containsKey(role)) {
        find(task, "camunda:candidateGroups", "没有角色“" + role + "”");
      }
    }
    String people = task.camunda("candidateUsers");
    if (people == null && task.camunda("candidateGroups") == null) {
      find(task, "", "没有办理岗位或人员");
    }
    Kind.people(people == null ? "" : people)
        .forEach(fact -> person(task, "camunda:candidateUsers", fact));
    term(task, "camunda:dueDate", task.camunda("dueDate"));
    term(task, "camunda:followUpDate", task.camunda("followUpDate"));
    properties(node);
  }

  private void properties(FlowGraph.Node node) {
    Map<String, String> properties = graph.properties(node.id());
    String form = String.valueOf(node.tag().camunda("formRef"));
    for (String fact : VariableCheck.listed(properties.get("routing"))) {
      if (known.fact(fact).isEmpty()) {
        find(node.tag(), "routing", "没有事实“" + fact + "”");
      } else if (beside.lacksField(form, fact)) {
        find(node.tag(), "routing", "表单中没有“" + fact + "”，不能作为流转变量");
      }
    }
    for (String policy : VariableCheck.listed(properties.get("policy"))) {
      if (!known.policies().contains(policy)) {
        find(node.tag(), "policy", "没有规则“" + policy + "”");
      }
    }
    for (String other : VariableCheck.listed(properties.get("separate"))) {
      if (known.steps().find(other).isEmpty()) {
        person(node.tag(), "separate", other);
      }
    }
  }

  private void person(Tag tag, String attribute, String key) {
    if (known.fact(key).map(Fact::type).filter(FactType.PERSON::equals).isEmpty()) {
      find(tag, attribute, "没有人员数据“" + key + "”");
    }
  }

  private void form(Tag step) {
    String form = step.camunda("formRef");
    if (form != null && beside.lacksForm(form)) {
      find(step, "camunda:formRef", "表单“" + form + "”不在同一次部署中");
    }
  }

  private void term(Tag tag, String attribute, String expression) {
    String term = expression == null ? null : Kind.term(expression);
    if (term != null && !known.term(term)) {
      find(tag, attribute, "没有期限“" + term + "”");
    }
  }

  private void start(Tag start) {
    form(start);
    if (start.camunda("formRef") != null) {
      if (!"deployment".equals(start.camunda("formRefBinding"))) {
        find(start, "camunda:formRefBinding", "应为deployment");
      }
      if (!known.openers().contains(graph.key())) {
        find(start, "camunda:formRef", "流程“" + graph.key() + "”不能由表单开始，没有为它建立案卷的程序");
      }
    }
  }

  /** The name of the message an event waits for; empty when it has none. */
  static String message(Tag definition) {
    String id = definition.attribute("messageRef");
    Tag root = definition;
    while (root.parent().isPresent()) {
      root = root.parent().get();
    }
    return root.children("message")
        .filter(message -> message.id() != null && message.id().equals(id))
        .map(message -> message.attributes().getOrDefault("name", ""))
        .findFirst()
        .orElse("");
  }

  private void message(FlowGraph.Node node, Tag definition) {
    String name = message(definition);
    MessageSource.Kind kind = known.messages().get(name);
    boolean starts = graph.starts().contains(node);
    if (kind == null || kind.starts() != starts) {
      find(node.tag(), "", "没有" + (starts ? "开始流程的" : "") + "消息“" + name + "”，不会有人发送");
    } else if (starts && startedBy(name) > 1) {
      find(node.tag(), "", "消息“" + name + "”已经开始另一个流程，只能开始一个");
    }
  }

  private long startedBy(String message) {
    return flows.all().stream()
        .flatMap(flow -> flow.starts().stream())
        .flatMap(start -> start.tag().children("messageEventDefinition"))
        .filter(definition -> message.equals(message(definition)))
        .count();
  }

  private void call(FlowGraph.Node node) {
    Tag call = node.tag();
    String key = graph.called(node.id()).orElse("");
    Optional<FlowGraph> called = flows.flow(key);
    if (called.isEmpty()) {
      find(call, "calledElement", "没有流程“" + key + "”");
    } else if (called.get().starts().stream().allMatch(start -> start.event("message"))) {
      find(call, "calledElement", "流程“" + key + "”只能由消息开始，不能调用");
    } else if (called.get().starts().stream().anyMatch(s -> s.tag().camunda("formRef") != null)) {
      find(call, "calledElement", "流程“" + key + "”由表单开始，不能调用");
    }
    bound(call, key);
    List<Tag> ins = VariableCheck.mappings(node, "in").toList();
    if (ins.stream().filter(in -> in.attribute("businessKey") != null).count() != 1) {
      find(call, "", "应当恰好传入一次业务键#{execution.processBusinessKey}");
    }
    Set<String> targets = new HashSet<>();
    ins.forEach(in -> in(in, targets));
    Set<String> results = new HashSet<>();
    VariableCheck.mappings(node, "out").forEach(out -> mapped(out, results));
  }

  /**
   * Calls inside a package stay in the deployment that a case began with; calls to another package
   * reach its newest version.
   */
  private void bound(Tag call, String key) {
    String bound = Objects.requireNonNullElse(call.camunda("calledElementBinding"), "latest");
    String wanted = beside.lacksFile(key + ".bpmn") ? "latest" : "deployment";
    if (beside.atHand() && !wanted.equals(bound)) {
      find(
          call,
          "camunda:calledElementBinding",
          "流程“"
              + key
              + "”"
              + (wanted.equals("latest") ? "不在同一次部署中" : "在同一流程包中")
              + "，应为“"
              + wanted
              + "”");
    }
  }

  private void in(Tag in, Set<String> targets) {
    Set<String> given =
        in.attributes().keySet().stream()
            .filter(name -> !name.equals("target"))
            .collect(Collectors.toSet());
    String target = in.attribute("target");
    if (given.size() != 1 || given.contains("businessKey") == (target != null)) {
      find(in, "", "应当只有业务键，或者一个来源和一个目标");
    } else if (in.attribute("sourceExpression") != null) {
      String scope = in.attribute("sourceExpression");
      if (!"scope".equals(target)) {
        find(in, "target", "固定的文字只能传给scope");
      } else if (!known.scopes().contains(scope)) {
        find(in, "sourceExpression", "没有以“" + scope + "”送达的文书");
      }
      twice(in, target, targets);
    } else if (target != null && VariableCheck.STANDING.contains(target)) {
      if (!target.equals(in.attribute("source"))) {
        find(in, "source", "“" + target + "”只能原样传入");
      }
      twice(in, target, targets);
    } else if (target != null) {
      mapped(in, targets);
    }
  }

  private void twice(Tag mapping, String target, Set<String> targets) {
    if (!targets.add(target)) {
      find(mapping, "target", "“" + target + "”重复");
    }
  }

  /** Both ends of a mapping are facts of one type. */
  private void mapped(Tag mapping, Set<String> targets) {
    String source = String.valueOf(mapping.attribute("source"));
    String target = String.valueOf(mapping.attribute("target"));
    twice(mapping, target, targets);
    Optional<Fact> from = known.fact(source);
    Optional<Fact> to = known.fact(target);
    if (from.isEmpty()) {
      find(mapping, "source", "没有数据项“" + source + "”");
    } else if (to.isEmpty()) {
      find(mapping, "target", "没有数据项“" + target + "”");
    } else if (from.get().type() != to.get().type()
        || !to.get().codes().keySet().containsAll(from.get().codes().keySet())) {
      find(mapping, "target", "“" + source + "”和“" + target + "”的类型不同");
    }
  }
}
