package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecocase.document.internal.DocumentRenderer;
import org.ecocase.document.internal.ModelPaths;
import org.ecocase.document.internal.RenderedPdf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template, filled in with its sample, is a conforming document that says what it should. */
class TemplateSamplesTest {

  private static final ZonedDateTime TIME =
      ZonedDateTime.of(2026, 11, 6, 9, 0, 0, 0, ZoneId.of("Asia/Shanghai"));
  private static final DocumentRenderer RENDERER =
      new DocumentRenderer(DocumentProperties.defaults());
  private static final int MOST_PAGES = 4;

  static Stream<DocumentTemplate> templates() {
    return new Templates().all().stream();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void should_be_a_conforming_document_when_filled_in_with_its_sample(DocumentTemplate template)
      throws IOException {
    // given
    Map<String, Object> model = Samples.model(template);

    // when
    RenderedPdf pdf = RENDERER.render(template, model, template.name(), TIME);

    // then
    keep(template, pdf);
    assertThat(PdfChecks.pdfaFindings(pdf.bytes())).isEmpty();
    assertThat(pdf.seals()).isEqualTo(template.served() ? 1 : 0);
    assertThat(pdf.pages()).isBetween(1, MOST_PAGES);
    String text = PdfChecks.text(pdf.bytes());
    assertThat(text).contains("澜江市").doesNotContain("#");
    for (String path : template.required()) {
      Object value = ModelPaths.value(model, path);
      if (value instanceof String words && !path.startsWith("raw.")) {
        assertThat(text).contains(beginning(words));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void should_be_a_document_when_only_required_values_are_there(DocumentTemplate template) {
    // given
    Map<String, Object> model = Samples.model(template);
    keepRequired(model, template, "facts");
    keepRequired(model, template, "docs");
    model.put("raw", Map.of());
    model.put("rmb", Map.of());
    model.put("people", Map.of());
    model.put("signed", Map.of());
    if (!template.required().contains("evidence")) {
      model.put("evidence", List.of());
    }

    // when
    RenderedPdf pdf = RENDERER.render(template, model, template.name(), TIME);

    // then
    assertThat(pdf.pages()).isPositive();
    assertThat(pdf.seals()).isEqualTo(template.served() ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void should_be_a_document_when_the_party_is_a_citizen(DocumentTemplate template) {
    // given
    Map<String, Object> model = Samples.model(template);
    Map<String, Object> citizen =
        Map.of(
            "name",
            "沈岳",
            "kind",
            "PERSON",
            "idNumber",
            "350701198805120017",
            "address",
            "云溪县桥头村8号");
    model.put("party", citizen);

    // when
    RenderedPdf pdf = RENDERER.render(template, model, template.name(), TIME);

    // then
    assertThat(PdfChecks.text(pdf.bytes())).doesNotContain("法定代表人（负责人）：周启明");
  }

  @SuppressWarnings("unchecked")
  private static void keepRequired(
      Map<String, Object> model, DocumentTemplate template, String section) {
    ((Map<String, Object>) model.get(section))
        .keySet()
        .removeIf(key -> !template.required().contains(section + "." + key));
  }

  private static String beginning(String words) {
    String text = words.split("[|\\n]")[0].replaceAll("\\s", "");
    return text.substring(0, Math.min(12, text.length()));
  }

  /** Leaves the documents for the eye. */
  private static void keep(DocumentTemplate template, RenderedPdf pdf) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "documents"));
    Files.write(folder.resolve(template.key() + ".pdf"), pdf.bytes());
  }
}
