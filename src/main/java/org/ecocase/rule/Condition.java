package org.ecocase.rule;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What facts have to say for something to apply: every fact one of its values. A fact that is not
 * known fulfils nothing.
 *
 * @param values fact key to the values that fulfil it, as texts; {@code scope} stands for the name
 *     of the scope
 */
public record Condition(Map<String, Set<String>> values) {

  /** Always fulfilled. */
  public static final Condition ALWAYS = new Condition(Map.of());

  private static final String SCOPE = "scope";

  public Condition {
    values = Map.copyOf(values);
  }

  /** Whether these facts fulfil it. */
  public boolean holds(Map<String, Object> facts, String scope) {
    return values.entrySet().stream()
        .allMatch(
            wanted ->
                wanted.getKey().equals(SCOPE)
                    ? wanted.getValue().contains(Scope.name(scope))
                    : fulfils(facts.get(wanted.getKey()), wanted.getValue()));
  }

  private static boolean fulfils(Object value, Set<String> wanted) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).anyMatch(wanted::contains);
    }
    return value != null && wanted.contains(value.toString());
  }

  /** The facts it asks. */
  public Set<String> facts() {
    return values.keySet().stream()
        .filter(key -> !key.equals(SCOPE))
        .collect(Collectors.toUnmodifiableSet());
  }
}
