package org.ecocase.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** On which days offices work. Immutable. In a year not known only weekends are off. */
public final class WorkingCalendar {

  private final Set<Integer> years = new HashSet<>();
  private final Map<LocalDate, String> holidays = new HashMap<>();
  private final Set<LocalDate> workdays = new HashSet<>();

  /**
   * Builds the calendar. What a paper says of a day of the neighbouring year holds beside that
   * year's own paper; where two contradict each other, the one of the later year was written later.
   *
   * @param known the years with their days off; of two for the same year the later one counts
   */
  public WorkingCalendar(Collection<CalendarYear> known) {
    Map<Integer, CalendarYear> latest = new TreeMap<>();
    known.forEach(year -> latest.put(year.year(), year));
    latest.values().forEach(this::add);
  }

  private void add(CalendarYear year) {
    years.add(year.year());
    for (CalendarYear.Holiday holiday : year.holidays()) {
      holiday
          .from()
          .datesUntil(holiday.to().plusDays(1))
          .forEach(
              day -> {
                holidays.put(day, holiday.name());
                workdays.remove(day);
              });
    }
    year.workdays()
        .forEach(
            day -> {
              workdays.add(day);
              holidays.remove(day);
            });
  }

  /** Whether the days off of this year are known. */
  public boolean knows(int year) {
    return years.contains(year);
  }

  /** Whether offices work on this day; by the weekend alone when its year is not known. */
  public boolean isWorkingDay(LocalDate day) {
    if (workdays.contains(day)) {
      return true;
    }
    return !isWeekend(day) && !holidays.containsKey(day);
  }

  /** Whether this is a weekend day on which offices work. */
  public boolean isMakeUpWorkday(LocalDate day) {
    return workdays.contains(day);
  }

  /** The feast to which the day belongs. */
  public Optional<String> holiday(LocalDate day) {
    return Optional.ofNullable(holidays.get(day));
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
