package org.ecocase.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.rule.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The runs of flows that were started from a file (办案动作), each with a scope of its own. */
@Repository
public class Runs {

  private static final String OPEN =
      """
      select r.*, exists (select 1 from submission s where s.case_id = r.case_id
                            and (s.scope = r.scope or s.scope like r.scope || '/%')) as submitted
      from file_run r where r.case_id = ? and r.ended_at is null
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Runs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A run.
   *
   * @param scope its scope in the file, such as {@code seizure-2}
   * @param label what the flow is called
   * @param submitted whether anything was handed in
   */
  public record Run(
      UUID caseId,
      String scope,
      String process,
      String label,
      String startedBy,
      Instant startedAt,
      boolean submitted) {}

  /** Whoever starts, ends or counts runs of a file has the file for himself meanwhile. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(UUID caseId) {
    jdbc.sql("select id from case_file where id = ? for update")
        .param(caseId)
        .query(UUID.class)
        .optional();
  }

  /** Notes a new run of a flow, and gives it its scope. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Run begin(UUID caseId, String process, String label, String by) {
    lock(caseId);
    int number =
        jdbc.sql("select count(*) + 1 from file_run where case_id = ? and process = ?")
            .params(caseId, process)
            .query(Integer.class)
            .single();
    Run run = new Run(caseId, process + "-" + number, process, label, by, clock.instant(), false);
    jdbc.sql("insert into file_run values (?, ?, ?, ?, ?, ?, null, null)")
        .params(
            run.caseId(),
            run.scope(),
            run.process(),
            run.label(),
            run.startedBy(),
            at(run.startedAt()))
        .update();
    return run;
  }

  /** The runs of a file that have not ended, oldest first. */
  public List<Run> open(UUID caseId) {
    return jdbc.sql(OPEN + "order by r.started_at, r.scope").param(caseId).query(Runs::run).list();
  }

  /** An open run by its scope. */
  public Optional<Run> find(UUID caseId, String scope) {
    return jdbc.sql(OPEN + "and r.scope = ?").params(caseId, scope).query(Runs::run).optional();
  }

  /** What the flow of a run is called, whether it has ended or not; empty where there is none. */
  public Optional<String> label(UUID caseId, String scope) {
    return jdbc.sql("select label from file_run where case_id = ? and scope = ?")
        .params(caseId, scope)
        .query(String.class)
        .optional();
  }

  /** The run in which a scope lies; empty on the main line. */
  public Optional<String> of(UUID caseId, String scope) {
    String outermost = Scope.outermost(scope);
    return jdbc.sql("select scope from file_run where case_id = ? and scope = ?")
        .params(caseId, outermost)
        .query(String.class)
        .optional();
  }

  /** Notes that a run has ended. */
  public void end(UUID caseId, String scope, boolean withdrawn) {
    jdbc.sql(
            """
            update file_run set ended_at = ?, withdrawn = ?
            where case_id = ? and scope = ? and ended_at is null
            """)
        .params(at(clock.instant()), withdrawn, caseId, scope)
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Run run(ResultSet row, int i) throws SQLException {
    return new Run(
        row.getObject("case_id", UUID.class),
        row.getString("scope"),
        row.getString("process"),
        row.getString("label"),
        row.getString("started_by"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("submitted"));
  }
}
