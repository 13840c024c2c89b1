package org.ecocase.discretion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The assessments of cases, with everything they were computed by. */
@Repository
public class KeptAssessments {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 5000;

  private final JdbcClient jdbc;
  private final Clock clock;

  KeptAssessments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An assessment.
   *
   * @param input what it was computed by
   * @param sheet what the sheet of the calculation says
   * @param low what was computed, in 分; for a span its lower end
   * @param high the upper end; the same as {@code low} for one amount
   * @param fine what the officer confirmed, in 分; null until then
   * @param reason the reasons the officer confirmed, or empty
   * @param deviation why that departs from what was computed, or empty
   * @param more whether the officer went on to another violation of the case
   */
  public record Kept(
      long sequence,
      UUID caseId,
      KeptInput input,
      Sheet sheet,
      long low,
      long high,
      Long fine,
      String reason,
      String deviation,
      boolean more,
      String lawVersion) {}

  /** Keeps a calculation. */
  void add(UUID caseId, KeptInput input, Sheet sheet, Assessment assessment, String lawVersion) {
    jdbc.sql(
            """
            insert into discretion_assessment
              (case_id, standard, table_no, input, sheet, low, high, law_version, assessed_at)
            values (:case, :standard, :table, :input::jsonb, :sheet::jsonb, :low, :high, :law, :at)
            """)
        .param("case", caseId)
        .param("standard", input.standard())
        .param("table", input.table())
        .param("input", write(input))
        .param("sheet", write(sheet))
        .param("low", assessment.range().least())
        .param("high", assessment.range().max())
        .param("law", lawVersion)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** Confirms the calculation made last. */
  void confirm(UUID caseId, long fine, String reason, String deviation, boolean more) {
    jdbc.sql(
            """
            update discretion_assessment set fine = :fine, reason = :reason,
              deviation = :deviation, more = :more,
              confirmed_at = :at
            where confirmed_at is null and sequence =
              (select max(sequence) from discretion_assessment where case_id = :case)
            """)
        .param("case", caseId)
        .param("fine", fine)
        .param("reason", reason)
        .param("deviation", deviation)
        .param("more", more)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** Those confirmed in a go that is still open: the officer has gone on to another violation. */
  List<Kept> open(UUID caseId) {
    List<Kept> counting = counting(caseId);
    return !counting.isEmpty() && counting.get(counting.size() - 1).more() ? counting : List.of();
  }

  /** Closes the go: there is no other violation. */
  void close(UUID caseId) {
    jdbc.sql(
            """
            update discretion_assessment set more = false
            where sequence =
              (select max(sequence) from discretion_assessment
               where case_id = :case and confirmed_at is not null)
            """)
        .param("case", caseId)
        .update();
  }

  /**
   * What is being weighed again: the calculation made last, unless another violation follows it.
   */
  Optional<KeptInput> again(UUID caseId) {
    return jdbc.sql(
            """
            select * from discretion_assessment where case_id = ? order by sequence desc limit 1
            """)
        .param(caseId)
        .query(KeptAssessments::row)
        .optional()
        .filter(kept -> !kept.more())
        .map(Kept::input);
  }

  /** The violations that count in a case: those confirmed in one go, the newest go. */
  public List<Kept> counting(UUID caseId) {
    List<Kept> counting = new ArrayList<>();
    for (Kept kept : confirmed(caseId)) {
      if (!counting.isEmpty() && !counting.get(counting.size() - 1).more()) {
        counting.clear();
      }
      counting.add(kept);
    }
    return counting;
  }

  private List<Kept> confirmed(UUID caseId) {
    return jdbc.sql(
            """
            select * from discretion_assessment
            where case_id = ? and confirmed_at is not null order by sequence
            """)
        .param(caseId)
        .query(KeptAssessments::row)
        .list();
  }

  /**
   * The confirmed assessments by the tables of a standard, newest first, at most 5000.
   *
   * @param table the number of a table; empty for all
   * @param agencies whose cases
   */
  public List<Kept> by(String standard, String table, Set<String> agencies) {
    if (agencies.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select a.* from discretion_assessment a
            join case_file f on f.id = a.case_id and f.agency in (:agencies)
            where a.standard = :standard and a.confirmed_at is not null
              and (:table = '' or a.table_no = :table)
            order by a.sequence desc limit :most
            """)
        .param("agencies", agencies)
        .param("standard", standard)
        .param("table", table)
        .param("most", MOST)
        .query(KeptAssessments::row)
        .list();
  }

  private static Kept row(ResultSet row, int index) throws SQLException {
    try {
      return new Kept(
          row.getLong("sequence"),
          row.getObject("case_id", UUID.class),
          JSON.readValue(row.getString("input"), KeptInput.class),
          JSON.readValue(row.getString("sheet"), Sheet.class),
          row.getLong("low"),
          row.getLong("high"),
          row.getObject("fine", Long.class),
          row.getString("reason"),
          row.getString("deviation"),
          row.getBoolean("more"),
          row.getString("law_version"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
