package org.ecocase.seizure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class SeizureReleaseModelTest extends SeizureTest {

  SeizureReleaseModelTest() {
    super("seizure-release");
  }

  @Test
  void should_stayOpen_when_theThingsAreNotGivenBackYet() {
    Walk walk = seized();
    walk.expire("seizurePeriodOver");

    serve(walk);

    assertThat(clockState(walk, "seizure-release-service")).isEqualTo(ClockState.STOPPED);
    assertInstance(walk).isWaitingAtExactly("returnItems");
    assertThat(asked("officer1", walk.caseId(), request()).message()).contains("不得重复发起");
    refused(walk, "returnItems", Map.of("seizureReturnDate", ""), "启封退还日期", "必填");
    walk.complete("returnItems", Map.of("seizureReturnState", "UNCLAIMED"));
    assertInstance(walk).isEnded();
  }

  @Test
  void should_makePapersOfItsOwn_when_theCaseHasASecondSeizure() {
    Walk first = seized();
    first.complete("handleSeizedItems", Map.of("seizureHandling", "RELEASE"));
    first.complete("approveHandling", Map.of("seizureHandlingDecision", "APPROVE"));
    givenBack(first);

    Walk second = seized(first.caseId());
    second.expire("seizurePeriodOver");

    assertThat(generated(second)).filteredOn("seizure-decision"::equals).hasSize(2);
    assertThat(generated(second)).filteredOn("seizure-release-decision"::equals).hasSize(2);
    givenBack(second);
  }
}
