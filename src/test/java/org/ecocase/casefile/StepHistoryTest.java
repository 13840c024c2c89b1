package org.ecocase.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Steps;
import org.ecocase.rule.internal.StepsFile;
import org.junit.jupiter.api.Test;

class StepHistoryTest {

  private static final Steps STEPS =
      read(
          """
          steps:
            a: {name: 建议, writes: [proposed]}
            b: {name: 批准, done: {decision: [APPROVE]}, after: [a], demands: [decision]}
            c: {name: 决定, after: [b]}
            inspection: {name: 检查}
            service: {name: 送达, done: {served: ["true"]}, writes: [served]}
            filing: {name: 立案, once: ["inspection | fact source=TRANSFER"]}
            plea: {name: 申辩, once: [service@notice]}
            objection: {name: 异议, after: ["b=REFUSE"]}
          aliases: {proposal: a}
          """);

  private final List<Submission> submissions = new ArrayList<>();

  @Test
  void should_countAsDone_when_everythingCameInOrder() {
    did("a").did("b", "decision", "APPROVE").did("c");

    assertThat(history().done("c", "")).isTrue();
    assertThat(history().last("b")).hasValueSatisfying(s -> assertThat(s.step()).isEqualTo("b"));
  }

  @Test
  void should_notCount_when_itSentSomethingBack() {
    did("a").did("b", "decision", "APPROVE").did("b", "decision", "RETURN");

    assertThat(history().done("b", "")).isFalse();
    assertThat(history().fulfilled(STEPS.get("c").antecedents().get(0), "")).isFalse();
  }

  @Test
  void should_needANewApproval_when_theProposalIsMadeAnew() {
    did("a").did("b", "decision", "APPROVE").did("c").did("a");

    assertThat(history().done("b", "")).isFalse();
    assertThat(history().done("c", "")).isFalse();
    assertThat(history().doneSince("a", "b", "")).isTrue();
    assertThat(history().doneSince("b", "a", "")).isFalse();

    did("b", "decision", "APPROVE");
    assertThat(history().done("b", "")).isTrue();
    assertThat(history().done("c", "")).as("decided before the new approval").isFalse();
  }

  @Test
  void should_standForEver_when_onceIsEnough() {
    did("inspection").did("filing").did("inspection");

    assertThat(history().done("filing", "")).isTrue();
  }

  @Test
  void should_standForEver_when_aLaterServiceFails() {
    in("notice", "service", Map.of("served", true)).did("plea");
    in("notice", "service", Map.of("served", false));

    assertThat(history().done("plea", "")).isTrue();
    assertThat(history().done("service", "notice")).isFalse();
  }

  @Test
  void should_notCount_when_theAntecedentCameLater() {
    did("filing").did("inspection");

    assertThat(history().done("filing", "")).isFalse();
  }

  @Test
  void should_countAsDone_when_aFactIsTheAlternative() {
    did("filing");

    assertThat(history(Map.of("source", "TRANSFER")).done("filing", "")).isTrue();
    assertThat(history(Map.of("source", "ALARM")).done("filing", "")).isFalse();
    assertThat(history().done("filing", "")).isFalse();
  }

  @Test
  void should_countTheOtherOutcome_when_theReferenceNamesIt() {
    did("a").did("b", "decision", "REFUSE").did("objection");

    assertThat(history().done("objection", "")).isTrue();
    assertThat(history().done("b", "")).isFalse();
    assertThat(fulfilled("b=REFUSE,RETURN")).isTrue();
    assertThat(fulfilled("b=RETURN")).isFalse();
    assertThat(fulfilled("b=APPROVE | b=REFUSE")).isTrue();
  }

  @Test
  void should_keepScopesApart_when_aStepIsDoneInOne() {
    in("notice", "service", Map.of("served", true));

    assertThat(history().done("service", "notice")).isTrue();
    assertThat(history().done("service", "decision")).isFalse();
    assertThat(history().done("service", "")).isFalse();
    assertThat(fulfilled("service@notice")).isTrue();
    assertThat(fulfilled("service@decision")).isFalse();
  }

  @Test
  void should_seeTheFile_when_theScopeHasNothingOfItsOwn() {
    did("service", "served", true);

    assertThat(history().done("service", "notice")).isTrue();
    in("notice", "service", Map.of("served", false));
    assertThat(history().done("service", "notice")).as("the scope's own counts first").isFalse();
    assertThat(history().done("service", "decision")).isTrue();
  }

  @Test
  void should_findTheAct_when_itWasHandedInUnderAFormerKey() {
    did("proposal").did("b", "decision", "APPROVE");

    assertThat(history().done("b", "")).isTrue();
    assertThat(history().done("a", "")).isTrue();
    assertThat(history().did("officer1", "a")).isTrue();
    assertThat(history().did("officer1", "proposal")).isTrue();
    assertThat(history().did("officer2", "a")).isFalse();
  }

  /** Of a chain of three, the last is done where the last acts of all came in the chain's order. */
  @Property
  boolean should_beDone_when_theLastActsAreInOrder(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 12) String acts) {
    submissions.clear();
    acts.chars().forEach(c -> did(String.valueOf((char) c), "decision", "APPROVE"));

    boolean inOrder =
        acts.indexOf('a') >= 0
            && acts.lastIndexOf('a') < acts.lastIndexOf('b')
            && acts.lastIndexOf('b') < acts.lastIndexOf('c');
    return history().done("c", "") == inOrder;
  }

  private boolean fulfilled(String written) {
    return history().fulfilled(Reference.alternatives(written), "");
  }

  private StepHistory history() {
    return history(Map.of());
  }

  private StepHistory history(Map<String, Object> facts) {
    return new StepHistory(STEPS, submissions, facts);
  }

  private StepHistoryTest did(String step) {
    return in("", step, Map.of());
  }

  private StepHistoryTest did(String step, String fact, Object value) {
    return in("", step, Map.of(fact, value));
  }

  private StepHistoryTest in(String scope, String step, Map<String, Object> content) {
    UUID id = UUID.randomUUID();
    submissions.add(
        new Submission(
            id,
            id,
            "task",
            "flow",
            "task",
            "办理",
            step,
            scope,
            "form",
            1,
            "officer1",
            "甲",
            null,
            Instant.EPOCH.plusSeconds(submissions.size()),
            content));
    return this;
  }

  private static Steps read(String yaml) {
    try {
      return new StepsFile()
          .add("test.yml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
          .steps();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
