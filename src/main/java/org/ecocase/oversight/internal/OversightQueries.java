package org.ecocase.oversight.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.Lamp;
import org.ecocase.dictionary.Masking;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.oversight.FinishedCase;
import org.ecocase.oversight.OversightFilter;
import org.ecocase.oversight.Overview;
import org.ecocase.oversight.Page;
import org.ecocase.oversight.TermRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists and counts over the read model, within somebody's sight. */
@Repository
public class OversightQueries {

  private static final String NATURAL_PERSON =
      """
      exists (select 1 from case_file f join party p on p.id = f.party_id
              where f.id = t.case_id and p.kind = 'PERSON')""";

  private static final int WEEKS = 12;
  private static final List<String> GROUPS =
      List.of("stage", "agency", "unit", "officer", "source", "term_key");

  private final JdbcClient jdbc;
  private final FlowProfiles profiles;
  private final Clock clock;

  OversightQueries(JdbcClient jdbc, FlowProfiles profiles, Clock clock) {
    this.jdbc = jdbc;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** A count of one group. */
  public record Count(String group, String key, String label, Lamp lamp, long terms) {}

  /** Periods by lamp and by every group, in one reading of the table. */
  public List<Count> counts(Sight sight, OversightFilter filter) {
    Conditions where = Conditions.ofTerms(sight, filter.anyLamp(), clock.instant());
    String columns = String.join(", ", GROUPS);
    String sets = "(lamp), (lamp, " + String.join("), (lamp, ", GROUPS) + ")";
    return jdbc.sql(
            """
            with t as (
              select %1$s as lamp, %2$s, max(officer_name) as officer_name, max(label) as label,
                     count(*) as terms
              from oversight_term t where %3$s group by 1, %2$s)
            select grouping(%2$s) as marks, lamp, %2$s, max(officer_name) as officer_name,
                   max(label) as label, sum(terms) as terms
            from t group by grouping sets (%4$s)
            """
                .formatted(Conditions.LAMP, columns, where.sql(), sets))
        .params(where.parameters())
        .query(OversightQueries::count)
        .list();
  }

  private static Count count(ResultSet row, int number) throws SQLException {
    int marks = row.getInt("marks");
    String group = "";
    for (int i = 0; i < GROUPS.size(); i++) {
      boolean grouped = (marks & 1 << GROUPS.size() - 1 - i) == 0;
      group = grouped ? GROUPS.get(i) : group;
    }
    String key = group.isEmpty() ? "" : row.getString(group);
    String label =
        switch (group) {
          case "officer" -> row.getString("officer_name");
          case "term_key" -> row.getString("label");
          default -> key;
        };
    return new Count(group, key, label, Lamp.valueOf(row.getString("lamp")), row.getLong("terms"));
  }

  /**
   * How many cases there are by the worst lamp of their periods, so that each counts once; what
   * stands still counts where nothing else runs. Read once, as sorting would take long.
   */
  public Map<Lamp, Long> cases(Sight sight, OversightFilter filter) {
    Conditions where = Conditions.ofTerms(sight, filter.anyLamp(), clock.instant());
    List<Lamp> lamps = List.of(Lamp.OVERDUE, Lamp.DUE_SOON, Lamp.NORMAL, Lamp.SUSPENDED);
    String marks =
        lamps.stream()
            .map(lamp -> "bool_or(true" + Conditions.lamp(lamp) + ") as " + lamp.name())
            .collect(Collectors.joining(", "));
    String counts =
        IntStream.range(0, lamps.size())
            .mapToObj(
                i ->
                    "count(*) filter (where c.%1$s%2$s) as %1$s"
                        .formatted(
                            lamps.get(i).name(),
                            lamps.subList(0, i).stream()
                                .map(worse -> " and not c." + worse.name())
                                .collect(Collectors.joining())))
            .collect(Collectors.joining(", "));
    return jdbc.sql(
            "select %s from (select %s from oversight_term t where %s group by t.case_id) c"
                .formatted(counts, marks, where.sql()))
        .params(where.parameters())
        .query(
            (row, number) -> {
              Map<Lamp, Long> cases = new EnumMap<>(Lamp.class);
              for (Lamp lamp : lamps) {
                cases.put(lamp, row.getLong(lamp.name()));
              }
              return cases;
            })
        .single();
  }

  /** What came in, ended and was missed in each of the last weeks. */
  public List<Overview.Week> trend(Sight sight, OversightFilter filter) {
    LocalDate first =
        LocalDate.now(clock)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(WEEKS - 1L);
    Conditions where = Conditions.ofCases(sight, filter.anyLamp(), clock.instant());
    Map<String, Object> parameters = new HashMap<>(where.parameters());
    parameters.put("from", at(first));
    Map<LocalDate, Long> received =
        weeks("select t.received_at as at from oversight_case t where %s", where, parameters);
    Map<LocalDate, Long> closed =
        weeks("select t.closed_at as at from oversight_case t where %s", where, parameters);
    Map<LocalDate, Long> late =
        weeks(
            "select t.closed_at as at from oversight_case t where t.terms_late > 0 and %s",
            where, parameters);
    Map<LocalDate, Long> expired =
        weeks(
            """
            select l.expires_at as at from oversight_late l
            join oversight_case t on t.case_id = l.case_id
            where l.agency in (:agencies) and %1$s
            union all
            select t.expires_at from oversight_term t
            where t.state = 'RUNNING' and t.expires_at <= :now and %1$s
            """,
            where, parameters);
    return first
        .datesUntil(first.plusWeeks(WEEKS), java.time.Period.ofWeeks(1))
        .map(
            monday ->
                new Overview.Week(
                    monday,
                    received.getOrDefault(monday, 0L),
                    closed.getOrDefault(monday, 0L),
                    late.getOrDefault(monday, 0L),
                    expired.getOrDefault(monday, 0L)))
        .toList();
  }

  private Map<LocalDate, Long> weeks(
      String moments, Conditions where, Map<String, Object> parameters) {
    Map<LocalDate, Long> weeks = new HashMap<>();
    jdbc.sql(
            """
            select cast(date_trunc('week', m.at at time zone 'Asia/Shanghai') as date) as monday,
                   count(*) as number
            from (%s) m where m.at >= :from group by 1
            """
                .formatted(moments.formatted(where.sql())))
        .params(parameters)
        .query(
            row -> {
              weeks.put(row.getObject("monday", LocalDate.class), row.getLong("number"));
            });
    return weeks;
  }

  /** Cases that ended this year, all of them or only those with a period that ended late. */
  public long closedThisYear(Sight sight, OversightFilter filter, boolean late) {
    Conditions where = Conditions.ofCases(sight, filter.anyLamp(), clock.instant());
    return jdbc.sql(
            "select count(*) from oversight_case t where t.closed_at >= :from"
                + (late ? " and t.terms_late > 0 and " : " and ")
                + where.sql())
        .params(where.parameters())
        .param("from", at(LocalDate.now(clock).withDayOfYear(1)))
        .query(Long.class)
        .single();
  }

  /** Periods that still run, the most urgent first and those that stand still last. */
  public Page<TermRow> terms(Sight sight, OversightFilter filter, int limit, int offset) {
    Conditions where = Conditions.ofTerms(sight, filter, clock.instant());
    int total = count("oversight_term", where);
    List<TermRow> rows =
        jdbc.sql(
                """
                select t.*, %s as lamp, %s as natural_person from oversight_term t where %s
                order by (t.state = 'SUSPENDED'), t.expires_at, t.clock_id
                limit :limit offset :offset
                """
                    .formatted(Conditions.LAMP, NATURAL_PERSON, where.sql()))
            .params(where.parameters())
            .param("limit", limit)
            .param("offset", offset)
            .query(this::term)
            .list();
    return page(rows, total);
  }

  /** Cases that have ended, the last first. */
  public Page<FinishedCase> finished(Sight sight, OversightFilter filter, int limit, int offset) {
    Conditions where = Conditions.ofFinished(sight, filter, clock.instant());
    int total = count("oversight_case", where);
    // What matches few is found first and then ordered: by its order nearly all would be read.
    String few = filter.text() != null && total <= Page.MOST ? "materialized" : "not materialized";
    List<FinishedCase> rows =
        jdbc.sql(
                """
                with t as %s (select * from oversight_case t where %s)
                select t.*, case when t.terms_late = 0 then '' else (
                    select string_agg(l.label || '超期' || (
                             cast(l.ended_at at time zone 'Asia/Shanghai' as date)
                             - cast(l.expires_at at time zone 'Asia/Shanghai' as date) + 1) || '日',
                           '；' order by l.expires_at)
                    from oversight_late l where l.case_id = t.case_id) end as late, %s as natural_person
                from t
                order by t.closed_at desc, t.case_id limit :limit offset :offset
                """
                    .formatted(few, where.sql(), NATURAL_PERSON))
            .params(where.parameters())
            .param("limit", limit)
            .param("offset", offset)
            .query(this::finished)
            .list();
    return page(rows, total);
  }

  private static <T> Page<T> page(List<T> rows, int total) {
    return new Page<>(rows, Math.min(total, Page.MOST), total > Page.MOST);
  }

  /** How many there are, or one more than anybody leafs through. */
  private int count(String table, Conditions where) {
    return jdbc.sql(
            "select count(*) from (select 1 from %s t where %s limit %d) t"
                .formatted(table, where.sql(), Page.MOST + 1))
        .params(where.parameters())
        .query(Integer.class)
        .single();
  }

  /** Whether a case is one of those somebody sees. */
  public boolean within(Sight sight, UUID caseId) {
    Conditions where = Conditions.ofCases(sight, OversightFilter.of(caseId), clock.instant());
    return jdbc.sql("select exists (select 1 from oversight_case t where " + where.sql() + ")")
        .params(where.parameters())
        .query(Boolean.class)
        .single();
  }

  /**
   * The process instances of cases, the outermost and latest of each, but none that sends a mail.
   */
  public Map<UUID, String> instances(Collection<UUID> cases) {
    Map<UUID, String> instances = new HashMap<>();
    if (cases.isEmpty()) {
      return instances;
    }
    jdbc.sql(
            """
            select e.business_key_ as case_id, e.id_ as instance
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.business_key_ in (:cases) and e.parent_id_ is null and e.super_exec_ is null
              and d.key_ not in ('outgoing-mail', 'urging')
            """)
        .param("cases", cases.stream().map(UUID::toString).toList())
        .query(
            row -> {
              instances.put(UUID.fromString(row.getString("case_id")), row.getString("instance"));
            });
    return instances;
  }

  /** Whoever supervises need not know who a person is (ADR 31). */
  private static String party(ResultSet row) throws SQLException {
    String name = row.getString("party");
    return row.getBoolean("natural_person") ? Masking.name(name) : name;
  }

  private TermRow term(ResultSet row, int number) throws SQLException {
    Due due = Due.parse(row.getString("due"));
    return new TermRow(
        row.getObject("clock_id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("agency"),
        row.getString("number"),
        party(row),
        row.getString("title"),
        profiles.stage(row.getString("stage")),
        row.getString("source"),
        row.getString("officer"),
        row.getString("officer_name"),
        row.getString("unit"),
        row.getString("term_key"),
        row.getString("label"),
        row.getString("scope"),
        row.getString("article"),
        row.getBoolean("internal"),
        Lamp.valueOf(row.getString("lamp")),
        due.text(),
        ChronoUnit.DAYS.between(LocalDate.now(clock), due.date()),
        0,
        row.getString("task"),
        row.getBoolean("provisional"),
        null,
        null);
  }

  private FinishedCase finished(ResultSet row, int number) throws SQLException {
    return new FinishedCase(
        row.getObject("case_id", UUID.class),
        row.getString("agency"),
        row.getString("number"),
        party(row),
        row.getString("title"),
        profiles.stage(row.getString("stage")),
        row.getString("source"),
        row.getString("officer_name"),
        row.getString("unit"),
        instant(row, "received_at"),
        row.getObject("filed_on", LocalDate.class),
        instant(row, "closed_at"),
        row.getInt("terms_ended"),
        row.getInt("terms_late"),
        row.getString("late") == null ? "" : row.getString("late"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private OffsetDateTime at(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC);
  }
}
