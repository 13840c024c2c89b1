package org.ecocase.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ecocase.discretion.Assessment;
import org.ecocase.discretion.DailyFine;
import org.ecocase.discretion.Reasoning;
import org.ecocase.law.Base;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.LawBook;
import org.ecocase.law.Provision;
import org.ecocase.law.Statute;
import org.ecocase.law.Subject;
import org.ecocase.rule.Refusal;

/**
 * A fine by day (按日连续处罚), read and reckoned.
 *
 * @param assessment the fine
 * @param articles the articles it rests on, besides those of the act
 */
record DailyInput(Assessment assessment, List<String> articles) {

  private static final int MAX_PERIODS = 100;
  private static final int MAX_DAYS = 3650;
  private static final String AMOUNT = "环境保护主管部门实施按日连续处罚办法第十九条";

  /**
   * Reads and reckons.
   *
   * @param provision what fines the act; null when that is not said
   * @param decided the day of the decision
   */
  static DailyInput read(
      JsonInput in, LawBook book, Provision provision, Subject subject, LocalDate decided) {
    Long original = in.money(Base.ORIGINAL_FINE.field(), Base.ORIGINAL_FINE.label());
    JsonInput.check(original != null, in.name("originalFineYuan"), "请填写原处罚数额");
    JsonInput.check(original > 0, in.name("originalFineYuan"), "原处罚数额应大于0");
    List<DailyFine.Period> periods = periods(in, decided);
    DailyFine fine = fine(in, original, periods);
    List<String> confirmations = new ArrayList<>(fine.confirmations());
    checkOriginal(original, provision, subject, confirmations);
    confirmations.add("原处罚决定已作出、责令改正后拒不改正、排污行为属于可以按日计罚的种类，须逐项确认");
    Set<String> articles = articles(book, provision, periods, decided);
    articles.add("环境保护主管部门实施按日连续处罚办法第十七条、第十八条、第十九条");
    FineRange range = new FineRange(fine.total(), fine.total());
    Assessment assessment =
        new Assessment(
            fine.total(),
            range,
            range,
            List.of(),
            null,
            List.of(),
            false,
            false,
            breaches(in, fine),
            confirmations,
            fine.steps());
    return new DailyInput(assessment, List.copyOf(articles));
  }

  private static List<Reasoning> breaches(JsonInput in, DailyFine fine) {
    Long proposed = in.money("proposedYuan", "拟罚款金额");
    return proposed == null || proposed == fine.total()
        ? List.of()
        : List.of(
            new Reasoning(
                "拟罚款" + Fen.text(proposed) + "与按日计算的" + Fen.text(fine.total()) + "不一致", AMOUNT));
  }

  /** The original fine was one for the act, unless it was reduced on a legal ground. */
  private static void checkOriginal(
      long original, Provision provision, Subject subject, List<String> confirmations) {
    List<FineRule> rules =
        provision == null
            ? List.of()
            : provision.fines(subject).stream().map(Provision.Fine::rule).toList();
    boolean known = !rules.isEmpty() && rules.stream().allMatch(FineRule.Amount.class::isInstance);
    long least =
        rules.stream()
            .filter(FineRule.Amount.class::isInstance)
            .mapToLong(rule -> ((FineRule.Amount) rule).range().least())
            .min()
            .orElse(0);
    if (known && original < least) {
      confirmations.add(
          "原处罚数额"
              + Fen.text(original)
              + "低于“"
              + provision.article()
              + "”的法定最低罚款"
              + Fen.text(least)
              + "，须确认原处罚决定的数额及其减轻处罚的法定情形");
    }
  }

  /**
   * The articles of the fine by day in force on the days that count: that of the statute that fines
   * the act, if it has one of its own, otherwise the general one.
   */
  private static Set<String> articles(
      LawBook book, Provision provision, List<DailyFine.Period> periods, LocalDate decided) {
    Set<LocalDate> days = new LinkedHashSet<>();
    for (DailyFine.Period period : periods) {
      if (period.served() == null) {
        days.add(decided);
      } else {
        period.served().plusDays(1).datesUntil(period.found().plusDays(1)).forEach(days::add);
      }
    }
    Set<String> articles = new LinkedHashSet<>();
    Statute statute = provision == null ? null : provision.statute();
    days.stream()
        .sorted()
        .forEach(day -> book.dailyFine(statute, day).ifPresent(d -> articles.add(d.article())));
    return articles;
  }

  private static DailyFine fine(JsonInput in, long original, List<DailyFine.Period> periods) {
    try {
      return DailyFine.of(original, periods);
    } catch (ArithmeticException tooLarge) {
      throw Refusal.invalid(in.name("originalFineYuan"), "金额过大，无法计算");
    }
  }

  private static List<DailyFine.Period> periods(JsonInput in, LocalDate decided) {
    int size = in.size("periods", "计罚期间", MAX_PERIODS);
    JsonInput.check(size > 0, in.name("periods"), "请填写计罚期间");
    List<DailyFine.Period> periods = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      periods.add(period(in.entry("periods", i), decided));
    }
    return periods;
  }

  private static DailyFine.Period period(JsonInput p, LocalDate decided) {
    p.knows(Set.of("servedOn", "foundOn", "days"));
    if (p.has("days")) {
      JsonInput.check(!p.has("servedOn") && !p.has("foundOn"), p.name("days"), "日数与日期只能填写其一");
      var days = p.number("days", "计罚日数", 1, MAX_DAYS);
      JsonInput.check(days.stripTrailingZeros().scale() <= 0, p.name("days"), "计罚日数应为整数");
      return new DailyFine.Period(p.name(), null, null, days.intValueExact());
    }
    LocalDate served = p.date("servedOn", "送达日期");
    LocalDate found = p.date("foundOn", "复查发现日期");
    JsonInput.check(served != null, p.name("servedOn"), "请填写责令改正决定书送达日期");
    JsonInput.check(found != null, p.name("foundOn"), "请填写复查发现日期");
    JsonInput.check(!found.isAfter(decided), p.name("foundOn"), "复查发现日期晚于决定日期");
    return new DailyFine.Period(p.name(), served, found, null);
  }
}
