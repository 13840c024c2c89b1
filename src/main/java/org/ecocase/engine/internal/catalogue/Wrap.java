package org.ecocase.engine.internal.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks Chinese text into lines. No font is measured, so that the picture is the same everywhere:
 * a Chinese character is as wide as the font is high, a Latin one a little more than half of it.
 */
final class Wrap {

  private static final double NARROW = 0.56;
  private static final int FIRST_WIDE = 0x2E80;

  /** No line begins with these; they rather stand out at its end. */
  private static final String CLOSING = "，。、；：？！）》”’…";

  private Wrap() {}

  static double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> width(c) * size).sum();
  }

  /** The lines of a text, none wider than the width unless a single character is. */
  static List<String> lines(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R")) {
      lines.addAll(wrapped(paragraph.strip(), size, width));
    }
    return lines;
  }

  /** Lines of about one length look better than a last one of a single character. */
  private static List<String> wrapped(String text, double size, double width) {
    List<String> full = filled(text, size, width);
    double whole = width(text, size);
    List<String> even = filled(text, size, Math.min(width, whole / full.size() + size));
    return even.size() == full.size() ? even : full;
  }

  private static List<String> filled(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double used = 0;
    for (String part : parts(text)) {
      double more = width(part, size);
      if (used + more > width && !line.isEmpty() && !CLOSING.contains(part)) {
        lines.add(line.toString().strip());
        line.setLength(0);
        used = 0;
      }
      line.append(part);
      used += more;
    }
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  /** Chinese characters one by one, Latin words and numbers whole. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean wide = c >= FIRST_WIDE;
              if ((wide || c == ' ') && !word.isEmpty()) {
                parts.add(word.toString());
                word.setLength(0);
              }
              if (wide || c == ' ') {
                parts.add(Character.toString(c));
              } else {
                word.appendCodePoint(c);
              }
            });
    if (!word.isEmpty()) {
      parts.add(word.toString());
    }
    return parts;
  }

  private static double width(int character) {
    return character >= FIRST_WIDE || character == '“' || character == '”' ? 1 : NARROW;
  }
}
