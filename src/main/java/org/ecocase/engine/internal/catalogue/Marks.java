package org.ecocase.engine.internal.catalogue;

import java.util.List;
import org.ecocase.engine.internal.catalogue.Diagram.Box;
import org.ecocase.engine.internal.catalogue.Diagram.Point;
import org.ecocase.engine.internal.catalogue.Effects.Change;
import org.ecocase.engine.internal.catalogue.Pen.Ink;

/** The small signs in a picture, each drawn around its middle. */
final class Marks {

  static final double RADIUS = 8;

  private static final String WHITE = "#ffffff";
  private static final String GREEN = "#1f6f54";
  private static final String AMBER = "#a65f00";
  private static final String RED = "#8c1d18";
  private static final String GREY = "#5c6470";

  private final Pen pen;

  Marks(Pen pen) {
    this.pen = pen;
  }

  /** A clock is started, extended or resumed in green, stands still in amber and ends in red. */
  void effect(Change change, Point at) {
    switch (change) {
      case START -> face(at, GREEN, WHITE);
      case EXTEND -> {
        face(at, GREEN, WHITE);
        Point corner = new Point(at.x() + 6.5, at.y() + 6.5);
        pen.circle(corner, 4, Ink.solid(GREEN));
        stroke(corner, -2.5, 0, 2.5, 0, Ink.line(WHITE, 1.2));
        stroke(corner, 0, -2.5, 0, 2.5, Ink.line(WHITE, 1.2));
      }
      case SUSPEND -> {
        pen.circle(at, RADIUS, Ink.filled(AMBER, WHITE, 1.6));
        stroke(at, -2.4, -3.6, -2.4, 3.6, Ink.line(AMBER, 2.2));
        stroke(at, 2.4, -3.6, 2.4, 3.6, Ink.line(AMBER, 2.2));
      }
      case RESUME -> {
        pen.circle(at, RADIUS, Ink.filled(GREEN, WHITE, 1.6));
        pen.shape(List.of(by(at, -2.4, -4), by(at, 4.4, 0), by(at, -2.4, 4)), Ink.solid(GREEN));
      }
      case STOP -> {
        pen.circle(at, RADIUS, Ink.filled(RED, WHITE, 1.6));
        pen.box(new Box(at.x() - 3.2, at.y() - 3.2, 6.4, 6.4), 0, Ink.solid(RED));
      }
      case STAGE -> flag(at);
    }
  }

  /** What a timer waits for. */
  void timer(Point at, double radius) {
    pen.circle(at, radius, Ink.filled(GREY, WHITE, 1.2));
    stroke(at, 0, -radius * 0.7, 0, 0, Ink.line(GREY, 1.2));
    stroke(at, 0, 0, radius * 0.5, radius * 0.25, Ink.line(GREY, 1.2));
  }

  private void face(Point at, String colour, String fill) {
    pen.circle(at, RADIUS, Ink.filled(colour, fill, 1.6));
    stroke(at, 0, -5, 0, 0, Ink.line(colour, 1.6));
    stroke(at, 0, 0, 3.6, 2, Ink.line(colour, 1.6));
  }

  private void flag(Point at) {
    stroke(at, -5, -11, -5, 4, Ink.line(GREEN, 1.6));
    pen.shape(
        List.of(by(at, -5, -11), by(at, 7, -7.5), by(at, -5, -4)), Ink.filled(GREEN, GREEN, 1));
  }

  void person(Point at) {
    pen.circle(by(at, 0, -3.5), 3.2, Ink.filled(GREY, WHITE, 1.2));
    pen.shape(
        List.of(
            by(at, -6, 7),
            by(at, -5, 2.5),
            by(at, -2, 0.5),
            by(at, 2, 0.5),
            by(at, 5, 2.5),
            by(at, 6, 7)),
        Ink.filled(GREY, WHITE, 1.2));
  }

  void gear(Point at) {
    pen.circle(at, 6.4, Ink.line(GREY, 1.6).dashed("2.5 2.5"));
    pen.circle(at, 4.6, Ink.filled(GREY, WHITE, 1.2));
    pen.circle(at, 1.6, Ink.solid(GREY));
  }

  void paper(Point at) {
    pen.shape(
        List.of(by(at, -5, -7), by(at, 2, -7), by(at, 5, -4), by(at, 5, 7), by(at, -5, 7)),
        Ink.filled(GREY, WHITE, 1.2));
    for (double y = -2; y <= 4; y += 3) {
      stroke(at, -3, y, 3, y, Ink.line(GREY, 1));
    }
  }

  void table(Point at) {
    pen.box(new Box(at.x() - 7, at.y() - 6, 14, 12), 0, Ink.filled(GREY, WHITE, 1.2));
    pen.box(new Box(at.x() - 7, at.y() - 6, 14, 4), 0, Ink.solid(GREY));
    stroke(at, -7, 2, 7, 2, Ink.line(GREY, 1));
    stroke(at, -2, -2, -2, 6, Ink.line(GREY, 1));
  }

  void envelope(Point at, double half) {
    double high = half * 0.7;
    pen.box(
        new Box(at.x() - half, at.y() - high, half * 2, high * 2), 0, Ink.filled(GREY, WHITE, 1.2));
    pen.line(
        List.of(by(at, -half, -high), by(at, 0, half * 0.15), by(at, half, -high)),
        Ink.line(GREY, 1.2));
  }

  /** What is inside is drawn elsewhere. */
  void folded(Point at) {
    pen.box(new Box(at.x() - 7, at.y() - 7, 14, 14), 0, Ink.filled(GREY, WHITE, 1.2));
    stroke(at, -4.5, 0, 4.5, 0, Ink.line(GREY, 1.4));
    stroke(at, 0, -4.5, 0, 4.5, Ink.line(GREY, 1.4));
  }

  /** It is done once for each, at once or one after another. */
  void many(Point at, boolean sequential) {
    for (double by = -4; by <= 4; by += 4) {
      if (sequential) {
        stroke(at, -6, by, 6, by, Ink.line(GREY, 1.8));
      } else {
        stroke(at, by, -6, by, 6, Ink.line(GREY, 1.8));
      }
    }
  }

  private void stroke(Point at, double x1, double y1, double x2, double y2, Ink ink) {
    pen.line(List.of(by(at, x1, y1), by(at, x2, y2)), ink);
  }

  private static Point by(Point at, double x, double y) {
    return new Point(at.x() + x, at.y() + y);
  }
}
