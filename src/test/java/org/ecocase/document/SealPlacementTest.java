package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import org.ecocase.document.internal.DocumentRenderer;
import org.ecocase.document.internal.RenderedPdf;
import org.junit.jupiter.api.Test;

/** The seal finds its place wherever the text before it ends, also without any Debian font. */
class SealPlacementTest {

  private static final ZonedDateTime TIME = ZonedDateTime.parse("2026-11-06T09:00:00+08:00");
  private static final int LINES_OF_A_PAGE = 24;

  private final DocumentRenderer renderer =
      new DocumentRenderer(
          new DocumentProperties(
              null,
              false,
              new DocumentProperties.Render(
                  Duration.ofSeconds(30), Duration.ofSeconds(30), 1_000_000),
              DocumentProperties.defaults().evidence(),
              DocumentProperties.defaults().uploads()));

  @Test
  void should_paint_one_seal_when_the_text_ends_on_any_line_of_a_page() {
    // given
    DocumentTemplate template = new Templates().get("clue-reply");
    for (int lines = 1; lines <= LINES_OF_A_PAGE; lines++) {
      Map<String, Object> model = Samples.model(template);
      model.put("facts", Map.of("replyContent", "已依法办理。\n".repeat(lines)));

      // when
      RenderedPdf pdf = renderer.render(template, model, "答复", TIME);

      // then
      assertThat(pdf.seals()).as("%d lines", lines).isEqualTo(1);
      assertThat(pdf.pages()).as("%d lines", lines).isBetween(1, 2);
    }
  }

  @Test
  void should_conform_when_only_the_packaged_font_is_there() {
    // given
    DocumentTemplate template = new Templates().get("penalty-decision");

    // when
    RenderedPdf pdf = renderer.render(template, Samples.model(template), "决定", TIME);

    // then
    assertThat(PdfChecks.pdfaFindings(pdf.bytes())).isEmpty();
    assertThat(PdfChecks.text(pdf.bytes())).contains("叁拾陆万元整").doesNotContain("#");
  }
}
