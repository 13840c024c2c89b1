package org.ecocase.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ecocase.discretion.Adjustment;
import org.ecocase.discretion.AdjustmentRules;
import org.ecocase.discretion.Ground;
import org.ecocase.discretion.Standard;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;

/** Reads what changes the amount of a violation after the table. */
final class AdjustmentsInput {

  private static final int MAX_ADJUSTMENTS = 10;

  /** How a standard names it that another of several violations excludes an apology. */
  private static final String JOINED = "JOINED_EXCLUDED";

  private AdjustmentsInput() {}

  /**
   * The adjustments; an apology also under circumstances that the violation is by itself.
   *
   * @param standard the standard, or null
   * @param violation the code of the violation, or empty
   */
  static List<Adjustment> read(JsonInput in, Standard standard, String violation) {
    List<Adjustment> adjustments = new ArrayList<>();
    int size = in.size("adjustments", "调整", MAX_ADJUSTMENTS);
    for (int i = 0; i < size; i++) {
      Adjustment given = adjustment(in.entry("adjustments", i), standard);
      adjustments.add(
          standard == null
              ? given
              : given.excludedBy(standard.adjustments().excludedBy(violation)));
    }
    return adjustments;
  }

  /**
   * An apology counts for none of several violations when one of them excludes it by itself
   * (广东规定第十四条).
   *
   * @throws Refusal naming the apology
   */
  static void checkJoined(List<DiscretionInput.Item> items) {
    for (DiscretionInput.Item item : items) {
      AdjustmentRules rules =
          item.standard() == null ? AdjustmentRules.NONE : item.standard().adjustments();
      AdjustmentRules.Exclusion joined = rules.exclusions().get(JOINED);
      if (joined != null) {
        item.adjustments().stream()
            .filter(a -> a.kind() == Adjustment.Kind.APOLOGY)
            .findFirst()
            .ifPresent(apology -> checkSiblings(apology, item, items, rules));
      }
    }
  }

  private static void checkSiblings(
      Adjustment apology,
      DiscretionInput.Item item,
      List<DiscretionInput.Item> items,
      AdjustmentRules rules) {
    items.stream()
        .filter(other -> other != item && !rules.excludedBy(other.violation()).isEmpty())
        .findFirst()
        .ifPresent(
            other -> {
              Refuse refuse =
                  new Refuse(
                      "有下列情形，不适用公开道歉承诺从轻："
                          + rules.exclusions().get(JOINED).label()
                          + "（“"
                          + other.title()
                          + "”）",
                      rules.apologyArticle());
              throw new Refusal(Refusal.Kind.RULE, apology.field(), refuse.message());
            });
  }

  private static Adjustment adjustment(JsonInput a, Standard standard) {
    a.knows(
        Set.of(
            "kind",
            "percent",
            "amountYuan",
            "ofMaximum",
            "ground",
            "capYuan",
            "guide",
            "option",
            "circumstances"));
    Adjustment.Kind kind = a.choice("kind", "调整种类", Adjustment.Kind.class);
    JsonInput.check(kind != null, a.name("kind"), "请填写调整种类");
    Share share = a.share("percent", "调整比例", 0, 100);
    Long amount = a.money("amountYuan", "调整金额");
    JsonInput.check(
        share == null || amount == null, a.name("amountYuan"), "percent与amountYuan只能填写其一");
    JsonInput.check(
        kind != Adjustment.Kind.NO_PENALTY || share == null && amount == null,
        a.name("percent"),
        "不予处罚的，不填写比例或者金额");
    JsonInput.check(
        kind != Adjustment.Kind.APOLOGY || amount == null, a.name("amountYuan"), "公开道歉承诺从轻按比例计算");
    Long cap = a.money("capYuan", "降低数额的上限");
    if (a.has("guide")) {
      JsonInput.check(
          kind == Adjustment.Kind.APOLOGY && share == null,
          a.name("guide"),
          "地方指引用于公开道歉承诺从轻，比例由指引确定");
      Standard.Guide guide = guide(a, standard);
      share = option(a, guide);
      cap = cap == null ? guide.cap() : cap;
    }
    return new Adjustment(
        a.name(),
        kind,
        share,
        amount,
        a.yes("ofMaximum", "按法定最高罚款的比例"),
        a.choice("ground", "法定情形", Ground.class),
        cap,
        circumstances(a));
  }

  private static Standard.Guide guide(JsonInput a, Standard standard) {
    String name = a.text("guide", "地方指引");
    return (standard == null ? List.<Standard.Guide>of() : standard.guides())
        .stream()
            .filter(g -> g.name().equals(name))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid(a.name("guide"), "该裁量基准没有“" + name + "”的公开道歉指引"));
  }

  private static Share option(JsonInput a, Standard.Guide guide) {
    Share share = guide.options().get(a.text("option", "指引的类别"));
    JsonInput.check(
        share != null,
        a.name("option"),
        "指引的类别应为" + String.join("、", new TreeSet<>(guide.options().keySet())) + "之一");
    return share;
  }

  private static Set<String> circumstances(JsonInput a) {
    Set<String> codes = new TreeSet<>();
    int size = a.size("circumstances", "不适用情形", 20);
    for (int i = 0; i < size; i++) {
      var code = a.node().path("circumstances").get(i);
      JsonInput.check(code.isTextual(), a.name("circumstances[" + i + "]"), "应为情形代码");
      codes.add(code.textValue());
    }
    return codes;
  }
}
