package org.ecocase.engine.internal.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.guard.Tag;

/**
 * What becomes of the clocks and the stage of a file where it passes an element or a sequence flow.
 *
 * @param all in the order in which they act
 */
record Effects(List<Effect> all) {

  Effects {
    all = List.copyOf(all);
  }

  /** What can be done to a clock or to the stage. */
  enum Change {
    START("startClock", "启动"),
    STOP("stopClock", "终结"),
    SUSPEND("suspendClock", "中止"),
    RESUME("resumeClock", "恢复"),
    EXTEND("extendClock", "延长"),
    STAGE("setStage", "进入");

    private final String block;
    private final String label;

    Change(String block, String label) {
      this.block = block;
      this.label = label;
    }

    String label() {
      return label;
    }

    private static Optional<Change> of(String block) {
      return Arrays.stream(values()).filter(change -> change.block.equals(block)).findFirst();
    }
  }

  /**
   * One change.
   *
   * @param of key of the term or of the stage
   * @param told what else is said of it, such as the fact that a clock runs from
   * @param entering whether it happens before the element instead of after it
   */
  record Effect(Change change, String of, Map<String, String> told, boolean entering) {}

  /** By the properties of whatever is passed. */
  static Effects ofPassing(Tag element) {
    return new Effects(
        Model.properties(element)
            .flatMap(
                property ->
                    Mark.read(
                        property.attributes().getOrDefault("name", ""),
                        property.attributes().getOrDefault("value", ""))
                        .stream())
            .flatMap(mark -> of(mark).all().stream())
            .toList());
  }

  /** By one property. */
  static Effects of(Mark mark) {
    return new Effects(effects(mark.block(), mark.parameters(), mark.entering()).toList());
  }

  /** By the building block of a service task. */
  static Effects ofBlock(Tag task) {
    return new Effects(effects(Model.block(task).orElse(""), Model.inputs(task), false).toList());
  }

  private static Stream<Effect> effects(String block, Map<String, String> told, boolean entering) {
    List<Effect> effects = new ArrayList<>();
    Change.of(block)
        .ifPresent(
            change ->
                Labels.listed(told.get(change == Change.STAGE ? "stage" : "term"))
                    .forEach(key -> effects.add(new Effect(change, key, told, entering))));
    return effects.stream();
  }

  Effects only(Predicate<Effect> which) {
    return new Effects(all.stream().filter(which).toList());
  }

  /** The keys of the terms whose clocks are changed. */
  Stream<String> terms() {
    return all.stream().filter(effect -> effect.change() != Change.STAGE).map(Effect::of);
  }
}
