package org.ecocase.discretion;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.Provision;

/**
 * The articles that a case cites: those of the violations confirmed and of the one at hand. Pure.
 */
final class Cited {

  private Cited() {}

  /**
   * As facts.
   *
   * @param confirmed the violations confirmed before in the same go
   * @param now the provision for the one at hand, or null
   */
  static Map<String, Object> of(List<KeptInput> confirmed, Provision now) {
    Map<String, Object> facts = new LinkedHashMap<>();
    put(
        facts,
        FactKeys.LAW_VIOLATED,
        confirmed,
        KeptInput::breach,
        now == null ? "" : now.breachArticle());
    put(
        facts,
        FactKeys.PENALTY_BASIS,
        confirmed,
        KeptInput::basis,
        now == null ? "" : now.article());
    return facts;
  }

  /** Where nothing is known, what was written down before stays. */
  private static void put(
      Map<String, Object> facts,
      String key,
      List<KeptInput> confirmed,
      Function<KeptInput, String> article,
      String now) {
    Set<String> articles = new LinkedHashSet<>(confirmed.stream().map(article).toList());
    articles.add(now);
    articles.remove("");
    if (!articles.isEmpty()) {
      facts.put(key, String.join("；", articles));
    }
  }
}
