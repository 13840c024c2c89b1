package org.ecocase.engine.internal.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.engine.internal.guard.Tag;

/**
 * What becomes of the clocks and the stage of a file where it passes an element or a sequence flow:
 * by a building block, or by a property of whatever is passed.
 *
 * @param stage the key of the stage that the file enters
 */
record Effects(List<Clock> clocks, Optional<String> stage) {

  Effects {
    clocks = List.copyOf(clocks);
  }

  private static final String ENTERING = "entering ";
  private static final String STAGE = "stage";

  /** What can be done to a clock. */
  enum Change {
    START("startClock", "启动"),
    STOP("stopClock", "终结"),
    SUSPEND("suspendClock", "中止"),
    RESUME("resumeClock", "恢复"),
    EXTEND("extendClock", "延长");

    private final String word;
    private final String label;

    Change(String word, String label) {
      this.word = word;
      this.label = label;
    }

    String label() {
      return label;
    }

    private static Optional<Change> named(String word) {
      return Arrays.stream(values()).filter(change -> change.word.equals(word)).findFirst();
    }
  }

  /** A clock to which something is done. */
  record Clock(Change change, String term) {}

  /** By its properties, whatever is passed. */
  static Effects ofPassing(Tag element) {
    List<Clock> clocks = new ArrayList<>();
    properties(element)
        .forEach(property -> clocks.addAll(clocks(property.getKey(), property.getValue())));
    Optional<String> stage =
        properties(element)
            .filter(property -> property.getKey().equals(STAGE))
            .map(property -> first(property.getValue()))
            .findFirst();
    return new Effects(clocks, stage.filter(key -> !key.isEmpty()));
  }

  /** By the building block of a service task. */
  static Effects ofBlock(Tag task) {
    String block = Model.block(task).orElse("");
    Map<String, String> told = Model.inputs(task);
    String stage = block.equals("setStage") ? told.getOrDefault(STAGE, "") : "";
    return new Effects(
        clocks(block, told.getOrDefault("term", "")),
        Optional.of(stage).filter(key -> !key.isEmpty()));
  }

  boolean none() {
    return clocks.isEmpty() && stage.isEmpty();
  }

  private static Stream<Map.Entry<String, String>> properties(Tag element) {
    return Model.properties(element)
        .map(
            property ->
                Map.entry(
                    property.attributes().getOrDefault("name", ""),
                    property.attributes().getOrDefault("value", "")));
  }

  /** A property may name several clocks, each with the fact that it runs from behind it. */
  private static List<Clock> clocks(String word, String value) {
    return Change.named(word)
        .map(
            change ->
                Arrays.stream(value.split("[,;\\r\\n]+"))
                    .map(Effects::first)
                    .filter(term -> !term.isEmpty())
                    .map(term -> new Clock(change, term))
                    .toList())
        .orElse(List.of());
  }

  private static String first(String written) {
    String told = written.strip();
    String named = told.startsWith(ENTERING) ? told.substring(ENTERING.length()).strip() : told;
    return named.split("\\s+", 2)[0];
  }
}
