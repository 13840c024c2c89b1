package org.ecocase.dictionary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All facts there are, by key. */
public final class Dictionary {

  private final Map<String, Fact> facts;

  public Dictionary(Collection<Fact> facts) {
    Map<String, Fact> byKey = new LinkedHashMap<>();
    facts.forEach(fact -> byKey.put(fact.key(), fact));
    this.facts = byKey;
  }

  /** The fact of that key, if the dictionary has one. */
  public Optional<Fact> find(String key) {
    return Optional.ofNullable(facts.get(key));
  }

  /** The fact of that key; its absence is a programming or modelling error. */
  public Fact get(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("数据字典中没有“" + key + "”"));
  }

  /** The Chinese name of a fact, or the key itself where the dictionary has none. */
  public String label(String key) {
    return find(key).map(Fact::label).orElse(key);
  }

  /** The columns of a table, as facts of its rows; none where there is no such table. */
  public Dictionary columnsOf(String table) {
    return new Dictionary(find(table).map(fact -> fact.columns().values()).orElse(List.of()));
  }

  public Collection<Fact> all() {
    return facts.values();
  }
}
