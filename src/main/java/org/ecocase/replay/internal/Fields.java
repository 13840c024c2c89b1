package org.ecocase.replay.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a case in the forms in which they come: an amount may be a number or words, a list
 * may be one text. What cannot be read is kept for the report and counts as not stated.
 */
final class Fields {

  private static final Pattern ENDS =
      Pattern.compile(
          Words.NUMBER
              + "\\s*(亿|万)?\\s*元?\\s*(?:以上|[至到~-])+\\s*"
              + Words.NUMBER
              + "\\s*(亿|万)?\\s*元?(?:以下)?");
  private static final Pattern LOWEST = Pattern.compile("^[^以]*以上$");
  private static final Pattern HIGHEST = Pattern.compile("^[^以]*以[下内]$");

  private final JsonNode node;
  private final List<String> unreadable = new ArrayList<>();

  Fields(JsonNode node) {
    this.node = node;
  }

  List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  /** A text; several are joined; null where there is none. */
  String text(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isValueNode() ? value.asText() : String.join("；", texts(name));
  }

  String textOrEmpty(String name) {
    String text = text(name);
    return text == null ? "" : text;
  }

  List<String> texts(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (value.isValueNode()) {
      return value.asText().isBlank() ? List.of() : List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(one -> texts.add(one.isValueNode() ? one.asText() : one.toString()));
    return List.copyOf(texts);
  }

  BigDecimal amount(String name) {
    return amount(name, node.path(name));
  }

  private BigDecimal amount(String name, JsonNode value) {
    if (value.isMissingNode() || value.isNull() || value.asText().isBlank() && value.isTextual()) {
      return null;
    }
    if (value.isNumber()) {
      return value.decimalValue();
    }
    Optional<BigDecimal> read =
        Words.bareAmount(value.asText()).or(() -> Words.amount(value.asText()));
    return read.orElseGet(
        () -> {
          unreadable(name, value);
          return null;
        });
  }

  /** The lowest and the highest, each null where it is not stated; null where neither is. */
  List<BigDecimal> range(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    BigDecimal low;
    BigDecimal high;
    if (value.isArray()) {
      low = amount(name, value.path(0));
      high = amount(name, value.path(1));
    } else if (value.isObject()) {
      low = amount(name, value.path("min"));
      high = amount(name, value.path("max"));
    } else {
      return rangeInWords(name, value);
    }
    return ordered(low, high);
  }

  private List<BigDecimal> rangeInWords(String name, JsonNode value) {
    String plain = Words.plain(value.asText()).strip();
    Matcher ends = ENDS.matcher(plain);
    if (ends.find()) {
      return ordered(
          Amounts.lower(ends.group(1), ends.group(2), ends.group(3), ends.group(4)),
          Words.times(new BigDecimal(ends.group(3)), ends.group(4)));
    }
    Optional<BigDecimal> one = Words.amount(plain);
    if (one.isPresent() && HIGHEST.matcher(plain).find()) {
      return ordered(null, one.get());
    }
    if (one.isPresent() && LOWEST.matcher(plain).find()) {
      return ordered(one.get(), null);
    }
    if (!plain.isEmpty()) {
      unreadable(name, value);
    }
    return null;
  }

  /** Whichever is the smaller is the lowest fine. */
  private static List<BigDecimal> ordered(BigDecimal low, BigDecimal high) {
    List<BigDecimal> range = new ArrayList<>();
    range.add(low);
    range.add(high);
    if (low != null && high != null && low.compareTo(high) > 0) {
      Collections.reverse(range);
    }
    return Collections.unmodifiableList(range);
  }

  /** An object; null where there is none. */
  JsonNode object(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      unreadable(name, value);
      return null;
    }
    return value;
  }

  Map<String, JsonNode> dates(String name) {
    JsonNode value = object(name);
    Map<String, JsonNode> dates = new LinkedHashMap<>();
    if (value != null) {
      value.fields().forEachRemaining(entry -> dates.put(entry.getKey(), entry.getValue()));
    }
    return Collections.unmodifiableMap(dates);
  }

  private void unreadable(String name, JsonNode value) {
    unreadable.add("“" + name + "”的内容不能识别：" + value.toString());
  }
}
