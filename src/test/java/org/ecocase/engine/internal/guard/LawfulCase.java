package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

/**
 * Whether what became of a case is lawful, as the database tells it: read with own queries and
 * judged by {@code mutants/law.yml}, without any class that the product has for it.
 */
final class LawfulCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GIVEN = "given";

  private static final Pattern EVENT =
      Pattern.compile(
          "(act|paper|clock) ([a-z-]+)(?:\\[(\\w+)=([A-Z_a-z,]+)])?(?:@([a-z-]+))?"
              + "|(numbered|published|closed|archived)");

  private final JdbcClient jdbc;
  private final Map<String, Object> law;
  private final List<Act> acts;
  private final List<Trace> papers;
  private final List<Trace> clocks;
  private final Set<String> investigators = new HashSet<>();
  private final UUID caseId;
  private final Set<String> breaches = new LinkedHashSet<>();

  /** A submission. */
  private record Act(
      long number, String step, String scope, String user, Instant at, JsonNode content) {}

  /** A paper that was made or a clock that was started. */
  private record Trace(String key, String scope, Instant at, boolean given) {}

  /** When something happened: in the order of what was handed in, and by the clock. */
  private record Moment(long number, Instant at) {}

  private LawfulCase(JdbcClient jdbc, UUID caseId, long made) {
    this.jdbc = jdbc;
    this.caseId = caseId;
    this.law = law();
    this.acts =
        jdbc.sql("select * from submission where case_id = ? and step is not null order by number")
            .param(caseId)
            .query(LawfulCase::act)
            .list();
    this.papers =
        jdbc.sql(
                """
                select template, scope, created_at, created_by = 'given' or seq <= ? from document
                where case_id = ? order by seq
                """)
            .params(made, caseId)
            .query(LawfulCase::trace)
            .list();
    this.clocks =
        jdbc.sql(
                "select term_key, scope, started_at, false from clock where case_id = ? order by seq")
            .param(caseId)
            .query(LawfulCase::trace)
            .list();
    investigators.addAll(
        jdbc.sql(
                """
                select value #>> '{}' from case_fact
                where case_id = ? and key in ('leadOfficer', 'assistingOfficer')
                """)
            .param(caseId)
            .query(String.class)
            .list());
  }

  /**
   * What is unlawful about a case; nothing where all is lawful.
   *
   * @param made the last paper that the test made itself
   */
  static Set<String> breaches(JdbcClient jdbc, UUID caseId, long made) {
    LawfulCase judged = new LawfulCase(jdbc, caseId, made);
    judged.acts.forEach(judged::doer);
    judged.demands();
    return judged.breaches;
  }

  /** The decisive things that have happened in a case. */
  static List<String> reached(JdbcClient jdbc, UUID caseId, long made) {
    LawfulCase judged = new LawfulCase(jdbc, caseId, made);
    List<String> reached = new ArrayList<>();
    for (Map<String, Object> demand : judged.list("demands")) {
      String what = demand.get("what").toString();
      if (!judged.moments(what).isEmpty() && !reached.contains(what)) {
        reached.add(what);
      }
    }
    return reached;
  }

  private static Map<String, Object> law() {
    try (InputStream in = LawfulCase.class.getResourceAsStream("/mutants/law.yml")) {
      return new Yaml().load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Act act(ResultSet row, int i) throws SQLException {
    try {
      return new Act(
          row.getLong("number"),
          row.getString("step"),
          row.getString("scope"),
          row.getString("user_id"),
          row.getTimestamp("at").toInstant(),
          JSON.readTree(row.getString("content")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trace trace(ResultSet row, int i) throws SQLException {
    return new Trace(
        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getBoolean(4));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> list(String key) {
    return (List<Map<String, Object>>) law.get(key);
  }

  @SuppressWarnings("unchecked")
  private void doer(Act act) {
    String who = ((Map<String, String>) law.get("who")).get(act.step());
    if (who == null || act.user().equals(GIVEN)) {
      return;
    }
    List<String> words = List.of(who.split(" "));
    List<String> groups =
        jdbc.sql("select group_id_ from act_id_membership where user_id_ = ?")
            .param(act.user())
            .query(String.class)
            .list();
    if (!groups.contains(words.get(0))) {
      breaches.add(act.step() + " by " + act.user() + ", who is no " + words.get(0));
    }
    boolean investigates = investigators.contains(act.user());
    if (words.contains("apart") && investigates) {
      breaches.add(act.step() + " by " + act.user() + ", who investigated");
    }
    if (words.contains("case") && !investigates) {
      breaches.add(act.step() + " by " + act.user() + ", who is not of the case");
    }
  }

  private void demands() {
    for (Map<String, Object> demand : list("demands")) {
      if (applies((String) demand.get("if"))) {
        for (Moment moment : moments(demand.get("what").toString())) {
          for (Object before : (List<?>) demand.get("before")) {
            if (!happened(before.toString(), moment)) {
              breaches.add(demand.get("what") + " without " + before);
            }
          }
        }
      }
    }
  }

  private boolean applies(String fact) {
    if (fact == null) {
      return true;
    }
    if (fact.equals("penalised")) {
      return acts.stream()
          .filter(act -> act.step().equals("penalty-decision"))
          .reduce((one, other) -> other)
          .filter(act -> act.content().path("decisionKind").asText().equals("PENALTY"))
          .isPresent();
    }
    return jdbc.sql(
            """
            select exists (select 1 from case_fact
              where case_id = ? and scope = '' and key = ? and value = 'true'::jsonb)
            """)
        .params(caseId, fact)
        .query(Boolean.class)
        .single();
  }

  /** When what is written has happened, what tests have brought about left out. */
  private List<Moment> moments(String what) {
    List<Moment> moments = new ArrayList<>();
    for (Matcher event : alternatives(what)) {
      if (event.group(6) != null) {
        state(event.group(6)).ifPresent(moments::add);
      } else if (event.group(1).equals("act")) {
        acts.stream()
            .filter(act -> is(act, event) && counts(act, event) && !act.user().equals(GIVEN))
            .forEach(act -> moments.add(new Moment(act.number(), act.at())));
      } else {
        traces(event)
            .filter(trace -> !trace.given())
            .forEach(trace -> moments.add(new Moment(Long.MAX_VALUE, trace.at())));
      }
    }
    return moments;
  }

  private static List<Matcher> alternatives(String what) {
    return Arrays.stream(what.split("\\|"))
        .map(String::strip)
        .map(
            written -> {
              Matcher matcher = EVENT.matcher(written);
              if (!matcher.matches()) {
                throw new IllegalStateException("cannot read " + written);
              }
              return matcher;
            })
        .toList();
  }

  private Optional<Moment> state(String state) {
    String sql =
        switch (state) {
          case "numbered" -> "select case_number is not null from case_file where id = ?";
          case "published" -> "select exists (select 1 from disclosure where case_id = ?)";
          case "closed" -> "select stage = 'CLOSED_NO_CASE' from case_file where id = ?";
          default -> "select stage = 'ARCHIVED' from case_file where id = ?";
        };
    return jdbc.sql(sql).param(caseId).query(Boolean.class).single()
        ? Optional.of(new Moment(Long.MAX_VALUE, Instant.MAX))
        : Optional.empty();
  }

  private boolean happened(String before, Moment moment) {
    return alternatives(before).stream()
        .anyMatch(
            event ->
                event.group(1).equals("act")
                    ? acts.stream()
                        .filter(act -> is(act, event) && act.number() < moment.number())
                        .filter(act -> !act.at().isAfter(moment.at()))
                        .reduce((one, other) -> other)
                        .filter(act -> counts(act, event))
                        .isPresent()
                    : traces(event).anyMatch(trace -> !trace.at().isAfter(moment.at())));
  }

  private boolean is(Act act, Matcher event) {
    return act.step().equals(event.group(2))
        && (event.group(5) == null || act.scope().equals(event.group(5)));
  }

  private static boolean counts(Act act, Matcher event) {
    return event.group(3) == null
        || List.of(event.group(4).split(",")).contains(act.content().path(event.group(3)).asText());
  }

  private Stream<Trace> traces(Matcher event) {
    return (event.group(1).equals("paper") ? papers : clocks)
        .stream()
            .filter(trace -> trace.key().equals(event.group(2)))
            .filter(trace -> event.group(5) == null || trace.scope().equals(event.group(5)));
  }
}
