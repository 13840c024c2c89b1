package org.ecocase.document.internal;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.ecocase.document.internal.FontLibrary.Face;
import org.w3c.dom.Element;

/**
 * Draws {@code <object type="application/x-seal" data-name="…"/>} as an agency's round seal: ring,
 * star, and the name on the upper arc. It is made of lines, so it stays sharp in print and costs
 * little; a counter tells whether every seal of a document found its place on a page.
 */
final class SealDrawer implements FSObjectDrawer, FSObjectDrawerFactory {

  static final String TYPE = "application/x-seal";

  private static final Color INK = new Color(0xD4, 0x1E, 0x1E);

  /** All measures below are for a seal with this radius. */
  private static final double RADIUS = 100;

  private final Face face;
  private int drawn;

  SealDrawer(Face face) {
    this.face = face;
  }

  /** How many seals were painted. */
  int drawn() {
    return drawn;
  }

  @Override
  public FSObjectDrawer createDrawer(Element element) {
    if (isOf(InkDrawer.TYPE, element)) {
      return new InkDrawer();
    }
    return isOf(TYPE, element) ? this : null;
  }

  @Override
  public boolean isReplacedObject(Element element) {
    return isOf(TYPE, element) || isOf(InkDrawer.TYPE, element);
  }

  private static boolean isOf(String type, Element element) {
    return "object".equals(element.getNodeName()) && type.equals(element.getAttribute("type"));
  }

  @Override
  public Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    float unit = dotsPerPixel;
    String name = element.getAttribute("data-name");
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) width / unit,
        (float) height / unit,
        g -> paint(g, name, Math.min(width, height) / unit));
    drawn++;
    return Map.of();
  }

  private void paint(Graphics2D g, String name, double size) {
    g.scale(size / (2 * RADIUS), size / (2 * RADIUS));
    g.translate(RADIUS, RADIUS);
    g.setColor(INK);
    g.setStroke(new BasicStroke(5));
    g.draw(new Ellipse2D.Double(-96, -96, 192, 192));
    g.fill(star(28));
    paintName(g, name);
  }

  private static Shape star(double radius) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? radius : radius * 0.382;
      double angle = Math.PI * i / 5 - Math.PI / 2;
      double px = r * Math.cos(angle);
      double py = r * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  private void paintName(Graphics2D g, String name) {
    int[] characters = name.codePoints().toArray();
    // Long names take more of the circle and narrower characters, never the part below the star.
    double sweep = Math.min(Math.toRadians(250), Math.toRadians(24) * characters.length);
    double step = characters.length > 1 ? sweep / (characters.length - 1) : 0;
    double height = 25;
    double width = Math.min(height, step * 78);
    for (int i = 0; i < characters.length; i++) {
      double angle = characters.length > 1 ? -sweep / 2 + i * step : 0;
      AffineTransform place = AffineTransform.getRotateInstance(angle);
      place.translate(0, -88);
      g.fill(place.createTransformedShape(glyph(characters[i], width, height)));
    }
  }

  /** The outline of a character, its top at 0 and its middle at 0, y downwards. */
  private Shape glyph(int codePoint, double width, double height) {
    try {
      int gid = face.characters().getGlyphId(codePoint);
      var data = face.font().getGlyph().getGlyph(gid);
      if (data == null) {
        return new Rectangle2D.Double();
      }
      double em = face.font().getUnitsPerEm();
      AffineTransform fit = AffineTransform.getTranslateInstance(-width / 2, height * 0.88);
      fit.scale(width / em, -height / em);
      return fit.createTransformedShape(data.getPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
