package org.ecocase.engine.internal.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.BlockParameter;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.engine.internal.modeler.ElementTemplate;
import org.ecocase.engine.internal.modeler.ElementTemplates;

/**
 * The element templates that Modeler offers, with what can be chosen from the packages they are
 * made from. They have no version: an element names its template, and whoever has newer templates
 * sees newer choices.
 */
final class ElementTemplateFile {

  private static final String SCHEMA =
      "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

  private static final Pattern CHOICE =
      Pattern.compile("\\{\\n\\s+(\"name\" : .+),\\n\\s+(\"value\" : .+)\\n\\s+}");

  private static final String WORK = "work";
  private static final String MARKS = "marks";

  private final Sources sources;
  private final TemplateChoices choices;
  private final List<ProcessModel> models;

  /** The lists of clocks and the stage, which are the same in every template. */
  private final Map<String, Map<String, String>> marked = new HashMap<>();

  ElementTemplateFile(Sources sources, TemplateChoices choices, List<ProcessModel> models) {
    this.sources = sources;
    this.choices = choices;
    this.models = models;
  }

  /** The file, letter by letter the same for the same packages. */
  String content() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    sources
        .blocks()
        .all()
        .filter(block -> !block.property())
        .forEach(block -> all.add(template(ElementTemplates.of(block), block(block))));
    all.add(
        template(
            ElementTemplates.ROLE_TASK, task(who("candidateGroups", "办理岗位", choices.roles()))));
    all.add(
        template(
            ElementTemplates.PERSON_TASK, task(who("candidateUsers", "办理人员", choices.people()))));
    all.add(template(ElementTemplates.START_FORM, startForm()));
    all.add(template(ElementTemplates.PASSING, List.of()));
    calls().forEach((process, calls) -> all.add(call(process, calls)));
    return written(all);
  }

  /** A line for each key, and one for a whole choice, of which there are thousands. */
  private static String written(ArrayNode all) {
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      String written = new ObjectMapper().writer(lines).writeValueAsString(all);
      return CHOICE.matcher(written).replaceAll("{ $1, $2 }") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode template(ElementTemplate of, List<TemplateField> fields) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.put("$schema", SCHEMA);
    template.put("name", of.name());
    template.put("id", of.id());
    template.put("description", of.about());
    of.elements()
        .forEach(
            element ->
                template
                    .withArrayProperty("appliesTo")
                    .add(
                        "bpmn:" + Character.toUpperCase(element.charAt(0)) + element.substring(1)));
    // what no field says stays in Modeler's own groups: conditions, timers, repetitions
    template.put("entriesVisible", true);
    ArrayNode groups = template.putArray("groups");
    if (!fields.isEmpty()) {
      groups.addObject().put("id", WORK).put("label", "办理");
    }
    groups.addObject().put("id", MARKS).put("label", "期限与阶段");
    ArrayNode properties = template.putArray("properties");
    new TreeMap<>(of.fixed())
        .forEach(
            (name, value) ->
                properties.add(TemplateField.hidden(TemplateField.attribute(name), value).json()));
    fields.forEach(field -> properties.add(field.in(WORK).json()));
    marks().forEach(field -> properties.add(field.in(MARKS).json()));
    return template;
  }

  /** Those of clocks and the stage, which every element may have. */
  private List<TemplateField> marks() {
    List<TemplateField> fields = new ArrayList<>();
    for (String property : Mark.NAMES) {
      BlockDefinition block = sources.blocks().find(Mark.block(property)).orElseThrow();
      fields.add(
          TemplateField.list(
                  block.label(),
                  TemplateField.property(property),
                  marked.computeIfAbsent(property, choices::marks))
              .optional()
              .about(block.about() + "。" + Mark.grammar(property)));
    }
    return fields;
  }

  private List<TemplateField> block(BlockDefinition block) {
    return block.parameters().stream().map(parameter -> parameter(block, parameter)).toList();
  }

  private TemplateField parameter(BlockDefinition block, BlockParameter parameter) {
    TemplateField field =
        TemplateField.list(
            parameter.label(),
            TemplateField.parameter(parameter.name()),
            choices.of(block.name(), parameter));
    return parameter.required() ? field.required() : field.optional();
  }

  private static TemplateField who(String attribute, String label, Map<String, String> people) {
    return TemplateField.list(label, TemplateField.attribute("camunda:" + attribute), people)
        .required();
  }

  private List<TemplateField> task(TemplateField who) {
    return List.of(
        step().about("本任务是哪一项法定步骤：其岗位、回避、前置步骤和规则由系统检查"),
        who,
        TemplateField.list("办理期限", TemplateField.attribute("camunda:dueDate"), choices.due())
            .required(),
        TemplateField.list("提醒日期", TemplateField.attribute("camunda:followUpDate"), choices.soon()),
        form(),
        binding(),
        TemplateField.text("依据条文", TemplateField.property("article")).about("例如：行政处罚法第五十七条"),
        TemplateField.text("流转数据项", TemplateField.property("routing")).about("网关要读的数据项，用逗号分隔"),
        TemplateField.text("回避", TemplateField.property("separate"))
            .about("法定步骤之外另行回避的人员数据项或者步骤，用逗号分隔"),
        TemplateField.text("规则", TemplateField.property("policy")).about("法定步骤之外另行检查的规则，用逗号分隔"));
  }

  private List<TemplateField> startForm() {
    return List.of(step().about("登记是哪一项法定步骤"), form(), binding());
  }

  private TemplateField step() {
    return TemplateField.list("法定步骤", TemplateField.property("step"), choices.steps()).optional();
  }

  private static TemplateField form() {
    return TemplateField.text("表单", TemplateField.attribute("camunda:formRef"))
        .required()
        .about("同一个流程包里的表单编号");
  }

  private static TemplateField binding() {
    return TemplateField.hidden(TemplateField.attribute("camunda:formRefBinding"), "deployment");
  }

  /** The calls of each process that is called. */
  private Map<String, List<Tag>> calls() {
    Map<String, List<Tag>> calls = new TreeMap<>();
    models.stream()
        .flatMap(model -> model.process().descendants())
        .filter(tag -> tag.name().equals("callActivity") && tag.attribute("calledElement") != null)
        .forEach(
            call ->
                calls
                    .computeIfAbsent(call.attribute("calledElement"), key -> new ArrayList<>())
                    .add(call));
    return calls;
  }

  /** What calls of a process pass on is fixed but for the paper that they are about. */
  private ObjectNode call(String process, List<Tag> calls) {
    String name =
        models.stream()
            .filter(model -> model.key().equals(process))
            .findFirst()
            .map(ProcessModel::name)
            .orElse(process);
    List<TemplateField> fields = new ArrayList<>();
    calls.stream()
        .map(call -> call.camunda("calledElementBinding"))
        .filter(Objects::nonNull)
        .findFirst()
        .map(kept -> fixed(TemplateField.attribute("camunda:calledElementBinding"), kept))
        .ifPresent(fields::add);
    fields.add(fixed(TemplateField.businessKey(), "#{execution.processBusinessKey}"));
    passed(calls, "in", "target", "source")
        .forEach((to, from) -> fields.add(fixed(TemplateField.in(to, false), from)));
    passed(calls, "in", "target", "sourceExpression")
        .keySet()
        .forEach(to -> fields.add(scope(TemplateField.in(to, true))));
    passed(calls, "out", "source", "target")
        .forEach((from, to) -> fields.add(fixed(TemplateField.out(from), to)));
    return template(ElementTemplates.ofCall(process, name), fields);
  }

  private static TemplateField fixed(ObjectNode binding, String value) {
    return TemplateField.hidden(binding, value);
  }

  /** A text that is passed on says for which paper the call is. */
  private TemplateField scope(ObjectNode binding) {
    return TemplateField.list("事项", binding, choices.scopes()).required();
  }

  /** What calls pass on or take back, by its name on their side of the other. */
  private static Map<String, String> passed(
      List<Tag> calls, String direction, String name, String value) {
    Map<String, String> passed = new TreeMap<>();
    calls.stream()
        .flatMap(call -> call.children("extensionElements"))
        .flatMap(extensions -> extensions.children(direction))
        .filter(mapping -> mapping.attribute(name) != null && mapping.attribute(value) != null)
        .forEach(mapping -> passed.putIfAbsent(mapping.attribute(name), mapping.attribute(value)));
    return passed;
  }
}
