package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.law.ChineseNumber;

/** The words of papers in one spelling: widths, dashes, separators, dates and amounts. */
final class Words {

  /** A number, in digits. */
  static final String NUMBER = "(\\d+(?:\\.\\d+)?)";

  private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212]");
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})(?!\\d)\\s*日?");
  private static final Pattern END_WITHOUT_YEAR =
      Pattern.compile("(\\d{4})(-\\d\\d-\\d\\d\\s*[至到~-]\\s*)(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern AMOUNT =
      Pattern.compile(
          NUMBER + "\\s*(?:(亿|万)?\\s*元|(亿|万)(?![余多]?\\s*(?:[吨平立方米千瓦人只头羽台件辆套个条标册支瓶亩户度m㎡]|公)))");
  private static final Pattern AMOUNT_IN_CHARACTERS =
      Pattern.compile("([" + ChineseNumber.CHARACTERS + "]+)(亿|万)?元");
  private static final Pattern BARE =
      Pattern.compile("\\s*(?:人民币)?\\s*" + NUMBER + "\\s*(亿|万)?\\s*元?整?\\s*");

  private Words() {}

  /** Full-width signs, dashes of all kinds and thousands separators in one spelling. */
  static String plain(String text) {
    if (text == null) {
      return "";
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String dashed = DASH.matcher(normal).replaceAll("-").replace('〜', '~').replace('∼', '~');
    return dates(THOUSANDS.matcher(dashed).replaceAll(""));
  }

  /** Dates as 2015-02-14, those that no calendar has as well. */
  private static String dates(String text) {
    String full =
        DATE.matcher(text)
            .replaceAll(
                d ->
                    "%s-%02d-%02d"
                        .formatted(
                            d.group(1),
                            Integer.parseInt(d.group(2)),
                            Integer.parseInt(d.group(3))));
    return END_WITHOUT_YEAR
        .matcher(full)
        .replaceAll(
            d ->
                "%s%s%s-%02d-%02d"
                    .formatted(
                        d.group(1),
                        d.group(2),
                        d.group(1),
                        Integer.parseInt(d.group(3)),
                        Integer.parseInt(d.group(4))));
  }

  /** A day; empty where the text is no full date of the calendar. */
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(plain(text).strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first amount of a text in 元; a number without a unit is none. */
  static Optional<BigDecimal> amount(String text) {
    String plain = plain(text);
    Matcher digits = AMOUNT.matcher(plain);
    if (digits.find()) {
      String unit = digits.group(2) == null ? digits.group(3) : digits.group(2);
      return Optional.of(times(new BigDecimal(digits.group(1)), unit));
    }
    Matcher characters = AMOUNT_IN_CHARACTERS.matcher(plain);
    return characters.find()
        ? Optional.of(
            times(
                BigDecimal.valueOf(ChineseNumber.parse(characters.group(1))), characters.group(2)))
        : Optional.empty();
  }

  /** A text that is an amount in 元 and nothing else; its unit may be left out. */
  static Optional<BigDecimal> bareAmount(String text) {
    Matcher whole = BARE.matcher(plain(text));
    return whole.matches()
        ? Optional.of(times(new BigDecimal(whole.group(1)), whole.group(2)))
        : Optional.empty();
  }

  /** A number with 万 or 亿, or neither. */
  static BigDecimal times(BigDecimal number, String unit) {
    if (unit == null || unit.isEmpty()) {
      return number;
    }
    return number.movePointRight(unit.equals("亿") ? 8 : 4);
  }
}
