package org.ecocase.document.internal;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.util.List;
import java.util.Map;
import org.ecocase.document.Signatures;
import org.w3c.dom.Element;

/**
 * Draws {@code <object type="application/x-ink" data-strokes="…"/>}, what was written by hand, as
 * lines that stay sharp in print.
 */
final class InkDrawer implements FSObjectDrawer {

  static final String TYPE = "application/x-ink";

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
    List<List<List<Integer>>> strokes = Signatures.strokes(element.getAttribute("data-strokes"));
    float unit = dotsPerPixel;
    double scale = Math.min(width / Signatures.WIDTH, height / Signatures.HEIGHT) / unit;
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) width / unit,
        (float) height / unit,
        g -> {
          g.scale(scale, scale);
          Ink.draw(g, strokes);
        });
    return Map.of();
  }
}
