package org.ecocase.discretion;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.ecocase.law.Fen;
import org.ecocase.rule.Refusal;

/**
 * The fine counted by day (按日连续处罚): the original fine for every day from the day after the order to
 * correct was served to the day on which the re-check found the refusal, both included
 * (环境保护主管部门实施按日连续处罚办法第十七条、第十八条、第十九条). Several re-checks add up.
 *
 * @param total in 分
 * @param days all days
 * @param steps the reasoning
 * @param confirmations what a person must confirm
 */
public record DailyFine(long total, long days, List<Reasoning> steps, List<String> confirmations) {

  private static final String RECHECK = "环境保护主管部门实施按日连续处罚办法第十条";
  private static final String COUNTING = "环境保护主管部门实施按日连续处罚办法第十七条、第十八条";
  private static final String AMOUNT = "环境保护主管部门实施按日连续处罚办法第十九条";

  /** 环境保护主管部门实施按日连续处罚办法第十条: the re-check falls within so many days after service. */
  private static final int RECHECK_DAYS = 30;

  public DailyFine {
    steps = List.copyOf(steps);
    confirmations = List.copyOf(confirmations);
  }

  /**
   * A period between an order to correct and its re-check.
   *
   * @param field where the caller gave it
   * @param served the day on which the order to correct was served; null when only days are given
   * @param found the day of the re-check; null when only days are given
   * @param days the number of days when no dates are given, otherwise null
   */
  public record Period(String field, LocalDate served, LocalDate found, Integer days) {

    long count() {
      if (days != null) {
        return days;
      }
      if (!found.isAfter(served)) {
        throw Refusal.invalid(field + ".foundOn", "复查发现之日应晚于责令改正决定书送达之日");
      }
      return ChronoUnit.DAYS.between(served, found);
    }
  }

  /**
   * Computes.
   *
   * @param original the original fine in 分
   * @param periods the periods, which must not overlap
   */
  public static DailyFine of(long original, List<Period> periods) {
    List<Reasoning> steps = new ArrayList<>();
    List<String> confirmations = new ArrayList<>();
    steps.add(new Reasoning("原处罚数额为" + Fen.text(original) + "。", AMOUNT));
    long days = 0;
    for (int i = 0; i < periods.size(); i++) {
      Period period = periods.get(i);
      for (Period earlier : periods.subList(0, i)) {
        checkApart(earlier, period);
      }
      long count = period.count();
      days = Math.addExact(days, count);
      String dates =
          period.served() == null
              ? "第" + (i + 1) + "个计罚期间"
              : "自" + period.served().plusDays(1) + "起至" + period.found() + "止";
      steps.add(new Reasoning(dates + "，计罚" + count + "日。", COUNTING));
      if (count > RECHECK_DAYS) {
        confirmations.add(late(period, dates, count));
      }
    }
    long total = Math.multiplyExact(original, days);
    steps.add(
        new Reasoning(
            "按日连续处罚金额＝" + Fen.text(original) + "×" + days + "日＝" + Fen.text(total) + "。", AMOUNT));
    return new DailyFine(total, days, steps, confirmations);
  }

  private static String late(Period period, String dates, long count) {
    return (period.served() == null
            ? dates + "长" + count + "日"
            : "责令改正决定书于" + period.served() + "送达，" + period.found() + "复查，相隔" + count + "日")
        + "，超过送达之日起三十日内复查的期限（"
        + RECHECK
        + "），须确认是否曾在期限内复查以及计罚日数";
  }

  private static void checkApart(Period earlier, Period later) {
    boolean dated = earlier.served() != null && later.served() != null;
    if (dated
        && later.served().isBefore(earlier.found())
        && earlier.served().isBefore(later.found())) {
      throw Refusal.invalid(later.field() + ".servedOn", "计罚期间与前一期间重叠");
    }
  }
}
