package org.ecocase.casefile.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.NewFiles;
import org.ecocase.casefile.Processes;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.flow.Start;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins what the flows want begun in every month, quarter or year: a file of each agency, once,
 * whichever node comes first. A period whose first day nobody was up for is begun later in it.
 */
@Component
class CalendarStarts {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarStarts.class);
  private static final String SOURCE = "CALENDAR";

  private final FlowProfiles profiles;
  private final Directory directory;
  private final NewFiles files;
  private final ObjectProvider<Processes> processes;
  private final Journal journal;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  CalendarStarts(
      FlowProfiles profiles,
      Directory directory,
      NewFiles files,
      ObjectProvider<Processes> processes,
      Journal journal,
      JdbcClient jdbc,
      TransactionOperations transaction,
      Clock clock) {
    this.profiles = profiles;
    this.directory = directory;
    this.files = files;
    this.processes = processes;
    this.journal = journal;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Begins what is due and has not begun. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "${ecocase.calendar.starts-after}")
  void begin() {
    LocalDate today = LocalDate.now(clock);
    for (FlowProfile profile : profiles.all()) {
      profile
          .starts(Start.From.CALENDAR)
          .forEach(start -> directory.agencies().forEach(a -> begin(profile, start, a, today)));
    }
  }

  /** What cannot begin in one agency holds up no other. */
  private void begin(FlowProfile profile, Start start, Agency agency, LocalDate today) {
    String period = start.every().period(today);
    try {
      transaction.executeWithoutResult(
          status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("calendar " + start.process() + agency.id() + period)
                .query((row, i) -> 1)
                .single();
            if (!begun(start, agency, period)) {
              open(profile.opens().orElseThrow(), start, agency, period);
            }
          });
    } catch (RuntimeException e) {
      LOG.error("{} was not begun for {} in {}", start.process(), agency.id(), period, e);
    }
  }

  private boolean begun(Start start, Agency agency, String period) {
    return jdbc.sql(
            """
            select exists (
              select 1 from calendar_start where process = ? and agency = ? and period = ?)
            """)
        .params(start.process(), agency.id(), period)
        .query(Boolean.class)
        .single();
  }

  private void open(FileKind kind, Start start, Agency agency, String period) {
    CaseFile file = files.open(kind.key(), agency.id(), SOURCE, clock.instant());
    jdbc.sql("insert into calendar_start (process, agency, period, case_id) values (?, ?, ?, ?)")
        .params(start.process(), agency.id(), period, file.id())
        .update();
    journal.append(
        file.id(),
        Actor.SYSTEM.id(),
        "FILE_OPENED",
        "按日历（" + period + "）建立" + kind.label() + file.clueNumber(),
        Map.of("kind", kind.key(), "period", period));
    processes.getObject().start(file.id(), start.message());
  }
}
