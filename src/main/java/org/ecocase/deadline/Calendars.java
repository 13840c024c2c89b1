package org.ecocase.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ecocase.deadline.internal.CalendarYearReader;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendar in force: the years shipped as data files, and those an administrator loaded. */
@Service
public class Calendars {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final List<CalendarYear> shipped = shippedYears();
  private volatile Cached cached;

  private record Cached(String version, WorkingCalendar calendar) {}

  public Calendars(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The calendar as it stands, including a year that the current transaction has just loaded. */
  public WorkingCalendar current() {
    String version =
        jdbc.sql(
                """
                select coalesce(string_agg(year || ':' || version, ',' order by year), '')
                from calendar_year
                """)
            .query(String.class)
            .single();
    Cached known = cached;
    if (known == null || !known.version().equals(version)) {
      known = new Cached(version, build());
      cached = known;
    }
    return known.calendar();
  }

  /**
   * A year whose days off are known.
   *
   * @param loadedBy who loaded it; null for one that travels with the product
   * @param loadedAt when; null for one that travels with the product
   */
  public record KnownYear(CalendarYear content, String loadedBy, Instant loadedAt) {}

  /** The years in force, the last first. */
  public List<KnownYear> years() {
    Map<Integer, KnownYear> years = new TreeMap<>(Comparator.reverseOrder());
    shipped.forEach(year -> years.put(year.year(), new KnownYear(year, null, null)));
    jdbc.sql("select content, loaded_by, loaded_at from calendar_year")
        .query(
            (row, n) ->
                new KnownYear(
                    read(row.getString("content")),
                    row.getString("loaded_by"),
                    row.getTimestamp("loaded_at").toInstant()))
        .list()
        .forEach(year -> years.put(year.content().year(), year));
    return List.copyOf(years.values());
  }

  /**
   * Loads the days off of a year, replacing what was known of it; clocks that depend on the year
   * are computed anew in the same transaction.
   *
   * @param year the year
   * @param text the year in the form of the data files under {@code calendar/}, as YAML or JSON
   * @param by who loads it
   * @throws org.ecocase.rule.Refusal naming the field that is wrong
   */
  @Transactional
  public CalendarYear load(int year, String text, String by) {
    CalendarYear loaded = CalendarYearReader.read(year, text);
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into calendar_year (year, source, content, loaded_by, loaded_at)
            values (:year, :source, cast(:content as jsonb), :by, :at)
            on conflict (year) do update set source = excluded.source, content = excluded.content,
              version = nextval('calendar_version'), loaded_by = excluded.loaded_by,
              loaded_at = excluded.loaded_at
            """)
        .param("year", year)
        .param("source", loaded.source())
        .param("content", write(loaded))
        .param("by", by)
        .param("at", Timestamp.from(now))
        .update();
    events.publishEvent(new CalendarLoaded(year, loaded.source(), by, now));
    return loaded;
  }

  private WorkingCalendar build() {
    List<CalendarYear> years = new ArrayList<>(shipped);
    years.addAll(
        jdbc.sql("select content from calendar_year order by year")
            .query((row, n) -> read(row.getString("content")))
            .list());
    return new WorkingCalendar(years);
  }

  /** The years that travel with the product, checked like those that are loaded. */
  static List<CalendarYear> shippedYears() {
    try {
      List<CalendarYear> years = new ArrayList<>();
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:calendar/*.yml")) {
        int year = Integer.parseInt(file.getFilename().replace(".yml", ""));
        years.add(CalendarYearReader.read(year, file.getContentAsString(StandardCharsets.UTF_8)));
      }
      return years;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(CalendarYear year) {
    try {
      return JSON.writeValueAsString(year);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CalendarYear read(String json) {
    try {
      return JSON.readValue(json, CalendarYear.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
