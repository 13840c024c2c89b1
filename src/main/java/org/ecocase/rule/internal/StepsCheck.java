package org.ecocase.rule.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;

/**
 * Whether the steps agree with each other: whatever they name is there, and nothing waits for
 * itself.
 */
final class StepsCheck {

  private StepsCheck() {}

  static void check(Steps steps) {
    steps.all().forEach(step -> outcome(step));
    Stream.concat(
            steps.all().stream()
                .flatMap(step -> step.antecedents().stream())
                .flatMap(antecedent -> antecedent.alternatives().stream()),
            steps.effects().stream().flatMap(e -> e.needs().stream()).flatMap(Collection::stream))
        .filter(reference -> reference.step() != null)
        .forEach(reference -> known(steps, reference));
    steps.kept().values().stream().flatMap(Collection::stream).forEach(steps::get);
    steps.all().forEach(step -> noCircle(steps, step, new ArrayList<>()));
  }

  /** An outcome is told by one fact, and whoever does the step writes it. */
  private static void outcome(Step step) {
    if (step.done().values().size() > 1 || !step.writes().containsAll(step.done().facts())) {
      throw new IllegalStateException(
          "the outcome of " + step.key() + " is one fact that the step itself writes");
    }
  }

  private static void known(Steps steps, Reference reference) {
    Step step = steps.get(reference.step());
    if (!reference.outcomes().isEmpty() && step.done().values().size() != 1) {
      throw new IllegalStateException("the step " + step.key() + " has no outcomes");
    }
  }

  private static void noCircle(Steps steps, Step step, List<String> above) {
    if (above.contains(step.key())) {
      throw new IllegalStateException("steps wait for each other: " + above);
    }
    List<String> path = new ArrayList<>(above);
    path.add(step.key());
    step.antecedents().stream()
        .filter(Antecedent::anew)
        .filter(Antecedent::unconditional)
        .flatMap(antecedent -> antecedent.alternatives().stream())
        .filter(reference -> reference.step() != null && reference.outcomes().isEmpty())
        .forEach(reference -> noCircle(steps, steps.get(reference.step()), path));
  }
}
