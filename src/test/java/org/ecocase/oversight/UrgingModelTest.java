package org.ecocase.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.rule.Refusal;
import org.ecocase.support.ModelTest;
import org.ecocase.support.SignedIn;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UrgingModelTest extends ModelTest {

  @Autowired Urgings urgings;
  @Autowired Oversight oversight;

  UrgingModelTest() {
    super("urging");
  }

  @Test
  void should_tellTheLeader_when_theResponsibleAnswers() {
    // given
    Walk walk = running();
    Urging urging = urge("leader1", walk);
    assertThat(urging.person()).isEqualTo("officer1");
    assertThat(mailed(walk)).contains("assignment>officer1");
    assertThat(due(walk, "answerUrging")).isAfter(clock.instant());

    // when
    LocalDate end = today().plusDays(5);
    walk.complete("answerUrging", answer(end));

    // then
    Urging answered = seen("leader1", walk).urgings().get(0);
    assertThat(answered.answeredAt()).isNotNull();
    assertThat(answered.progress()).isEqualTo("已补充取证");
    assertThat(answered.reason()).isEqualTo("监测报告未出");
    assertThat(answered.expectedEnd()).isEqualTo(end);
    assertThat(journalled(walk)).contains("URGED", "URGING_ANSWERED");
    assertThat(mailed(walk)).contains("urging-answered>leader1");
    assertThat(walk.open()).isEmpty();
    assertThat(answerClock(walk, urging)).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void should_tellLeadershipAndStillWantAnAnswer_when_nobodyAnswers() {
    Walk walk = running();
    urge("agencyhead1", walk);

    walk.expire("answerOverdue");

    assertThat(mailed(walk)).contains("urging-unanswered>leader1");
    assertInstance(walk).isWaitingAtExactly("answerUrging");
    assertThat(seen("leader1", walk).terms()).extracting(TermRow::label).contains("答复催办");
  }

  @Test
  void should_refuseTheAnswer_when_theEndHasPassed() {
    Walk walk = running();
    urge("leader1", walk);

    refused(walk, "answerUrging", answer(today().minusDays(1)), "预计办结日期不能早于今日");
    refused(
        walk,
        "answerUrging",
        Map.of("urgingExpectedEnd", today().toString(), "urgingProgress", ""),
        "已采取的措施和进展");
  }

  @Test
  void should_keepAnswersApart_when_twoPeriodsAreUrged() {
    Walk walk = running();
    clockRuns(walk.caseId(), "disclosure");
    Urging first = urge("leader1", walk);
    TermRow other = term("leader1", walk, "disclosure");
    Urging second = as("leader1", () -> urgings.urge(walk.caseId(), other.clockId(), "尽快公开"));

    walk.complete("answerUrging", answer(today().plusDays(2)));

    assertThat(seen("leader1", walk).urgings())
        .filteredOn(urging -> urging.answeredAt() == null)
        .hasSize(1);
    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(walk.open()).containsExactly("answerUrging");
  }

  @Test
  void should_refuse_when_anEarlierUrgingWaitsForItsAnswer() {
    Walk walk = running();
    urge("leader1", walk);

    assertThatThrownBy(() -> urge("agencyhead2", walk))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("尚未答复");
    assertThat(seen("leader1", walk).urgings()).hasSize(1);
  }

  @Test
  void should_refuse_when_thePersonMayNotUrge() {
    Walk walk = running();
    UUID clockId = term("leader1", walk, "case-decision").clockId();

    for (String user : new String[] {"officer1", "discipline1", "admin", "owner1"}) {
      assertThatThrownBy(() -> as(user, () -> urgings.urge(walk.caseId(), clockId, "请说明")))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }
    assertThatThrownBy(
            () -> as("yunxi-agencyhead1", () -> urgings.urge(walk.caseId(), clockId, "请说明")))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    assertThatThrownBy(() -> as("leader1", () -> urgings.urge(walk.caseId(), clockId, " ")))
        .hasMessageContaining("请填写催办要求");
    assertThat(journalled(walk)).doesNotContain("URGED");
  }

  private Walk running() {
    UUID id = investigated();
    clockRuns(id, "case-decision");
    return walker.of(id);
  }

  private Urging urge(String leader, Walk walk) {
    UUID clockId = term(leader, walk, "case-decision").clockId();
    return as(leader, () -> urgings.urge(walk.caseId(), clockId, "请说明进展"));
  }

  private TermRow term(String leader, Walk walk, String key) {
    return seen(leader, walk).terms().stream()
        .filter(row -> row.termKey().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private CaseOversight seen(String leader, Walk walk) {
    return as(leader, () -> oversight.ofCase(walk.caseId()));
  }

  private ClockState answerClock(Walk walk, Urging urging) {
    return clocks
        .find(new ClockName(walk.caseId(), urging.id().toString(), "urging-answer"))
        .orElseThrow()
        .state();
  }

  private static Map<String, Object> answer(LocalDate end) {
    return Map.of(
        "urgingProgress", "已补充取证",
        "urgingReason", "监测报告未出",
        "urgingExpectedEnd", end.toString());
  }

  private <T> T as(String user, java.util.function.Supplier<T> act) {
    AtomicReference<T> result = new AtomicReference<>();
    SignedIn.as(walker.actor(user), () -> result.set(act.get()));
    return result.get();
  }
}
