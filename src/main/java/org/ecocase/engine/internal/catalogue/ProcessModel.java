package org.ecocase.engine.internal.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.engine.internal.guard.Tag;

/**
 * The process of a file, with its elements in the order in which they are read: from left to right.
 *
 * @param definitions the whole file
 */
record ProcessModel(Tag definitions, Tag process, List<Tag> elements) {

  static Optional<ProcessModel> of(Tag definitions) {
    return definitions.children("process").findFirst().map(process -> read(definitions, process));
  }

  private static ProcessModel read(Tag definitions, Tag process) {
    Map<String, Diagram.Box> places = new HashMap<>();
    Diagram.of(definitions)
        .shapes()
        .forEach(shape -> places.put(shape.element().id(), shape.box()));
    List<Tag> elements =
        process
            .descendants()
            .filter(tag -> tag.id() != null && places.containsKey(tag.id()))
            .sorted(
                Comparator.comparingDouble((Tag tag) -> places.get(tag.id()).x())
                    .thenComparingDouble(tag -> places.get(tag.id()).y()))
            .toList();
    return new ProcessModel(definitions, process, elements);
  }

  String key() {
    return process.id();
  }

  String name() {
    String name = Model.name(process);
    return name.isEmpty() ? key() : name;
  }

  Stream<Tag> elements(String... names) {
    return elements.stream().filter(tag -> Stream.of(names).anyMatch(tag.name()::equals));
  }

  /** What somebody fills in a form for. */
  Stream<Tag> tasks() {
    return elements("startEvent", "userTask")
        .filter(tag -> tag.name().equals("userTask") || tag.camunda("formRef") != null);
  }

  Stream<Tag> flows() {
    return process.descendants().filter(tag -> tag.name().equals("sequenceFlow"));
  }

  Stream<Tag> flowsFrom(Tag element) {
    return flows().filter(flow -> element.id().equals(flow.attribute("sourceRef")));
  }

  /** How people call the element of an id; what has no name, by what comes after it. */
  String nameOf(String id) {
    return nameOf(id, 3);
  }

  private String nameOf(String id, int far) {
    Optional<Tag> element =
        process.descendants().filter(tag -> id != null && id.equals(tag.id())).findFirst();
    String name = element.map(Model::name).orElse("");
    if (!name.isEmpty()) {
      return name;
    }
    List<String> next =
        element.stream()
            .filter(tag -> far > 0)
            .flatMap(this::flowsFrom)
            .map(flow -> nameOf(flow.attribute("targetRef"), far - 1))
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    return String.join("、", next);
  }

  /** The message that a message event waits for. */
  String message(Tag event) {
    String reference =
        event
            .child("messageEventDefinition")
            .map(definition -> definition.attribute("messageRef"))
            .orElse("");
    return definitions
        .children("message")
        .filter(message -> reference.equals(message.id()))
        .findFirst()
        .map(Model::name)
        .orElse("");
  }
}
