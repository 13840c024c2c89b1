package org.ecocase.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ecocase.document.DocumentTemplate.Part;
import org.ecocase.document.DocumentTemplate.Place;
import org.ecocase.document.internal.Hashes;
import org.ecocase.document.internal.PaperLint;
import org.ecocase.document.internal.TemplateEngine;
import org.ecocase.document.internal.TemplateLint;
import org.ecocase.rule.Steps;

/**
 * The templates of documents among the files of a package: of each its text, what it is, and a
 * sample ({@code <document>.ftlh}, {@code .yml}, {@code .sample.json}).
 *
 * @param templates those that can be read
 * @param findings what is wrong with the others, by file, Chinese sentences
 */
public record TemplateFiles(List<DocumentTemplate> templates, Map<String, List<String>> findings) {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int DEEPEST = 20;
  private static final Pattern SERIES = Pattern.compile("\\p{IsHan}{1,6}");
  private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern PATH = Pattern.compile("[a-zA-Z][\\w-]*(\\.[a-zA-Z][\\w-]*){0,3}");
  private static final int NAME_LENGTH = 40;
  private static final int LAST_SECTION = 99;

  private static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  public TemplateFiles {
    templates = List.copyOf(templates);
  }

  /** The template that a file belongs to, by its name; empty for every other file. */
  public static Optional<String> keyOf(String file, Predicate<String> there) {
    if (file.endsWith(DocumentTemplate.TEXT)) {
      return Optional.of(without(file, DocumentTemplate.TEXT));
    }
    if (file.endsWith(DocumentTemplate.SAMPLE)) {
      return Optional.of(without(file, DocumentTemplate.SAMPLE));
    }
    return Optional.of(file)
        .filter(name -> name.endsWith(DocumentTemplate.ABOUT))
        .map(name -> without(name, DocumentTemplate.ABOUT))
        .filter(key -> there.test(key + DocumentTemplate.TEXT));
  }

  /**
   * The version of a template by its files; two that print alike have one.
   *
   * @return null when the package has no such template
   */
  public static String version(String key, Map<String, byte[]> files) {
    byte[] text = files.get(key + DocumentTemplate.TEXT);
    byte[] about = files.get(key + DocumentTemplate.ABOUT);
    return text == null || about == null
        ? null
        : Hashes.sha256(new String(text, StandardCharsets.UTF_8), about);
  }

  private static String without(String file, String suffix) {
    return file.substring(0, file.length() - suffix.length());
  }

  /**
   * Reads the templates of a package.
   *
   * @param files all files of the package
   */
  public static TemplateFiles read(String flow, Map<String, byte[]> files, Steps steps) {
    List<DocumentTemplate> templates = new ArrayList<>();
    Map<String, List<String>> findings = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(DocumentTemplate.TEXT)) {
            String key = without(name, DocumentTemplate.TEXT);
            new Reader(flow, key, files, steps, findings).template().ifPresent(templates::add);
          } else if (name.endsWith(DocumentTemplate.SAMPLE)
              && !files.containsKey(
                  without(name, DocumentTemplate.SAMPLE) + DocumentTemplate.TEXT)) {
            findings.put(name, List.of("没有这份文书的模板（.ftlh），请一起部署"));
          }
        });
    return new TemplateFiles(templates, findings);
  }

  /** The facts of the fictional case that a template is tried with. */
  public static Map<String, Object> sample(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    if (root == null || !root.isObject()) {
      throw new IOException("no object");
    }
    return JSON.convertValue(
        root, new com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>>() {});
  }

  /** Reads one template and gathers what is wrong with its files. */
  private static final class Reader {

    private final String flow;
    private final String key;
    private final Map<String, byte[]> files;
    private final Steps steps;
    private final Map<String, List<String>> findings;
    private boolean sound = true;

    Reader(
        String flow,
        String key,
        Map<String, byte[]> files,
        Steps steps,
        Map<String, List<String>> findings) {
      this.flow = flow;
      this.key = key;
      this.files = files;
      this.steps = steps;
      this.findings = findings;
    }

    Optional<DocumentTemplate> template() {
      byte[] text = files.get(key + DocumentTemplate.TEXT);
      byte[] about = files.get(key + DocumentTemplate.ABOUT);
      byte[] sample = files.get(key + DocumentTemplate.SAMPLE);
      if (key.equals(flow)) {
        wrong(DocumentTemplate.TEXT, "文书不能与流程包同名");
      }
      if (about == null) {
        wrong(DocumentTemplate.TEXT, "缺少文书说明“" + key + DocumentTemplate.ABOUT + "”");
      }
      if (sample == null) {
        wrong(DocumentTemplate.TEXT, "缺少样例数据“" + key + DocumentTemplate.SAMPLE + "”");
      }
      if (text.length > MOST_BYTES
          || about != null && about.length > MOST_BYTES
          || sample != null && sample.length > MOST_BYTES) {
        wrong(DocumentTemplate.TEXT, "文件超过" + MOST_BYTES / 1024 + "KB");
      }
      if (!sound) {
        return Optional.empty();
      }
      try {
        sample(sample);
      } catch (IOException | IllegalArgumentException e) {
        wrong(DocumentTemplate.SAMPLE, "不是有效的JSON文件");
      }
      return about(about, new String(text, StandardCharsets.UTF_8)).filter(this::inOrder);
    }

    private Optional<DocumentTemplate> about(byte[] yaml, String source) {
      try {
        Meta meta = YAML.readValue(yaml, Meta.class);
        DocumentTemplate template =
            (meta == null ? new Meta(null, null, false, null, false, null, null, null) : meta)
                .template(key, flow, source, Hashes.sha256(source, yaml));
        return Optional.of(template);
      } catch (JsonMappingException e) {
        String where = e.getPath().isEmpty() ? "" : e.getPath().get(0).getFieldName();
        wrong(DocumentTemplate.ABOUT, (where.isEmpty() ? "" : where + "：") + "写法不正确");
      } catch (JsonProcessingException e) {
        wrong(DocumentTemplate.ABOUT, "不是有效的YAML文件");
      } catch (IllegalArgumentException e) {
        wrong(DocumentTemplate.ABOUT, e.getMessage());
      } catch (IOException e) {
        wrong(DocumentTemplate.ABOUT, "不能读取");
      }
      return Optional.empty();
    }

    private boolean inOrder(DocumentTemplate template) {
      List<String> problems =
          new ArrayList<>(
              TemplateLint.check(
                  template.source(), template.served(), template.volume().part() == Part.MAIN));
      problems.addAll(PaperLint.check(template, steps));
      if (problems.isEmpty()) {
        TemplateEngine.unreadable(template.file(), template.source()).ifPresent(problems::add);
      }
      problems.forEach(problem -> wrong(DocumentTemplate.TEXT, problem));
      return sound;
    }

    private void wrong(String suffix, String problem) {
      sound = false;
      findings.computeIfAbsent(key + suffix, f -> new ArrayList<>()).add(problem);
    }
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

    DocumentTemplate template(String key, String flow, String source, String version) {
      if (name == null || volume == null || article == null) {
        throw new IllegalArgumentException("应写明name、volume、article");
      }
      if (name.isBlank() || name.length() > NAME_LENGTH) {
        throw new IllegalArgumentException("name：文书名称为" + NAME_LENGTH + "字以内的文字");
      }
      if (series != null && !SERIES.matcher(series).matches()) {
        throw new IllegalArgumentException("series：编号字为六个以内的汉字");
      }
      if (scope != null && !SCOPE.matcher(scope).matches()) {
        throw new IllegalArgumentException("scope：只含小写字母、数字和连字符");
      }
      List<String> needed = required == null ? List.of() : required;
      needed.stream()
          .filter(path -> path == null || !PATH.matcher(path).matches())
          .findFirst()
          .ifPresent(
              path -> {
                throw new IllegalArgumentException("required：“" + path + "”的写法不正确");
              });
      Place place = new Place(volume.side(), volume.place(), volume.followsScope());
      String delivery = scope == null ? key : scope;
      return new DocumentTemplate(
          key,
          flow,
          name,
          series,
          served,
          delivery,
          repeatable,
          place,
          article,
          List.copyOf(needed),
          source,
          version);
    }
  }

  private record Volume(String part, int section, boolean followsScope) {

    Part side() {
      return switch (String.valueOf(part)) {
        case "main" -> Part.MAIN;
        case "sub" -> Part.SUB;
        default -> throw new IllegalArgumentException("volume.part：应为main（正卷）或者sub（副卷）");
      };
    }

    int place() {
      if (section < 0 || section > LAST_SECTION) {
        throw new IllegalArgumentException("volume.section：应为0至" + LAST_SECTION);
      }
      return section;
    }
  }
}
