package org.ecocase.law;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact part of an amount, such as 35 %, one third or three times.
 *
 * <p>A fraction and not a decimal: published tables use thirds and eighths, whose sum must be
 * exactly 1.
 */
public record Share(BigInteger numerator, BigInteger denominator) implements Comparable<Share> {

  public static final Share ZERO = new Share(BigInteger.ZERO, BigInteger.ONE);
  public static final Share ONE = new Share(BigInteger.ONE, BigInteger.ONE);

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final Pattern FRACTION = Pattern.compile("(-?\\d{1,9})/(\\d{1,9})");
  private static final Pattern PERCENT = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,9})?)%?");

  public Share {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("denominator is zero");
    }
    BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
    if (denominator.signum() < 0) {
      common = common.negate();
    }
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  public static Share of(long numerator, long denominator) {
    return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** So many percent, exactly. */
  public static Share percent(BigDecimal percent) {
    return times(percent).dividedBy(of(100, 1));
  }

  public static Share percent(long percent) {
    return of(percent, 100);
  }

  /** So many times, exactly. */
  public static Share times(BigDecimal factor) {
    BigDecimal plain = factor.scale() < 0 ? factor.setScale(0) : factor;
    return new Share(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
  }

  /**
   * Reads {@code 35}, {@code 35%}, {@code 12.5%} (percent) or {@code 1/3} (a part of one).
   *
   * @throws NumberFormatException when the text is neither
   */
  public static Share parse(String text) {
    Matcher fraction = FRACTION.matcher(text.strip());
    if (fraction.matches() && !fraction.group(2).matches("0+")) {
      return new Share(new BigInteger(fraction.group(1)), new BigInteger(fraction.group(2)));
    }
    Matcher percent = PERCENT.matcher(text.strip());
    if (percent.matches()) {
      return percent(new BigDecimal(percent.group(1)));
    }
    throw new NumberFormatException(text);
  }

  public Share plus(Share other) {
    return new Share(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Share minus(Share other) {
    return plus(new Share(other.numerator.negate(), other.denominator));
  }

  public Share times(Share other) {
    return new Share(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Share dividedBy(Share other) {
    return new Share(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Share min(Share other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Share max(Share other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public int signum() {
    return numerator.signum();
  }

  /** This part of an amount in 分, rounded. */
  public long of(long fen, Rounding rounding) {
    return rounding.round(times(new Share(BigInteger.valueOf(fen), BigInteger.ONE)));
  }

  @Override
  public int compareTo(Share other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** As a document writes it: {@code 35%}, {@code 12.5%}, {@code 1/3}. */
  public String text() {
    BigInteger[] hundredths = numerator.multiply(HUNDRED).divideAndRemainder(denominator);
    if (hundredths[1].signum() == 0) {
      return hundredths[0] + "%";
    }
    try {
      return new BigDecimal(numerator.multiply(HUNDRED))
              .divide(new BigDecimal(denominator))
              .toPlainString()
          + "%";
    } catch (ArithmeticException notADecimal) {
      return numerator + "/" + denominator;
    }
  }

  /** As a multiple: {@code 3倍}, {@code 0.5倍}. */
  public String timesText() {
    try {
      return new BigDecimal(numerator)
              .divide(new BigDecimal(denominator))
              .stripTrailingZeros()
              .toPlainString()
          + "倍";
    } catch (ArithmeticException notADecimal) {
      return numerator + "/" + denominator + "倍";
    }
  }
}
