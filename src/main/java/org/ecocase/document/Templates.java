package org.ecocase.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecocase.document.DocumentTemplate.Part;
import org.ecocase.document.DocumentTemplate.Place;
import org.ecocase.document.internal.PaperLint;
import org.ecocase.document.internal.TemplateLint;
import org.ecocase.rule.Steps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * The templates of all documents: {@code templates/<flow>/<document>/template.ftlh} with {@code
 * meta.yml} beside it. A template that breaks a rule stops the start, with one sentence per
 * finding.
 */
@Service
public class Templates {

  private static final String PATTERN = "classpath*:/templates/*/*/meta.yml";

  private final Map<String, DocumentTemplate> byKey;

  /** Reads the templates in the jar; one that is not in order stops the start. */
  @Autowired
  public Templates(Steps steps) {
    this.byKey = Collections.unmodifiableMap(load(steps));
  }

  /** The templates in the jar, held against the steps in the jar. */
  public Templates() {
    this(Steps.shipped());
  }

  /** Finds a template by its key. */
  public Optional<DocumentTemplate> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /**
   * The template of this key.
   *
   * @throws IllegalArgumentException when there is none; a model may only name existing templates
   */
  public DocumentTemplate get(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("No document template " + key));
  }

  /** Whether a document of this template is what a delivery of this scope is about. */
  boolean servedUnder(String key, String scope) {
    return !scope.isEmpty()
        && find(key).filter(t -> t.scope().equals(scope) || key.equals(scope)).isPresent();
  }

  /** All templates, ordered by key. */
  public Collection<DocumentTemplate> all() {
    return byKey.values();
  }

  /** Path of a template's text below {@code templates}. */
  public static String path(DocumentTemplate template) {
    return template.flow() + "/" + template.key() + "/template.ftlh";
  }

  /**
   * Checks the text of a template: also whether it prints what its step demands, and nothing that
   * its readers may not see.
   *
   * @return one Chinese sentence per finding; empty when it is in order
   */
  public static List<String> lint(String source, DocumentTemplate template, Steps steps) {
    List<String> findings =
        new ArrayList<>(
            TemplateLint.check(source, template.served(), template.volume().part() == Part.MAIN));
    findings.addAll(PaperLint.check(source, template, steps));
    return findings;
  }

  private static Map<String, DocumentTemplate> load(Steps steps) {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    Map<String, DocumentTemplate> found = new TreeMap<>();
    List<String> findings = new ArrayList<>();
    try {
      for (Resource meta : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
        DocumentTemplate template = read(yaml, meta);
        String source = text(meta.createRelative("template.ftlh"));
        lint(source, template, steps).forEach(f -> findings.add(template.key() + "：" + f));
        if (found.put(template.key(), template) != null) {
          findings.add(template.key() + "：模板名称重复");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!findings.isEmpty()) {
      throw new IllegalStateException("文书模板不合格：" + String.join("；", findings));
    }
    return found;
  }

  private static DocumentTemplate read(ObjectMapper yaml, Resource meta) throws IOException {
    String[] path = meta.getURL().getPath().split("/");
    String key = path[path.length - 2];
    String flow = path[path.length - 3];
    try (InputStream in = meta.getInputStream()) {
      return yaml.readValue(in, Meta.class).template(key, flow);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("templates/" + flow + "/" + key + "/meta.yml: " + e.getMessage(), e);
    }
  }

  private static String text(Resource resource) throws IOException {
    return resource.getContentAsString(StandardCharsets.UTF_8);
  }

  private record Meta(
      String name,
      String series,
      boolean served,
      String scope,
      boolean repeatable,
      Volume volume,
      String article,
      List<String> required) {

    DocumentTemplate template(String key, String flow) {
      if (name == null || volume == null || article == null) {
        throw new IllegalArgumentException("name, volume and article are needed");
      }
      Place place = new Place(volume.side(), volume.section(), volume.followsScope());
      List<String> needed = required == null ? List.of() : List.copyOf(required);
      String delivery = scope == null ? key : scope;
      return new DocumentTemplate(
          key, flow, name, series, served, delivery, repeatable, place, article, needed);
    }
  }

  private record Volume(String part, int section, boolean followsScope) {

    Part side() {
      return switch (part) {
        case "main" -> Part.MAIN;
        case "sub" -> Part.SUB;
        default -> throw new IllegalArgumentException("volume.part is main or sub");
      };
    }
  }
}
