package org.ecocase.support;

import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.DictionaryInForce;

/** The dictionary as it lies in the repository, without the product running. */
public final class ShippedDictionary {

  private ShippedDictionary() {}

  public static Dictionary read() {
    return new DictionaryInForce();
  }
}
