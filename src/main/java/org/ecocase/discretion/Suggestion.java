package org.ecocase.discretion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proposes grades from what the case file knows: how long the act went on, by how much a limit was
 * exceeded, how often the party was penalised before. Reads the grades as standards write them:
 * {@code 3个月以上6个月以下}, {@code 不足3个月}, {@code 超标3倍以下}, {@code 4次以上}; 以上 includes the number, 以下 does
 * not (广东规定第二十三条). The officer confirms every grade. Pure.
 */
public final class Suggestion {

  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final String SPAN_UNIT = "(天|日|个月|年)";
  private static final Pattern SPAN_FROM = Pattern.compile(NUMBER + SPAN_UNIT + "(?:及)?以上");
  private static final Pattern SPAN_BELOW =
      Pattern.compile(NUMBER + SPAN_UNIT + "(?:以下|以内)|(?:不足|不满)" + NUMBER + SPAN_UNIT);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Suggestion() {}

  /**
   * What is known.
   *
   * @param from the first day of the act, or null
   * @param to its last day, or null
   * @param exceedance by how many times the limit was exceeded, or null
   * @param earlier penalties of the same kind before this one; null when that is not known
   */
  public record Known(LocalDate from, LocalDate to, BigDecimal exceedance, Integer earlier) {}

  /**
   * The label of the grade that fits; empty when nothing known decides it, or more than one fits.
   */
  public static Optional<String> of(Factor factor, Known known) {
    List<String> labels = factor.grades().stream().map(Grade::label).toList();
    String name = factor.name();
    if (name.contains("持续时间") || name.contains("持续期间")) {
      return only(labels, label -> lasted(label, known));
    }
    if (name.contains("次数") || name.contains("同类") && name.contains("违法")) {
      return known.earlier() == null ? Optional.empty() : repeated(labels, known.earlier());
    }
    if (name.contains("超标") && !name.contains("因子") && !name.contains("时期")) {
      return known.exceedance() == null
          ? Optional.empty()
          : only(labels, label -> exceeded(label, known.exceedance()));
    }
    return Optional.empty();
  }

  /** Whether a label holds. */
  private interface Test {
    boolean holds(String label);
  }

  private static Optional<String> only(List<String> labels, Test test) {
    List<String> fitting = labels.stream().filter(test::holds).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static boolean lasted(String label, Known known) {
    if (known.from() == null || known.to() == null || known.to().isBefore(known.from())) {
      return false;
    }
    Matcher least = SPAN_FROM.matcher(label);
    Matcher below = SPAN_BELOW.matcher(label);
    boolean hasLeast = least.find();
    boolean hasBelow = below.find();
    if (!hasLeast && !hasBelow) {
      return false;
    }
    boolean longEnough =
        !hasLeast || !known.to().isBefore(after(known.from(), least.group(1), least.group(2)));
    if (!hasBelow) {
      return longEnough;
    }
    String number = below.group(1) == null ? below.group(3) : below.group(1);
    String unit = below.group(2) == null ? below.group(4) : below.group(2);
    return longEnough && known.to().isBefore(after(known.from(), number, unit));
  }

  private static LocalDate after(LocalDate from, String number, String unit) {
    long count = new BigDecimal(number).longValue();
    return switch (unit) {
      case "个月" -> from.plusMonths(count);
      case "年" -> from.plusYears(count);
      default -> from.plusDays(count);
    };
  }

  /** Standards count this act in ({@code 1次} is the first), unless they have a grade for none. */
  private static Optional<String> repeated(List<String> labels, int earlier) {
    Optional<String> none =
        labels.stream().filter(l -> l.startsWith("无") || l.contains("初犯")).findFirst();
    if (none.isPresent() && earlier == 0) {
      return none;
    }
    BigDecimal count = BigDecimal.valueOf(none.isPresent() ? earlier : earlier + 1L);
    Optional<String> counted = only(labels, label -> within(label, "次", count));
    return counted.isPresent() || none.isEmpty()
        ? counted
        : only(labels, label -> label.startsWith("有") || label.contains("再次"));
  }

  private static boolean exceeded(String label, BigDecimal times) {
    if (label.equals("已超标") || label.equals("未超标") || label.equals("不超标")) {
      return label.equals("已超标") == (times.signum() > 0);
    }
    if (label.startsWith("仅pH")) {
      return false;
    }
    return label.contains("倍")
        ? within(label, "倍", times)
        : label.contains("%") && within(label, "%", times.multiply(HUNDRED));
  }

  /** Whether a number lies in what the first bounds of that unit in a label say. */
  private static boolean within(String label, String unit, BigDecimal number) {
    Matcher exact = Pattern.compile("^" + NUMBER + unit + "$").matcher(label);
    if (exact.find()) {
      return number.compareTo(new BigDecimal(exact.group(1))) == 0;
    }
    Matcher least = Pattern.compile(NUMBER + unit + "(?:及)?以上").matcher(label);
    Matcher below = Pattern.compile(NUMBER + unit + "(?:以下|以内)").matcher(label);
    boolean hasLeast = least.find();
    boolean hasBelow = below.find();
    return (hasLeast || hasBelow)
        && (!hasLeast || number.compareTo(new BigDecimal(least.group(1))) >= 0)
        && (!hasBelow || number.compareTo(new BigDecimal(below.group(1))) < 0);
  }
}
