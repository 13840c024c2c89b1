package org.ecocase.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A building block with legal effect, and what has to be done before it may act.
 *
 * @param block name of the building block
 * @param parameters those for which this holds; others are matched by other effects
 * @param needs all of them, each with its alternatives
 */
public record Effect(String block, Map<String, String> parameters, List<List<Reference>> needs) {

  /** What a block acts on; it may be told several at once. The rest says how it acts. */
  private static final Set<String> OBJECTS = Set.of("term", "template", "fact", "mail");

  public Effect {
    parameters = Map.copyOf(parameters);
    needs = List.copyOf(needs);
  }

  /** Whether it speaks of a block with these parameters. */
  public boolean concerns(String name, Map<String, String> given) {
    return restricts(name, given)
        && parameters.entrySet().stream()
            .filter(p -> !OBJECTS.contains(p.getKey()))
            .allMatch(p -> listed(given.get(p.getKey())).equals(listed(p.getValue())));
  }

  /** Whether it speaks of what a block acts on, so that the block acts only as effects say. */
  public boolean restricts(String name, Map<String, String> given) {
    return block.equals(name)
        && parameters.entrySet().stream()
            .filter(p -> OBJECTS.contains(p.getKey()))
            .allMatch(p -> listed(given.get(p.getKey())).contains(p.getValue()));
  }

  /** A parameter may list several values; one that is left out lists none. */
  private static List<String> listed(String value) {
    return value == null || value.isBlank()
        ? List.of()
        : Arrays.asList(value.strip().split("\\s*,\\s*"));
  }
}
