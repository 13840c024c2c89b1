package org.ecocase.document;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
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

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");

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
    Map<String, Object> model = completed(template, model(sample));
    return made(() -> renderer.renderSample(template, model, template.name(), now()));
  }

  /** What a sample and what all samples share say. */
  static Map<String, Object> model(byte[] sample) {
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
    Map<String, Object> told = completed(template, new LinkedHashMap<>(model));
    return made(() -> renderer.draft(template, told, now()));
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

  /** What every document is told, where the sample says nothing of it. */
  private Map<String, Object> completed(DocumentTemplate template, Map<String, Object> model) {
    for (String part : List.of("facts", "raw", "rmb", "people", "signed", "docs")) {
      model.putIfAbsent(part, Map.of());
    }
    model.putIfAbsent("evidence", List.of());
    Map<String, Object> doc = new LinkedHashMap<>();
    doc.put("name", template.name());
    doc.put("date", DATE.format(now()));
    if (template.numbered()) {
      doc.put("number", template.series() + "〔样〕1号");
    }
    model.putIfAbsent("doc", doc);
    return model;
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
