package org.ecocase.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class LegalReviewModelTest extends ModelTest {

  LegalReviewModelTest() {
    super("legal-review");
  }

  @Test
  void should_end_when_theReviewerAgrees() {
    Walk walk = start(investigated());
    assertThat(walk.task("reviewLegality").roles()).containsExactly("legal-reviewer");
    assertThat(due(walk, "reviewLegality"))
        .isEqualTo(clock(walk, "legal-review").due().lastMoment());

    walk.complete("reviewLegality", Map.of("legalReviewConclusion", "AGREE"));

    assertInstance(walk).isEnded();
    assertThat(generated(walk)).containsExactly("legal-review-opinion");
    assertThat(clockState(walk, "legal-review")).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_reviewAgain_when_theReviewerWantsAmendments() {
    Walk walk = start(investigated());

    walk.complete("reviewLegality", Map.of("legalReviewConclusion", "AMEND"));
    assertThat(walk.task("amendProposal").users()).contains("officer1", "officer2");
    walk.complete("amendProposal", Map.of("legalReviewAmendment", "已补充裁量理由"));
    walk.complete("reviewLegality", Map.of("legalReviewConclusion", "AGREE"));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("legalReviewAmendment", "已补充裁量理由");
  }

  @Test
  void should_endWithTheOpinion_when_theReviewerDisagrees() {
    Walk walk = start(investigated());

    walk.complete("reviewLegality", Map.of("legalReviewConclusion", "DISAGREE"));

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("legalReviewConclusion", "DISAGREE");
  }

  @Test
  void should_refuse_when_theReviewerInvestigated() {
    Walk walk = start(investigated(Map.of("assistingOfficer", "legal1")));

    refused(walk, "reviewLegality", Map.of(), "不得办理此事项", "第三十八条");
  }
}
