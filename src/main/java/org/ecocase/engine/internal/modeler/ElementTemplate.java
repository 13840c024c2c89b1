package org.ecocase.engine.internal.modeler;

import java.util.List;
import java.util.Map;

/**
 * An element template of Modeler: what an element says by fields and lists.
 *
 * @param id how models name it; for ever
 * @param name what people choose it by
 * @param elements the BPMN elements that it is for
 * @param fixed attributes that an element of it has with just this value
 */
public record ElementTemplate(
    String id, String name, String about, List<String> elements, Map<String, String> fixed) {

  public ElementTemplate {
    elements = List.copyOf(elements);
    fixed = Map.copyOf(fixed);
  }

  /**
   * Whether it is for an element.
   *
   * @param element its local name
   * @param attributes those without namespace and those with the usual prefix
   */
  public boolean fits(String element, Map<String, String> attributes) {
    return elements.contains(element)
        && fixed.entrySet().stream().allMatch(e -> e.getValue().equals(attributes.get(e.getKey())));
  }
}
