package org.ecocase.dictionary;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The values that the widgets of forms send: files, places and signatures. */
final class WidgetValues {

  private static final int MOST_FILES = 30;
  private static final int LONGEST_SIGNER = 100;
  private static final int LONGEST_TEXT = 200_000;
  private static final int MOST_STROKES = 1000;
  private static final int MOST_POINTS = 20_000;
  private static final int WIDTH = 600;
  private static final int HEIGHT = 200;
  private static final int GREATEST_LONGITUDE = 180;
  private static final int GREATEST_LATITUDE = 90;
  private static final Set<String> PARTS =
      Set.of("signer", "signedAt", "text", "strokes", "review");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH时mm分");

  /** What the widget writes behind the words once it knows where it is. */
  private static final Pattern POSITION =
      Pattern.compile(
          "[^〔〕]*〔经度(-?\\d{1,3}\\.\\d{6})，纬度(-?\\d{1,2}\\.\\d{6})（WGS84），误差±\\d{1,7}米，"
              + "\\d{4}年\\d{1,2}月\\d{1,2}日\\d{2}时\\d{2}分定位〕");

  private WidgetValues() {}

  /** Ids, each once, in their order. */
  static List<String> files(Object sent) {
    if (!(sent instanceof Collection<?> list) || list.size() > MOST_FILES) {
      throw new IllegalArgumentException("应为文件列表，不得超过" + MOST_FILES + "个");
    }
    return list.stream().map(WidgetValues::id).distinct().toList();
  }

  private static String id(Object sent) {
    try {
      return UUID.fromString(String.valueOf(sent)).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("含有不是文件的内容");
    }
  }

  /** Words, or words with a position, which then is as the widget writes it. */
  static String place(String text) {
    if (text.indexOf('〔') < 0 && text.indexOf('〕') < 0) {
      return text;
    }
    Matcher position = POSITION.matcher(text);
    if (!position.matches()
        || Math.abs(Double.parseDouble(position.group(1))) > GREATEST_LONGITUDE
        || Math.abs(Double.parseDouble(position.group(2))) > GREATEST_LATITUDE) {
      throw new IllegalArgumentException("的定位格式不正确，请重新定位，或者只填写文字");
    }
    return text;
  }

  /** A signature as the widget sends it: nothing more, nothing less, within bounds. */
  static Map<String, Object> signature(Object sent) {
    if (!(sent instanceof Map<?, ?> parts) || !PARTS.containsAll(parts.keySet())) {
      throw new IllegalArgumentException("应为手写签名");
    }
    Map<String, Object> signature = new LinkedHashMap<>();
    signature.put("signer", words(parts.get("signer"), LONGEST_SIGNER));
    signature.put("signedAt", moment(parts.get("signedAt")));
    signature.put("text", words(parts.get("text"), LONGEST_TEXT));
    signature.put("strokes", strokes(parts.get("strokes")));
    signature.put("review", parts.get("review") == null ? List.of() : strokes(parts.get("review")));
    return signature;
  }

  private static String words(Object sent, int longest) {
    if (!(sent instanceof String text) || text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException("的手写签名不完整，请重新签名");
    }
    return text;
  }

  private static String moment(Object sent) {
    try {
      return Instant.parse(String.valueOf(sent)).toString();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("的签名时间不正确，请重新签名");
    }
  }

  /** Strokes of points {@code x, y, milliseconds}. */
  private static List<?> strokes(Object sent) {
    if (!(sent instanceof List<?> strokes)
        || strokes.isEmpty()
        || strokes.size() > MOST_STROKES
        || !strokes.stream().allMatch(WidgetValues::stroke)
        || strokes.stream().mapToInt(stroke -> ((List<?>) stroke).size()).sum() > MOST_POINTS) {
      throw new IllegalArgumentException("的手写笔迹不正确，请重新签名");
    }
    return strokes;
  }

  private static boolean stroke(Object sent) {
    return sent instanceof List<?> points
        && !points.isEmpty()
        && points.stream().allMatch(WidgetValues::point);
  }

  private static boolean point(Object sent) {
    return sent instanceof List<?> numbers
        && numbers.size() == 3
        && within(numbers.get(0), WIDTH)
        && within(numbers.get(1), HEIGHT)
        && within(numbers.get(2), Integer.MAX_VALUE);
  }

  private static boolean within(Object number, int most) {
    return number instanceof Integer whole && whole >= 0 && whole <= most;
  }

  /** Who signed, and when. */
  static String signed(Map<?, ?> kept) {
    return kept.get("signer")
        + "（"
        + MINUTE.format(Instant.parse(kept.get("signedAt").toString()).atZone(ZONE))
        + "手写签名）";
  }
}
