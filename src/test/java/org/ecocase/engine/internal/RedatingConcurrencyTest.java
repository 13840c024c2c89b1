package org.ecocase.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.ClockExtension;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.engine.TaskDesk;
import org.ecocase.rule.Refusal;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A clock changes at the moment in which a timer that asks it expires. A third transaction holds a
 * row that one of them needs, so that both are under way and their order is known.
 */
class RedatingConcurrencyTest extends CaseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @Autowired DataSource database;

  @AfterAll
  void end() {
    threads.shutdownNow();
  }

  @Test
  void should_notExpire_when_theClockIsSuspendedWhileTheTimerIsExecuted() throws Exception {
    // given a timer under way, which waits to record what is owed
    Walk walk = unpaid();
    TaskDesk.Timer timer = timer(walk, "paymentOverdue");
    Future<?> expiry;
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      occupy(holder, walk.caseId(), "paidTotal");
      expiry = threads.submit(() -> desk.expire(timer.id()));
      awaitWaiting(1);

      // when the payment is deferred and committed, and only then the timer goes on
      clocks.suspend(
          ClockName.of(walk.caseId(), "payment"),
          Standstill.of(SuspensionReason.DEFERRED_PAYMENT),
          today(),
          "延期缴款批准书",
          "clerk1");
      holder.rollback();
    }

    // then the timer has not expired, and waits for the clock to run again
    assertThatThrownBy(() -> expiry.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(OptimisticLockingException.class);
    assertThat(walk.open()).containsExactly("registerPayment");
    assertThat(clocks.find(ClockName.of(walk.caseId(), "surcharge-end"))).isEmpty();
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.SUSPENDED);
    assertThat(timer(walk, "paymentOverdue").due()).isAfter(Instant.parse("2900-01-01T00:00:00Z"));

    // and it expires as soon as it may
    clocks.resume(ClockName.of(walk.caseId(), "payment"), null, today(), "clerk1");
    walk.expire("paymentOverdue");
    assertThat(walk.open()).containsExactly("registerLatePayment");
  }

  @Test
  void should_changeTheClockAfterwards_when_theTimerExpiresFirst() throws Exception {
    // given a timer about to be done away with, and behind it a change of its clock
    Walk walk = unpaid();
    TaskDesk.Timer timer = timer(walk, "paymentOverdue");
    Future<?> expiry;
    Future<?> change;
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      lockJob(holder, timer.id());
      expiry = threads.submit(() -> desk.expire(timer.id()));
      awaitWaiting(1);
      change =
          threads.submit(
              () ->
                  clocks.suspend(
                      ClockName.of(walk.caseId(), "payment"),
                      Standstill.of(SuspensionReason.DEFERRED_PAYMENT),
                      today(),
                      "延期缴款批准书",
                      "clerk1"));
      awaitWaiting(2);

      // when
      holder.rollback();
    }

    // then both have happened, one after the other, and nothing waits for a timer that is gone
    expiry.get(30, TimeUnit.SECONDS);
    change.get(30, TimeUnit.SECONDS);
    assertThat(walk.open()).containsExactly("registerLatePayment");
    assertThat(clockState(walk, "payment")).isEqualTo(ClockState.SUSPENDED);
    assertThat(desk.timers(walk.caseId()))
        .extracting(TaskDesk.Timer::activity)
        .doesNotContain("paymentOverdue");
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }

  @Test
  void should_refuseTheChangeWhole_when_theTimerItWouldMoveExpiresMeanwhile() throws Exception {
    // given a timer that writes nothing about the clock, so that the change is not held back
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT)).until("verifyClue");
    ClockName name = ClockName.of(walk.caseId(), "clue-verification");
    TaskDesk.Timer timer = timer(walk, "verificationDueSoon");
    Instant before = due(walk, "verifyClue");
    desk.setTime(timer.due().plusSeconds(1));
    Future<?> expiry;
    Future<?> change;
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      lockJob(holder, timer.id());
      expiry = threads.submit(() -> desk.expire(timer.id()));
      awaitWaiting(1);
      change =
          threads.submit(
              () ->
                  clocks.extend(
                      name, new ClockExtension(null, "agency-head", false, ""), "agencyhead1"));
      awaitWaiting(2);

      // when
      holder.rollback();
    }

    // then whoever changes the clock is told to try again, and no half of it has happened
    expiry.get(30, TimeUnit.SECONDS);
    assertThatThrownBy(() -> change.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(Refusal.class)
        .hasMessageContaining("请稍后重试");
    assertThat(due(walk, "verifyClue")).isEqualTo(before);
    assertThat(clock(walk, "clue-verification").due().lastMoment()).isEqualTo(before);
    assertThat(journalled(walk)).doesNotContain("CLOCK_EXTENDED");

    // and the second attempt succeeds
    clocks.extend(name, new ClockExtension(null, "agency-head", false, ""), "agencyhead1");
    assertThat(due(walk, "verifyClue")).isAfter(before);
    assertThat(followUp(walk, "verifyClue"))
        .isEqualTo(clocks.dueSoon(walk.caseId(), "", "clue-verification").orElseThrow());
  }

  private Instant followUp(Walk walk, String task) {
    return jdbc.sql("select follow_up_date_ from act_ru_task where id_ = ?")
        .param(walk.task(task).id())
        .query(java.sql.Timestamp.class)
        .single()
        .toInstant();
  }

  private Walk unpaid() {
    UUID id = decided(Map.of());
    given(id, "execution");
    desk.start(id, "execution", Map.of());
    return walker.of(id);
  }

  private TaskDesk.Timer timer(Walk walk, String activity) {
    return desk.timers(walk.caseId()).stream()
        .filter(timer -> timer.activity().equals(activity))
        .findFirst()
        .orElseThrow();
  }

  /** A fact of that name, not committed: whoever records one waits for its fate. */
  private static void occupy(Connection holder, UUID caseId, String fact) throws SQLException {
    try (PreparedStatement insert =
        holder.prepareStatement(
            "insert into case_fact (case_id, key, value, recorded_at) values (?, ?, '0', now())")) {
      insert.setObject(1, caseId);
      insert.setString(2, fact);
      insert.executeUpdate();
    }
  }

  private static void lockJob(Connection holder, String job) throws SQLException {
    try (PreparedStatement lock =
        holder.prepareStatement("select 1 from act_ru_job where id_ = ? for update")) {
      lock.setString(1, job);
      lock.executeQuery();
    }
  }

  private void awaitWaiting(int transactions) {
    Callable<Boolean> waiting =
        () ->
            jdbc.sql("select count(distinct pid) from pg_locks where not granted")
                    .query(Integer.class)
                    .single()
                == transactions;
    await().atMost(PATIENCE).until(waiting);
  }
}
