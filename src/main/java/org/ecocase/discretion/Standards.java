package org.ecocase.discretion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.discretion.internal.StandardReader;
import org.ecocase.discretion.internal.TableReader;
import org.ecocase.rule.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * The standards in force. Starts with those that travel with the product; whoever deploys a newer
 * DMN file hands it over.
 */
@Service
public class Standards {

  private final byte[] rules;
  private final Map<String, byte[]> files;
  private volatile List<Standard> standards;

  public Standards() {
    PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    try {
      rules = resolver.getResource("classpath:discretion/standards.yml").getContentAsByteArray();
      files = new LinkedHashMap<>();
      Resource[] found = resolver.getResources("classpath*:processes/discretion/*-chapter-*.dmn");
      Arrays.sort(found, Comparator.comparing(Resource::getFilename));
      for (Resource resource : found) {
        files.putIfAbsent(resource.getFilename(), resource.getContentAsByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    standards = build(files);
  }

  /** All standards. */
  public List<Standard> all() {
    return standards;
  }

  /**
   * A standard.
   *
   * @throws Refusal when there is none with this id
   */
  public Standard require(String id) {
    return standards.stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "standard",
                    "没有编号为“"
                        + id
                        + "”的裁量基准，可选："
                        + String.join("、", standards.stream().map(Standard::id).toList())));
  }

  /**
   * Puts another version of a file of tables into force, for calculations from now on.
   *
   * @param name the file name, as of the file it replaces
   * @param dmn its bytes
   * @throws Refusal with every finding in Chinese; the tables in force then stay
   */
  public synchronized void replace(String name, byte[] dmn) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, dmn);
    List<Standard> built = build(changed);
    files.put(name, dmn);
    standards = built;
  }

  /**
   * The standards as they would be with another version of a file of tables, which stays out of
   * force.
   *
   * @throws Refusal with every finding in Chinese
   */
  public synchronized List<Standard> with(String name, byte[] dmn) {
    if (!files.containsKey(name)) {
      throw Refusal.invalid(
          "file", "没有名为“" + name + "”的裁量表文件，可选：" + String.join("、", files.keySet()));
    }
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, dmn);
    return build(changed);
  }

  private List<Standard> build(Map<String, byte[]> from) {
    return List.copyOf(StandardReader.read(rules, prefix -> tables(prefix, from)));
  }

  private static List<Table> tables(String prefix, Map<String, byte[]> files) {
    List<Table> tables = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    files.forEach(
        (name, dmn) -> {
          if (name.startsWith(prefix + "-")) {
            TableReader.Reading reading = TableReader.read(prefix, dmn);
            tables.addAll(reading.tables());
            reading.findings().forEach(finding -> findings.add(name + "：" + finding));
          }
        });
    if (!findings.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "裁量表有误：" + String.join("；", findings));
    }
    return tables;
  }
}
