package org.ecocase.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The models as they lie in the repository, without an engine. */
public final class Models {

  private static final Path FOLDER = Path.of("processes");

  private Models() {}

  /** All models. */
  public static List<BpmnModelInstance> all() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .sorted()
          .map(file -> Bpmn.readModelFromFile(file.toFile()))
          .toList();
    }
  }

  /** The ids of all processes. */
  public static Set<String> shipped() throws IOException {
    return all().stream()
        .flatMap(model -> model.getModelElementsByType(Process.class).stream())
        .map(BaseElement::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
