package org.ecocase.seizure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.ecocase.rule.Refusal;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class SeizureApprovalModelTest extends SeizureTest {

  SeizureApprovalModelTest() {
    super("seizure-approval");
  }

  @Test
  void should_discussFirst_when_theCaseIsMajor() {
    Walk walk = major();
    discuss(walk, "AGREE");

    walk.complete("approveSeizure", Map.of("seizureDecision", "APPROVE"));

    assertThat(generated(walk)).contains("collective-discussion-record");
    assertThat(walk.open()).containsExactly("recordSeizure");
  }

  @Test
  void should_beApprovedInADay_when_itWasCarriedOut() {
    UUID id = investigated();
    Map<String, Object> values = emergency(1);
    values.put("seizureMajor", true);
    Walk walk = requested(values, id);
    discuss(walk, "AGREE");

    assertThat(due(walk, "approveAfterwards"))
        .isEqualTo(clock(walk, "seizure-approval").due().lastMoment());
    walk.complete("approveAfterwards", Map.of("seizureDecision", "APPROVE"));
  }

  @Test
  void should_notApprove_when_theHeadsSentItBack() {
    Walk walk = major();
    discuss(walk, "RETURN");

    refused(
        walk, "approveSeizure", Map.of("seizureDecision", "APPROVE"), "集体讨论未同意", "实施查封、扣押办法第十条");
    walk.complete("approveSeizure", Map.of("seizureDecision", "REFUSE"));

    assertInstance(walk).isEnded();
  }

  @Test
  void should_keepTheOfficersOut_when_itIsDecided() {
    Walk walk = requested();
    caseFiles.record(walk.caseId(), "", Map.of("assistingOfficer", "agencyhead1"));

    assertThatThrownBy(() -> walk.complete("approveSeizure"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("调查取证");
    walk.complete("approveSeizure", "agencyhead2", Map.of("seizureDecision", "APPROVE"));
  }

  private Walk major() {
    UUID id = investigated();
    Map<String, Object> values = request();
    values.put("seizureMajor", true);
    Walk walk = requested(values, id);
    assertThat(walk.open()).containsExactly("prepareDiscussion");
    return walk;
  }

  private static void discuss(Walk walk, String conclusion) {
    walk.complete("prepareDiscussion");
    walk.complete("recordDiscussion", Map.of("discussionConclusion", conclusion));
    walk.complete("confirmDiscussion", Map.of("discussionSignDecision", "APPROVE"));
  }
}
