package org.ecocase.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecocase.deadline.internal.ClockStore;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.ecocase.support.VirtualClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

class ClocksTest {

  private static final String AGENCY = "lanjiang";
  private static final LocalDate FILED = LocalDate.of(2026, 1, 20);
  private static final VirtualClock TIME = new VirtualClock(FILED);
  private static AnnotationConfigApplicationContext context;

  private final UUID caseId = UUID.randomUUID();
  private final ClockName decision = ClockName.of(caseId, "case-decision");
  private final Clocks clocks = context.getBean(Clocks.class);
  private final Changes changes = context.getBean(Changes.class);
  private final JdbcClient jdbc = context.getBean(JdbcClient.class);
  private final TransactionTemplate transaction =
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

  @Configuration
  @EnableTransactionManagement
  @Import({Clocks.class, Calendars.class, Terms.class, ClockStore.class, Changes.class})
  static class Setting {

    @Bean
    DataSource dataSource() {
      return TestDatabase.dataSource();
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
      return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
      return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    java.time.Clock time() {
      return TIME;
    }
  }

  /** Keeps what was published. */
  static class Changes {

    private final List<ClockChanged> all = new ArrayList<>();

    @EventListener
    public synchronized void on(ClockChanged changed) {
      all.add(changed);
    }

    synchronized List<ClockChanged> of(UUID caseId) {
      return all.stream().filter(changed -> changed.caseId().equals(caseId)).toList();
    }
  }

  @BeforeAll
  static void open() {
    context = new AnnotationConfigApplicationContext(Setting.class);
  }

  @AfterAll
  static void close() {
    context.close();
  }

  @BeforeEach
  void begin() {
    TIME.set(FILED);
  }

  @Test
  void should_runToTheNinetiethDay_when_started() {
    ClockView clock = start(decision, FILED);

    assertThat(clock.due().text()).isEqualTo("2026-04-20");
    assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
    assertThat(clock.lamp()).isEqualTo(Lamp.NORMAL);
    assertThat(clock.remaining()).isEqualTo("剩余90日");
    assertThat(clocks.due(caseId, "", "case-decision")).contains(clock.due());
    assertThat(changes.of(caseId))
        .singleElement()
        .satisfies(
            changed -> {
              assertThat(changed.what()).isEqualTo(ClockChange.STARTED);
              assertThat(changed.oldDue()).isNull();
              assertThat(changed.newDue()).isEqualTo(clock.due());
              assertThat(changed.by()).isEqualTo("zhang");
              assertThat(changed.details()).containsEntry("label", "作出处罚决定");
            });
  }

  @Test
  void should_refuse_when_startedTwice() {
    start(decision, FILED);

    assertRefused(Refusal.Kind.CONFLICT, "不能重复启动", () -> start(decision, FILED.plusDays(1)));
    assertThat(clocks.of(caseId)).hasSize(1);
  }

  @Test
  void should_voidTheOldClock_when_restarted() {
    start(decision, FILED);

    ClockView again = clocks.start(decision, AGENCY, FILED.plusDays(1), "zhang", true);

    assertThat(again.due().text()).isEqualTo("2026-04-21");
    assertThat(clocks.of(caseId))
        .extracting(ClockView::state)
        .containsExactly(ClockState.VOID, ClockState.RUNNING);
    assertThat(clocks.find(decision)).map(ClockView::id).contains(again.id());
  }

  @Test
  void should_giveBackOnlyTheDaysThatPassed_when_resumed() {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 3, 1));
    clocks.suspend(
        decision,
        Standstill.of(SuspensionReason.HEARING),
        LocalDate.of(2026, 3, 1),
        "听证通知书",
        "zhang");
    TIME.set(LocalDate.of(2026, 3, 11));

    ClockView suspended = clocks.find(decision).orElseThrow();
    ClockView resumed = clocks.resume(decision, null, LocalDate.of(2026, 3, 11), "zhang");

    assertThat(suspended.state()).isEqualTo(ClockState.SUSPENDED);
    assertThat(suspended.lamp()).isEqualTo(Lamp.SUSPENDED);
    assertThat(suspended.due().text()).isEqualTo("2026-04-30");
    assertThat(resumed.state()).isEqualTo(ClockState.RUNNING);
    assertThat(resumed.due().text()).isEqualTo("2026-04-30");
    assertThat(resumed.suspended()).isEqualTo(10);
    assertThat(changes.of(caseId))
        .extracting(ClockChanged::what)
        .containsExactly(ClockChange.STARTED, ClockChange.SUSPENDED, ClockChange.RESUMED);
    ClockChanged last = changes.of(caseId).get(2);
    assertThat(last.oldDue().text()).isEqualTo("2026-04-20");
    assertThat(last.newDue().text()).isEqualTo("2026-04-30");
    assertThat(last.details()).containsEntry("reason", "听证");
  }

  @Test
  void should_countOverlappingSuspensionsOnce_when_twoReasons() {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 3, 20));
    suspend(SuspensionReason.HEARING, LocalDate.of(2026, 3, 1));
    suspend(SuspensionReason.MONITORING, LocalDate.of(2026, 3, 5));

    ClockView one =
        clocks.resume(
            decision, Standstill.of(SuspensionReason.HEARING), LocalDate.of(2026, 3, 8), "zhang");
    ClockView both =
        clocks.resume(
            decision,
            Standstill.of(SuspensionReason.MONITORING),
            LocalDate.of(2026, 3, 11),
            "zhang");

    assertThat(one.state()).isEqualTo(ClockState.SUSPENDED);
    assertThat(changes.of(caseId).get(3).state()).isEqualTo(ClockState.SUSPENDED);
    assertThat(both.state()).isEqualTo(ClockState.RUNNING);
    assertThat(both.suspended()).isEqualTo(10);
    assertThat(both.due().text()).isEqualTo("2026-04-30");
  }

  @Test
  void should_standStillForEach_when_twoRunsHaveTheSameReason() {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 3, 20));
    Standstill first = new Standstill(SuspensionReason.MONITORING, "sampling-1");
    Standstill second = new Standstill(SuspensionReason.MONITORING, "sampling-2");
    clocks.suspend(decision, first, LocalDate.of(2026, 3, 1), "样品一", "zhang");
    clocks.suspend(decision, second, LocalDate.of(2026, 3, 5), "样品二", "zhang");
    assertRefused(
        Refusal.Kind.CONFLICT,
        "已因",
        () -> clocks.suspend(decision, second, LocalDate.of(2026, 3, 6), "样品二", "zhang"));

    ClockView one = clocks.resume(decision, first, LocalDate.of(2026, 3, 8), "zhang");
    ClockView both = clocks.resume(decision, second, LocalDate.of(2026, 3, 11), "zhang");

    assertThat(one.state()).isEqualTo(ClockState.SUSPENDED);
    assertThat(one.standing()).containsOnlyKeys(second);
    assertThat(both.state()).isEqualTo(ClockState.RUNNING);
    assertThat(both.suspended()).isEqualTo(10);
  }

  @Test
  void should_endAllSuspensions_when_resumedWithoutReason() {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 3, 20));
    suspend(SuspensionReason.HEARING, LocalDate.of(2026, 3, 1));
    suspend(SuspensionReason.MONITORING, LocalDate.of(2026, 3, 5));

    ClockView resumed = clocks.resume(decision, null, LocalDate.of(2026, 3, 11), "zhang");

    assertThat(resumed.state()).isEqualTo(ClockState.RUNNING);
    assertThat(resumed.due().text()).isEqualTo("2026-04-30");
  }

  @Test
  void should_refuse_when_theLawKnowsNoSuchSuspension() {
    ClockName clue = ClockName.of(caseId, "clue-verification");
    start(clue, FILED);

    assertRefused(
        Refusal.Kind.RULE,
        "生态环境行政处罚办法第十八条",
        () -> clocks.suspend(clue, Standstill.of(SuspensionReason.HEARING), FILED, "通知", "zhang"));
  }

  @Test
  void should_refuse_when_theSuspensionCannotBe() {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 5, 6));

    assertRefused(
        Refusal.Kind.RULE,
        "已经届满",
        () -> suspend(SuspensionReason.HEARING, LocalDate.of(2026, 4, 21)));
    assertRefused(
        Refusal.Kind.INVALID,
        "早于期限起算日",
        () -> suspend(SuspensionReason.HEARING, FILED.minusDays(1)));
    assertRefused(
        Refusal.Kind.INVALID,
        "不能晚于今日",
        () -> suspend(SuspensionReason.HEARING, LocalDate.of(2026, 5, 7)));
    assertRefused(
        Refusal.Kind.INVALID,
        "证明材料",
        () ->
            clocks.suspend(decision, Standstill.of(SuspensionReason.HEARING), FILED, " ", "zhang"));
    assertRefused(
        Refusal.Kind.CONFLICT, "没有中止", () -> clocks.resume(decision, null, FILED, "zhang"));
    suspend(SuspensionReason.HEARING, LocalDate.of(2026, 4, 1));
    assertRefused(
        Refusal.Kind.CONFLICT,
        "已因听证中止",
        () -> suspend(SuspensionReason.HEARING, LocalDate.of(2026, 4, 2)));
    assertRefused(
        Refusal.Kind.INVALID,
        "早于中止日期",
        () -> clocks.resume(decision, null, LocalDate.of(2026, 3, 31), "zhang"));
    assertRefused(
        Refusal.Kind.INVALID,
        "不能晚于今日",
        () -> clocks.resume(decision, null, LocalDate.of(2026, 5, 7), "zhang"));
  }

  @Test
  void should_reachOneHundredAndFiftyDays_when_extendedTwice() {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 4, 15));
    clocks.extend(decision, new ClockExtension(null, "agency-head", false, "延期审批表"), "head");
    TIME.set(LocalDate.of(2026, 5, 15));

    ClockView twice =
        clocks.extend(decision, new ClockExtension(30, "agency-head", true, "集体讨论笔录"), "head");

    assertThat(twice.due().text()).isEqualTo("2026-06-22");
    assertThat(twice.baseDue().text()).isEqualTo("2026-04-20");
    assertThat(changes.of(caseId).get(2).details())
        .containsEntry("amount", "30")
        .containsEntry("collective", "true")
        .containsEntry("approver", "agency-head");
    assertRefused(
        Refusal.Kind.RULE,
        "最多延长2次",
        () -> clocks.extend(decision, new ClockExtension(1, "agency-head", true, ""), "head"));
  }

  @ParameterizedTest
  @CsvSource({
    "31, agency-head, false, 最多延长30日",
    "30, unit-head, false, 本机关负责人",
    "0, agency-head, false, 正整数",
    "-5, agency-head, false, 正整数"
  })
  void should_refuseTheExtension_when_theLawDoesNotAllowIt(
      int amount, String approver, boolean collective, String message) {
    start(decision, FILED);

    assertThatThrownBy(
            () ->
                clocks.extend(
                    decision, new ClockExtension(amount, approver, collective, ""), "head"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
    assertThat(clocks.find(decision).orElseThrow().due().text()).isEqualTo("2026-04-20");
  }

  @Test
  void should_refuseTheSecondExtension_when_notDiscussedTogether() {
    start(decision, FILED);
    clocks.extend(decision, new ClockExtension(30, "agency-head", false, ""), "head");

    assertRefused(
        Refusal.Kind.RULE,
        "集体讨论",
        () -> clocks.extend(decision, new ClockExtension(30, "agency-head", false, ""), "head"));
  }

  @Test
  void should_refuseTheExtension_when_theTermHasNoneOrIsOver() {
    ClockName plea = ClockName.of(caseId, "plea");
    start(plea, FILED);
    start(decision, FILED);

    assertRefused(
        Refusal.Kind.RULE,
        "不得延长",
        () -> clocks.extend(plea, new ClockExtension(1, "agency-head", false, ""), "head"));
    TIME.set(LocalDate.of(2026, 4, 21));
    assertRefused(
        Refusal.Kind.RULE,
        "届满之前",
        () -> clocks.extend(decision, new ClockExtension(30, "agency-head", false, ""), "head"));
  }

  @Test
  void should_allowTheExtension_when_theLastDayHasNotPassed() {
    start(decision, FILED);
    TIME.set(OffsetDateTime.parse("2026-04-20T23:59:59+08:00").toInstant());

    ClockView extended =
        clocks.extend(decision, new ClockExtension(10, "agency-head", false, ""), "head");

    assertThat(extended.due().text()).isEqualTo("2026-04-30");
  }

  @Test
  void should_stayAsItWas_when_stopped() {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 4, 21));

    ClockView stopped = clocks.stop(decision, "处罚决定书", "zhang");
    TIME.set(LocalDate.of(2026, 6, 1));

    assertThat(stopped.state()).isEqualTo(ClockState.STOPPED);
    assertThat(stopped.lamp()).isEqualTo(Lamp.OVERDUE);
    assertThat(clocks.find(decision).orElseThrow().remaining()).isEqualTo("超期终结");
    assertThat(clocks.due(caseId, "", "case-decision")).isEmpty();
    assertThat(changes.of(caseId).get(1).newDue()).isNull();
    assertRefused(Refusal.Kind.CONFLICT, "没有在计算", () -> clocks.stop(decision, "", "zhang"));
    assertThat(start(decision, LocalDate.of(2026, 6, 1)).state()).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void should_askForTheReason_when_madeVoid() {
    start(decision, FILED);

    assertRefused(Refusal.Kind.INVALID, "原因", () -> clocks.annul(decision, " ", "zhang"));
    assertThat(clocks.annul(decision, "立案日期登记错误", "zhang").state()).isEqualTo(ClockState.VOID);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-04, NORMAL, 剩余16日",
    "2026-04-05, DUE_SOON, 剩余15日",
    "2026-04-20, DUE_SOON, 今日届满",
    "2026-04-21, OVERDUE, 已超期1日"
  })
  void should_showTheLamp_when_timePasses(LocalDate day, Lamp lamp, String remaining) {
    start(decision, FILED);
    TIME.set(day);

    ClockView clock = clocks.find(decision).orElseThrow();

    assertThat(clock.lamp()).isEqualTo(lamp);
    assertThat(clock.remaining()).isEqualTo(remaining);
  }

  @Test
  void should_countInWorkingDays_when_theTermIs() {
    ClockName service = ClockName.of(caseId, "decision-service");
    TIME.set(LocalDate.of(2026, 4, 29));
    start(service, LocalDate.of(2026, 4, 29));
    TIME.set(LocalDate.of(2026, 5, 9));

    ClockView clock = clocks.find(service).orElseThrow();

    assertThat(clock.due().text()).isEqualTo("2026-05-12");
    assertThat(clock.remaining()).isEqualTo("剩余2个工作日");
    assertThat(clock.lamp()).isEqualTo(Lamp.DUE_SOON);
  }

  @Test
  void should_endAtAMoment_when_countedInHours() {
    ClockName transfer = ClockName.of(caseId, "crime-transfer");
    Instant at = OffsetDateTime.parse("2026-09-30T16:20:00+08:00").toInstant();
    TIME.set(at);

    assertRefused(Refusal.Kind.INVALID, "具体时刻", () -> start(transfer, LocalDate.of(2026, 9, 30)));
    ClockView clock = clocks.start(transfer, AGENCY, at, "zhang", false);

    assertThat(clock.due().text()).isEqualTo("2026-10-01T17:00:00+08:00");
    assertThat(clock.due().expiry()).isEqualTo(clock.due().lastMoment());
    assertThat(clocks.find(transfer).orElseThrow().due()).isEqualTo(clock.due());
  }

  @Test
  void should_askTheCase_when_theScopeHasNoSuchClock() {
    start(decision, FILED);
    start(new ClockName(caseId, "notice", "decision-service"), FILED);

    assertThat(clocks.due(caseId, "notice", "decision-service")).isPresent();
    assertThat(clocks.due(caseId, "notice", "case-decision")).isPresent();
    assertThat(clocks.due(caseId, "decision", "decision-service")).isEmpty();
  }

  @Test
  void should_computeWithoutStarting_when_previewed() {
    Calculation preview =
        clocks.previewDue("plea", AGENCY, FILED.atStartOfDay(Due.ZONE).toInstant());

    assertThat(preview.due().text()).isEqualTo("2026-01-27");
    assertThat(clocks.of(caseId)).isEmpty();
  }

  @Test
  void should_keepItsRow_when_theTableIsReplaced() throws IOException {
    Terms terms = context.getBean(Terms.class);
    byte[] shipped = shipped();
    String text = new String(shipped, StandardCharsets.UTF_8);
    start(decision, FILED);
    try {
      terms.replace(
          text.replaceFirst("<text>90</text>", "<text>60</text>").getBytes(StandardCharsets.UTF_8));

      ClockView running = clocks.find(decision).orElseThrow();
      ClockView started = start(ClockName.of(UUID.randomUUID(), "case-decision"), FILED);

      assertThat(running.term().amount()).isEqualTo(90);
      assertThat(running.due().text()).isEqualTo("2026-04-20");
      assertThat(started.due().text()).isEqualTo("2026-03-23");
    } finally {
      terms.replace(shipped);
    }
  }

  @Test
  void should_dateAnew_when_theYearIsLoaded() {
    // the test's own year, loaded and rolled back, so that other tests do not see it
    transaction.executeWithoutResult(
        status -> {
          ClockName plea = ClockName.of(caseId, "plea");
          TIME.set(LocalDate.of(2026, 12, 30));
          ClockView before = start(plea, LocalDate.of(2026, 12, 30));
          assertThat(before.provisional()).isTrue();
          assertThat(before.due().text()).isEqualTo("2027-01-06");

          context
              .getBean(Calendars.class)
              .load(
                  2027,
                  """
                  year: 2027
                  source: 测试通知
                  holidays:
                    - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
                  workdays: []
                  """,
                  "admin");

          ClockView after = clocks.find(plea).orElseThrow();
          assertThat(after.provisional()).isFalse();
          assertThat(after.due().text()).isEqualTo("2027-01-07");
          assertThat(after.entries())
              .last()
              .extracting(ClockEntry::what)
              .isEqualTo(ClockChange.RECOMPUTED);
          assertThat(changes.of(caseId)).last().extracting(ClockChanged::by).isEqualTo("admin");
          status.setRollbackOnly();
        });
    assertThat(context.getBean(Calendars.class).current().knows(2027)).isFalse();
  }

  @Test
  void should_changeNothing_when_theTransactionRollsBack() {
    start(decision, FILED);

    transaction.executeWithoutResult(
        status -> {
          clocks.extend(decision, new ClockExtension(30, "agency-head", false, ""), "head");
          status.setRollbackOnly();
        });

    ClockView clock = clocks.find(decision).orElseThrow();
    assertThat(clock.due().text()).isEqualTo("2026-04-20");
    assertThat(clock.entries()).hasSize(1);
  }

  @Test
  void should_neverChangeAnEntry_when_triedInTheDatabase() {
    ClockView clock = start(decision, FILED);

    assertThatThrownBy(
            () ->
                jdbc.sql("update clock_event set by_user = 'x' where clock_id = :id")
                    .param("id", clock.id())
                    .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () ->
                jdbc.sql("delete from clock_event where clock_id = :id")
                    .param("id", clock.id())
                    .update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void should_startOnce_when_manyStartAtTheSameMoment() throws Exception {
    List<Boolean> won = atOnce(8, () -> start(decision, FILED));

    assertThat(won).filteredOn(one -> one).hasSize(1);
    assertThat(clocks.of(caseId)).hasSize(1);
  }

  @Test
  void should_extendOnce_when_manyExtendAtTheSameMoment() throws Exception {
    start(decision, FILED);

    // none was discussed together, so that only one of them can be the first
    List<Boolean> won =
        atOnce(
            8,
            () ->
                clocks.extend(decision, new ClockExtension(30, "agency-head", false, ""), "head"));

    assertThat(won).filteredOn(one -> one).hasSize(1);
    assertThat(clocks.find(decision).orElseThrow().due().text()).isEqualTo("2026-05-20");
  }

  @Test
  void should_waitAndCountBoth_when_suspensionAndExtensionMeet() throws Exception {
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 3, 11));
    suspend(SuspensionReason.HEARING, LocalDate.of(2026, 3, 1));
    CountDownLatch held = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<ClockView> extension =
          transaction.execute(
              status -> {
                clocks.resume(decision, null, LocalDate.of(2026, 3, 11), "zhang");
                Future<ClockView> waiting =
                    executor.submit(
                        () -> {
                          held.countDown();
                          return clocks.extend(
                              decision, new ClockExtension(30, "agency-head", false, ""), "head");
                        });
                await(held);
                return waiting;
              });

      ClockView clock = extension.get(30, TimeUnit.SECONDS);

      // 90 + 10 + 30 days from 2026-01-20 are 2026-05-30, a Saturday
      assertThat(clock.due().text()).isEqualTo("2026-06-01");
      assertThat(clock.entries()).hasSize(4);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void should_notCountAsLate_when_itEndsWhileItStandsStill() {
    // given a clock that would have expired on 2026-04-20, standing still since March
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 3, 2));
    suspend(SuspensionReason.MONITORING, LocalDate.of(2026, 3, 2));

    // when
    TIME.set(LocalDate.of(2026, 7, 1));
    ClockView ended = clocks.stop(decision, "", "zhang");

    // then the 121 days until its end are given back
    assertThat(ended.lamp()).isEqualTo(Lamp.NORMAL);
    assertThat(ended.remaining()).isEqualTo("按期终结");
    assertThat(ended.due().date()).isEqualTo(LocalDate.of(2026, 8, 19));
  }

  @Test
  void should_countDaysOnce_when_suspensionsOverlap() {
    // given
    start(decision, FILED);
    TIME.set(LocalDate.of(2026, 2, 20));
    suspend(SuspensionReason.MONITORING, LocalDate.of(2026, 2, 1));
    clocks.resume(
        decision, Standstill.of(SuspensionReason.MONITORING), LocalDate.of(2026, 2, 11), "zhang");
    suspend(SuspensionReason.HEARING, LocalDate.of(2026, 2, 6));
    ClockName never = ClockName.of(UUID.randomUUID(), "plea");
    UUID other = start(never, FILED).id();

    // when
    UUID id = clocks.find(decision).orElseThrow().id();
    java.util.Map<UUID, Long> days = clocks.suspendedDays(List.of(id, other));

    // then from 1 to 19 February
    assertThat(days).containsOnly(java.util.Map.entry(id, 19L));
    assertThat(clocks.suspendedDays(List.of())).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<Boolean> atOnce(int number, Callable<?> act) throws Exception {
    CyclicBarrier together = new CyclicBarrier(number);
    ExecutorService executor = Executors.newFixedThreadPool(number);
    try {
      List<Callable<Boolean>> acts = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        acts.add(
            () -> {
              together.await(30, TimeUnit.SECONDS);
              try {
                act.call();
                return true;
              } catch (Refusal refusal) {
                return false;
              }
            });
      }
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> result : executor.invokeAll(acts)) {
        results.add(result.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  private static byte[] shipped() throws IOException {
    try (InputStream file = Terms.class.getResourceAsStream("/processes/deadline/terms.dmn")) {
      return file.readAllBytes();
    }
  }

  private ClockView start(ClockName name, LocalDate on) {
    return clocks.start(name, AGENCY, on, "zhang", false);
  }

  private void suspend(SuspensionReason reason, LocalDate from) {
    clocks.suspend(decision, Standstill.of(reason), from, "证明材料", "zhang");
  }

  private static void assertRefused(Refusal.Kind kind, String message, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal).hasMessageContaining(message);
            });
  }
}
