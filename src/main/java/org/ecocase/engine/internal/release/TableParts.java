package org.ecocase.engine.internal.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.engine.internal.guard.UnreadableFile;

/** The decisions of a file and the rows of their tables. */
final class TableParts {

  private TableParts() {}

  static Map<String, Part> of(String file, byte[] content) throws UnreadableFile {
    Map<String, Part> parts = new LinkedHashMap<>();
    Tag.read(file, content)
        .children("decision")
        .forEach(
            decision -> {
              Map<String, String> about = new LinkedHashMap<>();
              about.put("名称", text(decision.attribute("name")));
              parts.put(text(decision.id()), new Part("决策表", decision.label(), about));
              decision
                  .children("decisionTable")
                  .forEach(table -> table(decision, table, about, parts));
            });
    return parts;
  }

  private static void table(
      Tag decision, Tag table, Map<String, String> about, Map<String, Part> parts) {
    List<String> columns =
        Stream.concat(
                table.children("input").map(TableParts::column),
                table.children("output").map(TableParts::column))
            .toList();
    about.put("命中规则", text(table.attribute("hitPolicy")));
    about.put("列", String.join("、", columns));
    int number = 0;
    for (Tag rule : table.children("rule").toList()) {
      number++;
      Map<String, String> cells = new LinkedHashMap<>();
      List<Tag> entries =
          new ArrayList<>(
              Stream.concat(rule.children("inputEntry"), rule.children("outputEntry")).toList());
      for (int i = 0; i < entries.size() && i < columns.size(); i++) {
        cells.merge(
            "“" + columns.get(i) + "”", below(entries.get(i), "text"), (a, b) -> a + "、" + b);
      }
      cells.put("附注", below(rule, "description"));
      parts.put(
          decision.id() + " " + (rule.id() == null ? number : rule.id()),
          new Part("“" + text(decision.attribute("name")) + "”", "第" + number + "行", cells));
    }
  }

  private static String column(Tag column) {
    String label = column.attribute("label");
    if (label != null && !label.isBlank()) {
      return label;
    }
    return column
        .child("inputExpression")
        .map(expression -> below(expression, "text"))
        .orElse(text(column.attribute("name")));
  }

  private static String below(Tag tag, String child) {
    return tag.child(child)
        .map(text -> text.text().strip().replaceAll("^\"([^\"]*)\"$", "$1"))
        .orElse("");
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
