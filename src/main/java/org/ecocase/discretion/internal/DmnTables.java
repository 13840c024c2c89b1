package org.ecocase.discretion.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The decision tables of a DMN file whose cells are literals: text in quotes, a number, or nothing.
 * The file is read as data; nothing in it is evaluated.
 */
final class DmnTables {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private final List<String> findings = new ArrayList<>();

  /**
   * A decision table.
   *
   * @param id its id
   * @param inputs expression to label, in order
   * @param rows the cells by column (input expression or output name)
   */
  record Decision(String id, Map<String, String> inputs, List<Map<String, String>> rows) {}

  private DmnTables() {}

  static DmnTables read(byte[] dmn) {
    DmnTables tables = new DmnTables();
    try {
      Element root = builder().parse(new ByteArrayInputStream(dmn)).getDocumentElement();
      children(root, "decision").forEach(tables::readDecision);
    } catch (SAXException | IOException e) {
      tables.findings.add("裁量表不是有效的DMN文件");
    }
    return tables;
  }

  List<String> findings() {
    return findings;
  }

  List<Decision> decisions() {
    return List.copyOf(decisions.values());
  }

  Optional<Decision> decision(String id) {
    return Optional.ofNullable(decisions.get(id));
  }

  private void readDecision(Element decision) {
    String id = decision.getAttribute("id");
    for (Element table : children(decision, "decisionTable")) {
      Map<String, String> inputs = new LinkedHashMap<>();
      for (Element input : children(table, "input")) {
        String expression =
            children(input, "inputExpression").stream().findFirst().map(DmnTables::text).orElse("");
        if (inputs.put(expression, input.getAttribute("label")) != null) {
          findings.add("裁量表“" + id + "”有重复的输入列“" + expression + "”");
        }
      }
      List<String> columns = new ArrayList<>(inputs.keySet());
      children(table, "output").forEach(output -> columns.add(output.getAttribute("name")));
      List<Map<String, String>> rows = new ArrayList<>();
      for (Element rule : children(table, "rule")) {
        rows.add(row(id, rows.size() + 1, columns, rule));
      }
      decisions.put(id, new Decision(id, inputs, rows));
    }
  }

  private Map<String, String> row(String id, int number, List<String> columns, Element rule) {
    List<Element> cells = new ArrayList<>(children(rule, "inputEntry"));
    cells.addAll(children(rule, "outputEntry"));
    if (cells.size() != columns.size()) {
      findings.add("裁量表“" + id + "”第" + number + "行的单元格数与列数不一致");
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      row.put(columns.get(i), value(id, number, columns.get(i), text(cells.get(i))));
    }
    return row;
  }

  private String value(String id, int number, String column, String cell) {
    Matcher text = TEXT.matcher(cell);
    if (text.matches()) {
      return text.group(1).strip();
    }
    if (cell.isEmpty() || cell.equals("-") || cell.equals("null")) {
      return "";
    }
    if (!NUMBER.matcher(cell).matches()) {
      findings.add("裁量表“" + id + "”第" + number + "行的“" + column + "”应为文字或者整数，现为：" + cell);
    }
    return cell;
  }

  /** A parser that resolves nothing from outside the file. */
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
