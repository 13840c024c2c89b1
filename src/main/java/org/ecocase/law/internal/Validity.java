package org.ecocase.law.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The days on which an entry of the register holds.
 *
 * @param name how a finding names the entry
 * @param from the first day
 * @param to the last day, or null
 */
record Validity(String name, LocalDate from, LocalDate to) {

  /** Days without an entry, between the end of one and the beginning of the next. */
  record Gap(LocalDate from, LocalDate to, String before, String after) {

    String text() {
      return from + "至" + to + "没有条文（“" + before + "”之后、“" + after + "”之前）";
    }
  }

  LocalDate last() {
    return to == null ? LocalDate.MAX : to;
  }

  boolean reversed() {
    return last().isBefore(from);
  }

  boolean overlaps(Validity other) {
    return !from.isAfter(other.last()) && !other.from.isAfter(last());
  }

  /** Whether it holds on a day on which its statute does not. */
  boolean exceeds(LocalDate first, LocalDate end) {
    return from.isBefore(first) || end != null && last().isAfter(end);
  }

  /** Between the first and the last entry no day may be without one. */
  static List<Gap> gaps(List<Validity> entries) {
    List<Gap> gaps = new ArrayList<>();
    Validity covered = null;
    for (Validity next : entries.stream().sorted(Comparator.comparing(Validity::from)).toList()) {
      if (covered != null
          && covered.to() != null
          && next.from().isAfter(covered.to().plusDays(1))) {
        gaps.add(
            new Gap(
                covered.to().plusDays(1), next.from().minusDays(1), covered.name(), next.name()));
      }
      covered = covered == null || next.last().isAfter(covered.last()) ? next : covered;
    }
    return gaps;
  }
}
