package org.ecocase.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** When a period ends: with a day, or for periods in hours at a moment. */
public sealed interface Due {

  /** The zone in which every date of the product lies. */
  ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The last day of the period. */
  LocalDate date();

  /** The last moment at which an act is in time, for task due dates. */
  Instant lastMoment();

  /** The first moment at which the period is over, for timers. */
  Instant expiry();

  /** ISO text: the date, or date and time with the offset of China. */
  String text();

  /** Reads {@link #text()} back. */
  static Due parse(String text) {
    return text.indexOf('T') < 0
        ? new Day(LocalDate.parse(text))
        : new Moment(OffsetDateTime.parse(text).toInstant());
  }

  /** Ends with the whole of a day. */
  record Day(LocalDate date) implements Due {

    @Override
    public Instant lastMoment() {
      return expiry().minusSeconds(1);
    }

    @Override
    public Instant expiry() {
      return date.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    @Override
    public String text() {
      return date.toString();
    }
  }

  /** Ends at a moment. */
  record Moment(Instant at) implements Due {

    @Override
    public LocalDate date() {
      return LocalDate.ofInstant(at, ZONE);
    }

    @Override
    public Instant lastMoment() {
      return at;
    }

    @Override
    public Instant expiry() {
      return at;
    }

    @Override
    public String text() {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(at, ZONE));
    }
  }
}
