package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Works out sums as papers print them: {@code 14万元×(1−30%)=9.8万元}. Words between the numbers are
 * passed over; what stands behind the equals sign is what the paper found, and is not read.
 */
final class Arithmetic {

  private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final String text;
  private int at;
  private int operators;

  private Arithmetic(String text) {
    this.text = text;
  }

  /** The sum of all calculations in a text, in 元; empty when there is none. */
  static Optional<BigDecimal> of(String text) {
    if (text == null) {
      return Optional.empty();
    }
    BigDecimal total = null;
    for (String clause : text.split("[;；,，]")) {
      int equals = clause.indexOf('=');
      if (equals < 0) {
        equals = clause.indexOf('＝');
      }
      if (equals > 0) {
        Optional<BigDecimal> one = calculate(clause.substring(0, equals));
        if (one.isEmpty()) {
          return Optional.empty();
        }
        total = total == null ? one.get() : total.add(one.get());
      }
    }
    return Optional.ofNullable(total);
  }

  private static Optional<BigDecimal> calculate(String left) {
    String plain =
        left.replace('×', '*')
            .replace('＊', '*')
            .replace('÷', '/')
            .replace('－', '-')
            .replace('−', '-')
            .replace('＋', '+')
            .replace('（', '(')
            .replace('）', ')')
            .replace('［', '(')
            .replace('］', ')')
            .replace('[', '(')
            .replace(']', ')')
            .replaceAll("[^0-9.+\\-*/()%万]", "");
    if (!plain.matches(".*\\d.*[+\\-*/].*\\d.*")) {
      return Optional.empty();
    }
    Arithmetic reader = new Arithmetic(plain);
    try {
      BigDecimal value = reader.sum();
      return reader.at == plain.length() && reader.operators > 0
          ? Optional.of(value)
          : Optional.empty();
    } catch (ArithmeticException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (at < text.length() && (peek() == '+' || peek() == '-')) {
      char operator = next();
      BigDecimal other = product();
      value = operator == '+' ? value.add(other) : value.subtract(other);
    }
    return value;
  }

  private BigDecimal product() {
    BigDecimal value = factor();
    while (at < text.length() && (peek() == '*' || peek() == '/')) {
      char operator = next();
      BigDecimal other = factor();
      value =
          operator == '*'
              ? value.multiply(other)
              : value.divide(other, MathContext.DECIMAL64);
    }
    return value;
  }

  private BigDecimal factor() {
    BigDecimal value;
    if (peek() == '(') {
      at++;
      value = sum();
      if (text.charAt(at++) != ')') {
        throw new NumberFormatException(text);
      }
    } else {
      int from = at;
      while (at < text.length() && (Character.isDigit(peek()) || peek() == '.')) {
        at++;
      }
      value = new BigDecimal(text.substring(from, at));
    }
    while (at < text.length() && (peek() == '%' || peek() == '万')) {
      value = text.charAt(at++) == '%' ? value.divide(HUNDRED) : value.multiply(WAN);
    }
    return value;
  }

  private char next() {
    operators++;
    return text.charAt(at++);
  }

  private char peek() {
    return text.charAt(at);
  }
}
