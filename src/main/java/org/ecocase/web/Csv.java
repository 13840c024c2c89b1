package org.ecocase.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sheet as CSV (RFC 4180) that a Chinese Excel opens as it is meant. */
final class Csv {

  /** Without it Excel takes UTF-8 for the code page of the machine. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A text that begins so would be a formula, whoever typed it. */
  private static final Pattern FORMULA =
      Pattern.compile("^[\\s]*[=+\\-@＝＋－＠].*|^[\\t\\r\\n].*", Pattern.DOTALL);

  private Csv() {}

  static byte[] write(OversightExport.Sheet sheet) {
    StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
    line(csv, sheet.columns());
    sheet.rows().forEach(row -> line(csv, row));
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder csv, List<?> cells) {
    csv.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    return '"' + plain(value.toString()).replace("\"", "\"\"") + '"';
  }

  /** A leading apostrophe keeps a text a text. */
  static String plain(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
