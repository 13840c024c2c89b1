package org.ecocase.dictionary;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The three faces of a fact's value: what a form sends, what the case keeps, what people read.
 *
 * <p>Kept values are plain JSON: text, whole numbers (money in 分), decimals as text, booleans, ISO
 * dates, date-times without zone in Asia/Shanghai, lists of codes, lists of rows, lists of evidence
 * ids, signatures as {@code id, signer, signedAt, sha256}.
 */
public final class FactValues {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH时mm分");
  private static final DateTimeFormatter KEPT_MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final int FEN = 100;

  /** What a form shows as text, where that of a masked value can stand. */
  private static final Set<FactType> WRITTEN =
      Set.of(FactType.TEXT, FactType.LONGTEXT, FactType.IDCARD, FactType.PHONE, FactType.PLACE);

  private static final BigDecimal MOST_YUAN = new BigDecimal("1000000000000");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{5,19}");
  private static final int EARLIEST_YEAR = 1949;
  private static final int LATEST_YEAR = 2999;

  private FactValues() {}

  /**
   * Turns what a form or a caller sent into the value to keep.
   *
   * @return the value; null when nothing was entered
   * @throws IllegalArgumentException with a Chinese reason, without the field's name
   */
  public static Object parse(Fact fact, Object sent) {
    if (sent == null || sent instanceof String text && text.isBlank()) {
      return null;
    }
    Object value =
        switch (fact.type()) {
          case TEXT, LONGTEXT -> text(fact, sent);
          case PERSON, FILE_NUMBER -> text(fact, sent).toString();
          case PHONE -> matching(PHONE, string(sent), "应为电话号码");
          case USCC -> uscc(string(sent));
          case IDCARD -> idCard(string(sent));
          case DATE -> date(string(sent)).toString();
          case DATETIME -> dateTime(string(sent)).format(KEPT_MINUTE);
          case MONEY -> money(fact, sent);
          case INTEGER -> integer(fact, sent);
          case DECIMAL -> inRange(fact, decimal(sent)).stripTrailingZeros().toPlainString();
          case BOOLEAN -> bool(sent);
          case CODE -> code(fact, string(sent));
          case CODES -> codes(fact, sent);
          case ROWS -> FactRows.parse(fact, sent, null);
          case FILES -> WidgetValues.files(sent);
          case PLACE -> WidgetValues.place(text(fact, sent).toString());
          case SIGNATURE -> WidgetValues.signature(sent);
        };
    return value instanceof Collection<?> list && list.isEmpty() ? null : value;
  }

  /** What a form shows for a kept value. */
  public static Object toForm(Fact fact, Object kept) {
    if (kept == null || kept.equals(Masking.HIDDEN) && !WRITTEN.contains(fact.type())) {
      return null;
    }
    return switch (fact.type()) {
      case MONEY -> yuan(((Number) kept).longValue()).toPlainString();
      case ROWS -> FactRows.of(kept).stream().map(row -> formRow(fact, row)).toList();
      default -> kept;
    };
  }

  private static Map<String, Object> formRow(Fact table, Map<String, Object> row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put(FactRows.ID, FactRows.id(row));
    for (Fact column : table.columns().values()) {
      Object value = toForm(column, row.get(column.key()));
      if (value != null) {
        shown.put(column.key(), value);
      }
    }
    return shown;
  }

  /** What people read; persons stay ids, as names are known to the organisation only. */
  public static String display(Fact fact, Object kept) {
    if (kept == null) {
      return "";
    }
    if (kept.equals(Masking.HIDDEN)) {
      return Masking.HIDDEN;
    }
    return switch (fact.type()) {
      case DATE -> LocalDate.parse(kept.toString()).format(DAY);
      case DATETIME -> LocalDateTime.parse(kept.toString()).format(MINUTE);
      case MONEY -> String.format("%,.2f", yuan(((Number) kept).longValue()));
      case BOOLEAN -> Boolean.TRUE.equals(kept) ? "是" : "否";
      case CODE -> fact.codes().getOrDefault(kept.toString(), kept.toString());
      case CODES ->
          ((Collection<?>) kept)
              .stream()
                  .map(c -> fact.codes().getOrDefault(c.toString(), c.toString()))
                  .collect(Collectors.joining("、"));
      case ROWS ->
          FactRows.of(kept).stream()
              .map(row -> FactRows.display(fact, row))
              .collect(Collectors.joining("；"));
      case FILES -> "共" + ((Collection<?>) kept).size() + "个文件";
      case SIGNATURE -> WidgetValues.signed((Map<?, ?>) kept);
      default -> kept.toString();
    };
  }

  private static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, 2);
  }

  private static String string(Object sent) {
    if (sent instanceof String text) {
      return text.strip();
    }
    if (sent instanceof Number || sent instanceof Boolean) {
      return sent.toString();
    }
    throw new IllegalArgumentException("应为单个值");
  }

  private static Object text(Fact fact, Object sent) {
    if (!(sent instanceof String)) {
      throw new IllegalArgumentException("应为文字");
    }
    String text = string(sent);
    if (text.codePointCount(0, text.length()) > fact.maxLength()) {
      throw new IllegalArgumentException("不得超过" + fact.maxLength() + "个字");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      throw new IllegalArgumentException("含有不能保存的控制字符");
    }
    if (fact.pattern() != null) {
      String told = fact.patternMessage() == null ? "格式不正确" : fact.patternMessage();
      return matching(fact.pattern(), text, told);
    }
    return text;
  }

  private static String matching(Pattern pattern, String text, String otherwise) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(otherwise);
    }
    return text;
  }

  private static String uscc(String text) {
    String code = text.toUpperCase(java.util.Locale.ROOT);
    if (!CheckDigits.validUscc(code)) {
      throw new IllegalArgumentException("不是有效的统一社会信用代码（GB 32100，校验位不符）");
    }
    return code;
  }

  private static String idCard(String text) {
    String number = text.toUpperCase(java.util.Locale.ROOT);
    if (!CheckDigits.validIdCard(number)) {
      throw new IllegalArgumentException("不是有效的公民身份号码（GB 11643，校验位不符）");
    }
    return number;
  }

  private static LocalDate date(String text) {
    try {
      return sane(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("应为日期，如2026-01-20");
    }
  }

  private static LocalDate sane(LocalDate date) {
    if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
      throw new IllegalArgumentException("日期的年份不合理");
    }
    return date;
  }

  private static LocalDateTime dateTime(String text) {
    try {
      LocalDateTime at =
          text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
              ? OffsetDateTime.parse(text).atZoneSameInstant(ZONE).toLocalDateTime()
              : LocalDateTime.parse(text);
      sane(at.toLocalDate());
      return at;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("应为日期和时间，如2026-01-20T09:30");
    }
  }

  private static BigDecimal decimal(Object sent) {
    try {
      BigDecimal number = new BigDecimal(string(sent));
      if (number.precision() - number.scale() > 18 || number.scale() > 10) {
        throw new IllegalArgumentException("数字过大或小数位过多");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("应为数字");
    }
  }

  private static BigDecimal inRange(Fact fact, BigDecimal number) {
    if (fact.min() != null && number.compareTo(fact.min()) < 0) {
      throw new IllegalArgumentException("不得小于" + fact.min().toPlainString());
    }
    if (fact.max() != null && number.compareTo(fact.max()) > 0) {
      throw new IllegalArgumentException("不得大于" + fact.max().toPlainString());
    }
    return number;
  }

  private static Object money(Fact fact, Object sent) {
    BigDecimal yuan = inRange(fact, decimal(sent));
    if (yuan.signum() < 0) {
      throw new IllegalArgumentException("金额不得为负数");
    }
    if (yuan.compareTo(MOST_YUAN) > 0) {
      throw new IllegalArgumentException("金额过大");
    }
    try {
      return yuan.setScale(2, RoundingMode.UNNECESSARY)
          .multiply(BigDecimal.valueOf(FEN))
          .longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("金额最多到分（两位小数）");
    }
  }

  private static Object integer(Fact fact, Object sent) {
    try {
      return inRange(fact, decimal(sent)).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("应为整数");
    }
  }

  private static Object bool(Object sent) {
    if (sent instanceof Boolean) {
      return sent;
    }
    return switch (string(sent)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("应为是或否");
    };
  }

  private static String code(Fact fact, String code) {
    if (!fact.codes().containsKey(code)) {
      throw new IllegalArgumentException("不在可选项之内：" + String.join("、", fact.codes().values()));
    }
    return code;
  }

  private static List<String> codes(Fact fact, Object sent) {
    if (!(sent instanceof Collection<?> list)) {
      throw new IllegalArgumentException("应为多选项");
    }
    List<String> kept = new ArrayList<>();
    list.forEach(item -> kept.add(code(fact, string(item))));
    return kept.stream().distinct().toList();
  }
}
