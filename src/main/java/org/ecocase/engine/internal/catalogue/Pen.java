package org.ecocase.engine.internal.catalogue;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ecocase.engine.internal.catalogue.Diagram.Box;
import org.ecocase.engine.internal.catalogue.Diagram.Point;

/**
 * Writes SVG with nothing in it but shapes, texts and titles: no ids, styles, scripts or
 * references, so that it can stand in a page as it is. Remembers how far it has drawn.
 */
final class Pen {

  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String FONT =
      "Source Han Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei,"
          + " sans-serif";
  private static final int MARGIN = 16;

  /** Height of a line in sizes of its font. */
  static final double LINE = 1.25;

  private static final double ASCENT = 0.95;

  /** How far below its middle the letters of a line stand. */
  private static final double UPRIGHT = 0.35;

  private final StringWriter body = new StringWriter();
  private final XMLStreamWriter xml = writer(body);
  private double left = Double.MAX_VALUE;
  private double top = Double.MAX_VALUE;
  private double right = -Double.MAX_VALUE;
  private double bottom = -Double.MAX_VALUE;

  /** How something is drawn: its line, what fills it, how thick the line is. */
  record Ink(String line, String fill, double thick, String dashes) {

    static Ink line(String line, double thick) {
      return new Ink(line, "none", thick, "");
    }

    static Ink filled(String line, String fill, double thick) {
      return new Ink(line, fill, thick, "");
    }

    static Ink solid(String fill) {
      return new Ink("none", fill, 0, "");
    }

    Ink dashed(String dashes) {
      return new Ink(line, fill, thick, dashes);
    }
  }

  private static XMLStreamWriter writer(StringWriter out) {
    try {
      return WRITERS.createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Draws something with the title that a reader is told, if it has any. */
  void titled(String title, Runnable drawing) {
    if (title.isEmpty()) {
      drawing.run();
      return;
    }
    write(
        () -> {
          xml.writeStartElement("g");
          title(xml, title);
          xml.writeCharacters("\n");
        });
    drawing.run();
    write(
        () -> {
          xml.writeEndElement();
          xml.writeCharacters("\n");
        });
  }

  void box(Box box, double round, Ink ink) {
    reach(box.x(), box.y());
    reach(box.right(), box.bottom());
    write(
        () -> {
          xml.writeEmptyElement("rect");
          number("x", box.x());
          number("y", box.y());
          number("width", box.width());
          number("height", box.height());
          if (round > 0) {
            number("rx", round);
          }
          ink(ink);
        });
  }

  void circle(Point middle, double radius, Ink ink) {
    reach(middle.x() - radius, middle.y() - radius);
    reach(middle.x() + radius, middle.y() + radius);
    write(
        () -> {
          xml.writeEmptyElement("circle");
          number("cx", middle.x());
          number("cy", middle.y());
          number("r", radius);
          ink(ink);
        });
  }

  void line(List<Point> points, Ink ink) {
    points("polyline", points, ink);
  }

  void shape(List<Point> points, Ink ink) {
    points("polygon", points, ink);
  }

  /** Lines in a row, the middle of the first at the top. */
  void text(List<String> lines, Point top, double size, String colour) {
    for (int i = 0; i < lines.size(); i++) {
      double y = top.y() + (i * LINE + ASCENT) * size;
      write(lines.get(i), new Point(top.x(), y), size, colour, "middle");
    }
  }

  /** Lines in a row, the first beginning at a place. */
  void textFrom(List<String> lines, Point start, double size, String colour) {
    for (int i = 0; i < lines.size(); i++) {
      double y = start.y() + (i * LINE + ASCENT) * size;
      write(lines.get(i), new Point(start.x(), y), size, colour, "start");
    }
  }

  /** Lines of text upwards, from left to right, the middle of all at a place. */
  void textUpwards(List<String> lines, Point middle, double size, String colour) {
    for (int i = 0; i < lines.size(); i++) {
      double x = middle.x() + (i - (lines.size() - 1) / 2.0) * LINE * size + UPRIGHT * size;
      writeUpwards(lines.get(i), new Point(x, middle.y()), size, colour);
    }
  }

  private void writeUpwards(String line, Point at, double size, String colour) {
    write(
        () -> {
          xml.writeStartElement("text");
          xml.writeAttribute(
              "transform", "translate(" + number(at.x()) + " " + number(at.y()) + ") rotate(-90)");
          letters(size, colour, "middle");
          xml.writeCharacters(line);
          xml.writeEndElement();
          xml.writeCharacters("\n");
        });
  }

  private void write(String line, Point at, double size, String colour, String anchor) {
    double width = Wrap.width(line, size);
    double from = anchor.equals("middle") ? at.x() - width / 2 : at.x();
    reach(from, at.y() - size);
    reach(from + width, at.y() + size * (LINE - ASCENT));
    write(
        () -> {
          xml.writeStartElement("text");
          number("x", at.x());
          number("y", at.y());
          letters(size, colour, anchor);
          xml.writeCharacters(line);
          xml.writeEndElement();
          xml.writeCharacters("\n");
        });
  }

  private void letters(double size, String colour, String anchor) throws XMLStreamException {
    number("font-size", size);
    xml.writeAttribute("fill", colour);
    if (!anchor.equals("start")) {
      xml.writeAttribute("text-anchor", anchor);
    }
  }

  private void points(String name, List<Point> points, Ink ink) {
    points.forEach(point -> reach(point.x(), point.y()));
    write(
        () -> {
          xml.writeEmptyElement(name);
          xml.writeAttribute(
              "points",
              points.stream()
                  .map(point -> number(point.x()) + "," + number(point.y()))
                  .collect(Collectors.joining(" ")));
          ink(ink);
        });
  }

  private void ink(Ink ink) throws XMLStreamException {
    xml.writeAttribute("fill", ink.fill());
    if (!ink.line().equals("none")) {
      xml.writeAttribute("stroke", ink.line());
      number("stroke-width", ink.thick());
      xml.writeAttribute("stroke-linejoin", "round");
    }
    if (!ink.dashes().isEmpty()) {
      xml.writeAttribute("stroke-dasharray", ink.dashes());
    }
    xml.writeCharacters("\n");
  }

  private void reach(double x, double y) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }

  /** The whole picture. */
  String picture(String title) {
    StringWriter whole = new StringWriter();
    XMLStreamWriter head = writer(whole);
    double width = Math.max(0, right - left) + 2 * MARGIN;
    double height = Math.max(0, bottom - top) + 2 * MARGIN;
    double x = right < left ? 0 : left - MARGIN;
    double y = right < left ? 0 : top - MARGIN;
    try {
      head.writeStartElement("svg");
      head.writeDefaultNamespace(SVG);
      head.writeAttribute("role", "img");
      head.writeAttribute("aria-label", title);
      head.writeAttribute("width", number(width));
      head.writeAttribute("height", number(height));
      head.writeAttribute(
          "viewBox", String.join(" ", number(x), number(y), number(width), number(height)));
      head.writeAttribute("font-family", FONT);
      title(head, title);
      head.writeCharacters("\n");
      head.writeEmptyElement("rect");
      head.writeAttribute("x", number(x));
      head.writeAttribute("y", number(y));
      head.writeAttribute("width", number(width));
      head.writeAttribute("height", number(height));
      head.writeAttribute("fill", "#ffffff");
      head.writeCharacters("\n");
      head.flush();
      xml.flush();
      whole.append(body.toString());
      head.writeEndElement();
      head.flush();
      return whole + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void title(XMLStreamWriter xml, String title) throws XMLStreamException {
    xml.writeStartElement("title");
    xml.writeCharacters(title);
    xml.writeEndElement();
  }

  private void number(String name, double value) throws XMLStreamException {
    xml.writeAttribute(name, number(value));
  }

  /** One decimal at most: a picture that moves by less has not changed. */
  static String number(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  private void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }
}
