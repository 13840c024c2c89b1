package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Every shipped model with one thing dropped, renamed or exchanged, always in the same order.
 * Beside what leaves a model broken there is for each kind a change that leaves it whole, as
 * somebody would make it in Modeler: a step is taken out and its neighbours joined, an id is
 * renamed everywhere.
 */
final class ModelMutants {

  /** Of the drawing every so many elements is enough: nothing reads it but Modeler. */
  private static final int DRAWN = 40;

  private static final Set<String> REFERENCES =
      Set.of(
          "sourceRef",
          "targetRef",
          "attachedToRef",
          "default",
          "messageRef",
          "bpmnElement",
          "processRef",
          "categoryValueRef",
          "sourceElement",
          "targetElement");

  private static final Set<String> TEXTS =
      Set.of("bpmn:incoming", "bpmn:outgoing", "bpmn:flowNodeRef");

  private static final Set<String> STEPS =
      Set.of(
          "bpmn:userTask",
          "bpmn:serviceTask",
          "bpmn:callActivity",
          "bpmn:intermediateCatchEvent",
          "bpmn:subProcess",
          "bpmn:exclusiveGateway");

  private static final Set<String> ENTRIES =
      Set.of("camunda:property", "camunda:inputParameter", "camunda:in", "camunda:out");

  private static final Pattern COMPARISON = Pattern.compile("(\\w+) *[!=]= *'([^']*)'");
  private static final Pattern TERM = Pattern.compile("(.*clock\\.\\w+\\(')([\\w-]+)('.*)");
  private static final String ENTERING = "entering ";

  /** A parameter of a property that acts on a clock, with its word. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          " (?:from|into|reason|evidence|note) .*?(?=(?: (?:from|into|reason|evidence|note) )|$)");

  private static final List<String> PEOPLE =
      List.of("leadOfficer", "assistingOfficer", "hearingPresider", "verifyingOfficer");

  private final Dictionary dictionary;
  private final Map<String, byte[]> models;
  private final Set<String> processes = new TreeSet<>();
  private final Set<String> scopes = new TreeSet<>();
  private final Set<String> terms = new TreeSet<>();

  /**
   * Block and parameter, or property that acts on a clock, to the values that shipped models give.
   */
  private final Map<String, Set<String>> values = new TreeMap<>();

  private final List<Mutant> mutants = new ArrayList<>();
  private String file;
  private Document document;
  private List<Element> elements;

  private ModelMutants(Dictionary dictionary, Map<String, byte[]> models) {
    this.dictionary = dictionary;
    this.models = models;
  }

  /** All mutants of all shipped models. */
  static List<Mutant> all(Dictionary dictionary) {
    Map<String, byte[]> models = new TreeMap<>();
    PackagedFlows.all()
        .values()
        .forEach(
            files ->
                files.forEach(
                    (name, bytes) -> {
                      if (name.endsWith(".bpmn")) {
                        models.put(name, bytes);
                      }
                    }));
    return new ModelMutants(dictionary, models).mutants();
  }

  private List<Mutant> mutants() {
    models.values().stream().map(ModelXml::read).map(ModelXml::all).forEach(this::gather);
    models.forEach(
        (name, bytes) -> {
          file = name;
          document = ModelXml.read(bytes);
          elements = ModelXml.all(document);
          elements.forEach(this::element);
        });
    return mutants;
  }

  private void gather(List<Element> all) {
    for (Element element : all) {
      if (element.getNodeName().equals("bpmn:process")) {
        processes.add(element.getAttribute("id"));
      }
      if (element.getNodeName().equals("camunda:inputParameter")) {
        values
            .computeIfAbsent(parameter(element), p -> new TreeSet<>())
            .add(element.getTextContent().strip());
      }
      if (isMark(element)) {
        values
            .computeIfAbsent(element.getAttribute("name"), p -> new TreeSet<>())
            .add(element.getAttribute("value"));
      }
      if (element.hasAttribute("sourceExpression")) {
        scopes.add(element.getAttribute("sourceExpression"));
      }
      Matcher term = TERM.matcher(element.getAttribute("camunda:dueDate"));
      if (term.matches()) {
        terms.add(term.group(2));
      }
    }
    Set<String> stages = values.computeIfAbsent("stage", p -> new TreeSet<>());
    PackagedFlows.stages().forEach(stages::add);
  }

  private void element(Element e) {
    String name = e.getNodeName();
    boolean drawn = name.startsWith("bpmndi:") || name.startsWith("di:") || name.startsWith("dc:");
    if (drawn && elements.indexOf(e) % DRAWN != 0) {
      return;
    }
    drops(e);
    if (drawn) {
      return;
    }
    renames(e);
    if (STEPS.contains(name)) {
      bypass(e);
    }
    switch (name) {
      case "bpmn:userTask" -> doers(e);
      case "camunda:property" -> step(e);
      case "bpmn:callActivity" -> calls(e);
      case "camunda:in" -> scope(e);
      case "bpmn:exclusiveGateway" -> targets(e);
      case "bpmn:conditionExpression" -> condition(e);
      case "camunda:inputParameter" -> parameters(e);
      case "bpmn:timeDate" -> timer(e);
      case "bpmn:boundaryEvent" -> boundary(e);
      default -> {}
    }
  }

  private void drops(Element e) {
    for (Attr attribute : ModelXml.attributes(e)) {
      if (attribute.getName().equals("camunda:modelerTemplate")) {
        // by which fields Modeler shows an element changes nothing that it says
        continue;
      }
      add(
          "drop-attribute",
          e,
          attribute.getName(),
          "",
          c -> c.removeAttributeNode(c.getAttributeNode(attribute.getName())));
      if (attribute.getValue().matches("true|false")) {
        String other = attribute.getValue().equals("true") ? "false" : "true";
        add(
            "flip",
            e,
            attribute.getName(),
            "→" + other,
            c -> c.setAttribute(attribute.getName(), other));
      }
    }
    String name = e.getNodeName();
    if (name.equals("camunda:property")) {
      add("drop-property", e, "", "", ModelXml::remove);
    } else if (ENTRIES.contains(name)) {
      add("drop-parameter", e, "", "", ModelXml::remove);
    } else if (name.equals("bpmn:conditionExpression")) {
      add("drop-condition", e, "", e.getTextContent().strip(), ModelXml::remove);
    } else if (name.equals("bpmn:sequenceFlow")) {
      add("drop-flow", e, "", "", c -> ModelXml.removeWhole(c.getOwnerDocument(), c));
      add("drop-element", e, "", "", ModelXml::remove);
    } else if (ModelXml.parent(e) != null) {
      add("drop-element", e, "", "", ModelXml::remove);
    }
  }

  private void renames(Element e) {
    String id = e.getAttribute("id");
    if (id.isEmpty()) {
      return;
    }
    String other = e.getNodeName().equals("bpmn:process") ? id + "-x" : id + "X";
    add("rename-id-alone", e, "id", "", c -> c.setAttribute("id", other));
    add(
        "rename-id",
        e,
        "id",
        "",
        c -> {
          ModelXml.all(c.getOwnerDocument()).forEach(any -> rename(any, id, other));
          c.setAttribute("id", other);
        });
  }

  private static void rename(Element any, String id, String other) {
    ModelXml.attributes(any).stream()
        .filter(a -> REFERENCES.contains(a.getName()) && a.getValue().equals(id))
        .forEach(a -> a.setValue(other));
    if (TEXTS.contains(any.getNodeName()) && any.getTextContent().strip().equals(id)) {
      any.setTextContent(other);
    }
  }

  /** Takes a step out and joins what led there to what followed, for each way that it had. */
  private void bypass(Element e) {
    String id = e.getAttribute("id");
    List<Element> out = ModelXml.flows(document, "sourceRef", id).toList();
    for (Element flow : out) {
      String target = flow.getAttribute("targetRef");
      if (!target.equals(id)) {
        add("bypass", e, "", "→" + target, c -> bypassed(c, target));
      }
    }
  }

  private static void bypassed(Element step, String target) {
    Document document = step.getOwnerDocument();
    String id = step.getAttribute("id");
    ModelXml.all(document).stream()
        .filter(event -> event.getAttribute("attachedToRef").equals(id))
        .forEach(
            event -> {
              leave(document, event.getAttribute("id"));
              ModelXml.removeWhole(document, event);
            });
    leave(document, id);
    ModelXml.flows(document, "targetRef", id)
        .toList()
        .forEach(flow -> ModelXml.retarget(document, flow, target));
    ModelXml.removeWhole(document, step);
  }

  private static void leave(Document document, String id) {
    ModelXml.flows(document, "sourceRef", id)
        .toList()
        .forEach(flow -> ModelXml.removeWhole(document, flow));
  }

  private void doers(Element e) {
    String roles = e.getAttribute("camunda:candidateGroups");
    String people = e.getAttribute("camunda:candidateUsers");
    for (Role role : Roles.shipped()) {
      if (!role.group().equals(roles)) {
        add(
            "swap-role",
            e,
            "camunda:candidateGroups",
            (roles.isEmpty() ? people : roles) + "→" + role.group(),
            c -> {
              c.removeAttribute("camunda:candidateUsers");
              camunda(c, "candidateGroups", role.group());
            });
      }
    }
    for (String person : PEOPLE) {
      String of = "${people.of('" + person + "')}";
      if (!of.equals(people)) {
        add(
            "swap-people",
            e,
            "camunda:candidateUsers",
            (people.isEmpty() ? roles : people) + "→" + person,
            c -> {
              c.removeAttribute("camunda:candidateGroups");
              camunda(c, "candidateUsers", of);
            });
      }
    }
    Matcher due = TERM.matcher(e.getAttribute("camunda:dueDate"));
    if (due.matches()) {
      others(terms, due.group(2))
          .limit(2)
          .forEach(
              term ->
                  add(
                      "swap-term",
                      e,
                      "camunda:dueDate",
                      due.group(2) + "→" + term,
                      c -> camunda(c, "dueDate", due.group(1) + term + due.group(3))));
    }
  }

  private static void camunda(Element element, String name, String value) {
    element.setAttributeNS("http://camunda.org/schema/1.0/bpmn", "camunda:" + name, value);
  }

  private static Stream<String> others(Set<String> all, String one) {
    return all.stream().filter(other -> !other.equals(one));
  }

  private void step(Element e) {
    if (isMark(e)) {
      mark(e);
      return;
    }
    String name = e.getAttribute("name");
    String value = e.getAttribute("value");
    Set<String> there = new TreeSet<>();
    elements.stream()
        .filter(other -> other.getNodeName().equals("camunda:property"))
        .filter(other -> other.getAttribute("name").equals(name))
        .forEach(other -> there.add(other.getAttribute("value")));
    if (name.equals("step") || name.equals("routing") || name.equals("separate")) {
      others(there, value)
          .forEach(
              other ->
                  add(
                      "swap-" + name,
                      e,
                      "value",
                      value + "→" + other,
                      c -> c.setAttribute("value", other)));
    }
  }

  private static boolean isMark(Element e) {
    return e.getNodeName().equals("camunda:property")
        && Mark.NAMES.contains(e.getAttribute("name"));
  }

  /** Another value that some model gives, one parameter less, another moment. */
  private void mark(Element e) {
    String value = e.getAttribute("value");
    others(values.get(e.getAttribute("name")), value)
        .forEach(other -> value("change-parameter", e, value, other));
    Matcher parameter = PARAMETER.matcher(value);
    while (parameter.find()) {
      String less = value.substring(0, parameter.start()) + value.substring(parameter.end());
      value("drop-parameter", e, value, less.strip());
    }
    String when =
        value.startsWith(ENTERING) ? value.substring(ENTERING.length()) : ENTERING + value;
    value("change-moment", e, value, when);
  }

  private void value(String operator, Element e, String from, String to) {
    add(operator, e, "value", from + "→" + to, c -> c.setAttribute("value", to));
  }

  private void calls(Element e) {
    String called = e.getAttribute("calledElement");
    others(processes, called)
        .forEach(
            other ->
                add(
                    "swap-call",
                    e,
                    "calledElement",
                    called + "→" + other,
                    c -> {
                      c.setAttribute("calledElement", other);
                      c.removeAttribute("camunda:modelerTemplate");
                      camunda(c, "calledElementBinding", binding(other));
                    }));
  }

  /** What the guard would want, so that it judges the call and not its binding or template. */
  private String binding(String called) {
    return PackagedFlows.of(file).equals(PackagedFlows.of(called + ".bpmn"))
        ? "deployment"
        : "latest";
  }

  private void scope(Element e) {
    String scope = e.getAttribute("sourceExpression");
    if (!scope.isEmpty()) {
      others(scopes, scope)
          .forEach(
              other ->
                  add(
                      "change-scope",
                      e,
                      "sourceExpression",
                      scope + "→" + other,
                      c -> c.setAttribute("sourceExpression", other)));
    }
  }

  private void targets(Element gateway) {
    List<String> out =
        ModelXml.flows(document, "sourceRef", gateway.getAttribute("id"))
            .map(flow -> flow.getAttribute("id"))
            .toList();
    for (int i = 0; i < out.size(); i++) {
      for (int j = i + 1; j < out.size(); j++) {
        String one = out.get(i);
        String other = out.get(j);
        add(
            "swap-targets",
            gateway,
            "",
            one + "↔" + other,
            c -> swap(c.getOwnerDocument(), one, other));
      }
    }
  }

  private static void swap(Document document, String one, String other) {
    Element first = ModelXml.find(document, one).orElseThrow();
    Element second = ModelXml.find(document, other).orElseThrow();
    String target = first.getAttribute("targetRef");
    ModelXml.retarget(document, first, second.getAttribute("targetRef"));
    ModelXml.retarget(document, second, target);
  }

  private void condition(Element e) {
    String text = e.getTextContent();
    Matcher comparison = COMPARISON.matcher(text);
    while (comparison.find()) {
      String before = text.substring(0, comparison.start(2));
      String after = text.substring(comparison.end(2));
      dictionary.get(comparison.group(1)).codes().keySet().stream()
          .filter(code -> !code.equals(comparison.group(2)))
          .sorted()
          .forEach(code -> text("change-literal", e, comparison.group(2), before + code + after));
    }
    if (text.contains("true")) {
      text("change-literal", e, "true", text.replace("true", "false"));
    }
    if (text.contains("==")) {
      text("negate", e, "==", text.replaceFirst("==", "!="));
    } else if (text.contains("!=")) {
      text("negate", e, "!=", text.replaceFirst("!=", "=="));
    }
  }

  private void text(String operator, Element e, String from, String to) {
    add(operator, e, "", from + "→" + to.strip(), c -> c.setTextContent(to));
  }

  private void parameters(Element e) {
    String value = e.getTextContent().strip();
    others(values.get(parameter(e)), value)
        .forEach(other -> text("change-parameter", e, value, other));
  }

  private void timer(Element e) {
    Matcher term = TERM.matcher(e.getTextContent().strip());
    if (term.matches()) {
      others(terms, term.group(2))
          .limit(2)
          .forEach(o -> text("swap-term", e, term.group(2), term.group(1) + o + term.group(3)));
    }
  }

  /** An event that interrupts leaves its host undone. */
  private void boundary(Element e) {
    if (!e.hasAttribute("cancelActivity")) {
      add("flip", e, "cancelActivity", "→false", c -> c.setAttribute("cancelActivity", "false"));
    }
  }

  private static String block(Element inside) {
    for (Element e = inside; e != null; e = ModelXml.parent(e)) {
      if (e.hasAttribute("camunda:delegateExpression")) {
        return e.getAttribute("camunda:delegateExpression").replaceAll("[${}]", "");
      }
    }
    return "";
  }

  private static String parameter(Element e) {
    return block(e) + "." + e.getAttribute("name");
  }

  private static String type(Element e) {
    String name = e.getNodeName();
    String detail =
        switch (name) {
          case "bpmn:serviceTask" -> block(e);
          case "bpmn:userTask" -> hasStep(e) ? "step" : "";
          case "camunda:property" -> e.getAttribute("name");
          case "camunda:properties", "bpmn:extensionElements" -> hasMark(e) ? "clock" : "";
          case "camunda:inputParameter" -> parameter(e);
          case "camunda:in", "camunda:out" -> mapping(e);
          case "bpmn:boundaryEvent", "bpmn:intermediateCatchEvent", "bpmn:startEvent" -> event(e);
          case "bpmn:callActivity" -> e.getAttribute("calledElement");
          default -> "";
        };
    return detail.isEmpty() ? name : name + "[" + detail + "]";
  }

  private static boolean hasMark(Element extensions) {
    return ModelXml.inside(extensions, "camunda:property").anyMatch(ModelMutants::isMark);
  }

  private static boolean hasStep(Element task) {
    return ModelXml.inside(task, "camunda:property")
        .anyMatch(property -> property.getAttribute("name").equals("step"));
  }

  private static String mapping(Element e) {
    return e.hasAttribute("businessKey") ? "businessKey" : e.getAttribute("target");
  }

  private static String event(Element e) {
    return ModelXml.children(e)
        .map(Element::getNodeName)
        .filter(child -> child.endsWith("EventDefinition"))
        .map(
            child -> child.substring("bpmn:".length(), child.length() - "EventDefinition".length()))
        .findFirst()
        .orElse("");
  }

  private void add(
      String operator, Element e, String name, String detail, Consumer<Element> change) {
    int index = elements.indexOf(e);
    byte[] original = models.get(file);
    String type = type(e);
    mutants.add(
        new Mutant(
            file,
            operator,
            type,
            name,
            ModelXml.place(e),
            detail,
            () -> {
              Document copy = ModelXml.read(original);
              change.accept(ModelXml.all(copy).get(index));
              return ModelXml.write(copy);
            }));
  }
}
