package org.ecocase.discretion;

import java.text.Normalizer;

/** Compares names as people type them: width of characters and spaces do not matter. */
final class Labels {

  private Labels() {}

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
