package org.ecocase.dictionary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The facts of all flows in force. What the product ships is always among them, since Java reads
 * it; a deployment adds to that and changes what people see of it.
 */
@Component
public class DictionaryInForce implements Dictionary {

  private static final String SHIPPED = "classpath*:/forms/*/*" + FactsFile.SUFFIX;

  private final Map<String, FactsFile> shipped;
  private volatile All now;

  public DictionaryInForce() {
    this.shipped = Collections.unmodifiableMap(read());
    this.now = new All(shipped);
  }

  @Override
  public Optional<Fact> find(String key) {
    return now.find(key);
  }

  @Override
  public Collection<Fact> all() {
    return now.facts().all();
  }

  /** What is in force, by flow. */
  public Map<String, FactsFile> files() {
    return now.files();
  }

  /** What the product ships, by flow. */
  public Map<String, FactsFile> shipped() {
    return shipped;
  }

  /** Puts the facts of packages into force, by their names. */
  public void replace(Map<String, FactsFile> deployed) {
    now = new All(over(shipped, deployed));
  }

  /** The dictionary as it would be with these in the place of what is in force of their flows. */
  public Files with(Map<String, FactsFile> deployed) {
    Map<String, FactsFile> all = new TreeMap<>(now.files());
    deployed.forEach(
        (flow, file) ->
            all.put(flow, shipped.containsKey(flow) ? over(shipped.get(flow), file) : file));
    return new All(all);
  }

  /**
   * The dictionary of a flow that began with an earlier version of its facts; those of other flows
   * are what is in force whenever it is asked.
   */
  public Dictionary withOwn(FactsFile own) {
    Dictionary began = Dictionary.of(own.facts());
    return new Dictionary() {

      @Override
      public Optional<Fact> find(String key) {
        return began.find(key).or(() -> now.find(key));
      }

      @Override
      public Collection<Fact> all() {
        return now.facts().all().stream().map(fact -> began.find(fact.key()).orElse(fact)).toList();
      }
    };
  }

  /** A dictionary, and from which flow each fact comes. */
  public interface Files extends Dictionary {

    /** By flow. */
    Map<String, FactsFile> files();
  }

  /** Each deployed fact in the place of the shipped one, and what it does not say as shipped. */
  private static Map<String, FactsFile> over(
      Map<String, FactsFile> below, Map<String, FactsFile> above) {
    Map<String, FactsFile> all = new TreeMap<>(below);
    above.forEach((flow, file) -> all.merge(flow, file, DictionaryInForce::over));
    return all;
  }

  private static FactsFile over(FactsFile below, FactsFile above) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    above.facts().forEach(fact -> facts.put(fact.key(), fact));
    below.facts().forEach(fact -> facts.putIfAbsent(fact.key(), fact));
    Map<String, Integer> sections = new LinkedHashMap<>(below.sections());
    sections.putAll(above.sections());
    return new FactsFile(List.copyOf(facts.values()), sections, above.findings());
  }

  private record All(Map<String, FactsFile> files, Dictionary facts) implements Files {

    All(Map<String, FactsFile> files) {
      this(Collections.unmodifiableMap(files), sorted(files));
    }

    private static Dictionary sorted(Map<String, FactsFile> files) {
      Map<String, Integer> sections = new LinkedHashMap<>();
      files.values().forEach(file -> sections.putAll(file.sections()));
      List<Fact> facts = new ArrayList<>();
      files.values().forEach(file -> facts.addAll(file.facts()));
      facts.sort(
          Comparator.comparing(fact -> sections.getOrDefault(fact.section(), Integer.MAX_VALUE)));
      return Dictionary.of(facts);
    }

    @Override
    public Optional<Fact> find(String key) {
      return facts.find(key);
    }

    @Override
    public Collection<Fact> all() {
      return facts.all();
    }
  }

  /** A slip in what is shipped stops the start and names the fact. */
  private static Map<String, FactsFile> read() {
    Map<String, FactsFile> files = new TreeMap<>();
    try {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
        FactsFile file = FactsFile.read(resource.getContentAsByteArray());
        String name = String.valueOf(resource.getFilename());
        if (!file.findings().isEmpty()) {
          throw new IllegalStateException(name + "：" + String.join("；", file.findings()));
        }
        files.put(FactsFile.flowOf(name).orElseThrow(), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
