package org.ecocase.engine.internal.bridge;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What a model says about a user task beyond the engine's own words.
 *
 * @param step the statutory step that it is; empty for a task that is none
 * @param routing facts that become process variables, so that gateways can read them
 * @param separate person facts and steps whose people may not do this task, beside those whom its
 *     step keeps out
 * @param policies rules that must permit it, beside those of its step
 */
record TaskRules(String step, List<String> routing, List<String> separate, List<String> policies) {

  static TaskRules of(Element task) {
    return new TaskRules(
        property(task, "step").strip(),
        list(task, "routing"),
        list(task, "separate"),
        list(task, "policy"));
  }

  private static List<String> list(Element task, String name) {
    return Arrays.stream(property(task, name).split("\\s*,\\s*"))
        .filter(part -> !part.isBlank())
        .toList();
  }

  /** Read from the XML: the engine keeps extension properties of external tasks only. */
  private static String property(Element task, String name) {
    Element extensions = task.element("extensionElements");
    Element properties =
        extensions == null
            ? null
            : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    if (properties == null) {
      return "";
    }
    return properties.elements().stream()
        .filter(p -> name.equals(p.attribute("name")))
        .map(p -> p.attribute("value"))
        .findFirst()
        .orElse("");
  }
}
