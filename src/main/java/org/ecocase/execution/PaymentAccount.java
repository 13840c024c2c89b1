package org.ecocase.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What a party has to pay by a decision. From the day after the period for payment a surcharge is
 * added for every day on the fine that is still open (行政处罚法第七十二条第一款第一项), up to a share of
 * the fine (行政强制法第四十五条第二款); the days of a reconsideration or a suit do not count
 * (行政处罚法第七十三条第三款).
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
    return new Balance(
        paid, days, surcharge, Math.max(0, owed - paid), Math.max(0, paid - owed));
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
    return share.multiply(BigDecimal.valueOf(amount)).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
