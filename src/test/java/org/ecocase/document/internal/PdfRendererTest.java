package org.ecocase.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfRendererTest {

  private static final ZonedDateTime TIME =
      ZonedDateTime.of(2026, 11, 6, 9, 0, 0, 0, ZoneId.of("Asia/Shanghai"));
  private static final PdfRenderer RENDERER = new PdfRenderer(new FontLibrary(null, false));

  @Test
  void should_keep_every_character_when_text_is_extracted() throws IOException {
    // given
    String text = "澜环罚〔2026〕37号 张喆 李㛃 9.6mg/m³ ¥368,000.00 <精细>";

    // when
    RenderedPdf pdf = RENDERER.render(page(text.replace("<", "&lt;")), "试验", TIME);

    // then
    assertThat(text(pdf)).contains("澜环罚〔2026〕37号", "张喆", "李㛃", "9.6mg/m³", "¥368,000.00", "<精细>");
  }

  @Test
  void should_refuse_and_name_the_character_when_no_font_has_it() {
    assertThatThrownBy(() -> RENDERER.render(page("\uD842\uDFB7某"), "试验", TIME))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("\uD842\uDFB7")
        .hasMessageContaining("U+20BB7");
  }

  @Test
  void should_drop_characters_without_a_shape_when_they_were_pasted() throws IOException {
    // when
    RenderedPdf pdf = RENDERER.render(page("青\u200B禾\uFEFF食品\u0007"), "试验", TIME);

    // then
    assertThat(text(pdf)).contains("青禾食品");
  }

  @Test
  void should_give_the_same_bytes_when_text_title_and_time_are_the_same() {
    // when
    RenderedPdf first = RENDERER.render(page("同一份文书"), "试验", TIME);
    RenderedPdf second = RENDERER.render(page("同一份文书"), "试验", TIME);
    RenderedPdf other = RENDERER.render(page("同一份文书"), "试验", TIME.plusSeconds(1));

    // then
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(other.bytes()).isNotEqualTo(first.bytes());
  }

  @Test
  void should_fetch_nothing_when_a_page_names_addresses(@TempDir Path folder) throws IOException {
    // given
    AtomicInteger hits = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.close();
        });
    server.start();
    String http = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    Path secret = Files.writeString(folder.resolve("secret.css"), "p:before{content:'泄露'}");
    String page =
        """
        <html><head><title>t</title>
        <link rel="stylesheet" href="%1$sa.css"/><link rel="stylesheet" href="%2$s"/>
        <style>@import url(%1$sb.css); @font-face{font-family:X;src:url(%1$sc.ttf)}
        body{background:url(%1$sd.png);font-family:X,'Hei'}</style></head>
        <body><img src="%1$se.png"/><img src="%2$s"/><p>正文</p></body></html>\
        """
            .formatted(http, secret.toUri());

    // when
    String text;
    try {
      text = text(RENDERER.render(page, "试验", TIME));
    } finally {
      server.stop(0);
    }

    // then
    assertThat(hits).hasValue(0);
    assertThat(text).contains("正文").doesNotContain("泄露");
  }

  private static String page(String text) {
    return "<html><head><title>t</title></head><body style=\"font-family:'Hei'\"><p>"
        + text
        + "</p></body></html>";
  }

  private static String text(RenderedPdf pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
