package org.ecocase.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.ecocase.block.PackageVersions;
import org.ecocase.rule.Steps;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * The templates of all documents in force: what the product ships, and in its place what packages
 * that were deployed have.
 */
@Service
public class Templates {

  private static final String PATTERN = "classpath*:/templates/*/*.*";

  private final Steps steps;
  private final Map<String, Map<String, DocumentTemplate>> shipped;
  private final ObjectProvider<PackageVersions> versions;

  /** Of flows under way; a version never changes. */
  private final Map<String, DocumentTemplate> began = new ConcurrentHashMap<>();

  private volatile Map<String, DocumentTemplate> byKey;

  /** Reads the templates in the jar; one that is not in order stops the start. */
  @Autowired
  public Templates(Steps steps, ObjectProvider<PackageVersions> versions) {
    this.steps = steps;
    this.versions = versions;
    this.shipped = load(steps);
    replace(Map.of());
  }

  /** The templates in the jar, held against the steps in the jar. */
  public Templates() {
    this(Steps.shipped(), null);
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

  /**
   * The template of this key for a flow that began with some version of its package: that of the
   * version, where it has one.
   *
   * @param release the version; null for what is in force
   */
  public DocumentTemplate get(String key, String release) {
    return Optional.ofNullable(
            release == null || versions == null ? null : versions.getIfAvailable())
        .flatMap(files -> version(key, release, files))
        .orElseGet(() -> get(key));
  }

  private Optional<DocumentTemplate> version(String key, String release, PackageVersions files) {
    DocumentTemplate known = began.get(release + "/" + key);
    if (known != null) {
      return Optional.of(known);
    }
    Map<String, byte[]> of = new TreeMap<>();
    for (String suffix :
        List.of(DocumentTemplate.TEXT, DocumentTemplate.ABOUT, DocumentTemplate.SAMPLE)) {
      files.file(release, key + suffix).ifPresent(bytes -> of.put(key + suffix, bytes));
    }
    Optional<DocumentTemplate> found =
        files
            .flow(release)
            .flatMap(flow -> TemplateFiles.read(flow, of, steps).templates().stream().findFirst());
    found.ifPresent(template -> began.put(release + "/" + key, template));
    return found;
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

  /** Puts the templates of packages into force, by their names. */
  public void replace(Map<String, List<DocumentTemplate>> deployed) {
    byKey = Collections.unmodifiableMap(over(deployed));
  }

  /** The templates as they would be with those of some packages changed, by the packages' names. */
  public Collection<DocumentTemplate> with(Map<String, List<DocumentTemplate>> deployed) {
    Map<String, DocumentTemplate> all = new TreeMap<>(byKey);
    all.values().removeIf(template -> deployed.containsKey(template.flow()));
    deployed.keySet().forEach(flow -> all.putAll(shipped.getOrDefault(flow, Map.of())));
    deployed.values().forEach(list -> list.forEach(template -> all.put(template.key(), template)));
    return all.values();
  }

  /** Reads the templates of a package against the steps in the jar. */
  public TemplateFiles read(String flow, Map<String, byte[]> files) {
    return TemplateFiles.read(flow, files, steps);
  }

  private Map<String, DocumentTemplate> over(Map<String, List<DocumentTemplate>> deployed) {
    Map<String, DocumentTemplate> all = new TreeMap<>();
    shipped.values().forEach(all::putAll);
    deployed.values().forEach(list -> list.forEach(template -> all.put(template.key(), template)));
    return all;
  }

  private static Map<String, Map<String, DocumentTemplate>> load(Steps steps) {
    Map<String, Map<String, byte[]>> folders = new TreeMap<>();
    try {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
        String[] path = resource.getURL().getPath().split("/");
        folders
            .computeIfAbsent(path[path.length - 2], folder -> new TreeMap<>())
            .put(path[path.length - 1], resource.getContentAsByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folders.remove("common");
    Map<String, Map<String, DocumentTemplate>> found = new TreeMap<>();
    folders.forEach(
        (flow, files) -> {
          TemplateFiles read = TemplateFiles.read(flow, files, steps);
          if (!read.findings().isEmpty()) {
            throw new IllegalStateException("文书模板不合格：" + read.findings());
          }
          read.templates()
              .forEach(
                  template ->
                      found
                          .computeIfAbsent(flow, f -> new TreeMap<>())
                          .put(template.key(), template));
        });
    return found;
  }
}
