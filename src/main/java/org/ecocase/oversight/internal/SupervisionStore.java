package org.ecocase.oversight.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.oversight.CaseOversight;
import org.ecocase.oversight.Urging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code urging} and {@code reminder}. */
@Repository
public class SupervisionStore {

  private static final String URGING =
      """
      select u.*, coalesce(b.name, u.by_user) as by_name, coalesce(o.name, u.person) as person_name
      from urging u left join officer b on b.user_id = u.by_user
      left join officer o on o.user_id = u.person
      """;

  private final JdbcClient jdbc;

  SupervisionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a new urging; false when an earlier one about the same period waits for its answer. */
  public boolean insert(Urging urging, String agency) {
    return jdbc.sql(
                """
                insert into urging (id, case_id, clock_id, agency, term, instruction, by_user,
                  person, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (clock_id) where answered_at is null do nothing
                """)
            .params(
                urging.id(),
                urging.caseId(),
                urging.clockId(),
                agency,
                urging.term(),
                urging.instruction(),
                urging.by(),
                urging.person(),
                at(urging.at()))
            .update()
        == 1;
  }

  /** Keeps the answer to an urging. */
  public void answer(UUID id, String progress, String reason, LocalDate expectedEnd, Instant at) {
    jdbc.sql(
            """
            update urging set progress = ?, reason = ?, expected_end = ?, answered_at = ?
            where id = ?
            """)
        .params(progress, reason, expectedEnd, at(at), id)
        .update();
  }

  public Optional<Urging> find(UUID id) {
    return jdbc.sql(URGING + "where u.id = ?").param(id).query(SupervisionStore::urging).optional();
  }

  /** Every urging of a case, newest first. */
  public List<Urging> urgings(UUID caseId) {
    return jdbc.sql(URGING + "where u.case_id = ? order by u.at desc")
        .param(caseId)
        .query(SupervisionStore::urging)
        .list();
  }

  /** The last urging of each of these cases that has one. */
  public Map<UUID, Urging> latest(Collection<UUID> cases) {
    Map<UUID, Urging> latest = new HashMap<>();
    if (!cases.isEmpty()) {
      jdbc.sql(URGING + "where u.case_id in (:cases) order by u.at")
          .param("cases", cases)
          .query(SupervisionStore::urging)
          .list()
          .forEach(urging -> latest.put(urging.caseId(), urging));
    }
    return latest;
  }

  /** Every reminder of a case, newest first. */
  public List<CaseOversight.Reminder> reminders(UUID caseId) {
    return jdbc.sql(
            """
            select r.term, r.step, r.recipients, r.at from reminder r
            where r.case_id = ? order by r.at desc
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new CaseOversight.Reminder(
                    row.getString("term"),
                    row.getString("step"),
                    row.getString("recipients"),
                    instant(row, "at")))
        .list();
  }

  /** Notes that a reminder is sent; false when it was before. */
  public boolean remind(
      UUID clockId,
      UUID caseId,
      String term,
      String step,
      String due,
      String recipients,
      Instant at) {
    return jdbc.sql(
                """
                insert into reminder (clock_id, case_id, term, step, due, recipients, at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (clock_id, step, due) do nothing
                """)
            .params(clockId, caseId, term, step, due, recipients, at(at))
            .update()
        == 1;
  }

  private static Urging urging(ResultSet row, int number) throws SQLException {
    return new Urging(
        row.getObject("id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getObject("clock_id", UUID.class),
        row.getString("term"),
        row.getString("instruction"),
        row.getString("by_user"),
        row.getString("by_name"),
        row.getString("person"),
        row.getString("person_name"),
        instant(row, "at"),
        instant(row, "answered_at"),
        row.getString("progress"),
        row.getString("reason"),
        row.getObject("expected_end", LocalDate.class));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
