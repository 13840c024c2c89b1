package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class InvestigationSuspensionModelTest extends ModelTest {

  InvestigationSuspensionModelTest() {
    super("investigation-suspension");
  }

  @Test
  void should_leaveTheTimeOut_when_theInvestigationIsSuspended() {
    Walk walk = requested();

    walk.complete("approveSuspension", Map.of("suspensionDecision", "APPROVE"));
    assertThat(clock(walk, "case-decision").entries())
        .last()
        .satisfies(entry -> assertThat(entry.note()).isEqualTo("等待法院判决"));
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.SUSPENDED);
    assertInstance(walk).isWaitingAtExactly("resumeInvestigation");
    daysPass(20);
    walk.complete("resumeInvestigation");

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isBetween(19L, 21L);
  }

  @Test
  void should_goOn_when_theHeadRefuses() {
    Walk walk = requested();

    walk.complete("approveSuspension", Map.of("suspensionDecision", "REFUSE"));

    assertInstance(walk).isEnded();
    assertThat(clockState(walk, "case-decision")).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, "case-decision").suspended()).isZero();
  }

  @Test
  void should_notSuspendTwice_when_oneIsAskedFor() {
    Walk walk = requested();

    Browser.Answer second = acted("officer2", walk.caseId(), "investigation-suspension", Map.of());

    assertThat(second.status()).isEqualTo(422);
    assertThat(second.message()).contains("不得重复发起", "生态环境行政处罚办法第三十五条");
  }

  private Walk requested() {
    UUID id = underInvestigation(Map.of());
    return begun("officer1", id, "investigation-suspension")
        .complete("requestSuspension", Map.of("suspensionNote", "等待法院判决"));
  }
}
