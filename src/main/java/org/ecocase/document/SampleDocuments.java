package org.ecocase.document;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.ecocase.document.internal.DocumentRenderer;
import org.ecocase.document.internal.RenderedPdf;
import org.ecocase.document.internal.TemplateEngine.TemplateFailure;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Service;

/**
 * Makes documents from templates that are not in force yet, so that people see what they will be.
 */
@Service
public class SampleDocuments {

  private static final String COMMON = "/templates/common/sample.json";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final DocumentRenderer renderer;
  private final Clock clock;

  public SampleDocuments(DocumentRenderer renderer, Clock clock) {
    this.renderer = renderer;
    this.clock = clock;
  }

  /**
   * The document of the template's own sample.
   *
   * @param sample the content of its {@code .sample.json}; what all samples share is added
   * @throws Refusal (RULE) with what stands in the way of a document
   */
  public byte[] of(DocumentTemplate template, byte[] sample) {
    return of(template, model(sample));
  }

  /** What a sample and what all samples share say. */
  Map<String, Object> model(byte[] sample) {
    try {
      Map<String, Object> model = common();
      merge(model, TemplateFiles.sample(sample));
      return model;
    } catch (IOException e) {
      throw new Refusal(Refusal.Kind.RULE, "样例数据不是有效的JSON文件");
    }
  }

  /**
   * The document of a model.
   *
   * @throws Refusal (RULE) with what stands in the way of a document
   */
  public byte[] of(DocumentTemplate template, Map<String, Object> model) {
    return made(() -> renderer.render(template, model, template.name(), now()));
  }

  /** The same, saying on every page that it is none yet. */
  byte[] draft(DocumentTemplate template, Map<String, Object> model) {
    return made(() -> renderer.draft(template, model, now()));
  }

  private ZonedDateTime now() {
    return ZonedDateTime.now(clock.withZone(CHINA));
  }

  private static byte[] made(Supplier<RenderedPdf> render) {
    try {
      return render.get().bytes();
    } catch (TemplateFailure e) {
      throw new Refusal(
          Refusal.Kind.RULE,
          "第%d行%s"
              .formatted(e.line(), e.missing() == null ? "写法不正确" : "没有“" + e.missing() + "”的内容"));
    } catch (UncheckedIOException e) {
      throw new Refusal(Refusal.Kind.RULE, "生成的内容过长");
    }
  }

  private static Map<String, Object> common() {
    try (InputStream in = SampleDocuments.class.getResourceAsStream(COMMON)) {
      return new ObjectMapper()
          .readValue(in, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(COMMON, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void merge(Map<String, Object> base, Map<String, Object> more) {
    more.forEach(
        (key, value) -> {
          if (base.get(key) instanceof Map<?, ?> old && value instanceof Map<?, ?> added) {
            merge((Map<String, Object>) old, (Map<String, Object>) added);
          } else {
            base.put(key, value);
          }
        });
  }
}
