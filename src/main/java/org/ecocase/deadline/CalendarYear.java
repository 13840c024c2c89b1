package org.ecocase.deadline;

import java.time.LocalDate;
import java.util.List;

/**
 * Days off and make-up workdays of one year; Saturdays and Sundays are off without being named.
 *
 * @param year the year; a feast at its turn may reach up to {@link #MARGIN} days into the next or
 *     the last one
 * @param source number of the State Council paper
 * @param holidays the days off, not overlapping
 * @param workdays the weekend days on which offices work
 */
public record CalendarYear(
    int year, String source, List<Holiday> holidays, List<LocalDate> workdays) {

  /** How many days before or after the year a paper of the State Council may still name. */
  public static final int MARGIN = 7;

  public CalendarYear {
    holidays = List.copyOf(holidays);
    workdays = List.copyOf(workdays);
  }

  /**
   * Consecutive days off.
   *
   * @param name name of the feast in Chinese
   * @param from the first day
   * @param to the last day
   */
  public record Holiday(String name, LocalDate from, LocalDate to) {

    /** Whether the day is one of them. */
    public boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }
}
