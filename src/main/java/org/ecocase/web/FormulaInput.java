package org.ecocase.web;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ecocase.discretion.Circumstance;
import org.ecocase.discretion.Formula;
import org.ecocase.discretion.FormulaKind;
import org.ecocase.discretion.Standard;
import org.ecocase.law.FineRange;
import org.ecocase.law.Share;

/** Reads a formula with its parameters. */
final class FormulaInput {

  private static final List<String> PARAMETERS =
      List.of(
          "start",
          "leastSum",
          "step",
          "divisor",
          "highestLevel",
          "correction",
          "bandPosition",
          "bandMinimumYuan",
          "bandMaximumYuan");

  private FormulaInput() {}

  /** A parameter that nothing is reckoned by would look as if it had counted. */
  static void refuseUnused(JsonInput in, FormulaKind kind) {
    Set<String> used = parameters(kind);
    for (String field : PARAMETERS) {
      JsonInput.check(
          used.contains(field) || !in.has(field),
          in.name(field),
          "“" + kind.label() + "”不用" + field + "，不能填写");
    }
  }

  private static Set<String> parameters(FormulaKind kind) {
    return switch (kind) {
      case WEIGHTED_SUM -> Set.of("start", "leastSum");
      case START_AND_REMAINDER -> Set.of("start");
      case BAND -> Set.of("bandPosition", "bandMinimumYuan", "bandMaximumYuan");
      case MINIMUM_PLUS_SHARE, LEVELS_ONLY -> Set.of("bandMinimumYuan", "bandMaximumYuan");
      case BAND_ADJUSTED -> Set.of("step", "bandMinimumYuan", "bandMaximumYuan");
      case SUPERPOSITION ->
          Set.of("divisor", "highestLevel", "correction", "bandMinimumYuan", "bandMaximumYuan");
      case PART_OF_BASE, DAILY -> Set.of();
    };
  }

  /**
   * The formula.
   *
   * @param standard the standard whose constants it takes, or null
   * @param range the range of the law
   * @param position where in a band the case lies
   */
  static Formula read(
      JsonInput in, Standard standard, FormulaKind kind, FineRange range, Circumstance position) {
    Share start = in.share("start", "裁量起点", 0, 100);
    Share least = in.share("leastSum", "总和的最低值", 0, 100);
    Map<String, Share> constants = new TreeMap<>();
    if (standard != null) {
      constants.putAll(standard.constants());
    }
    percent(in, constants, "step", "步长", 1, 100, Share.percent(10));
    number(in, constants, "divisor", "二维叠加函数的除数", 10_000, Share.of(50, 1));
    number(in, constants, "highestLevel", "最高等级", 100, Share.of(5, 1));
    JsonInput.check(
        constants.get("highestLevel").denominator().equals(BigInteger.ONE),
        in.name("highestLevel"),
        "最高等级应为整数");
    percent(in, constants, "correction", "修正因素的限度", 0, 100, Share.percent(30));
    JsonInput.check(
        kind != FormulaKind.START_AND_REMAINDER
            || start != null
            || range.max() != null && range.max() > 0,
        in.name("maximumYuan"),
        "请填写法定最高罚款");
    return kind.create(
        start, least, position, standard == null ? null : standard.bands(), constants);
  }

  private static void percent(
      JsonInput in,
      Map<String, Share> constants,
      String field,
      String label,
      long least,
      long most,
      Share otherwise) {
    put(constants, field, in.share(field, label, least, most), otherwise);
  }

  private static void number(
      JsonInput in,
      Map<String, Share> constants,
      String field,
      String label,
      long most,
      Share otherwise) {
    Share own = in.has(field) ? Share.times(in.number(field, label, 1, most)) : null;
    put(constants, field, own, otherwise);
  }

  /** What the caller gives goes before the standard, the standard before what is usual. */
  private static void put(Map<String, Share> constants, String field, Share own, Share otherwise) {
    if (own != null) {
      constants.put(field, own);
    }
    constants.putIfAbsent(field, otherwise);
  }
}
