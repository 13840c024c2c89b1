package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.ecocase.deadline.CalendarYear;
import org.ecocase.deadline.Calendars;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The State Council's days off, which administrators load year by year. */
@RestController
@RequestMapping(path = "/api/v1/calendars", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "calendars", description = "放假安排")
class CalendarController {

  private final Calendars calendars;
  private final CurrentActor actor;
  private final Clock clock;

  CalendarController(Calendars calendars, CurrentActor actor, Clock clock) {
    this.calendars = calendars;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "已有放假安排的年份，从新到旧")
  List<YearView> years() {
    return calendars.years().stream().map(this::view).toList();
  }

  @GetMapping("/{year}")
  @Operation(summary = "一年的放假安排")
  YearView year(@PathVariable int year) {
    return calendars.years().stream()
        .filter(known -> known.content().year() == year)
        .findFirst()
        .map(this::view)
        .orElseThrow(() -> Refusal.notFound(year + "年的放假安排尚未载入"));
  }

  /**
   * Loads a year; periods that depend on it are computed anew in the same transaction.
   *
   * @param body read by the calendar itself, so that every fault is told in Chinese with its field
   */
  @PutMapping("/{year}")
  @Operation(
      summary = "载入一年的放假安排",
      description =
          "只限系统管理员。{\"year\":2027,\"source\":\"国办发明电〔2026〕×号\",\"holidays\":"
              + "[{\"name\":\"元旦\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\"}],"
              + "\"workdays\":[\"2027-02-20\"]}；日期可以在该年前后7日之内，对相邻年份同样有效；"
              + "放假合计不超过60日，调休上班日应为周末；涉及的期限在同一事务中重新计算。")
  YearView load(@PathVariable int year, @RequestBody(required = false) byte[] body) {
    Actor administrator = actor.get();
    if (!administrator.has(Role.ADMIN)) {
      throw Refusal.forbidden("只有系统管理员可以载入放假安排");
    }
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    calendars.load(year, text, administrator.id());
    return year(year);
  }

  private YearView view(Calendars.KnownYear known) {
    CalendarYear year = known.content();
    return new YearView(
        year.year(),
        year.source(),
        year.holidays(),
        year.workdays(),
        known.loadedBy(),
        known.loadedAt() == null
            ? null
            : known.loadedAt().atZone(clock.getZone()).toOffsetDateTime());
  }

  /** A year; {@code loadedBy} is null for one that travels with the product. */
  record YearView(
      int year,
      String source,
      List<CalendarYear.Holiday> holidays,
      List<LocalDate> workdays,
      String loadedBy,
      OffsetDateTime loadedAt) {}
}
