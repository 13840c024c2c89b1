package org.ecocase.document.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * What a PDF says about itself: title, dates, conformance PDF/A-3u, identifier.
 *
 * <p>The dates are those of the document and the identifier comes from its content, so the same
 * input gives the same bytes.
 */
final class PdfIdentity {

  static final String PRODUCER = "Ecocase";

  private PdfIdentity() {}

  /** Writes title, dates and PDF/A-3u metadata, replacing what was there. */
  static void write(PDDocument pdf, String title, ZonedDateTime time, long identifier)
      throws IOException {
    ZonedDateTime second = time.truncatedTo(ChronoUnit.SECONDS);
    GregorianCalendar calendar = GregorianCalendar.from(second);
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(title);
    info.setProducer(PRODUCER);
    info.setCreationDate(calendar);
    info.setModificationDate(calendar);
    pdf.setDocumentInformation(info);
    pdf.setDocumentId(identifier);
    PDMetadata metadata = new PDMetadata(pdf);
    metadata.importXMPMetadata(xmp(title, second).getBytes(StandardCharsets.UTF_8));
    pdf.getDocumentCatalog().setMetadata(metadata);
    pdf.getDocumentCatalog().setLanguage("zh-CN");
  }

  private static String xmp(String title, ZonedDateTime time) {
    String date = time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    return """
    <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
    <dc:format>application/pdf</dc:format>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
    <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
    <xmp:CreateDate>%s</xmp:CreateDate>
    <xmp:ModifyDate>%s</xmp:ModifyDate>
    <pdf:Producer>%s</pdf:Producer>
    <pdfaid:part>3</pdfaid:part>
    <pdfaid:conformance>U</pdfaid:conformance>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>\
    """
        .formatted(escape(title), date, date, PRODUCER);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
