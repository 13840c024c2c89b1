package org.ecocase.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.ecocase.document.DocumentProperties;
import org.ecocase.document.DocumentProperties.Render;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;

class DocumentRendererTest {

  private static final ZonedDateTime TIME = ZonedDateTime.parse("2026-11-06T09:00:00+08:00");

  private static final DocumentRenderer RENDERER =
      new DocumentRenderer(
          new DocumentProperties(
              null,
              false,
              new Render(Duration.ofMillis(400), Duration.ofMillis(400), 100_000),
              DocumentProperties.defaults().evidence(),
              DocumentProperties.defaults().uploads()));

  @Test
  void should_stop_when_a_template_never_ends() {
    assertThatThrownBy(() -> render("endless.ftlh"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("超过时限");
    assertThat(RENDERER.limited(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void should_stop_when_a_template_writes_without_end() {
    assertThatThrownBy(() -> render("flood.ftlh"))
        .hasStackTraceContaining("exceeds 100000 characters");
  }

  @Test
  void should_run_nothing_when_a_template_names_a_class() {
    assertThatThrownBy(() -> render("execute.ftlh"))
        .hasMessageContaining("not allowed in the template for security reasons");
  }

  @Test
  void should_read_nothing_outside_when_a_template_climbs_out_of_its_folder() {
    assertThatThrownBy(() -> render("traversal.ftlh"))
        .hasStackTraceContaining("V10__document_numbers.sql");
  }

  @Test
  void should_print_it_as_it_is_when_a_value_looks_like_code() {
    // given
    TemplateEngine engine = new TemplateEngine(100_000);

    // when
    String filled =
        engine.fill("value.ftlh", source("value.ftlh"), Map.of("value", "${7*7}<b>&x;"));

    // then
    assertThat(filled).contains("${7*7}&lt;b&gt;&amp;x;");
  }

  @Test
  void should_name_the_absent_value_when_a_template_needs_it() {
    assertThatThrownBy(
            () -> new TemplateEngine(100_000).fill("value.ftlh", source("value.ftlh"), Map.of()))
        .isInstanceOfSatisfying(
            TemplateEngine.TemplateFailure.class,
            failure -> assertThat(failure.missing()).isEqualTo("value"));
  }

  private static DocumentTemplate template(String file) {
    return new DocumentTemplate(
        file.replace(DocumentTemplate.TEXT, ""),
        "hostile",
        "试验",
        null,
        false,
        "x",
        false,
        new DocumentTemplate.Place(DocumentTemplate.Part.SUB, 1, false),
        "",
        List.of(),
        source(file),
        "1");
  }

  private static String source(String file) {
    try (InputStream in =
        DocumentRendererTest.class.getResourceAsStream("/hostile-templates/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RenderedPdf render(String path) {
    return RENDERER.render(template(path), Map.of(), "试验", TIME);
  }
}
