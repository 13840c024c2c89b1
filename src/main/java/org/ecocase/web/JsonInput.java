package org.ecocase.web;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.ecocase.law.Fen;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;

/** Reads a JSON question field by field, so that every fault is told in Chinese with its field. */
final class JsonInput {

  private static final int MAX_BYTES = 100_000;
  private static final int MAX_TEXT = 300;
  private static final int MIN_YEAR = 1990;
  private static final int MAX_YEAR = 2100;

  /** No amount of a case is as large as this, in 元. */
  private static final BigDecimal MAX_YUAN = new BigDecimal("1000000000000");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final JsonNode node;
  private final String at;

  private JsonInput(JsonNode node, String at) {
    this.node = node;
    this.at = at;
  }

  /** The root object of a body. */
  static JsonInput read(byte[] body) {
    check(body != null && body.length > 0, "body", "请求内容不能为空");
    check(body.length <= MAX_BYTES, "body", "请求内容过长");
    try {
      JsonNode root = JSON.readTree(body);
      check(root.isObject(), "body", "请求内容应为JSON对象");
      return new JsonInput(root, "");
    } catch (IOException e) {
      throw Refusal.invalid("body", "请求内容不是有效的JSON");
    }
  }

  /** The name of a field as messages use it. */
  String name(String field) {
    return at.isEmpty() ? field : at + "." + field;
  }

  String name() {
    return at;
  }

  JsonNode node() {
    return node;
  }

  JsonInput knows(Set<String> fields) {
    node.fieldNames()
        .forEachRemaining(
            field -> check(fields.contains(field), name(field), "不认识的字段“" + field + "”"));
    return this;
  }

  boolean has(String field) {
    return !node.path(field).isMissingNode() && !node.path(field).isNull();
  }

  /** The text of a field; empty when it is not given. */
  String text(String field, String label) {
    if (!has(field)) {
      return "";
    }
    JsonNode value = node.path(field);
    check(
        value.isTextual() && !value.textValue().isBlank() && value.textValue().length() <= MAX_TEXT,
        name(field),
        label + "应为不超过" + MAX_TEXT + "字的文字");
    return value.textValue().strip();
  }

  boolean yes(String field, String label) {
    if (!has(field)) {
      return false;
    }
    check(node.path(field).isBoolean(), name(field), label + "应为true或者false");
    return node.path(field).booleanValue();
  }

  /** A date, or null. */
  LocalDate date(String field, String label) {
    if (!has(field)) {
      return null;
    }
    try {
      JsonNode value = node.path(field);
      LocalDate day = LocalDate.parse(value.isTextual() ? value.textValue() : "");
      check(
          day.getYear() >= MIN_YEAR && day.getYear() <= MAX_YEAR,
          name(field),
          label + "应在" + MIN_YEAR + "年至" + MAX_YEAR + "年之间");
      return day;
    } catch (DateTimeException e) {
      throw Refusal.invalid(name(field), label + "应写作2026-02-01的形式");
    }
  }

  /** An amount in 元 as 分, or null. */
  Long money(String field, String label) {
    if (!has(field)) {
      return null;
    }
    BigDecimal yuan = decimal(field, label + "应为以元为单位的数字");
    check(yuan.signum() >= 0, name(field), label + "不能为负数");
    check(yuan.compareTo(MAX_YUAN) <= 0, name(field), label + "过大");
    check(yuan.stripTrailingZeros().scale() <= 2, name(field), label + "最多两位小数");
    return Fen.ofYuan(yuan);
  }

  /** A number within limits, or null. */
  BigDecimal number(String field, String label, long least, long most) {
    if (!has(field)) {
      return null;
    }
    BigDecimal number = decimal(field, label + "应为数字");
    check(
        number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0,
        name(field),
        label + "应在" + least + "至" + most + "之间");
    check(number.stripTrailingZeros().scale() <= 6, name(field), label + "的小数位数过多");
    return number;
  }

  /** A percentage (35, "12.5%") or a part of one ("1/3") within limits in percent, or null. */
  Share share(String field, String label, long least, long most) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = node.path(field);
    try {
      check(value.isNumber() || value.isTextual(), name(field), label + "应为百分数，例如35");
      Share share =
          value.isNumber()
              ? Share.percent(number(field, label, -100_000, 100_000))
              : Share.parse(value.textValue());
      check(
          share.compareTo(Share.percent(least)) >= 0 && share.compareTo(Share.percent(most)) <= 0,
          name(field),
          label + "应在" + least + "至" + most + "之间（百分数）");
      return share;
    } catch (NumberFormatException e) {
      throw Refusal.invalid(name(field), label + "应为百分数（例如35）或者分数（例如\"1/3\"）");
    }
  }

  /** One of an enumeration, or null. */
  <E extends Enum<E>> E choice(String field, String label, Class<E> type) {
    if (!has(field)) {
      return null;
    }
    for (E value : type.getEnumConstants()) {
      if (node.path(field).isTextual() && value.name().equals(node.path(field).textValue())) {
        return value;
      }
    }
    throw Refusal.invalid(
        name(field),
        label
            + "应为"
            + String.join("、", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
            + "之一");
  }

  /** The length of a list; 0 when it is not given. */
  int size(String field, String label, int most) {
    if (!has(field)) {
      return 0;
    }
    check(node.path(field).isArray(), name(field), label + "应为列表");
    check(node.path(field).size() <= most, name(field), label + "不能超过" + most + "项");
    return node.path(field).size();
  }

  /** An entry of a list, which must be an object. */
  JsonInput entry(String field, int index) {
    String path = name(field) + "[" + index + "]";
    JsonNode entry = node.path(field).get(index);
    check(entry.isObject(), path, "应为JSON对象");
    return new JsonInput(entry, path);
  }

  /** A field that is an object. */
  JsonInput object(String field) {
    check(node.path(field).isObject(), name(field), "应为JSON对象");
    return new JsonInput(node.path(field), name(field));
  }

  private BigDecimal decimal(String field, String message) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      check(Math.abs((long) number.scale()) + number.precision() <= 40, name(field), message);
      return number;
    }
    check(
        value.isTextual() && value.textValue().matches("-?\\d{1,15}(\\.\\d{1,6})?"),
        name(field),
        message);
    return new BigDecimal(value.textValue());
  }

  static void check(boolean holds, String field, String message) {
    if (!holds) {
      throw Refusal.invalid(field, message);
    }
  }
}
