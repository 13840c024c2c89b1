package org.ecocase.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.internal.DictionaryFile;

/** The dictionary as it lies in the repository, without the product running. */
public final class ShippedDictionary {

  private ShippedDictionary() {}

  public static Dictionary read() {
    try (InputStream facts = Files.newInputStream(Path.of("forms/facts.yml"))) {
      return DictionaryFile.read(facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
