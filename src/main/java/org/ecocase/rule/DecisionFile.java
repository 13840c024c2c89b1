package org.ecocase.rule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The decision tables of a DMN file as Camunda Modeler writes it, read as data: nothing in it is
 * evaluated, and nothing outside of it is looked up.
 *
 * @param tables in the order of the file
 */
public record DecisionFile(List<Table> tables) {

  public DecisionFile {
    tables = List.copyOf(tables);
  }

  /**
   * A table.
   *
   * @param id of its decision
   * @param rows the texts of the cells, inputs before outputs; a row may have too many or too few
   */
  public record Table(
      String id,
      String hitPolicy,
      String aggregation,
      List<Input> inputs,
      List<String> outputs,
      List<List<String>> rows) {

    /** The names of all columns: the expressions of the inputs, then the outputs. */
    public List<String> columns() {
      return Stream.concat(inputs.stream().map(Input::expression), outputs.stream()).toList();
    }
  }

  /** An input column. */
  public record Input(String expression, String label) {}

  /** Reads a file; empty when it is no XML, or one that looks outside of itself. */
  public static Optional<DecisionFile> read(byte[] dmn) {
    try {
      Element root = builder().parse(new ByteArrayInputStream(dmn)).getDocumentElement();
      List<Table> tables = new ArrayList<>();
      for (Element decision : children(root, "decision")) {
        for (Element table : children(decision, "decisionTable")) {
          tables.add(table(decision.getAttribute("id"), table));
        }
      }
      return Optional.of(new DecisionFile(tables));
    } catch (SAXException | IOException e) {
      return Optional.empty();
    }
  }

  private static Table table(String id, Element table) {
    return new Table(
        id,
        table.getAttribute("hitPolicy"),
        table.getAttribute("aggregation"),
        children(table, "input").stream().map(DecisionFile::input).toList(),
        children(table, "output").stream().map(output -> output.getAttribute("name")).toList(),
        children(table, "rule").stream().map(DecisionFile::cells).toList());
  }

  private static Input input(Element input) {
    String expression =
        children(input, "inputExpression").stream().findFirst().map(DecisionFile::text).orElse("");
    return new Input(expression, input.getAttribute("label"));
  }

  private static List<String> cells(Element rule) {
    return Stream.of("inputEntry", "outputEntry")
        .flatMap(kind -> children(rule, kind).stream())
        .map(DecisionFile::text)
        .toList();
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getLocalName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element cell) {
    List<Element> texts = children(cell, "text");
    return texts.isEmpty() ? "" : texts.get(0).getTextContent().strip();
  }
}
