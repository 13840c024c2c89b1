package org.ecocase.deadline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.rule.DecisionFile;
import org.ecocase.rule.Refusal;

/**
 * Reads the term table from its DMN file as Camunda Modeler writes it.
 *
 * <p>The file is data: cells are literals (text in quotes, a number, true or false, or nothing).
 * Columns are known by the input expression or the output name; {@link #COLUMNS} lists them.
 */
public final class TermTableReader {

  /** Id of the decision. */
  public static final String DECISION = "terms";

  /** The columns of the table: two inputs, then the outputs. */
  public static final List<String> COLUMNS =
      List.of(
          "termKey",
          "agency",
          "id",
          "label",
          "startEvent",
          "amount",
          "unit",
          "rollOver",
          "suspendedBy",
          "extensions",
          "dueSoon",
          "bearer",
          "article",
          "validFrom",
          "validTo",
          "expiry",
          "internal");

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern EXTENSION = Pattern.compile("(\\d{1,6}) ([a-z-]+)( collective)?");

  private TermTableReader() {}

  /**
   * What a file holds.
   *
   * @param terms the rows that could be read
   * @param findings what is wrong with the file, in Chinese; empty when it may be used
   */
  public record Reading(List<Term> terms, List<String> findings) {

    public Reading {
      terms = List.copyOf(terms);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads and checks a file; both the build and the guard of deployments ask here.
   *
   * @param dmn the bytes of the DMN file
   */
  public static Reading read(byte[] dmn) {
    List<String> findings = new ArrayList<>();
    List<Term> terms = rows(dmn, findings);
    if (findings.isEmpty()) {
      findings.addAll(TermTable.findings(terms));
    }
    return new Reading(terms, findings);
  }

  /**
   * The table of a file.
   *
   * @throws Refusal with every finding in Chinese when the file may not be used
   */
  public static TermTable table(byte[] dmn) {
    return TermTable.of(rows(dmn));
  }

  /**
   * The table of a file that has been deployed already, perhaps before a roll-over of hours was
   * refused. Such a cell never had an effect and is read as what it always meant.
   *
   * @throws Refusal with every other finding in Chinese
   */
  static TermTable deployed(byte[] dmn) {
    return TermTable.of(rows(dmn).stream().map(Term::withoutRollOverOfHours).toList());
  }

  private static List<Term> rows(byte[] dmn) {
    List<String> findings = new ArrayList<>();
    List<Term> terms = rows(dmn, findings);
    if (!findings.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "期限表有误：" + String.join("；", findings));
    }
    return terms;
  }

  private static List<Term> rows(byte[] dmn, List<String> findings) {
    List<Term> terms = new ArrayList<>();
    DecisionFile.Table table = table(dmn, findings);
    if (table != null) {
      readRows(table, terms, findings);
    }
    return terms;
  }

  private static DecisionFile.Table table(byte[] dmn, List<String> findings) {
    DecisionFile file = DecisionFile.read(dmn).orElse(null);
    if (file == null) {
      findings.add("期限表不是有效的DMN文件");
      return null;
    }
    for (DecisionFile.Table table : file.tables()) {
      if (table.id().equals(DECISION)) {
        if (!table.hitPolicy().equals("COLLECT") || !table.aggregation().isEmpty()) {
          findings.add("期限表的命中策略应为Collect，不带聚合");
        }
        return table;
      }
    }
    findings.add("文件中没有编号为“" + DECISION + "”的决策表");
    return null;
  }

  private static void readRows(DecisionFile.Table table, List<Term> terms, List<String> findings) {
    List<String> columns = table.columns();
    checkColumns(columns, findings);
    if (!findings.isEmpty()) {
      return;
    }
    for (int i = 0; i < table.rows().size(); i++) {
      Row row = new Row(i + 1, columns, table.rows().get(i), findings);
      int before = findings.size();
      Term term = row.term();
      if (findings.size() == before) {
        terms.add(term);
      }
    }
    if (table.rows().isEmpty()) {
      findings.add("期限表没有任何一行");
    }
  }

  private static void checkColumns(List<String> columns, List<String> findings) {
    for (String column : COLUMNS) {
      if (!columns.contains(column)) {
        findings.add("期限表缺少“" + column + "”列");
      }
    }
    for (String column : columns) {
      if (!COLUMNS.contains(column)) {
        findings.add("期限表有不认识的列“" + column + "”");
      }
    }
    if (columns.size() != Set.copyOf(columns).size()) {
      findings.add("期限表有重复的列");
    }
  }

  /** One rule of the table while it is read; collects what is wrong with its cells. */
  private static final class Row {

    private final int number;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final List<String> findings;

    Row(int number, List<String> columns, List<String> cells, List<String> findings) {
      this.number = number;
      this.findings = findings;
      if (columns.size() != cells.size()) {
        finding("的单元格数与列数不一致");
      }
      for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
        this.cells.put(columns.get(i), cells.get(i));
      }
    }

    Term term() {
      Unit unit = choice("unit", Unit.class, Unit.NATURAL_DAY);
      return new Term(
          string("termKey"),
          string("id"),
          string("label"),
          string("startEvent"),
          number("amount"),
          unit,
          choice("rollOver", RollOver.class, RollOver.NONE),
          reasons(),
          extensions(),
          number("dueSoon"),
          choice("bearer", Bearer.class, Bearer.AGENCY),
          string("article"),
          date("validFrom"),
          date("validTo"),
          string("agency"),
          string("expiry"),
          bool("internal"));
    }

    private String raw(String column) {
      String cell = cells.getOrDefault(column, "");
      return cell.equals("-") || cell.equals("null") ? "" : cell;
    }

    private String string(String column) {
      String cell = raw(column);
      Matcher text = TEXT.matcher(cell);
      if (text.matches()) {
        return text.group(1).strip();
      }
      if (!cell.isEmpty()) {
        finding("的“" + column + "”应为带英文双引号的文字，现为：" + cell);
      }
      return "";
    }

    private int number(String column) {
      String cell = raw(column);
      if (NUMBER.matcher(cell).matches()) {
        return Integer.parseInt(cell);
      }
      finding("的“" + column + "”应为整数，现为：" + cell);
      return 0;
    }

    private boolean bool(String column) {
      String cell = raw(column);
      if (!cell.isEmpty() && !cell.equals("true") && !cell.equals("false")) {
        finding("的“" + column + "”应为true或false，现为：" + cell);
      }
      return cell.equals("true");
    }

    private LocalDate date(String column) {
      String cell = string(column);
      try {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
      } catch (DateTimeException e) {
        finding("的“" + column + "”应写作\"2026-01-01\"的形式，现为：" + cell);
        return null;
      }
    }

    private <E extends Enum<E>> E choice(String column, Class<E> type, E otherwise) {
      String cell = string(column);
      for (E value : type.getEnumConstants()) {
        if (value.name().equals(cell)) {
          return value;
        }
      }
      finding("的“" + column + "”不能为“" + cell + "”，可选：" + Arrays.toString(type.getEnumConstants()));
      return otherwise;
    }

    private Set<SuspensionReason> reasons() {
      Set<SuspensionReason> reasons = EnumSet.noneOf(SuspensionReason.class);
      for (String code : string("suspendedBy").split("[,，、\\s]+")) {
        if (!code.isEmpty()) {
          SuspensionReason.of(code)
              .ifPresentOrElse(reasons::add, () -> finding("的“suspendedBy”有不认识的中止原因：" + code));
        }
      }
      return reasons;
    }

    private List<AllowedExtension> extensions() {
      List<AllowedExtension> extensions = new ArrayList<>();
      for (String part : string("extensions").split("[;；]")) {
        Matcher extension = EXTENSION.matcher(part.strip());
        if (extension.matches()) {
          extensions.add(
              new AllowedExtension(
                  Integer.parseInt(extension.group(1)),
                  extension.group(2),
                  extension.group(3) != null));
        } else if (!part.isBlank()) {
          finding("的“extensions”应写作\"30 agency-head; 30 agency-head collective\"的形式，现为：" + part);
        }
      }
      return extensions;
    }

    private void finding(String what) {
      String key = cells.getOrDefault("termKey", "").replace("\"", "");
      findings.add("第" + number + "行" + (key.isEmpty() ? "" : "（" + key + "）") + what);
    }
  }
}
