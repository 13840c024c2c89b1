package org.ecocase.document;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Files and uploads for tests. */
final class EvidenceFiles {

  private EvidenceFiles() {}

  /** A picture in the format {@code jpg} or {@code png}. */
  static byte[] picture(String format) {
    BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0x6E, 0x8B, 0x74));
    g.fillRect(0, 0, 1200, 800);
    g.setColor(Color.WHITE);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 90));
    g.drawString("outfall 1", 60, 140);
    g.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF with empty pages, made by somebody else. */
  static byte[] pdf(int pages) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of a video. */
  static byte[] mp4() {
    byte[] bytes = new byte[256];
    byte[] head = {
      0, 0, 0, 0x18, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0, 'm', 'p', '4', '2'
    };
    System.arraycopy(head, 0, bytes, 0, head.length);
    return bytes;
  }

  static EvidenceUpload upload(UUID caseId, String fileName, EvidenceKind kind, byte[] bytes) {
    return new EvidenceUpload(
        caseId,
        "lanjiang",
        fileName,
        new ByteArrayInputStream(bytes),
        "废水总排放口",
        kind,
        "2026年9月2日正在排放废水",
        "陈立新",
        Instant.parse("2026-09-02T02:35:00Z"),
        "厂区东侧",
        "officer1");
  }
}
