package org.ecocase.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet as an Excel workbook; texts are stored as texts, so none of them is a formula. */
final class Excel {

  static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final double WIDTH = 18;
  private static final int MOST_CHARS = 32_000;

  private Excel() {}

  static byte[] write(OversightExport.Sheet sheet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Ecocase", "1.0")) {
      Worksheet page = workbook.newWorksheet(sheet.name());
      for (int column = 0; column < sheet.columns().size(); column++) {
        page.value(0, column, sheet.columns().get(column));
        page.width(column, WIDTH);
      }
      page.range(0, 0, 0, sheet.columns().size() - 1).style().bold().fillColor("EEF5F2").set();
      page.freezePane(0, 1);
      for (int row = 0; row < sheet.rows().size(); row++) {
        cells(page, row + 1, sheet.rows().get(row));
      }
      page.setAutoFilter(0, 0, Math.max(1, sheet.rows().size()), sheet.columns().size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void cells(Worksheet page, int row, List<Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      Object value = cells.get(column);
      if (value instanceof Number number) {
        page.value(row, column, number);
      } else if (value instanceof LocalDate day) {
        page.value(row, column, day);
        page.style(row, column).format("yyyy-mm-dd").set();
      } else if (value != null) {
        String text = value.toString();
        page.value(row, column, text.substring(0, Math.min(text.length(), MOST_CHARS)));
      }
    }
  }
}
