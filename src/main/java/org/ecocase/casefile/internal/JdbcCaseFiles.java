package org.ecocase.casefile.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.CaseChanged;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.casefile.FileLink;
import org.ecocase.casefile.Submission;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;
import org.ecocase.dictionary.FactType;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.flow.Stage;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcCaseFiles implements CaseFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
  private static final String NAMING =
      """
      (f.opened_by = :user
       or exists (
         select 1 from case_fact n
         where n.case_id = f.id and n.key = any (:people) and n.value = to_jsonb(:user::text))
       or exists (
         select 1 from case_fact n
         join unnest(:tables::text[], :rows::text[]) r (key, content) on r.key = n.key
         where n.case_id = f.id and n.value @> r.content::jsonb))
      """;

  private static final String FILE =
      """
      select f.id, f.kind, f.agency, f.clue_number, f.case_number, f.title, f.source, f.stage,
             f.received_at, f.filed_on, f.closed_at, f.party_id, f.source_id, f.opened_by
      from case_file f
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Dictionary dictionary;
  private final PartyFacts partyFacts;
  private final FileLinks links;
  private final FlowProfiles profiles;
  private final ApplicationEventPublisher events;

  JdbcCaseFiles(
      JdbcClient jdbc,
      Clock clock,
      Dictionary dictionary,
      PartyFacts partyFacts,
      FileLinks links,
      FlowProfiles profiles,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.dictionary = dictionary;
    this.partyFacts = partyFacts;
    this.links = links;
    this.profiles = profiles;
    this.events = events;
  }

  @Override
  public void open(CaseFile f) {
    jdbc.sql(
            """
            insert into case_file (id, kind, agency, clue_number, title, source, stage, received_at,
              opened_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            f.id(),
            f.kind(),
            f.agency(),
            f.clueNumber(),
            f.title(),
            f.source(),
            f.stage().key(),
            at(f.receivedAt()),
            f.openedBy())
        .update();
    events.publishEvent(new CaseChanged(f.id()));
  }

  @Override
  public Optional<CaseFile> find(UUID id) {
    return jdbc.sql(FILE + "where f.id = ?").param(id).query(this::file).optional();
  }

  @Override
  public CaseFile get(UUID id) {
    return find(id).orElseThrow(() -> Refusal.notFound("没有这个案件"));
  }

  @Override
  public List<CaseFile> find(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(FILE + "where f.id in (:ids)").param("ids", ids).query(this::file).list();
  }

  @Override
  public List<CaseFile> list(CaseQuery q) {
    String text = q.text() == null || q.text().isBlank() ? null : q.text().strip();
    return jdbc.sql(
            FILE
                + """
                left join party p on p.id = f.party_id
                where f.agency in (:agencies)
                  and (f.kind = any (:kinds) or %s)
                  and (cast(:kind as text) is null or f.kind = :kind)
                  and (cast(:stage as text) is null or f.stage = :stage)
                  and (cast(:text as text) is null
                       or position(:text in f.clue_number) > 0
                       or position(:text in f.case_number) > 0
                       or position(:text in f.title) > 0
                       or position(:text in p.name) > 0
                       or exists (
                         select 1 from case_fact s
                         where s.case_id = f.id and s.scope = '' and s.key = any (:columns)
                           and position(:text in s.value #>> '{}') > 0))
                order by f.received_at desc, f.id
                limit :limit offset :offset
                """
                    .formatted(NAMING))
        .param("agencies", q.agencies())
        .param("kinds", q.reading().kinds().toArray(String[]::new))
        .param("kind", q.kind())
        .param("columns", q.columns().toArray(String[]::new))
        .params(naming(q.reading().user()))
        .param("stage", q.stage())
        .param("text", text)
        .param("limit", q.limit())
        .param("offset", q.offset())
        .query(this::file)
        .list();
  }

  @Override
  public boolean names(UUID id, String user) {
    return jdbc.sql("select exists (select 1 from case_file f where f.id = :id and " + NAMING + ")")
        .param("id", id)
        .params(naming(user))
        .query(Boolean.class)
        .single();
  }

  /** The facts that name people, and what a row of a table that names the user contains. */
  private Map<String, Object> naming(String user) {
    List<String> people = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (Fact fact : dictionary.all()) {
      if (fact.type() == FactType.PERSON) {
        people.add(fact.key());
      }
      for (Fact column : fact.columns().values()) {
        if (column.type() == FactType.PERSON) {
          tables.add(fact.key());
          rows.add(write(List.of(Map.of(column.key(), user))));
        }
      }
    }
    return Map.of(
        "user",
        user,
        "people",
        people.toArray(String[]::new),
        "tables",
        tables.toArray(String[]::new),
        "rows",
        rows.toArray(String[]::new));
  }

  @Override
  public List<FileLink> links(UUID id) {
    List<FileLinks.Named> named = links.of(id);
    Map<UUID, CaseFile> files = new HashMap<>();
    find(named.stream()
            .flatMap(link -> Stream.of(link.from(), link.to()))
            .filter(other -> !other.equals(id))
            .collect(Collectors.toSet()))
        .forEach(file -> files.put(file.id(), file));
    return named.stream()
        .map(
            link -> {
              boolean own = link.from().equals(id);
              return new FileLink(
                  files.get(own ? link.to() : link.from()), dictionary.label(link.fact()), own);
            })
        .toList();
  }

  @Override
  public void moveTo(UUID id, Stage stage) {
    jdbc.sql("update case_file set stage = ?, closed_at = coalesce(closed_at, ?) where id = ?")
        .params(stage.key(), stage.over() ? at(clock.instant()) : null, id)
        .update();
    events.publishEvent(new CaseChanged(id));
  }

  @Override
  public void filed(UUID id, String caseNumber, LocalDate on) {
    int changed =
        jdbc.sql(
                "update case_file set case_number = ?, filed_on = ?"
                    + " where id = ? and case_number is null")
            .params(caseNumber, on, id)
            .update();
    if (changed != 1) {
      throw Refusal.conflict("该案件已经立案编号");
    }
    events.publishEvent(new CaseChanged(id));
  }

  @Override
  public Map<String, Object> facts(UUID id, String scope) {
    Map<String, Object> facts = new LinkedHashMap<>();
    List<KeptFact> tables = new ArrayList<>();
    kept(id, scope)
        .forEach(
            kept -> {
              if (table(kept.key())) {
                tables.add(kept);
              } else {
                facts.put(kept.key(), kept.value());
              }
            });
    tables.stream()
        .map(KeptFact::key)
        .distinct()
        .forEach(key -> facts.put(key, TablesByScope.seen(rows(tables, key), scope)));
    facts.values().removeIf(Objects::isNull);
    return facts;
  }

  @Override
  public List<String> rowScopes(UUID id, String scope, String table) {
    return TablesByScope.placed(rows(kept(id, scope), table), scope).stream()
        .map(placed -> Scope.within(placed.scope(), FactRows.id(placed.row())))
        .toList();
  }

  @Override
  public Map<String, Object> tables(UUID id, String scope) {
    Map<String, Object> own = new LinkedHashMap<>();
    kept(id, scope).stream()
        .filter(kept -> kept.scope().equals(scope) && table(kept.key()) && kept.value() != null)
        .forEach(kept -> own.put(kept.key(), kept.value()));
    return own;
  }

  @Override
  public Map<String, Map<String, Object>> scopedFacts(UUID id) {
    Map<String, Map<String, Object>> byScope = new LinkedHashMap<>();
    jdbc.sql(
            """
            select scope, key, value from case_fact
            where case_id = ? and scope <> '' and value <> 'null'::jsonb
            order by min(recorded_at) over (partition by scope), scope, key
            """)
        .param(id)
        .query(
            row -> {
              if (!table(row.getString("key"))) {
                byScope
                    .computeIfAbsent(row.getString("scope"), scope -> new LinkedHashMap<>())
                    .put(row.getString("key"), read(row.getString("value")));
              }
            });
    return byScope;
  }

  private static Map<String, Object> rows(List<KeptFact> tables, String key) {
    Map<String, Object> byScope = new LinkedHashMap<>();
    tables.stream()
        .filter(kept -> kept.key().equals(key))
        .forEach(kept -> byScope.put(kept.scope(), kept.value()));
    return byScope;
  }

  private boolean table(String key) {
    return dictionary.find(key).filter(fact -> fact.type() == FactType.ROWS).isPresent();
  }

  private String[] tables() {
    return dictionary.all().stream()
        .filter(fact -> fact.type() == FactType.ROWS)
        .map(Fact::key)
        .toArray(String[]::new);
  }

  /** The facts of a scope and those around it, and tables wherever they are. */
  private List<KeptFact> kept(UUID id, String scope) {
    return jdbc.sql(
            """
            select scope, key, value from case_fact
            where case_id = ? and (scope = any (?) or key = any (?))
            order by length(scope), scope, key
            """)
        .params(id, Scope.outward(scope).toArray(String[]::new), tables())
        .query(
            (row, i) ->
                new KeptFact(
                    row.getString("scope"), row.getString("key"), read(row.getString("value"))))
        .list();
  }

  private record KeptFact(String scope, String key, Object value) {}

  @Override
  @Transactional
  public void record(UUID id, String scope, Map<String, Object> facts) {
    keep(id, scope, facts, null);
  }

  @Override
  @Transactional
  public void record(Submission s) {
    try {
      jdbc.sql(
              """
              insert into submission (id, case_id, task_id, process, task, task_name, step, scope,
                form, form_version, user_id, user_name, certificate, at, content)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
              """)
          .params(
              s.id(),
              s.caseId(),
              s.taskId(),
              s.process(),
              s.task(),
              s.taskName(),
              s.step(),
              s.scope(),
              s.form(),
              s.formVersion(),
              s.userId(),
              s.userName(),
              s.certificate(),
              at(s.at()),
              write(new TreeMap<>(s.content())))
          .update();
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict("该事项已经办理，请刷新列表");
    }
    keep(s.caseId(), s.scope(), s.content(), s.id());
  }

  private void keep(UUID id, String scope, Map<String, Object> facts, UUID submission) {
    facts.forEach(
        (key, value) -> {
          boolean scoped = dictionary.find(key).map(JdbcCaseFiles::scoped).orElse(false);
          keep(id, scoped ? scope : "", key, value, submission);
        });
    partyFacts.follow(id, facts.keySet(), () -> facts(id, ""));
    links.follow(id, scope, facts);
    events.publishEvent(new CaseChanged(id));
  }

  /** A table is always that of the run in which it was written. */
  private static boolean scoped(Fact fact) {
    return fact.scoped() || fact.type() == FactType.ROWS;
  }

  private void keep(UUID id, String scope, String key, Object value, UUID submission) {
    // what was left empty in a scope is empty there, whatever the scopes around it hold
    if (value == null && scope.isEmpty()) {
      jdbc.sql("delete from case_fact where case_id = ? and scope = ? and key = ?")
          .params(id, scope, key)
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into case_fact (case_id, scope, key, value, recorded_at, submission_id)
            values (?, ?, ?, ?::jsonb, ?, ?)
            on conflict (case_id, scope, key) do update set value = excluded.value,
              recorded_at = excluded.recorded_at, submission_id = excluded.submission_id
            """)
        .params(id, scope, key, write(value), at(clock.instant()), submission)
        .update();
  }

  @Override
  public List<Submission> submissions(UUID id) {
    return jdbc.sql("select * from submission where case_id = ? order by number")
        .param(id)
        .query(JdbcCaseFiles::submission)
        .list();
  }

  private CaseFile file(ResultSet row, int index) throws SQLException {
    OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
    return new CaseFile(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("agency"),
        row.getString("clue_number"),
        row.getString("case_number"),
        row.getString("title"),
        row.getString("source"),
        profiles.stage(row.getString("stage")),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("filed_on", LocalDate.class),
        closed == null ? null : closed.toInstant(),
        row.getObject("party_id", UUID.class),
        row.getObject("source_id", UUID.class),
        row.getString("opened_by"));
  }

  private static Submission submission(ResultSet row, int index) throws SQLException {
    try {
      return new Submission(
          row.getObject("id", UUID.class),
          row.getObject("case_id", UUID.class),
          row.getString("task_id"),
          row.getString("process"),
          row.getString("task"),
          row.getString("task_name"),
          row.getString("step"),
          row.getString("scope"),
          row.getString("form"),
          row.getInt("form_version"),
          row.getString("user_id"),
          row.getString("user_name"),
          row.getString("certificate"),
          row.getObject("at", OffsetDateTime.class).toInstant(),
          JSON.readValue(row.getString("content"), FACTS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object read(String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
