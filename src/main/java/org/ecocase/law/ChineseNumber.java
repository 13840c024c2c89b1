package org.ecocase.law;

/** Whole numbers in Chinese characters, as articles and documents write them. */
public final class ChineseNumber {

  /** The characters a number is written in. */
  public static final String CHARACTERS = "〇零一二两三四五六七八九十百千";

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = " 十百千";
  private static final int HIGHEST = 9_999;
  private static final int LONGEST = 9;

  private ChineseNumber() {}

  /**
   * In characters: 10 is 十, 114 is 一百一十四, 1003 is 一千零三.
   *
   * @throws IllegalArgumentException below 0 or above 9999
   */
  public static String of(int number) {
    if (number < 0 || number > HIGHEST) {
      throw new IllegalArgumentException("no article has the number " + number);
    }
    if (number < 10) {
      return String.valueOf(DIGITS.charAt(number));
    }
    StringBuilder text = new StringBuilder();
    String digits = String.valueOf(number);
    boolean gap = false;
    for (int at = 0; at < digits.length(); at++) {
      int digit = digits.charAt(at) - '0';
      int unit = digits.length() - 1 - at;
      if (digit == 0) {
        gap = true;
        continue;
      }
      text.append(gap ? "零" : "").append(DIGITS.charAt(digit));
      text.append(unit == 0 ? "" : UNITS.charAt(unit));
      gap = false;
    }
    return number < 20 ? text.substring(1) : text.toString();
  }

  /**
   * Reads a number in characters, by units (一百一十) or digit by digit (一一〇).
   *
   * @throws NumberFormatException when a character is none of {@link #CHARACTERS}, or there are
   *     more than any number of an article has
   */
  public static int parse(String text) {
    if (text.length() > LONGEST) {
      throw new NumberFormatException("too long: " + text);
    }
    if (text.length() > 1 && text.chars().noneMatch(c -> UNITS.indexOf(c) > 0)) {
      int number = 0;
      for (char c : text.toCharArray()) {
        number = number * 10 + digit(c);
      }
      return number;
    }
    int sum = 0;
    int digit = 0;
    for (char c : text.toCharArray()) {
      int unit = c == ' ' ? -1 : UNITS.indexOf(c);
      if (unit > 0) {
        sum += (digit == 0 ? 1 : digit) * (int) Math.pow(10, unit);
        digit = 0;
      } else {
        digit = digit(c);
      }
    }
    return sum + digit;
  }

  private static int digit(char c) {
    int digit = c == '〇' ? 0 : c == '两' ? 2 : DIGITS.indexOf(c);
    if (digit < 0) {
      throw new NumberFormatException("no Chinese digit: " + c);
    }
    return digit;
  }
}
