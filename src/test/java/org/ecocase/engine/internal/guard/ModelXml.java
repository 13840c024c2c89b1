package org.ecocase.engine.internal.guard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** A model as a tree that may be changed in any way, also in ways that no model library allows. */
final class ModelXml {

  private ModelXml() {}

  static Document read(byte[] model) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(model));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(Document document) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All elements in the order of the document. */
  static List<Element> all(Document document) {
    List<Element> all = new ArrayList<>();
    collect(document.getDocumentElement(), all);
    return all;
  }

  private static void collect(Element element, List<Element> all) {
    all.add(element);
    children(element).forEach(child -> collect(child, all));
  }

  static Stream<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        children.add(child);
      }
    }
    return children.stream();
  }

  static Stream<Element> children(Element element, String name) {
    return children(element).filter(child -> child.getNodeName().equals(name));
  }

  /** Those inside of that name, or an empty stream. */
  static Stream<Element> inside(Element element, String name) {
    return all(element).filter(other -> other != element && other.getNodeName().equals(name));
  }

  private static Stream<Element> all(Element element) {
    List<Element> all = new ArrayList<>();
    collect(element, all);
    return all.stream();
  }

  static List<Attr> attributes(Element element) {
    NamedNodeMap map = element.getAttributes();
    return IntStream.range(0, map.getLength())
        .mapToObj(i -> (Attr) map.item(i))
        .filter(attribute -> !attribute.getName().startsWith("xmlns"))
        .toList();
  }

  static Element parent(Element element) {
    return element.getParentNode() instanceof Element parent ? parent : null;
  }

  static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  /** The id of the element, or of the nearest one around it that has one. */
  static String place(Element element) {
    for (Element e = element; e != null; e = parent(e)) {
      if (e.hasAttribute("id") && !e.getNodeName().startsWith("bpmndi:")) {
        return e.getAttribute("id");
      }
    }
    return "";
  }

  static Optional<Element> find(Document document, String id) {
    return all(document).stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .filter(element -> element.getNodeName().startsWith("bpmn:"))
        .findFirst();
  }

  static Stream<Element> flows(Document document, String end, String id) {
    return all(document).stream()
        .filter(element -> element.getNodeName().equals("bpmn:sequenceFlow"))
        .filter(flow -> flow.getAttribute(end).equals(id));
  }

  /** Takes an element away with everything that refers to it, so that the model stays whole. */
  static void removeWhole(Document document, Element element) {
    String id = element.getAttribute("id");
    remove(element);
    all(document).stream()
        .filter(
            other ->
                other.getAttribute("bpmnElement").equals(id)
                    || List.of("bpmn:incoming", "bpmn:outgoing", "bpmn:flowNodeRef")
                            .contains(other.getNodeName())
                        && other.getTextContent().strip().equals(id)
                    || other.getNodeName().equals("bpmn:association")
                        && (other.getAttribute("sourceRef").equals(id)
                            || other.getAttribute("targetRef").equals(id)))
        .forEach(ModelXml::remove);
    all(document).stream()
        .filter(other -> other.getAttribute("default").equals(id))
        .forEach(other -> other.removeAttribute("default"));
  }

  /** Lets a flow lead elsewhere. */
  static void retarget(Document document, Element flow, String target) {
    String id = flow.getAttribute("id");
    all(document).stream()
        .filter(element -> element.getNodeName().equals("bpmn:incoming"))
        .filter(incoming -> incoming.getTextContent().strip().equals(id))
        .forEach(ModelXml::remove);
    flow.setAttribute("targetRef", target);
    Element to = find(document, target).orElseThrow();
    Element incoming = document.createElementNS(to.getNamespaceURI(), "bpmn:incoming");
    incoming.setTextContent(id);
    Node before =
        children(to)
            .filter(
                c ->
                    !List.of("bpmn:documentation", "bpmn:extensionElements")
                        .contains(c.getNodeName()))
            .findFirst()
            .orElse(null);
    to.insertBefore(incoming, before);
  }
}
