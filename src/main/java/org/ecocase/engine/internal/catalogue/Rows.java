package org.ecocase.engine.internal.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ecocase.engine.Catalogue.Cell;
import org.ecocase.engine.Catalogue.Table;

/** A table while it is made; one without rows is none. */
final class Rows {

  private final String title;
  private final List<String> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  Rows(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  /** A row that is there already says nothing more. */
  void add(Cell... cells) {
    if (!rows.contains(List.of(cells))) {
      rows.add(List.of(cells));
    }
  }

  Stream<Table> table() {
    return rows.isEmpty() ? Stream.of() : Stream.of(new Table(title, columns, rows));
  }
}
