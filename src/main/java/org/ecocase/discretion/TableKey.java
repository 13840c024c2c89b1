package org.ecocase.discretion;

import java.util.List;
import java.util.Optional;

/**
 * A table as a form keeps it: {@code standard|number|variant}.
 *
 * @param variant which of several ways of computing, or empty
 */
public record TableKey(String standard, String table, String variant) {

  /** What a form keeps where no table applies. */
  public static final String NONE = "NONE";

  private static final String BETWEEN = "|";

  static TableKey of(Standard standard, Table table) {
    return new TableKey(standard.id(), table.no(), table.variant());
  }

  /** Reads what a form kept; empty where no table applies. */
  static Optional<TableKey> parse(Object kept) {
    String[] parts = String.valueOf(kept).split("\\|", -1);
    return parts.length == 3
        ? Optional.of(new TableKey(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  String text() {
    return standard + BETWEEN + table + BETWEEN + variant;
  }

  Optional<Standard> standard(List<Standard> standards) {
    return standards.stream().filter(s -> s.id().equals(standard)).findFirst();
  }

  Optional<Table> table(List<Standard> standards) {
    return standard(standards)
        .flatMap(
            s -> s.tables(table).stream().filter(t -> t.variant().equals(variant)).findFirst());
  }
}
