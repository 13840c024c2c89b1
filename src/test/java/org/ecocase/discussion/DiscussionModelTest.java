package org.ecocase.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class DiscussionModelTest extends ModelTest {

  DiscussionModelTest() {
    super("collective-discussion");
  }

  @Test
  void should_keepTheRecord_when_theHeadSignsIt() {
    Walk walk = start(investigated());

    walk.complete("prepareDiscussion").complete("recordDiscussion");
    assertThat(walk.task("confirmDiscussion").roles()).containsExactly("agency-head");
    walk.complete("confirmDiscussion", Map.of("discussionSignDecision", "RETURN"));
    assertThat(generated(walk)).isEmpty();
    walk.complete("recordDiscussion");
    walk.complete("confirmDiscussion", Map.of("discussionSignDecision", "APPROVE"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).containsExactly("collective-discussion-record");
  }

  @Test
  void should_changeThePenalty_when_theHeadsDecideOtherwise() {
    Walk walk = start(investigated());
    walk.complete("prepareDiscussion");

    walk.complete(
        "recordDiscussion",
        Map.of(
            "discussionConclusion", "CHANGE",
            "penaltyKinds", List.of("FINE"),
            "fineAmount", "50000.00"));

    assertThat(facts(walk))
        .containsEntry("discussionConclusion", "CHANGE")
        .containsEntry("fineAmount", 5_000_000L);
  }
}
