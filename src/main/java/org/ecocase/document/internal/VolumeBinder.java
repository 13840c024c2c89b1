package org.ecocase.document.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Binds documents, pictures and files into one PDF/A-3u with bookmarks and page stamps. */
public final class VolumeBinder implements AutoCloseable {

  private static final float MM = 72f / 25.4f;

  /** The frame for the picture in archive/evidence-page, in millimetres from the upper left. */
  private static final float FRAME_LEFT = 28;

  private static final float FRAME_TOP = 56;
  private static final float FRAME_WIDTH = 158;
  private static final float FRAME_HEIGHT = 143;

  private static final float MARGIN = 15;
  private static final float QUALITY = 0.85f;
  private static final float SCAN_DPI = 150;
  private static final float MOST_PIXELS = 3000;

  private final PDDocument volume = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
  private final PDFMergerUtility merger = new PDFMergerUtility();
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final TreeMap<String, PDComplexFileSpecification> files = new TreeMap<>();
  private final MessageDigest content = Hashes.digest();

  /** Appends a document of this system under a bookmark. */
  public void append(byte[] pdf, String bookmark) throws IOException {
    int first = volume.getNumberOfPages();
    try (PDDocument source = Loader.loadPDF(pdf)) {
      merger.appendDocument(volume, source);
    }
    content.update(pdf);
    if (bookmark != null) {
      bookmark(bookmark, first);
    }
  }

  /** Puts a picture into the frame of the last page appended. */
  public void drawInFrame(BufferedImage picture) throws IOException {
    PDPage page = volume.getPage(volume.getNumberOfPages() - 1);
    PDRectangle box = page.getMediaBox();
    draw(
        page,
        picture,
        FRAME_LEFT * MM,
        box.getHeight() - (FRAME_TOP + FRAME_HEIGHT) * MM,
        FRAME_WIDTH * MM,
        FRAME_HEIGHT * MM);
  }

  /**
   * How many pages {@link #appendScanned} would append.
   *
   * @return 0 when the file is damaged, locked by a password, or longer than {@code most}
   */
  public static int scannablePages(byte[] pdf, int most) {
    try (PDDocument source = Loader.loadPDF(pdf)) {
      return source.getNumberOfPages() > most ? 0 : source.getNumberOfPages();
    } catch (IOException | RuntimeException e) {
      // Such a file is kept and embedded as it is; the page says so.
      return 0;
    }
  }

  /**
   * Appends the pages of a PDF that others made, as pictures: whatever its fonts, colours or
   * scripts, the volume stays readable for ever.
   */
  public void appendScanned(byte[] pdf) throws IOException {
    try (PDDocument source = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(source);
      for (int i = 0; i < source.getNumberOfPages(); i++) {
        appendPicture(rastered(renderer, source.getPage(i).getCropBox(), i));
      }
    }
  }

  private static BufferedImage rastered(PDFRenderer renderer, PDRectangle box, int page)
      throws IOException {
    // A page may claim to be as large as a house; the picture stays bounded.
    float inches = Math.max(box.getWidth(), box.getHeight()) / 72;
    float dpi = Math.min(SCAN_DPI, MOST_PIXELS / Math.max(inches, 1));
    return renderer.renderImageWithDPI(page, dpi, ImageType.RGB);
  }

  /** Embeds a file. */
  public void attach(
      String name, String type, String description, String relation, byte[] bytes, ZonedDateTime at)
      throws IOException {
    PDEmbeddedFile file =
        new PDEmbeddedFile(volume, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
    file.setSubtype(type);
    file.setSize(bytes.length);
    file.setModDate(GregorianCalendar.from(at));
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(name);
    specification.setFileUnicode(name);
    specification.setFileDescription(description);
    specification.setEmbeddedFile(file);
    specification.setEmbeddedFileUnicode(file);
    specification.getCOSObject().setName("AFRelationship", relation);
    files.put(name, specification);
    content.update(bytes);
  }

  /** Pages so far. */
  public int pages() {
    return volume.getNumberOfPages();
  }

  /**
   * Stamps the pages, writes bookmarks and files and finishes the volume.
   *
   * @param firstStamped page that is number 1, counted from 0; those before stay unnumbered
   * @param stamped how many pages are numbered
   */
  public byte[] finish(
      String title, ZonedDateTime time, FontLibrary fonts, int firstStamped, int stamped)
      throws IOException {
    PDFont font = PDType0Font.load(volume, fonts.face("Song").font(), true);
    for (int i = 0; i < stamped; i++) {
      stamp(volume.getPage(firstStamped + i), Integer.toString(i + 1), font, i % 2 == 0);
    }
    volume.getDocumentCatalog().setDocumentOutline(outline);
    volume.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
    embedFiles();
    PdfIdentity.write(volume, title, time, ByteBuffer.wrap(content.digest()).getLong());
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    volume.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    volume.close();
  }

  private void bookmark(String title, int page) {
    PDPageFitDestination destination = new PDPageFitDestination();
    destination.setPage(volume.getPage(page));
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(destination);
    outline.addLast(item);
  }

  private void appendPicture(BufferedImage image) throws IOException {
    PDRectangle a4 = PDRectangle.A4;
    boolean wide = image.getWidth() > image.getHeight();
    PDPage page = new PDPage(wide ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4);
    volume.addPage(page);
    PDRectangle box = page.getMediaBox();
    float margin = MARGIN * MM;
    draw(page, image, margin, margin, box.getWidth() - 2 * margin, box.getHeight() - 2 * margin);
  }

  private void draw(
      PDPage page, BufferedImage picture, float left, float bottom, float width, float height)
      throws IOException {
    PDImageXObject image = JPEGFactory.createFromImage(volume, picture, QUALITY);
    float scale = Math.min(width / image.getWidth(), height / image.getHeight());
    float w = image.getWidth() * scale;
    float h = image.getHeight() * scale;
    try (PDPageContentStream stream =
        new PDPageContentStream(volume, page, AppendMode.APPEND, true, true)) {
      stream.drawImage(image, left + (width - w) / 2, bottom + (height - h) / 2, w, h);
    }
  }

  /** The page number lies in the outer upper corner: right on odd pages, left on even ones. */
  private void stamp(PDPage page, String number, PDFont font, boolean right) throws IOException {
    float size = 12;
    PDRectangle box = page.getMediaBox();
    float width = font.getStringWidth(number) / 1000 * size;
    float x = right ? box.getWidth() - 12 * MM - width : 12 * MM;
    try (PDPageContentStream stream =
        new PDPageContentStream(volume, page, AppendMode.APPEND, true, true)) {
      stream.beginText();
      stream.setFont(font, size);
      stream.newLineAtOffset(x, box.getHeight() - 12 * MM);
      stream.showText(number);
      stream.endText();
    }
  }

  private void embedFiles() {
    if (files.isEmpty()) {
      return;
    }
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(files);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(volume.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    volume.getDocumentCatalog().setNames(names);
    COSArray associated = new COSArray();
    files.values().forEach(file -> associated.add(file.getCOSObject()));
    volume.getDocumentCatalog().getCOSObject().setItem("AF", associated);
  }
}
