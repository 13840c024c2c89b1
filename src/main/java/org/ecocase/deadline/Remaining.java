package org.ecocase.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How much of a period is left. */
final class Remaining {

  private Remaining() {}

  /** From when a clock counts as due soon. */
  static Instant soonAt(Term term, Due due, WorkingCalendar calendar) {
    if (due instanceof Due.Moment moment) {
      return moment.at().minus(Duration.ofHours(term.dueSoon()));
    }
    LocalDate day = due.date();
    for (int left = term.dueSoon(); left > 0; ) {
      day = day.minusDays(1);
      if (term.unit() != Unit.WORKING_DAY || calendar.isWorkingDay(day)) {
        left--;
      }
    }
    return day.atStartOfDay(Due.ZONE).toInstant();
  }

  /** What is left or how much it is over, in Chinese. */
  static String text(ClockState state, Term term, Due due, Instant at, WorkingCalendar calendar) {
    if (state == ClockState.VOID) {
      return "已作废";
    }
    boolean over = !at.isBefore(due.expiry());
    if (state == ClockState.STOPPED) {
      return over ? "超期终结" : "按期终结";
    }
    String length = due instanceof Due.Moment ? hours(due, at) : days(term, due, at, calendar);
    if (state == ClockState.SUSPENDED) {
      return over ? "中止中" : "中止中，恢复后剩余" + length;
    }
    return over ? "已超期" + length : length.startsWith("0") ? "今日届满" : "剩余" + length;
  }

  private static String hours(Due due, Instant at) {
    long minutes = Math.abs(Duration.between(at, due.expiry()).toMinutes());
    return minutes < 60 ? Math.max(1, minutes) + "分钟" : minutes / 60 + "小时";
  }

  private static String days(Term term, Due due, Instant at, WorkingCalendar calendar) {
    LocalDate today = LocalDate.ofInstant(at, Due.ZONE);
    if (term.unit() == Unit.WORKING_DAY && !today.isAfter(due.date())) {
      long left =
          today
              .plusDays(1)
              .datesUntil(due.date().plusDays(1))
              .filter(calendar::isWorkingDay)
              .count();
      return left + "个工作日";
    }
    return Math.abs(ChronoUnit.DAYS.between(today, due.date())) + "日";
  }
}
