package org.ecocase.engine.internal.block;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The properties of an element that are named like marks and say something, read as the engine
 * reads a model.
 */
public final class MarkProperties {

  private MarkProperties() {}

  /** In the order written. */
  public static List<Element> of(Element element) {
    Element extensions = element.element("extensionElements");
    Element properties =
        extensions == null
            ? null
            : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    return properties == null
        ? List.of()
        : properties.elements().stream()
            .filter(property -> Mark.NAMES.contains(property.attribute("name")))
            .filter(property -> !blank(property.attribute("value")))
            .toList();
  }

  private static boolean blank(String value) {
    return value == null || value.isBlank();
  }
}
