package org.ecocase.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a party has to pay by a decision. From the day after the period for payment a surcharge is
 * added for every day on the fine that is still open (行政处罚法第七十二条第一款第一项), up to a share of the fine
 * (行政强制法第四十五条第二款); the days of a reconsideration or a suit do not count (行政处罚法第七十三条第三款).
 *
 * @param fine in 分
 * @param confiscated in 分; bears no surcharge
 * @param payableUntil last day to pay without a surcharge, as deferred where a deferral was granted
 * @param dailyRate share of the open fine added for a day
 * @param capShare the surcharge ends at this share of the fine
 * @param remedyFrom first day of a reconsideration or suit; null when there is none
 * @param remedyUntil last day of it; null while it goes on
 */
public record PaymentAccount(
    long fine,
    long confiscated,
    LocalDate payableUntil,
    BigDecimal dailyRate,
    BigDecimal capShare,
    LocalDate remedyFrom,
    LocalDate remedyUntil) {

  /** A hundred years, in days. */
  private static final long FOREVER = 36_500;

  /** The balance at the end of a day; payments after that day are left out. */
  public Balance on(LocalDate day, List<Payment> payments) {
    long cap = share(fine, capShare);
    long openFineDays = 0;
    int days = 0;
    long surcharge = 0;
    LocalDate late = payableUntil.plusDays(1);
    while (!late.isAfter(day) && surcharge < cap) {
      long open = Math.max(0, fine - paidBefore(late, payments));
      if (open == 0) {
        break;
      }
      if (!inRemedy(late)) {
        openFineDays = Math.addExact(openFineDays, open);
        days++;
        surcharge = Math.min(cap, share(openFineDays, dailyRate));
      }
      late = late.plusDays(1);
    }
    long paid = paidBefore(day.plusDays(1), payments);
    long owed = Math.addExact(Math.addExact(fine, confiscated), surcharge);
    return new Balance(paid, days, surcharge, Math.max(0, owed - paid), Math.max(0, paid - owed));
  }

  /**
   * The day on which the surcharge reaches its cap if nothing more is paid than these payments. A
   * reconsideration or suit that goes on is taken to end today, so that asking again later gives a
   * later day.
   *
   * @return empty when it never will: the fine is paid, or so little of it is open that it would
   *     take {@value #FOREVER} days more
   */
  public Optional<LocalDate> cappedOn(LocalDate today, List<Payment> payments) {
    long wanted = openFineDaysAtCap();
    if (wanted == 0) {
      return Optional.empty();
    }
    LocalDate settled = lastChange(today, payments);
    long openFineDays = 0;
    LocalDate late = payableUntil.plusDays(1);
    for (; !late.isAfter(settled); late = late.plusDays(1)) {
      openFineDays = Math.addExact(openFineDays, bearing(late, today, payments));
      if (openFineDays >= wanted) {
        return Optional.of(late);
      }
    }
    long open = bearing(late, today, payments);
    if (open == 0) {
      return Optional.empty();
    }
    long days = (wanted - openFineDays - 1) / open + 1;
    return days > FOREVER ? Optional.empty() : Optional.of(late.plusDays(days - 1));
  }

  /**
   * The least sum of the open fine over the days at which the surcharge, rounded, is at its cap; 0
   * when there is none.
   */
  private long openFineDaysAtCap() {
    long cap = share(fine, capShare);
    if (cap == 0 || dailyRate.signum() <= 0) {
      return 0;
    }
    return BigDecimal.valueOf(cap)
        .subtract(new BigDecimal("0.5"))
        .divide(dailyRate, 0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** The last day after which every day is like the next. */
  private LocalDate lastChange(LocalDate today, List<Payment> payments) {
    return Stream.of(
            payments.stream().map(Payment::paidOn),
            Stream.of(payableUntil),
            Stream.ofNullable(remedyFrom == null ? null : remedyEnd(today)))
        .flatMap(days -> days)
        .max(LocalDate::compareTo)
        .orElse(payableUntil);
  }

  /** The fine on which a day adds a surcharge. */
  private long bearing(LocalDate day, LocalDate today, List<Payment> payments) {
    boolean still =
        remedyFrom != null && !day.isBefore(remedyFrom) && !day.isAfter(remedyEnd(today));
    return still ? 0 : Math.max(0, fine - paidBefore(day, payments));
  }

  private LocalDate remedyEnd(LocalDate today) {
    return remedyUntil == null ? today : remedyUntil;
  }

  private boolean inRemedy(LocalDate day) {
    return remedyFrom != null
        && !day.isBefore(remedyFrom)
        && (remedyUntil == null || !day.isAfter(remedyUntil));
  }

  private static long paidBefore(LocalDate day, List<Payment> payments) {
    return payments.stream()
        .filter(payment -> payment.paidOn().isBefore(day))
        .mapToLong(Payment::amount)
        .sum();
  }

  /** Rounded to the 分, half up. */
  private static long share(long amount, BigDecimal share) {
    return share
        .multiply(BigDecimal.valueOf(amount))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
