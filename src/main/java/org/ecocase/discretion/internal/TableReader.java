package org.ecocase.discretion.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecocase.discretion.Chosen;
import org.ecocase.discretion.Factor;
import org.ecocase.discretion.Grade;
import org.ecocase.discretion.Table;
import org.ecocase.law.Base;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.Share;
import org.ecocase.law.Subject;

/**
 * Reads the tables of a standard from a DMN file.
 *
 * <p>The file has one list ({@code <prefix>-list-…}) with a row for every table and way of
 * computing, and one decision for every table ({@code <prefix>-<number with hyphens>}): by weights
 * with the columns factor, grade, weight; by bands with one input for every factor and minimum,
 * maximum.
 */
public final class TableReader {

  private static final List<String> LIST_COLUMNS =
      List.of(
          "table",
          "variant",
          "title",
          "violation",
          "article",
          "form",
          "subject",
          "base",
          "minimum",
          "maximum",
          "leastBase",
          "start",
          "leastSum",
          "total");

  private final String prefix;
  private final DmnTables file;
  private final List<String> findings = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();

  private TableReader(String prefix, byte[] dmn) {
    this.prefix = prefix;
    this.file = DmnTables.read(dmn);
    findings.addAll(file.findings());
  }

  /**
   * What a file holds.
   *
   * @param tables the tables that could be read
   * @param findings what is wrong, in Chinese; empty when the file may be used
   */
  public record Reading(List<Table> tables, List<String> findings) {

    public Reading {
      tables = List.copyOf(tables);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads and checks a file.
   *
   * @param prefix what the ids of its decisions start with
   */
  public static Reading read(String prefix, byte[] dmn) {
    TableReader reader = new TableReader(prefix, dmn);
    if (reader.findings.isEmpty()) {
      reader.readLists();
    }
    return new Reading(reader.tables, reader.findings);
  }

  private void readLists() {
    List<DmnTables.Decision> lists =
        file.decisions().stream().filter(d -> d.id().startsWith(prefix + "-list-")).toList();
    if (lists.isEmpty()) {
      findings.add("文件中没有编号以“" + prefix + "-list-”开头的目录表");
    }
    for (DmnTables.Decision list : lists) {
      for (Map<String, String> row : list.rows()) {
        if (!row.keySet().equals(Set.copyOf(LIST_COLUMNS))) {
          findings.add("目录表“" + list.id() + "”的列应为：" + String.join("、", LIST_COLUMNS));
          return;
        }
        readRow(row);
      }
    }
  }

  private void readRow(Map<String, String> row) {
    String at = "裁量表§" + row.get("table") + row.get("variant");
    try {
      Table table = table(row);
      if (tables.stream()
          .anyMatch(t -> t.no().equals(table.no()) && t.variant().equals(table.variant()))) {
        findings.add(at + "重复");
        return;
      }
      check(at, table, row.get("total"));
      tables.add(table);
    } catch (IllegalArgumentException | ArithmeticException e) {
      findings.add(at + "有误：" + e.getMessage());
    }
  }

  private Table table(Map<String, String> row) {
    Table.Form form = Table.Form.valueOf(row.get("form"));
    String id = prefix + "-" + row.get("table").replace('.', '-');
    DmnTables.Decision decision =
        file.decision(id).orElseThrow(() -> new IllegalArgumentException("没有编号为“" + id + "”的决策表"));
    List<Table.Band> bands = form == Table.Form.BAND ? bands(decision) : List.of();
    return new Table(
        row.get("table"),
        row.get("variant"),
        row.get("title"),
        row.get("violation"),
        row.get("article"),
        form,
        Subject.valueOf(row.get("subject")),
        law(row),
        share(row.get("start")),
        share(row.get("leastSum")),
        form == Table.Form.BAND ? bandFactors(decision, bands) : factors(decision),
        bands);
  }

  private static FineRule law(Map<String, String> row) {
    String base = row.get("base");
    if (base.isEmpty()) {
      return new FineRule.Amount(
          new FineRange(fen(row.get("minimum")), fen(row.get("maximum"))), "");
    }
    return new FineRule.ShareOf(
        Base.valueOf(base),
        share(row.get("minimum")),
        share(row.get("maximum")),
        fen(row.get("leastBase")));
  }

  private static List<Factor> factors(DmnTables.Decision decision) {
    Map<String, List<Grade>> grades = new LinkedHashMap<>();
    for (Map<String, String> row : decision.rows()) {
      if (!row.keySet().equals(Set.of("factor", "grade", "weight"))) {
        throw new IllegalArgumentException("列应为factor、grade、weight");
      }
      Share weight = share(row.get("weight"));
      if (weight == null || row.get("factor").isEmpty() || row.get("grade").isEmpty()) {
        throw new IllegalArgumentException("有空白的单元格");
      }
      grades
          .computeIfAbsent(row.get("factor"), factor -> new ArrayList<>())
          .add(new Grade(row.get("grade"), weight, weight, null));
    }
    List<Factor> factors = new ArrayList<>();
    grades.forEach((name, list) -> factors.add(new Factor(name, Chosen.Role.PRIMARY, false, list)));
    return factors;
  }

  private static List<Table.Band> bands(DmnTables.Decision decision) {
    List<Table.Band> bands = new ArrayList<>();
    for (Map<String, String> row : decision.rows()) {
      List<String> grades = decision.inputs().keySet().stream().map(row::get).toList();
      bands.add(
          new Table.Band(grades, new FineRange(fen(row.get("minimum")), fen(row.get("maximum")))));
    }
    return bands;
  }

  private static List<Factor> bandFactors(DmnTables.Decision decision, List<Table.Band> bands) {
    List<String> names = List.copyOf(decision.inputs().values());
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      List<Grade> grades =
          bands.stream()
              .map(band -> band.grades().get(column))
              .filter(grade -> !grade.isEmpty())
              .distinct()
              .map(grade -> new Grade(grade, null, null, null))
              .toList();
      factors.add(new Factor(names.get(i), Chosen.Role.PRIMARY, false, grades));
    }
    return factors;
  }

  private void check(String at, Table table, String total) {
    for (Factor factor : table.factors()) {
      for (int i = 1; i < factor.grades().size(); i++) {
        Grade lower = factor.grades().get(i - 1);
        Grade higher = factor.grades().get(i);
        if (lower.low() != null && lower.low().compareTo(higher.low()) > 0) {
          findings.add(at + "的“" + factor.name() + "”应由低到高排列");
        }
        if (factor.grades().subList(0, i).stream()
            .anyMatch(g -> g.label().equals(higher.label()))) {
          findings.add(at + "的“" + factor.name() + "”有重复的档次“" + higher.label() + "”");
        }
      }
    }
    if (table.form() == Table.Form.WEIGHT && !table.total().equals(share(total))) {
      findings.add(at + "的各项最高之和为" + table.total().text() + "，与目录所载" + total + "不一致");
    }
    if (table.law() instanceof FineRule.Amount law) {
      for (Table.Band band : table.bands()) {
        if (band.range().least() < law.range().least() || band.range().max() > law.range().max()) {
          findings.add(at + "的档次" + band.range().text() + "超出法定幅度" + law.range().text());
        }
      }
    }
  }

  private static Share share(String text) {
    return text.isEmpty() ? null : Share.parse(text);
  }

  private static Long fen(String yuan) {
    return yuan.isEmpty() ? null : Fen.ofYuan(new BigDecimal(yuan));
  }
}
