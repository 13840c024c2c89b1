package org.ecocase.engine.internal.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecocase.engine.Catalogue;
import org.ecocase.engine.Catalogue.Cell;
import org.ecocase.engine.Catalogue.Flow;
import org.ecocase.engine.Catalogue.Line;
import org.ecocase.engine.Catalogue.Process;
import org.ecocase.engine.Catalogue.Table;

/** The catalogue as the files of {@code docs/catalogue}: Markdown with the pictures beside it. */
final class CatalogueDocs {

  private final List<Flow> flows;

  private CatalogueDocs(List<Flow> flows) {
    this.flows = flows;
  }

  /** Name of the file to its text. */
  static Map<String, String> of(List<Flow> flows) {
    CatalogueDocs docs = new CatalogueDocs(flows);
    Map<String, String> files = new TreeMap<>();
    files.put("index.md", docs.index());
    for (Flow flow : flows) {
      files.put(flow.key() + ".md", docs.page(flow));
      flow.processes().forEach(process -> files.put(process.key() + ".svg", process.picture()));
    }
    return files;
  }

  private String index() {
    StringBuilder text = new StringBuilder("# 流程目录\n\n");
    text.append("本目录由流程模型、表单、规则表和数据字典自动生成，请勿手工修改。\n\n");
    text.append("| 流程包 | 流程 |\n| --- | --- |\n");
    for (Flow flow : flows) {
      String processes =
          flow.processes().stream()
              .map(process -> link(process.name(), flow, process.key()))
              .collect(Collectors.joining("<br>"));
      text.append(
          "| [" + escaped(flow.label()) + "](" + flow.key() + ".md) | " + processes + " |\n");
    }
    text.append("\n## 图例\n\n");
    Catalogue.LEGEND.forEach(sign -> text.append("- " + sign + "\n"));
    return text.toString();
  }

  private String page(Flow flow) {
    StringBuilder text = new StringBuilder("# " + escaped(flow.label()) + "\n\n");
    text.append("[流程目录](index.md)\n");
    flow.opening().forEach(table -> text.append(table("## ", table)));
    for (Process process : flow.processes()) {
      text.append("\n<a id=\"" + process.key() + "\"></a>\n\n");
      text.append("## " + escaped(process.name()) + "\n\n");
      if (!process.about().isEmpty()) {
        text.append(escaped(process.about()) + "\n\n");
      }
      text.append(
          "[!["
              + escaped(process.name())
              + "]("
              + process.key()
              + ".svg)]("
              + process.key()
              + ".svg)\n");
      process.tables().forEach(table -> text.append(table("### ", table)));
    }
    flow.tables().forEach(table -> text.append(table("## ", table)));
    return text.toString();
  }

  private String table(String level, Table table) {
    StringBuilder text = new StringBuilder("\n" + level + escaped(table.title()) + "\n\n");
    text.append(row(table.columns(), CatalogueDocs::escaped));
    text.append(row(table.columns(), column -> "---"));
    table.rows().forEach(row -> text.append(row(row, this::cell)));
    return text.toString();
  }

  private static <T> String row(List<T> cells, Function<T, String> written) {
    return "| " + cells.stream().map(written).collect(Collectors.joining(" | ")) + " |\n";
  }

  private String cell(Cell cell) {
    return cell.lines().stream().map(this::line).collect(Collectors.joining("<br>"));
  }

  private String line(Line line) {
    return flows.stream()
        .filter(flow -> flow.processes().stream().anyMatch(p -> p.key().equals(line.process())))
        .findFirst()
        .map(flow -> link(line.text(), flow, line.process()))
        .orElseGet(() -> escaped(line.text()));
  }

  private static String link(String text, Flow flow, String process) {
    return "[" + escaped(text) + "](" + flow.key() + ".md#" + process + ")";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("_", "\\_");
  }
}
