package org.ecocase.document.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads photographs for print: upright, of a bounded size, whatever was uploaded. */
public final class Pictures {

  /** Enough for 200 dots per inch over the width of a page. */
  private static final int LONG_SIDE = 1800;

  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final long EXIF = 0x45786966;
  private static final int ORIENTATION = 0x0112;

  private Pictures() {}

  /**
   * A picture ready for print.
   *
   * @return empty when it is of a kind that Java cannot read, or damaged
   */
  public static Optional<BufferedImage> read(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, false);
        int orientation = orientation(bytes);
        return Optional.of(upright(reduced(reader), orientation));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // A damaged picture stays in the file as it is; the page then says so.
      return Optional.empty();
    }
  }

  /** Skips rows and columns while reading, so that a huge picture never lies whole in memory. */
  private static BufferedImage reduced(ImageReader reader) throws IOException {
    int side = Math.max(reader.getWidth(0), reader.getHeight(0));
    int step = Math.max(1, side / LONG_SIDE);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, param);
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    boolean turned = orientation >= 5;
    int width = turned ? image.getHeight() : image.getWidth();
    int height = turned ? image.getWidth() : image.getHeight();
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = out.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.drawImage(image, placed(orientation, image.getWidth(), image.getHeight()), null);
    g.dispose();
    return out;
  }

  /** The eight positions of Exif 2.3, tag Orientation. */
  private static AffineTransform placed(int orientation, int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }

  /** Position of the camera as the segments before the picture tell it; 1 when they do not. */
  private static int orientation(byte[] jpeg) {
    try {
      int at = 2;
      while (number(jpeg, at, 1, false) == 0xFF
          && number(jpeg, at + 1, 1, false) != START_OF_SCAN) {
        int length = (int) number(jpeg, at + 2, 2, false);
        if (number(jpeg, at + 1, 1, false) == APP1 && number(jpeg, at + 4, 4, false) == EXIF) {
          return tag(jpeg, at + 10);
        }
        at += 2 + length;
      }
      return 1;
    } catch (IndexOutOfBoundsException e) {
      // Without readable Exif data a picture is taken as it lies.
      return 1;
    }
  }

  /** The tag Orientation of the first directory; 1 when it is absent. */
  private static int tag(byte[] exif, int tiff) {
    boolean little = exif[tiff] == 'I';
    int directory = tiff + (int) number(exif, tiff + 4, 4, little);
    int entries = (int) number(exif, directory, 2, little);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (number(exif, entry, 2, little) == ORIENTATION) {
        return (int) number(exif, entry + 8, 2, little);
      }
    }
    return 1;
  }

  private static long number(byte[] data, int at, int length, boolean little) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | data[little ? at + length - 1 - i : at + i] & 0xFF;
    }
    return value;
  }
}
