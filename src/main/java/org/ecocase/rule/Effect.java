package org.ecocase.rule;

import java.util.List;
import java.util.Map;

/**
 * A building block with legal effect, and what has to be done before it may act.
 *
 * @param block name of the building block
 * @param parameters those for which this holds; others are matched by other effects
 * @param needs all of them, each with its alternatives
 */
public record Effect(String block, Map<String, String> parameters, List<List<Reference>> needs) {

  public Effect {
    parameters = Map.copyOf(parameters);
    needs = List.copyOf(needs);
  }

  /** Whether it speaks of a block with these parameters. */
  public boolean concerns(String name, Map<String, String> given) {
    return block.equals(name)
        && parameters.entrySet().stream()
            .allMatch(p -> contains(given.get(p.getKey()), p.getValue()));
  }

  /** A parameter may list several values. */
  private static boolean contains(String given, String wanted) {
    return given != null && List.of(given.strip().split("\\s*,\\s*")).contains(wanted);
  }
}
