package org.ecocase.discretion.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.rule.DecisionFile;

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
    DecisionFile.read(dmn)
        .ifPresentOrElse(
            file -> file.tables().forEach(tables::readDecision),
            () -> tables.findings.add("裁量表不是有效的DMN文件"));
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

  private void readDecision(DecisionFile.Table table) {
    String id = table.id();
    Map<String, String> inputs = new LinkedHashMap<>();
    for (DecisionFile.Input input : table.inputs()) {
      if (inputs.put(input.expression(), input.label()) != null) {
        findings.add("裁量表“" + id + "”有重复的输入列“" + input.expression() + "”");
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : table.rows()) {
      rows.add(row(id, rows.size() + 1, table.columns(), cells));
    }
    decisions.put(id, new Decision(id, inputs, rows));
  }

  private Map<String, String> row(String id, int number, List<String> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      findings.add("裁量表“" + id + "”第" + number + "行的单元格数与列数不一致");
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      row.put(columns.get(i), value(id, number, columns.get(i), cells.get(i)));
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
}
