package org.ecocase.oversight.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.ecocase.casefile.CaseChanged;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.deadline.Calculation;
import org.ecocase.deadline.CalendarLoaded;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Terms;
import org.ecocase.engine.TaskMoved;
import org.ecocase.engine.TaskRedated;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which tasks are open, whose they are and until when: what leaders urge is not a period but
 * whoever has to act within it.
 */
@Component
class OpenTasks {

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final Clocks clocks;
  private final Terms terms;
  private final Directory directory;
  private final ApplicationEventPublisher events;
  private final Clock time;

  OpenTasks(
      JdbcClient jdbc,
      CaseFiles caseFiles,
      Clocks clocks,
      Terms terms,
      Directory directory,
      ApplicationEventPublisher events,
      Clock time) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.clocks = clocks;
    this.terms = terms;
    this.directory = directory;
    this.events = events;
    this.time = time;
  }

  @EventListener
  void on(TaskMoved task) {
    if (task.term() == null) {
      return;
    }
    if (!task.open()) {
      jdbc.sql("delete from oversight_task where task_id = ?").param(task.taskId()).update();
    } else if (handedOver(task) == 0) {
      open(task);
    }
    events.publishEvent(new CaseChanged(task.caseId()));
  }

  /** Tasks without a clock are dated anew as clocks are, when the days off of a year are known. */
  @EventListener
  void on(CalendarLoaded loaded) {
    jdbc.sql(
            """
            select task_id, case_id, agency, term_key, started_at from oversight_task
            where clock_id is null and (provisional or due like ?) order by task_id
            """)
        .param(loaded.year() + "-%")
        .query(
            (row, number) ->
                new Dateless(
                    row.getObject("task_id", UUID.class),
                    row.getObject("case_id", UUID.class),
                    row.getString("agency"),
                    row.getString("term_key"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant()))
        .list()
        .forEach(this::redate);
  }

  private void redate(Dateless task) {
    LocalDate started = LocalDate.ofInstant(task.startedAt(), time.getZone());
    Term term = terms.forTask(task.term(), task.agency(), started);
    Calculation end = clocks.previewDue(term.key(), task.agency(), task.startedAt());
    Instant soon = clocks.soonAt(term, end.due());
    jdbc.sql(
            """
            update oversight_task set due = ?, soon_at = ?, expires_at = ?, provisional = ?
            where task_id = ?
            """)
        .params(
            end.due().text(), at(soon), at(end.due().expiry()), end.provisional(), task.taskId())
        .update();
    events.publishEvent(new TaskRedated(task.taskId(), end.due().lastMoment(), soon));
    events.publishEvent(new CaseChanged(task.caseId()));
  }

  private int handedOver(TaskMoved task) {
    return jdbc.sql("update oversight_task set officer = ?, officer_name = ? where task_id = ?")
        .params(officer(task), name(task), task.taskId())
        .update();
  }

  private void open(TaskMoved task) {
    String agency = caseFiles.get(task.caseId()).agency();
    Dated dated =
        clocks
            .live(task.caseId(), task.scope(), task.term())
            .map(this::byClock)
            .orElseGet(() -> byTerm(task, agency));
    jdbc.sql(
            """
            insert into oversight_task (task_id, case_id, agency, scope, clock_id, name, term_key,
              label, article, internal, started_at, due, soon_at, expires_at, provisional, officer,
              officer_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            task.taskId(),
            task.caseId(),
            agency,
            task.scope(),
            dated.clockId(),
            task.name(),
            dated.term().key(),
            dated.term().label(),
            dated.term().article(),
            dated.term().internal(),
            at(time.instant()),
            dated.due(),
            at(dated.soonAt()),
            at(dated.expiresAt()),
            dated.provisional(),
            officer(task),
            name(task))
        .update();
  }

  /** Its clock moves on; the task's own dates count when the clock ends before the task. */
  private Dated byClock(ClockView clock) {
    return new Dated(
        clock.id(),
        clock.term(),
        clock.due().text(),
        clocks.soonAt(clock.term(), clock.due()),
        clock.due().expiry(),
        clock.provisional());
  }

  private Dated byTerm(TaskMoved task, String agency) {
    Term term = terms.forTask(task.term(), agency, LocalDate.now(time));
    Calculation end = clocks.previewDue(term.key(), agency, time.instant());
    return new Dated(
        null,
        term,
        end.due().text(),
        clocks.soonAt(term, end.due()),
        end.due().expiry(),
        end.provisional());
  }

  private static String officer(TaskMoved task) {
    return task.officer().isEmpty() ? task.role() : task.officer();
  }

  private String name(TaskMoved task) {
    return task.officer().isEmpty()
        ? directory.role(task.role()).map(Role::label).orElse(task.role())
        : directory.officer(task.officer()).map(Officer::name).orElse(task.officer());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A task that no clock of its case dates. */
  private record Dateless(
      UUID taskId, UUID caseId, String agency, String term, Instant startedAt) {}

  /** Until when a task has to be done; {@code clockId} is null where no clock of the case runs. */
  private record Dated(
      UUID clockId,
      Term term,
      String due,
      Instant soonAt,
      Instant expiresAt,
      boolean provisional) {}
}
