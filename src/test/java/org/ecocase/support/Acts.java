package org.ecocase.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecocase.casefile.StepHistory;
import org.ecocase.casefile.StepRule;
import org.ecocase.casefile.Submission;
import org.ecocase.org.Actor;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.OwnSteps;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;

/** Acts for rules to judge, without database or engine. */
public final class Acts {

  /** The statutory steps in the jar, and those that shipped packages bring of their own. */
  public static final Steps STEPS = Steps.shipped().with(own());

  private static final UUID FILE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private Acts() {}

  private static Map<String, List<Step>> own() {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      Map<String, List<Step>> own = new HashMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(OwnSteps.SUFFIX)).toList()) {
        own.put(file.getFileName().toString(), OwnSteps.read(Files.readAllBytes(file)).steps());
      }
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A step about to be done.
   *
   * @param facts as they would stand after it
   * @param done what was handed in before, oldest first
   */
  public static StepRule.Request request(
      String step, Map<String, Object> facts, Submission... done) {
    return new StepRule.Request(
        FILE,
        "lanjiang",
        STEPS.get(step),
        "",
        facts,
        Map.of(),
        new StepHistory(STEPS, List.of(done), facts),
        new Actor("officer1", "甲", Set.of(), Set.of()),
        LocalDate.of(2026, 11, 22));
  }

  /** A submission by which a step counts as done. */
  public static Submission done(String step) {
    return done(step, "", Map.of());
  }

  /** A submission by which a step counts as done, with further entries. */
  public static Submission done(String step, String scope, Map<String, Object> entries) {
    return done(FILE, step, scope, entries);
  }

  /** A submission by which a step of a file counts as done. */
  public static Submission done(UUID file, String step, String scope, Map<String, Object> entries) {
    Map<String, Object> content = new HashMap<>();
    STEPS.get(step).done().values().forEach((fact, values) -> content.put(fact, value(values)));
    content.putAll(entries);
    return submission(file, step, scope, content);
  }

  private static Object value(Set<String> values) {
    String first = values.stream().sorted().findFirst().orElseThrow();
    return first.equals("true") ? Boolean.TRUE : first;
  }

  /**
   * Everything that has to go before steps, in its order.
   *
   * @param done steps that are to be done themselves
   * @param facts of the file; an outcome that it has already stands
   * @param without steps that are not wanted; in a scope of their own {@code step@scope}
   */
  public static List<Submission> before(
      UUID file,
      Set<String> steps,
      Set<String> done,
      Map<String, Object> facts,
      Set<String> without) {
    List<Submission> all = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    Stream.concat(steps.stream(), done.stream())
        .forEach(step -> collect(STEPS.get(step), "", file, facts, without, keys, all));
    done.stream()
        .filter(step -> !without.contains(step) && keys.add(step + "@"))
        .forEach(
            step ->
                all.add(
                    done(
                        file,
                        step,
                        "",
                        outcome(new Reference(step, null, Set.of(), null), facts))));
    return all;
  }

  private static void collect(
      Step step,
      String scope,
      UUID file,
      Map<String, Object> facts,
      Set<String> without,
      Set<String> keys,
      List<Submission> all) {
    step.antecedents().stream()
        .filter(Antecedent::unconditional)
        .map(antecedent -> antecedent.alternatives().get(0))
        .filter(reference -> reference.step() != null && !done(reference, without))
        .forEach(
            reference -> {
              String in = reference.scope() == null ? scope : reference.scope();
              if (keys.add(reference.step() + "@" + in)) {
                collect(STEPS.get(reference.step()), in, file, facts, without, keys, all);
                all.add(done(file, reference.step(), in, outcome(reference, facts)));
              }
            });
  }

  /** A step in a scope of its own is another one than the step in the file. */
  private static boolean done(Reference reference, Set<String> without) {
    return without.contains(
        reference.scope() == null ? reference.step() : reference.step() + "@" + reference.scope());
  }

  private static Map<String, Object> outcome(Reference reference, Map<String, Object> facts) {
    Map<String, Object> outcome = new HashMap<>();
    STEPS
        .get(reference.step())
        .done()
        .values()
        .forEach(
            (fact, values) -> {
              Set<String> wanted = reference.outcomes().isEmpty() ? values : reference.outcomes();
              Object known = facts.get(fact);
              outcome.put(
                  fact, known != null && wanted.contains(known.toString()) ? known : value(wanted));
            });
    return outcome;
  }

  /** The same submission at another moment. */
  public static Submission at(Submission s, Instant at) {
    return new Submission(
        s.id(),
        s.caseId(),
        s.taskId(),
        s.process(),
        s.task(),
        s.taskName(),
        s.step(),
        s.scope(),
        s.form(),
        s.formVersion(),
        s.userId(),
        s.userName(),
        s.certificate(),
        at,
        s.content());
  }

  private static Submission submission(
      UUID file, String step, String scope, Map<String, Object> content) {
    UUID id = UUID.randomUUID();
    return new Submission(
        id,
        file,
        "given:" + id,
        "given",
        step,
        STEPS.get(step).name(),
        step,
        scope,
        "given",
        1,
        "given",
        "前序办理人员",
        null,
        Instant.now(),
        content);
  }
}
