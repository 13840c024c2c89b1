package org.ecocase.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the entries of a clock say about its suspensions and extensions. */
final class ClockLedger {

  private final Map<Standstill, LocalDate> open = new LinkedHashMap<>();
  private final List<Suspension> closed = new ArrayList<>();
  private final List<Span> extensions = new ArrayList<>();

  ClockLedger(List<ClockEntry> entries) {
    entries.forEach(this::add);
  }

  private void add(ClockEntry entry) {
    switch (entry.what()) {
      case SUSPENDED -> open.put(entry.standstill(), entry.on());
      case RESUMED ->
          closed.add(
              new Suspension(open.remove(entry.standstill()), entry.on(), entry.reason().label()));
      case EXTENDED -> extensions.add(new Span(entry.amount(), entry.unit()));
      default -> {
        // neither stands still nor gives time
      }
    }
  }

  /** For what the clock stands still, with the day since when. */
  Map<Standstill, LocalDate> open() {
    return open;
  }

  List<Span> extensions() {
    return extensions;
  }

  /** The suspensions that have ended. */
  List<Suspension> closed() {
    return closed;
  }

  /** All suspensions, those not ended taken to end on this day. */
  List<Suspension> until(LocalDate day) {
    List<Suspension> all = new ArrayList<>(closed);
    open.forEach(
        (standstill, from) -> {
          if (from.isBefore(day)) {
            all.add(new Suspension(from, day, standstill.reason().label()));
          }
        });
    return all;
  }
}
