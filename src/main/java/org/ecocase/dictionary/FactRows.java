package org.ecocase.dictionary;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a table. A kept row is a map of column to kept value, with the row's id, which the
 * server gives and which stays through every change; what a row leaves empty is not in it.
 */
public final class FactRows {

  /** Under which name a row carries its id; no column may be called so. */
  public static final String ID = "rowId";

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private FactRows() {}

  /** The rows of a kept value; none when there is none. */
  public static List<Map<String, Object>> of(Object kept) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (kept instanceof Collection<?> list) {
      list.forEach(row -> rows.add(row(row).orElseThrow()));
    }
    return rows;
  }

  /** The id of a row; null for one that has just been written. */
  public static String id(Map<String, Object> row) {
    return row.get(ID) instanceof String id ? id : null;
  }

  /** The row of that id, if the table has it. */
  public static Optional<Map<String, Object>> find(Object kept, String id) {
    return of(kept).stream().filter(row -> id.equals(id(row))).findFirst();
  }

  /**
   * Turns what a caller sent for a whole table into the value to keep. Rows without an id get one;
   * an id has to be one of those that the table has.
   *
   * @param kept what the table holds now; null when nothing
   * @return the rows; null when there are none
   * @throws IllegalArgumentException with a Chinese reason naming row and column
   */
  public static List<Map<String, Object>> parse(Fact table, Object sent, Object kept) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Ids ids = new Ids(kept);
    int number = 0;
    for (Map<String, Object> row : sent(table, sent)) {
      number++;
      if (blank(row)) {
        continue;
      }
      int at = number;
      unknown(row, table.columns().keySet())
          .ifPresent(
              stray -> {
                throw new IllegalArgumentException("第" + at + "行没有“" + stray + "”这一列");
              });
      Map<String, Object> values = new LinkedHashMap<>();
      values.put(ID, ids.of(number, row));
      for (Fact column : table.columns().values()) {
        cell(number, column, row.get(column.key()))
            .ifPresent(value -> values.put(column.key(), value));
      }
      missing(table, values)
          .ifPresent(
              column -> {
                throw new IllegalArgumentException(place(at, column.label()) + "为必填项");
              });
      rows.add(values);
    }
    count(table, rows.size());
    return rows.isEmpty() ? null : rows;
  }

  private static Optional<Object> cell(int number, Fact column, Object sent) {
    try {
      return Optional.ofNullable(FactValues.parse(column, sent));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place(number, column.label()) + e.getMessage());
    }
  }

  /** Where in a table something is wrong: row and column. */
  public static String place(int number, String column) {
    return "第" + number + "行“" + column + "”";
  }

  /**
   * What was sent as maps, before any cell is looked at.
   *
   * @throws IllegalArgumentException when it is no list of rows, or has far too many
   */
  public static List<Map<String, Object>> sent(Fact table, Object sent) {
    if (sent == null) {
      return List.of();
    }
    if (!(sent instanceof Collection<?> list)) {
      throw new IllegalArgumentException("应为逐行填写的表格");
    }
    if (list.size() > table.rows().most()) {
      throw new IllegalArgumentException("不得超过" + table.rows().most() + "行");
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object row : list) {
      int number = rows.size() + 1;
      rows.add(row(row).orElseThrow(() -> new IllegalArgumentException("第" + number + "行不是表格的一行")));
    }
    return rows;
  }

  /**
   * Whether there are as many rows as there have to be.
   *
   * @throws IllegalArgumentException when there are too few
   */
  public static void count(Fact table, int rows) {
    if (rows > 0 && rows < table.rows().least()) {
      throw new IllegalArgumentException("至少填写" + table.rows().least() + "行");
    }
  }

  /** A row that was added and left empty; checkboxes nobody touched are false. */
  public static boolean blank(Map<String, Object> row) {
    return row.values().stream()
        .allMatch(
            value ->
                value == null
                    || Boolean.FALSE.equals(value)
                    || value instanceof String text && text.isBlank()
                    || value instanceof Collection<?> list && list.isEmpty());
  }

  /** A column of a row that is none of those. */
  public static Optional<String> unknown(Map<String, Object> row, Set<String> columns) {
    return row.keySet().stream()
        .filter(key -> !columns.contains(key) && !key.equals(ID))
        .sorted()
        .findFirst();
  }

  /** A column that a row leaves empty and may not. */
  public static Optional<Fact> missing(Fact table, Map<String, Object> row) {
    return table.rows().required().stream()
        .filter(column -> row.get(column) == null)
        .map(column -> table.columns().get(column))
        .findFirst();
  }

  /** What people read of a row: its columns in order, without those left empty. */
  public static String display(Fact table, Map<String, Object> row) {
    return table.columns().values().stream()
        .filter(column -> row.get(column.key()) != null)
        .map(column -> column.label() + FactValues.display(column, row.get(column.key())))
        .collect(Collectors.joining("，"));
  }

  @SuppressWarnings("unchecked")
  private static Optional<Map<String, Object>> row(Object row) {
    return row instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
  }

  /** Gives ids to new rows, and lets rows keep only those that are theirs. */
  public static final class Ids {

    private final Set<String> known = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    /**
     * @param kept what the table holds now; null when nothing
     */
    public Ids(Object kept) {
      FactRows.of(kept).forEach(row -> known.add(id(row)));
    }

    /**
     * The id of a row that was sent.
     *
     * @throws IllegalArgumentException when it is that of another table, or of another row
     */
    public String of(int number, Map<String, Object> row) {
      Object sent = row.get(ID);
      if (sent == null || "".equals(sent)) {
        return fresh();
      }
      if (!(sent instanceof String id) || !known.contains(id)) {
        throw new IllegalArgumentException("第" + number + "行的编号不是本表中的");
      }
      if (!seen.add(id)) {
        throw new IllegalArgumentException("第" + number + "行的编号与前面的行重复");
      }
      return id;
    }

    private static String fresh() {
      StringBuilder id = new StringBuilder("r");
      for (int i = 1; i < ID_LENGTH; i++) {
        id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
      }
      return id.toString();
    }
  }
}
