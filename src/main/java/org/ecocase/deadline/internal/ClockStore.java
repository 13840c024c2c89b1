package org.ecocase.deadline.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.deadline.CalendarYear;
import org.ecocase.deadline.ClockChange;
import org.ecocase.deadline.ClockEntry;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code clock} and {@code clock_event}. */
@Repository
public class ClockStore {

  private static final String LIVE = " and state in ('RUNNING', 'SUSPENDED')";
  private static final String NAMED = "case_id = :case and scope = :scope and term_key = :term";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final JdbcClient jdbc;

  public ClockStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a new clock; false when a clock of this name runs already. */
  public boolean insert(ClockRow row) {
    return jdbc.sql(
                """
                insert into clock (id, case_id, agency, scope, term_key, term, started_at, state,
                  base_due, due, due_date, soon_at, expires_at, provisional)
                values (:id, :case, :agency, :scope, :term, cast(:row as jsonb), :started, :state,
                  :base, :due, :date, :soon, :expires, :provisional)
                on conflict (case_id, scope, term_key) where state in ('RUNNING', 'SUSPENDED')
                do nothing
                """)
            .params(named(row.name()))
            .params(dates(row))
            .param("agency", row.agency())
            .param("row", write(row.term()))
            .param("started", Timestamp.from(row.startedAt()))
            .update()
        == 1;
  }

  /** Stores the state and the end of a clock. */
  public void update(ClockRow row) {
    jdbc.sql(
            """
            update clock set state = :state, base_due = :base, due = :due, due_date = :date, soon_at = :soon,
              expires_at = :expires, provisional = :provisional, ended_at = :ended
            where id = :id
            """)
        .params(dates(row))
        .param("ended", row.endedAt() == null ? null : Timestamp.from(row.endedAt()))
        .update();
  }

  /** The live clock of this name, locked until the transaction ends. */
  public Optional<ClockRow> lockLive(ClockName name) {
    return jdbc.sql("select * from clock where " + NAMED + LIVE + " for update")
        .params(named(name))
        .query(ClockStore::row)
        .optional();
  }

  /** This clock, locked until the transaction ends, when it is still live. */
  public Optional<ClockRow> lockLive(UUID id) {
    return jdbc.sql("select * from clock where id = :id" + LIVE + " for update")
        .param("id", id)
        .query(ClockStore::row)
        .optional();
  }

  /** The live clock of this name, or else the one that ended last. */
  public Optional<ClockRow> latest(ClockName name) {
    return jdbc.sql(
            "select * from clock where "
                + NAMED
                + " order by (state in ('RUNNING', 'SUSPENDED')) desc, seq desc limit 1")
        .params(named(name))
        .query(ClockStore::row)
        .optional();
  }

  /** All clocks of a case in the order of their start. */
  public List<ClockRow> of(UUID caseId) {
    return jdbc.sql("select * from clock where case_id = :case order by seq")
        .param("case", caseId)
        .query(ClockStore::row)
        .list();
  }

  /**
   * Live clocks whose end may depend on the paper of this year, in the order to lock them; it may
   * name days shortly before and after the year.
   */
  public List<UUID> dependingOn(int year) {
    LocalDate first = LocalDate.of(year, 1, 1).minusDays(CalendarYear.MARGIN);
    LocalDate next = LocalDate.of(year + 1, 1, 1).plusDays(CalendarYear.MARGIN);
    return jdbc.sql(
            """
            select id from clock
            where state in ('RUNNING', 'SUSPENDED')
              and (provisional or (due_date >= :first and started_at < :next))
            order by id
            """)
        .param("first", first)
        .param("next", Timestamp.from(next.atStartOfDay(Due.ZONE).toInstant()))
        .query(UUID.class)
        .list();
  }

  /** Writes down what happened. */
  public void append(UUID clockId, ClockEntry entry) {
    jdbc.sql(
            """
            insert into clock_event (clock_id, what, on_day, reason, scope, amount, unit, approver,
              collective, note, old_due, new_due, by_user, at)
            values (:clock, :what, :on, :reason, :scope, :amount, :unit, :approver, :collective, :note,
              :old, :new, :by, :at)
            """)
        .param("clock", clockId)
        .param("what", entry.what().name())
        .param("on", entry.on())
        .param("reason", entry.reason() == null ? null : entry.reason().name())
        .param("scope", entry.scope())
        .param("amount", entry.amount())
        .param("unit", entry.unit() == null ? null : entry.unit().name())
        .param("approver", entry.approver())
        .param("collective", entry.collective())
        .param("note", entry.note())
        .param("old", entry.oldDue() == null ? null : entry.oldDue().text())
        .param("new", entry.newDue() == null ? null : entry.newDue().text())
        .param("by", entry.by())
        .param("at", Timestamp.from(entry.at()))
        .update();
  }

  /** What happened to a clock, in order. */
  public List<ClockEntry> entries(UUID clockId) {
    return jdbc.sql("select * from clock_event where clock_id = :clock order by seq")
        .param("clock", clockId)
        .query((row, n) -> entry(row))
        .list();
  }

  /** What happened to the clocks of a case, by clock and in order. */
  public Map<UUID, List<ClockEntry>> entriesOf(UUID caseId) {
    Map<UUID, List<ClockEntry>> entries = new LinkedHashMap<>();
    jdbc.sql(
            """
            select e.* from clock_event e join clock c on c.id = e.clock_id
            where c.case_id = :case order by e.seq
            """)
        .param("case", caseId)
        .query(
            row -> {
              entries
                  .computeIfAbsent(row.getObject("clock_id", UUID.class), id -> new ArrayList<>())
                  .add(entry(row));
            });
    return entries;
  }

  /** Suspensions and resumptions of clocks, by clock and in order. */
  public Map<UUID, List<ClockEntry>> standstills(Collection<UUID> clockIds) {
    Map<UUID, List<ClockEntry>> entries = new LinkedHashMap<>();
    if (clockIds.isEmpty()) {
      return entries;
    }
    jdbc.sql(
            """
            select * from clock_event
            where clock_id in (:clocks) and what in ('SUSPENDED', 'RESUMED') order by seq
            """)
        .param("clocks", clockIds)
        .query(
            row -> {
              entries
                  .computeIfAbsent(row.getObject("clock_id", UUID.class), id -> new ArrayList<>())
                  .add(entry(row));
            });
    return entries;
  }

  private static Map<String, Object> named(ClockName name) {
    return Map.of("case", name.caseId(), "scope", name.scope(), "term", name.termKey());
  }

  private static Map<String, Object> dates(ClockRow row) {
    return Map.of(
        "id", row.id(),
        "base", row.baseDue().text(),
        "state", row.state().name(),
        "due", row.due().text(),
        "date", row.due().date(),
        "soon", Timestamp.from(row.soonAt()),
        "expires", Timestamp.from(row.due().expiry()),
        "provisional", row.provisional());
  }

  private static ClockRow row(ResultSet row, int number) throws SQLException {
    return new ClockRow(
        row.getObject("id", UUID.class),
        new ClockName(
            row.getObject("case_id", UUID.class),
            row.getString("scope"),
            row.getString("term_key")),
        row.getString("agency"),
        read(row.getString("term")),
        row.getTimestamp("started_at").toInstant(),
        ClockState.valueOf(row.getString("state")),
        Due.parse(row.getString("base_due")),
        Due.parse(row.getString("due")),
        row.getTimestamp("soon_at").toInstant(),
        row.getBoolean("provisional"),
        instant(row.getTimestamp("ended_at")));
  }

  private static ClockEntry entry(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    String unit = row.getString("unit");
    return new ClockEntry(
        ClockChange.valueOf(row.getString("what")),
        row.getObject("on_day", LocalDate.class),
        reason == null ? null : SuspensionReason.valueOf(reason),
        row.getString("scope"),
        row.getObject("amount", Integer.class),
        unit == null ? null : Unit.valueOf(unit),
        row.getString("approver"),
        row.getBoolean("collective"),
        row.getString("note"),
        due(row.getString("old_due")),
        due(row.getString("new_due")),
        row.getString("by_user"),
        row.getTimestamp("at").toInstant());
  }

  private static Due due(String text) {
    return text == null ? null : Due.parse(text);
  }

  private static Instant instant(Timestamp stamp) {
    return stamp == null ? null : stamp.toInstant();
  }

  private static String write(Term term) {
    try {
      return JSON.writeValueAsString(term);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Term read(String json) {
    try {
      return JSON.readValue(json, Term.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
