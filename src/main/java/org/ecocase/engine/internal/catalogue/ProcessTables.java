package org.ecocase.engine.internal.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.engine.Catalogue.Cell;
import org.ecocase.engine.Catalogue.Line;
import org.ecocase.engine.Catalogue.Table;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.rule.Step;

/** The tables of one process: what people do in it, what happens by itself, and where it parts. */
final class ProcessTables {

  private static final String[] ACTIVITIES = {"userTask", "serviceTask", "callActivity"};

  private final Labels labels;
  private final BlockWords blocks;
  private final Map<String, ProcessModel> all;

  ProcessTables(Labels labels, BlockWords blocks, Map<String, ProcessModel> all) {
    this.labels = labels;
    this.blocks = blocks;
    this.all = all;
  }

  List<Table> of(ProcessModel model) {
    return Stream.of(
            tasks(model),
            automatic(model),
            calls(model),
            events(model),
            ways(model),
            effects(model))
        .flatMap(table -> table)
        .toList();
  }

  private Stream<Table> tasks(ProcessModel model) {
    Rows rows = new Rows("任务", "任务", "办理人", "法定步骤和依据", "表单", "期限");
    model
        .tasks()
        .forEach(
            task -> {
              Optional<Step> step = Model.property(task, "step").flatMap(labels::step);
              rows.add(
                  Cell.of(Model.name(task), Model.about(task)),
                  Cell.of(who(task, labels)),
                  Cell.of(
                      Stream.concat(
                          step.stream().map(Step::name), step.stream().flatMap(Labels::articles))),
                  Cell.of(Optional.ofNullable(task.camunda("formRef")).orElse("")),
                  Cell.of(terms(task).map(labels::term)));
            });
    return rows.table();
  }

  /** The terms by which a task is dated. */
  static Stream<String> terms(Tag task) {
    return Stream.of("dueDate", "followUpDate")
        .flatMap(name -> Model.quoted(task.camunda(name)).stream())
        .distinct();
  }

  /** Roles, and persons by what they are to the case. */
  static Stream<String> who(Tag task, Labels labels) {
    Stream<String> roles =
        Labels.listed(task.camunda("candidateGroups")).stream().map(labels::role);
    Stream<String> people =
        Stream.of("candidateUsers", "assignee")
            .flatMap(name -> Model.quoted(task.camunda(name)).stream())
            .map(labels::fact);
    List<String> who = Stream.concat(roles, people).distinct().toList();
    if (!who.isEmpty() || !task.name().equals("startEvent")) {
      return who.stream();
    }
    return Model.property(task, "step").flatMap(labels::step).stream()
        .flatMap(step -> labels.roles(step.roles()).stream());
  }

  private Stream<Table> automatic(ProcessModel model) {
    Rows rows = new Rows("自动环节", "环节", "做什么", "说明");
    model
        .elements("serviceTask")
        .forEach(
            task ->
                rows.add(
                    Cell.of(Model.name(task)),
                    Cell.of(blocks.told(task)),
                    Cell.of(Model.about(task))));
    return rows.table();
  }

  private Stream<Table> calls(ProcessModel model) {
    Rows rows = new Rows("调用关系", "关系", "流程", "环节", "说明");
    model
        .elements("callActivity")
        .forEach(
            call ->
                rows.add(
                    Cell.of("调用"),
                    new Cell(List.of(link(call.attributes().getOrDefault("calledElement", "")))),
                    Cell.of(Model.name(call)),
                    Cell.of(Model.about(call))));
    all.values()
        .forEach(
            caller ->
                caller
                    .elements("callActivity")
                    .filter(call -> model.key().equals(call.attribute("calledElement")))
                    .forEach(
                        call ->
                            rows.add(
                                Cell.of("被调用"),
                                new Cell(List.of(link(caller.key()))),
                                Cell.of(Model.name(call)),
                                Cell.of(Model.about(call)))));
    return rows.table();
  }

  private Line link(String process) {
    ProcessModel model = all.get(process);
    return model == null ? new Line(process, "") : new Line(model.name(), process);
  }

  private Stream<Table> events(ProcessModel model) {
    Rows rows = new Rows("事件", "事件", "种类", "何时发生", "说明");
    model
        .elements("startEvent", "intermediateCatchEvent", "boundaryEvent", "endEvent")
        .filter(event -> event.camunda("formRef") == null)
        .forEach(
            event ->
                rows.add(
                    Cell.of(Model.name(event)),
                    Cell.of(kind(event)),
                    Cell.of(moment(model, event)),
                    Cell.of(Model.about(event))));
    return rows.table();
  }

  private static String kind(Tag event) {
    return switch (event.name()) {
      case "startEvent" -> "开始";
      case "endEvent" -> Model.trigger(event).equals("terminateEventDefinition") ? "结束整个流程" : "结束";
      case "boundaryEvent" ->
          "false".equals(event.attribute("cancelActivity")) ? "环节中，不中断" : "环节中，中断该环节";
      default -> "等待";
    };
  }

  private Stream<String> moment(ProcessModel model, Tag event) {
    String at = event.attributes().getOrDefault("attachedToRef", "");
    Stream<String> where = at.isEmpty() ? Stream.of() : Stream.of("“" + model.nameOf(at) + "”办理中");
    Stream<String> when =
        switch (Model.trigger(event)) {
          case "messageEventDefinition" -> Stream.of("收到" + labels.message(model.message(event)));
          case "timerEventDefinition" ->
              event
                  .children("timerEventDefinition")
                  .flatMap(timer -> timer.children().stream())
                  .map(this::timer);
          default -> Stream.of();
        };
    return Stream.concat(where, when);
  }

  private String timer(Tag time) {
    String written = time.text().strip();
    List<String> terms = Model.quoted(written);
    if (terms.isEmpty()) {
      return written;
    }
    return "期限“" + labels.term(terms.get(0)) + "”" + (written.contains("dueSoon") ? "将至" : "届满");
  }

  private Stream<Table> ways(ProcessModel model) {
    Rows rows = new Rows("判断", "判断", "去向", "说明");
    model
        .elements("exclusiveGateway", "inclusiveGateway")
        .filter(gateway -> model.flowsFrom(gateway).count() > 1)
        .forEach(
            gateway ->
                rows.add(
                    Cell.of(Model.name(gateway)),
                    Cell.of(model.flowsFrom(gateway).map(flow -> way(model, flow))),
                    Cell.of(Model.about(gateway))));
    return rows.table();
  }

  private static String way(ProcessModel model, Tag flow) {
    String name = Model.name(flow);
    String target = model.nameOf(flow.attribute("targetRef"));
    return (name.isEmpty() ? "" : name + " → ") + target;
  }

  /** What elements and sequence flows do to the file by their properties. */
  private Stream<Table> effects(ProcessModel model) {
    Rows rows = new Rows("期限和阶段的变化", "在哪里", "变化", "说明");
    List<Tag> passed = new ArrayList<>(model.elements());
    model.flows().forEach(passed::add);
    passed.stream()
        .filter(element -> !Effects.ofPassing(element).all().isEmpty())
        .forEach(
            element ->
                rows.add(
                    Cell.of(passing(model, element)),
                    Cell.of(Effects.ofPassing(element).all().stream().flatMap(labels::told)),
                    Cell.of(Model.about(element))));
    return rows.table();
  }

  private static String passing(ProcessModel model, Tag element) {
    if (!element.name().equals("sequenceFlow")) {
      String name = model.nameOf(element.id());
      return List.of(ACTIVITIES).contains(element.name()) ? "“" + name + "”" : name;
    }
    String name = Model.name(element);
    return Stream.of(
            model.nameOf(element.attribute("sourceRef")),
            name.isEmpty() ? "" : name,
            model.nameOf(element.attribute("targetRef")))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" → "));
  }
}
