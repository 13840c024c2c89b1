package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fixed sample of the mutants; {@link AllMutantsTest} has them all. */
class MutantsTest extends MutantWalks {

  private static final int SAMPLE = 150;
  private static final long SEED = 20261127;

  /** What may be lost without the guard saying so, as the step refuses where it is missing. */
  private static final Set<String> AT_RUN_TIME =
      Set.of(
          "swap-targets",
          "change-literal",
          "negate",
          "bypass",
          "change-parameter",
          "drop-parameter",
          "change-scope",
          "swap-term",
          "swap-call",
          "flip",
          "drop-attribute",
          "drop-flow",
          "drop-element",
          "drop-property",
          "change-moment",
          "swap-people");

  private final Harmless harmless = Harmless.stated();

  @Test
  void should_beTheSameAlways_when_mutantsAreMade() {
    List<Mutant> once = judge.mutants();
    List<Mutant> again = judge.mutants();

    assertThat(once).hasSizeGreaterThan(10_000);
    assertThat(again)
        .extracting(Mutant::toString)
        .isEqualTo(once.stream().map(Mutant::toString).toList());
    assertThat(once).extracting(Mutant::model).containsAll(models());
  }

  private static List<String> models() {
    return PackagedFlows.all().values().stream()
        .flatMap(files -> files.keySet().stream())
        .filter(name -> name.endsWith(".bpmn"))
        .toList();
  }

  /**
   * A step that is lost outright is refused; what else passes is on a list, or waits for its step.
   */
  @Test
  void should_refuseOrKnow_when_oneOfASampleIsDeployed() {
    List<Mutant> mutants = new ArrayList<>(judge.mutants());
    Collections.shuffle(mutants, new Random(SEED));

    List<Mutant> survivors =
        mutants.subList(0, SAMPLE).stream().filter(m -> judge.findings(m).isEmpty()).toList();

    assertThat(survivors)
        .allMatch(
            m -> harmless.reason(m.group()).isPresent() || AT_RUN_TIME.contains(m.operator()));
    assertThat(survivors).hasSizeLessThan(SAMPLE / 2);
  }

  @Test
  void should_giveEachReason_when_somethingIsHarmless() {
    assertThat(harmless.rules()).allMatch(rule -> !rule.reason().isBlank());
  }

  /** Each a change that took the law away once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          penalty.bpmn       | candidateGroups="agency-head"            | candidateGroups="officer"                | 不得由
          prior-notice.bpmn  | candidateGroups="agency-head"            | candidateGroups="officer"                | 不得由
          adjudication.bpmn  | candidateGroups="agency-head"            | candidateGroups="officer"                | 不得由
          prior-notice.bpmn  | name="step" value="prior-notice-approval"| name="article" value="行政处罚法"          | 法定步骤
          prior-notice.bpmn  | sourceExpression="notice"                | sourceExpression="decision"              | 不经过法定步骤
          penalty.bpmn       | name="stage" value="FILING"              | name="stage" value="ARCHIVED"            | 只能由办结
          """)
  void should_refuse_when_theLawIsTakenOut(String file, String what, String instead, String why) {
    assertThat(told(file, what, instead)).anyMatch(finding -> finding.contains(why));
  }

  /** Rules hang on steps, so that names take nothing away. */
  @ParameterizedTest
  @CsvSource({
    "prior-notice.bpmn, deliverNotice",
    "prior-notice.bpmn, approveNotice",
    "adjudication.bpmn, makeDecision"
  })
  void should_findNothing_when_aTaskIsRenamed(String model, String id) {
    assertThat(judge.findings(mutant(model, "rename-id", id))).isEmpty();
  }

  @Test
  void should_findNothing_when_penaltyLosesTheRulesThatModelsAdd() {
    Map<String, byte[]> changed = new TreeMap<>();
    PackagedFlows.files("penalty")
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(".bpmn")) {
                String text =
                    text(bytes)
                        .replaceAll("<camunda:property name=\"(policy|separate)\"[^>]*/>", "");
                changed.put(name, text.getBytes(StandardCharsets.UTF_8));
              }
            });

    assertThat(judge.findings(changed)).isEmpty();
  }

  private List<String> told(String file, String... changes) {
    String model = text(PackagedFlows.files(PackagedFlows.of(file)).get(file));
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(model).contains(changes[i].strip());
      model = model.replace(changes[i].strip(), changes[i + 1].strip());
    }
    return judge.findings(Map.of(file, model.getBytes(StandardCharsets.UTF_8))).stream()
        .map(Finding::text)
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The first mutant of that kind at that place which the guard lets pass or refuses. */
  private Mutant mutant(String model, String operator, String id) {
    return judge.mutants().stream()
        .filter(m -> m.model().equals(model) && m.operator().equals(operator) && m.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "penalty.bpmn, drop-property, generateFilingApproval",
    "adjudication.bpmn, bypass, generatePenaltyDecision",
    "penalty.bpmn, drop-condition, closingApprovedToGenerateClosingApproval"
  })
  void should_reachNothingUnlawful_when_aCaseIsWalked(String model, String operator, String id) {
    Outcome outcome = walked(model, mutant(model, operator, id).content().get());

    assertThat(outcome.breaches()).as(outcome.toString()).isEmpty();
    assertThat(outcome.reached()).doesNotContain("archived");
    assertThat(outcome.why()).isNotBlank();
  }

  @Test
  void should_beLawful_when_aCaseIsWalkedAsShipped() {
    Outcome outcome = walk("clue");

    assertThat(outcome.end()).as(outcome.toString()).isEqualTo(Outcome.End.COMPLETED);
    assertThat(outcome.breaches()).isEmpty();
    assertThat(outcome.reached()).contains("archived", "published", "numbered");
  }
}
