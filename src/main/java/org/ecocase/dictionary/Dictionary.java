package org.ecocase.dictionary;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts by their keys. */
public interface Dictionary {

  /** The fact of that key, if the dictionary has one. */
  Optional<Fact> find(String key);

  /** All of them, in the order in which people read them. */
  Collection<Fact> all();

  /** The fact of that key; its absence is a programming or modelling error. */
  default Fact get(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("数据字典中没有“" + key + "”"));
  }

  /** The Chinese name of a fact, or the key itself where the dictionary has none. */
  default String label(String key) {
    return at(key).map(Fact::label).orElse(key);
  }

  /** A fact, or a column of a table as {@code table.column}. */
  default Optional<Fact> at(String path) {
    int point = path.indexOf('.');
    return point < 0
        ? find(path)
        : columnsOf(path.substring(0, point)).find(path.substring(point + 1));
  }

  /** The columns of a table, as facts of its rows; none where there is no such table. */
  default Dictionary columnsOf(String table) {
    return of(find(table).map(fact -> fact.columns().values()).orElse(List.of()));
  }

  /** A dictionary of these facts and no others. */
  static Dictionary of(Collection<Fact> facts) {
    Map<String, Fact> byKey = new LinkedHashMap<>();
    facts.forEach(fact -> byKey.put(fact.key(), fact));
    Collection<Fact> all = Collections.unmodifiableCollection(byKey.values());
    return new Dictionary() {

      @Override
      public Optional<Fact> find(String key) {
        return Optional.ofNullable(byKey.get(key));
      }

      @Override
      public Collection<Fact> all() {
        return all;
      }
    };
  }
}
