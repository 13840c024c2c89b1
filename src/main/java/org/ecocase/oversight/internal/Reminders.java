package org.ecocase.oversight.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ecocase.deadline.Due;
import org.ecocase.engine.CaseMail;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 催办: whoever {@link ReminderTable} names is reminded of the agency's own periods that fall due
 * soon or are over; each step once for a period and its end.
 */
@Component
public class Reminders {

  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

  private final JdbcClient jdbc;
  private final ReminderTable table;
  private final SupervisionStore store;
  private final Directory directory;
  private final CaseMail mail;
  private final Journal journal;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reminders(
      JdbcClient jdbc,
      ReminderTable table,
      SupervisionStore store,
      Directory directory,
      CaseMail mail,
      Journal journal,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.store = store;
    this.directory = directory;
    this.mail = mail;
    this.journal = journal;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Hourly by day, for periods in hours as well. Runs on every node; of two that send the same
   * reminder one is first.
   */
  @Scheduled(cron = "0 30 8-18 * * *", zone = "Asia/Shanghai")
  public void remind() {
    Map<List<Object>, Collection<ReminderTable.Step>> steps = new HashMap<>();
    for (Waiting waiting : waiting()) {
      steps
          .computeIfAbsent(
              List.of(waiting.agency(), waiting.termKey(), waiting.internal()),
              key -> steps(waiting))
          .stream()
          .filter(step -> !waiting.sent().contains(step.name()))
          .filter(step -> !moment(waiting, step).isAfter(clock.instant()))
          .forEach(step -> remind(waiting, step));
    }
  }

  /** A table that cannot be evaluated for one period keeps no other from its reminder. */
  private Collection<ReminderTable.Step> steps(Waiting waiting) {
    try {
      return table.steps(waiting.agency(), waiting.termKey(), waiting.internal());
    } catch (RuntimeException e) {
      LOG.error("reminders.dmn cannot be evaluated for {}", waiting.termKey(), e);
      return List.of();
    }
  }

  private static Instant moment(Waiting waiting, ReminderTable.Step step) {
    return (step.overdue() ? waiting.expiresAt() : waiting.soonAt())
        .plus(step.days(), ChronoUnit.DAYS);
  }

  private void remind(Waiting waiting, ReminderTable.Step step) {
    try {
      transaction.executeWithoutResult(status -> send(waiting, step));
    } catch (RuntimeException e) {
      LOG.error("no reminder “{}” for clock {}", step.name(), waiting.clockId(), e);
    }
  }

  private void send(Waiting waiting, ReminderTable.Step step) {
    Collection<Officer> people = people(waiting, step);
    String names = people.stream().map(Officer::name).collect(Collectors.joining("、"));
    if (people.isEmpty()
        || !store.remind(
            waiting.clockId(),
            waiting.caseId(),
            waiting.label(),
            step.name(),
            waiting.due(),
            names,
            clock.instant())) {
      return;
    }
    mail.send(
        waiting.caseId(),
        step.overdue() ? "deadline-overdue" : "deadline-due-soon",
        people,
        "reminder/" + waiting.clockId() + "/" + waiting.due() + "/" + step.name(),
        model(waiting));
    journal.append(
        waiting.caseId(),
        Actor.SYSTEM.id(),
        "REMINDED",
        "“" + waiting.label() + "”期限" + step.name() + "：" + names,
        Map.of(
            "clock", waiting.clockId().toString(),
            "term", waiting.termKey(),
            "step", step.name(),
            "due", waiting.due()));
  }

  private Map<String, Object> model(Waiting waiting) {
    LocalDate due = Due.parse(waiting.due()).date();
    return Map.of(
        "term",
        waiting.label(),
        "task",
        waiting.task().isEmpty() ? "—" : waiting.task(),
        "due",
        waiting.due().replace('T', ' '),
        "days",
        Math.max(0, ChronoUnit.DAYS.between(due, LocalDate.now(clock))),
        "officer",
        waiting.officerName().isEmpty() ? "尚未分派" : waiting.officerName(),
        "article",
        waiting.article().isEmpty() ? "机关内部期限" : waiting.article());
  }

  private Collection<Officer> people(Waiting waiting, ReminderTable.Step step) {
    Map<String, Officer> people = new LinkedHashMap<>();
    for (String to : step.to()) {
      List<Officer> found =
          ReminderTable.LEAD.equals(to)
              ? actors(waiting)
              : directory.role(to).map(role -> members(waiting, role)).orElse(List.of());
      found.forEach(officer -> people.put(officer.userId(), officer));
    }
    return people.values();
  }

  /**
   * Who has to act: a person, or the members of the role that may take the task. While nobody has
   * the case, the heads of the units hear of it.
   */
  private List<Officer> actors(Waiting waiting) {
    return directory
        .officer(waiting.officer())
        .map(List::of)
        .orElseGet(
            () -> members(waiting, directory.role(waiting.officer()).orElse(Role.UNIT_HEAD)));
  }

  /** The members of a role; of the heads of units the one of the unit that has the case. */
  private List<Officer> members(Waiting waiting, Role role) {
    List<Officer> all = directory.officers(waiting.agency(), role);
    List<Officer> own = all.stream().filter(o -> o.unit().equals(waiting.unit())).toList();
    return role.equals(Role.UNIT_HEAD) && !own.isEmpty() ? own : all;
  }

  private List<Waiting> waiting() {
    List<Waiting> waiting = new ArrayList<>();
    jdbc.sql(
            """
            select t.*, coalesce((select string_agg(r.step, E'\\n') from reminder r
                                  where r.clock_id = t.clock_id and r.due = t.due), '') as sent
            from oversight_term t where t.state = 'RUNNING' and t.soon_at <= ?
            order by t.expires_at, t.clock_id
            """)
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(
            row -> {
              waiting.add(
                  new Waiting(
                      row.getObject("clock_id", UUID.class),
                      row.getObject("case_id", UUID.class),
                      row.getString("agency"),
                      row.getString("term_key"),
                      row.getString("label"),
                      row.getString("task"),
                      row.getString("article"),
                      row.getBoolean("internal"),
                      row.getString("due"),
                      row.getObject("soon_at", OffsetDateTime.class).toInstant(),
                      row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                      row.getString("officer"),
                      row.getString("officer_name"),
                      row.getString("unit"),
                      List.of(row.getString("sent").split("\n"))));
            });
    return waiting;
  }

  /** A period that falls due soon or is over, with the steps that were sent. */
  private record Waiting(
      UUID clockId,
      UUID caseId,
      String agency,
      String termKey,
      String label,
      String task,
      String article,
      boolean internal,
      String due,
      Instant soonAt,
      Instant expiresAt,
      String officer,
      String officerName,
      String unit,
      List<String> sent) {}
}
