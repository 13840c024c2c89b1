package org.ecocase.document.internal;

import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.ecocase.rule.Refusal;

/**
 * XHTML with CSS to PDF/A-3u.
 *
 * <p>Nothing outside the text reaches the page: every address is refused, so neither a template nor
 * a value in it can read a file or call a server. The same text, title and time give the same
 * bytes.
 */
public final class PdfRenderer {

  /** Characters without a shape that slip in by copy and paste; they would print as a sign. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B-\\u200F\\u2028-\\u202E\\u2060\\uFEFF]");

  /** Characters that XML cannot hold at all. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private final FontLibrary fonts;
  private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  public PdfRenderer(FontLibrary fonts) {
    this.fonts = fonts;
    XRLog.setLoggingEnabled(false);
  }

  /**
   * Renders a page description.
   *
   * @param markup well-formed XHTML
   * @param title title in the file's properties
   * @param time date and time in the file's properties
   * @throws Refusal (RULE) when a character can be shown by no font; it names the character
   */
  public RenderedPdf render(String markup, String title, ZonedDateTime time) {
    String text = CONTROL.matcher(INVISIBLE.matcher(markup).replaceAll("")).replaceAll("");
    refuseUnknownCharacters(text);
    SealDrawer seal = new SealDrawer(fonts.face("HeiBold"));
    try (PDDocument pdf = new PDDocument()) {
      paint(pdf, text, seal);
      byte[] hash = Hashes.digest().digest((title + text).getBytes(StandardCharsets.UTF_8));
      PdfIdentity.write(pdf, title, time, ByteBuffer.wrap(hash).getLong());
      int pages = pdf.getNumberOfPages();
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
      pdf.save(out);
      return new RenderedPdf(out.toByteArray(), pages, seal.drawn());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses a text with a character that no font can show. */
  void refuseUnknownCharacters(String text) {
    List<Integer> missing = fonts.missing(text);
    if (!missing.isEmpty()) {
      String named =
          missing.stream()
              .limit(10)
              .map(c -> "“%s”（U+%04X）".formatted(Character.toString(c), c))
              .collect(Collectors.joining("、"));
      throw new Refusal(Refusal.Kind.RULE, "文书中有字库无法显示的字符：" + named + "。请改用其他写法，或者请管理员安装含有该字的字体。");
    }
  }

  private void paint(PDDocument pdf, String text, SealDrawer seal) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePDDocument(pdf);
    builder.usePdfAConformance(PdfAConformance.PDFA_3_U);
    builder.useColorProfile(colours);
    builder.withProducer(PdfIdentity.PRODUCER);
    builder.useFastMode();
    builder.useUnicodeLineBreaker(new LineBreaker());
    builder.useObjectDrawerFactory(seal);
    builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
    useFonts(builder, pdf);
    denyEveryAddress(builder);
    builder.withHtmlContent(text, null);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
    }
  }

  private void useFonts(PdfRendererBuilder builder, PDDocument pdf) {
    // Families that fell back to the same file share one subset in the document.
    Map<TrueTypeFont, PDFont> loaded = new IdentityHashMap<>();
    fonts
        .families()
        .forEach(
            (family, face) ->
                builder.useFont(
                    new PDFontSupplier(null) {
                      @Override
                      public PDFont supply() {
                        return loaded.computeIfAbsent(face.font(), font -> load(pdf, font));
                      }
                    },
                    family,
                    400,
                    FontStyle.NORMAL,
                    true));
  }

  private static PDFont load(PDDocument pdf, TrueTypeFont font) {
    try {
      return PDType0Font.load(pdf, font, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void denyEveryAddress(PdfRendererBuilder builder) {
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.useUriResolver((base, uri) -> null);
    FSStreamFactory denied =
        uri -> {
          throw new SecurityException("Documents load nothing: " + uri);
        };
    builder.useProtocolsStreamImplementation(
        denied, "http", "https", "file", "jar", "ftp", "classpath", "data");
  }
}
