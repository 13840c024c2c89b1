package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Works out sums as papers print them: {@code 罚款金额=14万元×(1−30%)=9.8万元}. Of the sides of an equation
 * the first that is an expression is worked out; the others name the result or tell what the paper
 * found, and are not read. Words between the numbers are passed over.
 */
final class Arithmetic {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern DATES = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern PER = Pattern.compile("/\\s*\\p{IsHan}");
  private static final Pattern OPERATION = Pattern.compile("[\\d%万亿)]\\s*[+\\-*/]\\s*[\\d(]");

  private final String text;
  private final List<BigDecimal> operands = new ArrayList<>();
  private int at;

  private Arithmetic(String text) {
    this.text = text;
  }

  /** What an expression comes to, and the amounts in it. */
  private record Term(BigDecimal value, List<BigDecimal> operands) {}

  /**
   * The sum of all calculations in a text, in 元; empty when there is none. A calculation that
   * another one goes on with is not counted twice, and one of percentages alone is no amount.
   */
  static Optional<BigDecimal> of(String text) {
    if (text == null) {
      return Optional.empty();
    }
    List<BigDecimal> amounts = new ArrayList<>();
    for (String clause : Words.plain(text).replaceAll("即|等于", "=").split("[;,。\\n]")) {
      String[] sides = clause.split("=");
      if (sides.length < 2 || share(sides[sides.length - 1])) {
        continue;
      }
      Optional<Term> term = first(sides);
      if (term.isEmpty()) {
        return Optional.empty();
      }
      amounts.removeIf(
          earlier -> term.get().operands().stream().anyMatch(o -> o.compareTo(earlier) == 0));
      amounts.add(term.get().value());
    }
    return amounts.stream().reduce(BigDecimal::add).filter(sum -> sum.signum() > 0);
  }

  private static boolean share(String result) {
    return result.contains("%") && !result.contains("元") && !result.contains("万");
  }

  private static Optional<Term> first(String[] sides) {
    for (String side : sides) {
      Optional<Term> term = calculate(side);
      if (term.isPresent()) {
        return term;
      }
    }
    return Optional.empty();
  }

  private static Optional<Term> calculate(String side) {
    String undated = PER.matcher(DATES.matcher(side).replaceAll(" ")).replaceAll(" ");
    String plain =
        undated
            .replaceAll("(?<=[\\d)%万元])\\s*[×✕✖╳xX·]\\s*(?=[\\d(])", "*")
            .replaceAll("[×✕✖╳∗]", "*")
            .replace('÷', '/')
            .replace('[', '(')
            .replace(']', ')')
            .replace('{', '(')
            .replace('}', ')')
            .replaceAll("[^0-9.+\\-*/()%万亿]", " ")
            .strip();
    if (!OPERATION.matcher(plain).find()) {
      return Optional.empty();
    }
    Arithmetic reader = new Arithmetic(plain);
    try {
      BigDecimal value = reader.sum();
      return reader.at == plain.length() && value.signum() > 0
          ? Optional.of(new Term(value, reader.operands))
          : Optional.empty();
    } catch (ArithmeticException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (is('+') || is('-')) {
      char operator = next();
      BigDecimal other = product();
      value = operator == '+' ? value.add(other) : value.subtract(other);
    }
    return value;
  }

  private BigDecimal product() {
    BigDecimal value = factor();
    while (is('*') || is('/')) {
      char operator = next();
      BigDecimal other = factor();
      value = operator == '*' ? value.multiply(other) : value.divide(other, MathContext.DECIMAL64);
    }
    return value;
  }

  private BigDecimal factor() {
    BigDecimal value;
    if (is('(')) {
      next();
      value = sum();
      if (!is(')')) {
        throw new NumberFormatException(text);
      }
      next();
    } else {
      int from = at;
      while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      value = new BigDecimal(text.substring(from, at));
    }
    while (is('%') || is('万') || is('亿')) {
      char unit = next();
      value = unit == '%' ? value.divide(HUNDRED) : Words.times(value, String.valueOf(unit));
    }
    operands.add(value);
    return value;
  }

  /** Whether this sign comes next; blanks are passed over. */
  private boolean is(char sign) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == sign;
  }

  private char next() {
    return text.charAt(at++);
  }
}
