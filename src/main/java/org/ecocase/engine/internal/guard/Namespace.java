package org.ecocase.engine.internal.guard;

import java.util.Arrays;

/** The namespaces a model may use, by the prefix under which people know them. */
enum Namespace {
  BPMN("bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
  BPMNDI("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
  DC("dc", "http://www.omg.org/spec/DD/20100524/DC"),
  DI("di", "http://www.omg.org/spec/DD/20100524/DI"),
  CAMUNDA("camunda", "http://camunda.org/schema/1.0/bpmn"),
  MODELER("modeler", "http://camunda.org/schema/modeler/1.0"),
  BIOC("bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0"),
  COLOR("color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0"),
  XSI("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
  NONE("", "");

  private final String prefix;
  private final String uri;

  Namespace(String prefix, String uri) {
    this.prefix = prefix;
    this.uri = uri;
  }

  String uri() {
    return uri;
  }

  /** A name of this namespace with its usual prefix, whatever prefix the file gives it. */
  String qualified(String name) {
    return prefix.isEmpty() ? name : prefix + ":" + name;
  }

  /** A name with the usual prefix of its namespace, or in braces the namespace nobody knows. */
  static String qualified(String uri, String name) {
    return Arrays.stream(values())
        .filter(namespace -> namespace.uri.equals(uri))
        .findFirst()
        .map(namespace -> namespace.qualified(name))
        .orElse("{" + uri + "}" + name);
  }
}
