package org.ecocase.engine.internal.form;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ecocase.block.PackageVersions;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.DictionaryInForce;
import org.ecocase.dictionary.FactsFile;
import org.springframework.stereotype.Component;

/**
 * The dictionary by which a flow that is under way goes: of its own package the facts it began
 * with, of all others those in force.
 */
@Component
public class DictionaryVersions {

  private final DictionaryInForce inForce;
  private final PackageVersions versions;
  private final Map<String, Dictionary> known = new ConcurrentHashMap<>();

  public DictionaryVersions(DictionaryInForce inForce, PackageVersions versions) {
    this.inForce = inForce;
    this.versions = versions;
  }

  /**
   * That of a process.
   *
   * @param definition its version
   */
  public Dictionary of(String definition) {
    Dictionary dictionary = known.get(definition);
    if (dictionary == null) {
      dictionary = read(definition);
      known.put(definition, dictionary);
    }
    return dictionary;
  }

  /** Another object whenever what is in force has changed. */
  public Object state() {
    return inForce.files();
  }

  private Dictionary read(String definition) {
    Optional<Dictionary> began =
        versions
            .flow(definition)
            .flatMap(flow -> versions.file(definition, flow + FactsFile.SUFFIX))
            .map(FactsFile::read)
            .map(inForce::withOwn);
    return began.orElse(inForce);
  }
}
