package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecocase.casefile.Gates;
import org.ecocase.casefile.StepHistory;
import org.ecocase.casefile.StepRule;
import org.ecocase.casefile.Submission;
import org.ecocase.engine.internal.block.ShippedBlocks;
import org.ecocase.org.Actor;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;
import org.ecocase.support.Acts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guard reads on the graph what goes before a step, the gate in what was handed in: for lines
 * of tasks, as they are and with one of them missing, too late or in another scope, both have to
 * find the same.
 */
class OrderParityTest {

  private static final UUID FILE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final String TRIAL = "trial";
  private static final Pattern TASK = Pattern.compile("（t(\\d+)）");

  /** Facts that stand for an antecedent, which the graph cannot know, are there. */
  private static final Map<String, Object> FACTS =
      Acts.STEPS.all().stream()
          .flatMap(OrderParityTest::unconditional)
          .flatMap(antecedent -> antecedent.alternatives().stream())
          .filter(reference -> reference.fact() != null)
          .collect(
              Collectors.toMap(
                  Reference::fact,
                  fact -> fact.outcomes().stream().findFirst().orElse("known"),
                  (one, other) -> one));

  /** As if the line had to have all of them in every case. */
  private static final Steps STEPS =
      new Steps(
          Acts.STEPS.all(),
          Map.of(),
          List.of(),
          Map.of(),
          Map.of(),
          Map.of(TRIAL, keys()),
          Set.of(),
          Map.of());

  private static final Known KNOWN =
      new Known(
          ShippedBlocks.all(),
          null,
          null,
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          STEPS,
          Map.of(),
          Set.of(),
          Map.of(),
          Map.of(),
          (mail, to) -> false,
          0,
          Set.of());

  private static int refused;

  private final Gates gates = new Gates(STEPS);

  private static Set<String> keys() {
    return Acts.STEPS.all().stream().map(Step::key).collect(Collectors.toSet());
  }

  private static Stream<Antecedent> unconditional(Step step) {
    return step.antecedents().stream().filter(Antecedent::unconditional);
  }

  /** Those before which other steps have to be done in every case. */
  static List<String> steps() {
    return Acts.STEPS.all().stream()
        .filter(
            step ->
                unconditional(step)
                    .anyMatch(a -> a.alternatives().stream().allMatch(r -> r.step() != null)))
        .map(Step::key)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void should_findTheSame_when_somethingIsMissingOrTooLateOrElsewhere(String key) {
    Step step = STEPS.get(key);
    List<Submission> line =
        new ArrayList<>(Acts.before(FILE, Set.of(key), Set.of(), FACTS, Set.of()));
    line.add(Acts.done(FILE, key, "", Map.of()));
    assertThat(gate(line)).as(names(line)).isEmpty();
    assertThat(guard(line)).as(names(line)).isEmpty();

    for (Submission before : List.copyOf(line)) {
      if (unconditional(step).anyMatch(antecedent -> names(antecedent, before))) {
        List<Submission> missing = new ArrayList<>(line);
        missing.remove(before);
        agree(missing);
        List<Submission> late = new ArrayList<>(missing);
        late.add(before);
        agree(late);
        List<Submission> elsewhere = new ArrayList<>(line);
        elsewhere.set(
            line.indexOf(before), Acts.done(FILE, before.step(), "elsewhere", before.content()));
        agree(elsewhere);
      }
    }
    agree(line.subList(line.size() - 1, line.size()));
  }

  private static boolean names(Antecedent antecedent, Submission act) {
    return antecedent.alternatives().stream()
        .anyMatch(reference -> act.step().equals(reference.step()));
  }

  /**
   * Both refuse the line, and at the same task. Only what sends something back needs nothing before
   * it: there the gate refuses whoever builds on it.
   */
  private void agree(List<Submission> line) {
    OptionalInt seen = guard(line);
    OptionalInt met = gate(line);
    if (seen.isPresent() && !counts(line.get(seen.getAsInt()))) {
      assertThat(met.orElse(-1)).as(names(line)).isGreaterThan(seen.getAsInt());
    } else {
      assertThat(met).as(names(line)).isEqualTo(seen);
    }
    refused += met.isPresent() ? 1 : 0;
  }

  private static boolean counts(Submission act) {
    return STEPS.get(act.step()).done().holds(act.content(), act.scope());
  }

  /** Something was there to be found. */
  @AfterAll
  static void someWereRefused() {
    assertThat(refused).isGreaterThan(steps().size());
  }

  /** The first task that somebody does who is refused; what went before is there. */
  private OptionalInt gate(List<Submission> line) {
    return IntStream.range(0, line.size())
        .filter(i -> !(gates.before(request(line.subList(0, i), line.get(i))) instanceof Permit))
        .findFirst();
  }

  private static StepRule.Request request(List<Submission> done, Submission next) {
    Map<String, Object> facts = new HashMap<>(FACTS);
    facts.putAll(next.content());
    return new StepRule.Request(
        FILE,
        "lanjiang",
        STEPS.get(next.step()),
        next.scope(),
        facts,
        FACTS,
        new StepHistory(STEPS, done, FACTS),
        new Actor("officer1", "甲", Set.of(), Set.of()),
        LocalDate.of(2026, 11, 22));
  }

  /** The first task to which a way leads past what has to go before it. */
  private static OptionalInt guard(List<Submission> line) {
    Map<String, byte[]> models = models(line);
    return StepOrder.findings(KNOWN, Flows.of(models), models.keySet()).stream()
        .filter(finding -> finding.sentence().startsWith("不经过法定步骤"))
        .map(finding -> TASK.matcher(finding.element()))
        .filter(Matcher::find)
        .mapToInt(task -> Integer.parseInt(task.group(1)))
        .min();
  }

  /** One task after the other; what is done in a scope is done by a flow that is called. */
  private static Map<String, byte[]> models(List<Submission> line) {
    Map<String, byte[]> models = new TreeMap<>();
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      Submission act = line.get(i);
      String task =
          """
          <userTask id="t%d" name="办"><extensionElements><camunda:properties>
            <camunda:property name="step" value="%s"/>
          </camunda:properties></extensionElements></userTask>
          """
              .formatted(i, act.step());
      if (!act.scope().isEmpty()) {
        models.put("in-" + i + ".bpmn", model("in-" + i, List.of(task)));
        task =
            """
            <callActivity id="t%d" name="办" calledElement="in-%d"><extensionElements>
              <camunda:in sourceExpression="%s" target="scope"/>
            </extensionElements></callActivity>
            """
                .formatted(i, i, act.scope());
      }
      nodes.add(task);
    }
    models.put(TRIAL + ".bpmn", model(TRIAL, nodes));
    return models;
  }

  private static byte[] model(String key, List<String> nodes) {
    StringBuilder body = new StringBuilder("<startEvent id=\"begin\"/>");
    String last = "begin";
    for (String node : nodes) {
      String id = node.replaceFirst("(?s).*? id=\"(t\\d+)\".*", "$1");
      body.append(node).append(flow(last, id));
      last = id;
    }
    body.append("<endEvent id=\"end\"/>").append(flow(last, "end"));
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
          <process id="%s" name="试">%s</process>
        </definitions>
        """
        .formatted(key, body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String flow(String from, String to) {
    return "<sequenceFlow id=\"from-%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
        .formatted(from, from, to);
  }

  private static String names(List<Submission> line) {
    return line.stream()
        .map(act -> act.scope().isEmpty() ? act.step() : act.step() + "@" + act.scope())
        .collect(Collectors.joining(" → "));
  }
}
