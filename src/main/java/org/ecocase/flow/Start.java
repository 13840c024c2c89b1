package org.ecocase.flow;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Set;

/**
 * One way in which a process of a flow begins.
 *
 * @param process the process
 * @param roles groups of those who may start it; empty where nobody does
 * @param people facts of the file that name who alone may start it; empty where the role is enough
 * @param stages in which a file has to be; empty for every one
 * @param once whether it waits until an earlier run in the same file has ended
 * @param signal kind of signal that begins it; null where none does
 * @param message by which a signal begins it; null where none does
 * @param every how often the calendar begins it; null where it does not
 * @param article what its conditions rest on; empty where none is stated
 */
public record Start(
    String process,
    From from,
    Set<String> roles,
    Set<String> people,
    Set<String> stages,
    boolean once,
    String signal,
    String message,
    Every every,
    String article) {

  /** From where. */
  public enum From {
    /** In 启动流程: opens a file. */
    AGENCY,
    /** 办案动作: a button of a file. */
    FILE,
    /** What other systems hand in. */
    SIGNAL,
    /** The first day of a month, a quarter or a year: opens a file of each agency. */
    CALENDAR
  }

  /** How often the calendar begins something. */
  public enum Every {
    MONTH,
    QUARTER,
    YEAR;

    /** The name of the period that a day lies in, such as {@code 2026-Q4}. */
    public String period(LocalDate day) {
      return switch (this) {
        case MONTH -> "%d-%02d".formatted(day.getYear(), day.getMonthValue());
        case QUARTER -> "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
        case YEAR -> Integer.toString(day.getYear());
      };
    }
  }

  public Start {
    roles = Set.copyOf(roles);
    people = Set.copyOf(people);
    stages = Set.copyOf(stages);
  }
}
