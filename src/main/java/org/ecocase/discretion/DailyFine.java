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
 */
public record DailyFine(long total, long days, List<Reasoning> steps) {

  private static final String COUNTING = "环境保护主管部门实施按日连续处罚办法第十七条、第十八条";
  private static final String AMOUNT = "环境保护主管部门实施按日连续处罚办法第十九条";

  public DailyFine {
    steps = List.copyOf(steps);
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
    }
    long total = Math.multiplyExact(original, days);
    steps.add(
        new Reasoning(
            "按日连续处罚金额＝" + Fen.text(original) + "×" + days + "日＝" + Fen.text(total) + "。", AMOUNT));
    return new DailyFine(total, days, steps);
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
