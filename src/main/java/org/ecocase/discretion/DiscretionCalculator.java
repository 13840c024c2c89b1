package org.ecocase.discretion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;

/**
 * Computes a fine: the formula of the standard, the limits of the law, the adjustments, the limits
 * again. Pure: the same matter gives the same assessment.
 */
public final class DiscretionCalculator {

  private static final String ARTICLE_LAWFUL = "行政处罚法第四条";
  private static final String ARTICLE_DISCRETION = "行政处罚法第三十四条";
  private static final String ARTICLE_REDUCTION = "行政处罚法第三十二条";

  /**
   * What moves the fine within the range comes first, what leaves the range last; among equals the
   * order is by size, so that the order in which a caller lists them changes nothing.
   */
  private static final Comparator<Adjustment> ORDER =
      Comparator.<Adjustment>comparingInt(a -> rank(a.kind()))
          .thenComparing(Adjustment::amount, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Adjustment::share, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Adjustment::ofMaximum)
          .thenComparing(Adjustment::cap, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Adjustment::ground, Comparator.nullsLast(Comparator.naturalOrder()));

  private DiscretionCalculator() {}

  /**
   * Computes.
   *
   * @throws Refusal naming the field that is missing, or the article that forbids what is asked
   */
  public static Assessment assess(Matter matter) {
    return new Run(matter).assess();
  }

  private static int rank(Adjustment.Kind kind) {
    return switch (kind) {
      case HEAVIER -> 0;
      case LIGHTER -> 1;
      case APOLOGY -> 2;
      case REDUCTION -> 3;
      case NO_PENALTY -> 4;
    };
  }

  /** One calculation while it runs. */
  private static final class Run {

    private final Matter matter;
    private final FineRange statutory;
    private final List<Reasoning> steps = new ArrayList<>();
    private final List<Clamp> clamps = new ArrayList<>();
    private final List<Reasoning> breaches = new ArrayList<>();
    private final List<String> confirmations = new ArrayList<>();
    private long low;
    private long high;
    private boolean belowMinimum;
    private boolean noPenalty;
    private String sparedBy;

    Run(Matter matter) {
      this.matter = matter;
      this.statutory = matter.statutory();
    }

    Assessment assess() {
      steps.add(new Reasoning("法定罚款幅度：" + matter.statutoryText() + "。", matter.basis()));
      for (Chosen factor : matter.factors()) {
        steps.add(new Reasoning(factor.sentence(), matter.place()));
        if (factor.assumed()) {
          confirmations.add("裁量因素“" + factor.factor() + "”未提供，已按最低档计算，请核实是否确实无法查明");
        }
      }
      Formula.Outcome outcome =
          matter
              .formula()
              .apply(
                  new Formula.Input(statutory, matter.band(), matter.factors(), matter.rounding()));
      outcome.steps().forEach(step -> steps.add(placed(step)));
      low = outcome.low();
      high = outcome.high();
      clampToLaw();
      checkAlone();
      matter.adjustments().stream().sorted(ORDER).forEach(this::adjust);
      checkProposed();
      conclude();
      return new Assessment(
          low == high ? low : null,
          new FineRange(low, high),
          statutory,
          matter.factors(),
          outcome.share(),
          clamps,
          belowMinimum,
          noPenalty,
          breaches,
          confirmations,
          steps);
    }

    /** A step of the formula rests on the standard, unless it names an article of its own. */
    private Reasoning placed(Reasoning step) {
      return step.article().isEmpty() ? new Reasoning(step.sentence(), matter.place()) : step;
    }

    private void clampToLaw() {
      long before = low;
      low = statutory.clamp(low);
      if (low > before) {
        clamps.add(new Clamp(Clamp.Limit.STATUTORY_MINIMUM, before, low));
        steps.add(
            new Reasoning(
                "计算结果" + Fen.text(before) + "低于法定最低罚款，以法定最低罚款" + Fen.text(low) + "为限。",
                ARTICLE_LAWFUL));
      }
      long top = high;
      high = statutory.clamp(high);
      if (high < top) {
        clamps.add(new Clamp(Clamp.Limit.STATUTORY_MAXIMUM, top, high));
        steps.add(
            new Reasoning(
                "计算结果" + Fen.text(top) + "高于法定最高罚款，以法定最高罚款" + Fen.text(high) + "为限。",
                ARTICLE_LAWFUL));
      }
    }

    /** Where nothing is imposed there is nothing to adjust. */
    private void checkAlone() {
      List<Adjustment> given = matter.adjustments();
      boolean none = given.stream().anyMatch(a -> a.kind() == Adjustment.Kind.NO_PENALTY);
      if (none && given.size() > 1) {
        Adjustment other =
            given.stream()
                .filter(a -> a.kind() != Adjustment.Kind.NO_PENALTY)
                .findFirst()
                .orElse(given.get(1));
        throw Refusal.invalid(other.field(), "已不予处罚的，不再作其他调整");
      }
    }

    private void adjust(Adjustment adjustment) {
      switch (adjustment.kind()) {
        case APOLOGY -> apology(adjustment);
        case LIGHTER -> lighter(adjustment);
        case HEAVIER -> heavier(adjustment);
        case REDUCTION -> reduction(adjustment);
        case NO_PENALTY -> noPenalty(adjustment);
      }
    }

    private void apology(Adjustment a) {
      AdjustmentRules rules = matter.rules();
      for (String code : a.circumstances()) {
        if (!rules.exclusions().containsKey(code)) {
          throw Refusal.invalid(a.field() + ".circumstances", "不认识的情形“" + code + "”");
        }
      }
      if (!a.circumstances().isEmpty()) {
        String excluded =
            String.join(
                "、",
                a.circumstances().stream()
                    .sorted()
                    .map(code -> rules.exclusions().get(code).label())
                    .toList());
        throw new Refusal(new Refuse("有下列情形，不适用公开道歉承诺从轻：" + excluded, rules.apologyArticle()));
      }
      if (statutory.fixed()) {
        throw new Refusal(new Refuse("罚款数额固定的，不适用公开道歉承诺从轻", rules.apologyArticle()));
      }
      if (matter.adjustments().stream().filter(o -> o.kind() == a.kind()).count() > 1) {
        throw Refusal.invalid(a.field() + ".kind", "公开道歉承诺从轻只能适用一次");
      }
      if (matter.adjustments().stream().anyMatch(o -> o.kind() == Adjustment.Kind.HEAVIER)) {
        throw new Refusal(new Refuse("有从重处罚情节的，不适用公开道歉承诺从轻", rules.apologyArticle()));
      }
      requireShare(a);
      if (rules.apologyLeast() != null
          && (a.share().compareTo(rules.apologyLeast()) < 0
              || a.share().compareTo(rules.apologyMost()) > 0)) {
        throw Refusal.invalid(
            a.field() + ".percent",
            "公开道歉承诺从轻的比例应在"
                + rules.apologyLeast().text()
                + "至"
                + rules.apologyMost().text()
                + "之间");
      }
      if (high > 0 && high <= statutory.least()) {
        throw new Refusal(new Refuse("处以法定最低数额罚款的，不适用公开道歉承诺从轻", rules.apologyArticle()));
      }
      lower(a, rules.apologyArticle());
      clampToLaw();
    }

    private void lighter(Adjustment a) {
      requireChange(a);
      limit(a, matter.rules().lighterMost(), statutory.max(), "从轻处罚的幅度不得超过法定最高罚款的");
      lower(a, a.ground() == null ? ARTICLE_DISCRETION : a.ground().article());
      clampToLaw();
    }

    private void heavier(Adjustment a) {
      requireChange(a);
      limit(a, matter.rules().heavierMost(), statutory.max(), "从重处罚的幅度不得超过法定最高罚款的");
      String from = span();
      low = Math.addExact(low, change(a, low));
      high = Math.addExact(high, change(a, high));
      steps.add(
          new Reasoning(
              a.kind().label() + "，" + from + "增加" + size(a) + "，为" + span() + "。",
              ARTICLE_DISCRETION));
      clampToLaw();
    }

    private void reduction(Adjustment a) {
      requireGround(a, "减轻处罚须有法定情形，请填写ground");
      requireChange(a);
      Share most = matter.rules().reductionMost();
      lower(a, a.ground().article());
      if (low == 0) {
        throw Refusal.invalid(
            a.field() + (a.amount() == null ? ".percent" : ".amountYuan"),
            "减轻处罚后罚款应当大于0，不予处罚的选择不予处罚");
      }
      if (most != null && statutory.least() - low > most.of(statutory.least(), matter.rounding())) {
        throw Refusal.invalid(
            a.field() + (a.amount() == null ? ".percent" : ".amountYuan"),
            "减轻处罚低于法定最低罚款的部分不得超过法定最低罚款的" + most.text());
      }
      belowMinimum = low < statutory.least();
    }

    private void noPenalty(Adjustment a) {
      requireGround(a, "不予处罚须有法定情形，请填写ground");
      low = 0;
      high = 0;
      noPenalty = true;
      sparedBy = a.ground().article();
      steps.add(
          new Reasoning("当事人" + a.ground().label() + "，不予行政处罚，并对其进行教育。", a.ground().article()));
      confirmations.add("不予处罚的事实和证据须由负责人确认，并对当事人进行教育");
    }

    /** Lowers both ends, not below zero. */
    private void lower(Adjustment a, String article) {
      String from = span();
      long ofLow = change(a, low);
      long ofHigh = change(a, high);
      String limit = cap(a, ofLow, ofHigh);
      low = Math.max(0, low - capped(a, ofLow));
      high = Math.max(0, high - capped(a, ofHigh));
      String why = a.ground() == null ? "" : "当事人" + a.ground().label() + "，";
      steps.add(
          new Reasoning(
              why + a.kind().label() + "，" + from + "降低" + size(a) + limit + "，为" + span() + "。",
              article));
    }

    /** What the cap does to the change of either end, in words; empty when it does nothing. */
    private String cap(Adjustment a, long ofLow, long ofHigh) {
      if (a.cap() == null || Math.max(ofLow, ofHigh) <= a.cap()) {
        return "";
      }
      for (long change : ofLow == ofHigh ? new long[] {ofLow} : new long[] {ofLow, ofHigh}) {
        if (change > a.cap()) {
          clamps.add(new Clamp(Clamp.Limit.ADJUSTMENT_CAP, change, a.cap()));
        }
      }
      String computed = a.amount() == null ? "（" + span(ofLow, ofHigh) + "）" : "";
      return computed + "，以" + Fen.text(a.cap()) + "为限";
    }

    private static long capped(Adjustment a, long change) {
      return a.cap() == null ? change : Math.min(change, a.cap());
    }

    private long change(Adjustment a, long amount) {
      if (a.amount() != null) {
        return a.amount();
      }
      long of = amount;
      if (a.ofMaximum()) {
        if (statutory.max() == null) {
          throw Refusal.invalid(a.field() + ".ofMaximum", "没有法定最高罚款，不能按其比例调整");
        }
        of = statutory.max();
      }
      return a.share().of(of, matter.rounding());
    }

    private void limit(Adjustment a, Share most, Long of, String text) {
      if (most == null || of == null) {
        return;
      }
      if (change(a, high) > most.of(of, matter.rounding())) {
        throw Refusal.invalid(
            a.field() + (a.amount() == null ? ".percent" : ".amountYuan"), text + most.text());
      }
    }

    private static void requireShare(Adjustment a) {
      if (a.share() == null || a.share().signum() <= 0 || a.share().compareTo(Share.ONE) > 0) {
        throw Refusal.invalid(a.field() + ".percent", "调整比例应大于0且不超过100");
      }
    }

    private static void requireChange(Adjustment a) {
      if (a.amount() == null) {
        requireShare(a);
      }
    }

    private static void requireGround(Adjustment a, String message) {
      if (a.ground() == null) {
        throw Refusal.invalid(a.field() + ".ground", message);
      }
      if (!a.ground().carries(a.kind())) {
        throw new Refusal(
            new Refuse(
                "“" + a.ground().label() + "”不是" + a.kind().label() + "的法定情形",
                a.ground().article()));
      }
    }

    private void checkProposed() {
      Long proposed = matter.proposed();
      if (proposed == null) {
        return;
      }
      if (noPenalty) {
        if (proposed > 0) {
          breaches.add(new Reasoning("不予处罚的，不得罚款，拟罚款" + Fen.text(proposed), sparedBy));
        }
        return;
      }
      if (statutory.max() != null && proposed > statutory.max()) {
        breaches.add(
            new Reasoning(
                "拟罚款" + Fen.text(proposed) + "高于法定最高罚款" + Fen.text(statutory.max()),
                matter.basis()));
      } else if (proposed < statutory.least() && !belowMinimum) {
        breaches.add(
            new Reasoning(
                "拟罚款"
                    + Fen.text(proposed)
                    + "低于法定最低罚款"
                    + Fen.text(statutory.least())
                    + "，且没有减轻处罚的法定情形",
                ARTICLE_REDUCTION));
      }
      if (proposed < low || proposed > high) {
        confirmations.add(
            "拟罚款" + Fen.text(proposed) + "与裁量结果" + span() + "不一致，偏离裁量基准的，须经集体讨论并说明理由");
      }
    }

    private void conclude() {
      if (belowMinimum) {
        confirmations.add("减轻处罚至法定最低罚款以下，须经集体讨论并在决定书中说明理由");
      }
      steps.add(
          noPenalty
              ? Reasoning.of("裁量结果：不予处罚。")
              : new Reasoning("裁量结果：罚款" + span() + "。", ARTICLE_DISCRETION));
      if (low != high) {
        confirmations.add("基准留有幅度，须在" + span() + "内确定罚款金额并说明理由");
      }
    }

    private String span() {
      return span(low, high);
    }

    private static String span(long low, long high) {
      return low == high ? Fen.text(low) : Fen.text(low) + "至" + Fen.text(high);
    }

    private static String size(Adjustment a) {
      if (a.amount() != null) {
        return Fen.text(a.amount());
      }
      return (a.ofMaximum() ? "法定最高罚款的" : "") + a.share().text();
    }
  }
}
