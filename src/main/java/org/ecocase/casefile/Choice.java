package org.ecocase.casefile;

import java.util.List;
import java.util.Map;

/**
 * What a list offers.
 *
 * @param value what is kept when it is chosen
 * @param label what the officer reads
 * @param goesWith in which rows of a table it is offered: column to what has to stand in it; empty
 *     where it is offered everywhere
 */
public record Choice(String value, String label, Map<String, String> goesWith) {

  public Choice {
    goesWith = Map.copyOf(goesWith);
  }

  /** Choices that are offered everywhere, by value, in order. */
  public static List<Choice> of(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(choice -> new Choice(choice.getKey(), choice.getValue(), Map.of()))
        .toList();
  }
}
