package org.ecocase.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

  @Test
  void should_stand_upright_when_the_camera_was_turned() throws IOException {
    // given: red on the left as stored; the camera says the top lies on the right (6)
    byte[] jpeg = jpeg();

    // when
    BufferedImage asStored = Pictures.read(jpeg).orElseThrow();
    BufferedImage upright = Pictures.read(turned(jpeg, 6)).orElseThrow();

    // then
    assertThat(asStored.getWidth()).isEqualTo(400);
    assertThat(new Color(asStored.getRGB(20, 100)).getRed()).isGreaterThan(200);
    assertThat(upright.getWidth()).isEqualTo(200);
    assertThat(upright.getHeight()).isEqualTo(400);
    assertThat(new Color(upright.getRGB(100, 20)).getRed()).isGreaterThan(200);
    assertThat(new Color(upright.getRGB(100, 380)).getBlue()).isGreaterThan(200);
  }

  @Test
  void should_be_empty_when_the_picture_is_damaged() throws IOException {
    // given
    byte[] jpeg = jpeg();
    byte[] head = java.util.Arrays.copyOf(jpeg, 40);

    // then
    assertThat(Pictures.read(head)).isEmpty();
    assertThat(Pictures.read("no picture".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static byte[] jpeg() throws IOException {
    BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.RED);
    g.fillRect(0, 0, 200, 200);
    g.setColor(Color.BLUE);
    g.fillRect(200, 0, 200, 200);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  /** Puts an Exif segment with the tag Orientation behind the start of the picture. */
  private static byte[] turned(byte[] jpeg, int orientation) {
    byte[] exif = {
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'I',
      'I',
      0x2A,
      0,
      8,
      0,
      0,
      0,
      1,
      0,
      0x12,
      0x01,
      3,
      0,
      1,
      0,
      0,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)});
    out.writeBytes(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
