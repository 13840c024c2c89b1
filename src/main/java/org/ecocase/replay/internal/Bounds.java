package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.law.ChineseNumber;

/**
 * The grade in whose bounds a stated number lies: {@code 150吨} in {@code 50吨以上200吨以下}. 以上 includes
 * the number, 以下 does not (广东规定第二十三条).
 */
final class Bounds {

  private static final String UNIT = "(个?月|年|天|日|倍|%|吨|t|千克|公斤|平方米|㎡|m2|次|项|个|台|枚|辆|亩|类|头|处)";
  private static final Pattern STATED =
      Pattern.compile("(?:" + Words.NUMBER + "|([一二两三四五六七八九十百]+))\\s*" + UNIT);
  private static final Map<String, String> SAME =
      Map.of("月", "个月", "日", "天", "t", "吨", "㎡", "平方米", "m2", "平方米", "公斤", "千克");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Bounds() {}

  /**
   * The label that fits.
   *
   * @return empty when the text states a span and no number, or when not exactly one label fits
   */
  static Optional<String> grade(List<String> labels, String text) {
    String plain = Words.plain(text).replaceAll("\\s", "");
    Matcher stated = STATED.matcher(plain);
    if (plain.contains("以上") || plain.contains("以下") || plain.contains("以内")) {
      return Optional.empty();
    }
    while (stated.find()) {
      BigDecimal number =
          stated.group(1) == null
              ? BigDecimal.valueOf(ChineseNumber.parse(stated.group(2)))
              : new BigDecimal(stated.group(1));
      String unit = SAME.getOrDefault(stated.group(3), stated.group(3));
      Optional<String> own = only(labels, number, unit, plain);
      if (own.isPresent()) {
        return own;
      }
    }
    return Optional.empty();
  }

  /** A percentage by which a limit is exceeded is that part of one time, unless of a quantity. */
  private static Optional<String> only(
      List<String> labels, BigDecimal number, String unit, String text) {
    boolean share =
        unit.equals("%")
            && !text.contains("量")
            && labels.stream().anyMatch(label -> label.contains("倍"));
    BigDecimal value = share ? number.divide(HUNDRED) : number;
    String in = share ? "倍" : unit;
    List<String> fitting = labels.stream().filter(label -> within(label, in, value)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static boolean within(String label, String unit, BigDecimal number) {
    String plain = Words.plain(label).replaceAll("\\(.*?\\)|\\s", "");
    String own = Words.NUMBER + Pattern.quote(unit);
    Matcher exact = Pattern.compile("^" + own + "$").matcher(plain);
    if (exact.find()) {
      return number.compareTo(new BigDecimal(exact.group(1))) == 0;
    }
    Matcher least = Pattern.compile(own + "(?:及)?以上").matcher(plain);
    Matcher below = Pattern.compile(own + "(?:以下|以内)|(?:不足|不满)" + own).matcher(plain);
    boolean hasLeast = least.find();
    boolean hasBelow = below.find();
    if (!hasLeast && !hasBelow) {
      return false;
    }
    boolean enough = !hasLeast || number.compareTo(new BigDecimal(least.group(1))) >= 0;
    if (!hasBelow) {
      return enough;
    }
    String most = below.group(1) == null ? below.group(2) : below.group(1);
    return enough && number.compareTo(new BigDecimal(most)) < 0;
  }
}
