package org.ecocase.discretion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.Fen;
import org.ecocase.law.Share;

/**
 * What the guide of a city says for a public apology, as a form keeps it: {@code city|option}.
 *
 * @param share by how much the fine is lowered
 * @param cap by how much at most, in 分, or null
 */
record ApologyGuide(Share share, Long cap) {

  /** The fact that keeps the choice. */
  static final String FACT = FactKeys.APOLOGY_GUIDE;

  /** What a form keeps where no guide applies. */
  static final String NONE = "NONE";

  private static final String BETWEEN = "|";

  /** What was chosen; empty where no guide applies. */
  static Optional<ApologyGuide> of(Object kept, Standard standard) {
    if (kept == null || standard == null) {
      return Optional.empty();
    }
    for (Standard.Guide guide : standard.guides()) {
      for (Map.Entry<String, Share> option : guide.options().entrySet()) {
        if (key(guide, option.getKey()).equals(kept)) {
          return Optional.of(new ApologyGuide(option.getValue(), guide.cap()));
        }
      }
    }
    return Optional.empty();
  }

  /** What a form offers for a standard. */
  static Map<String, String> choices(Standard standard) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(NONE, "不适用地方指引，按百分比降低");
    if (standard != null) {
      for (Standard.Guide guide : standard.guides()) {
        for (String option : new TreeSet<>(guide.options().keySet())) {
          choices.put(
              key(guide, option),
              guide.name()
                  + "："
                  + option
                  + "，降低"
                  + guide.options().get(option).text()
                  + (guide.cap() == null ? "" : "，最多降低" + Fen.text(guide.cap())));
        }
      }
    }
    return choices;
  }

  private static String key(Standard.Guide guide, String option) {
    return guide.name() + BETWEEN + option;
  }
}
