package org.ecocase.document.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.ecocase.document.Signatures;

/** Draws what was written by hand: as lines in print, as a picture on the screen. */
public final class Ink {

  private static final float PEN = 3.5f;

  private Ink() {}

  /** A picture (PNG) of strokes in black on white. */
  public static byte[] png(List<List<List<Integer>>> strokes) {
    BufferedImage image =
        new BufferedImage(Signatures.WIDTH, Signatures.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, Signatures.WIDTH, Signatures.HEIGHT);
    draw(g, strokes);
    g.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws strokes on a field of {@link Signatures#WIDTH} by {@link Signatures#HEIGHT}. */
  static void draw(Graphics2D g, List<List<List<Integer>>> strokes) {
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(PEN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (List<List<Integer>> stroke : strokes) {
      Path2D line = new Path2D.Double();
      line.moveTo(stroke.get(0).get(0), stroke.get(0).get(1));
      // a dot is a line too
      line.lineTo(stroke.get(0).get(0), stroke.get(0).get(1));
      stroke.forEach(point -> line.lineTo(point.get(0), point.get(1)));
      g.draw(line);
    }
  }
}
