package org.ecocase.engine.internal.bridge;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ecocase.casefile.Choice;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.FactValues;
import org.ecocase.engine.internal.form.ChoiceSource;

/** Checks what was sent for one input, a field or a cell, against dictionary and form. */
final class FieldCheck {

  private FieldCheck() {}

  /**
   * The value to keep; null when nothing was entered.
   *
   * @param choices what the list of that name offers
   * @param row the row that the input is a cell of; empty for a field
   * @throws IllegalArgumentException with a Chinese reason, without the field's name
   */
  static Object value(
      Field field,
      Fact fact,
      Object sent,
      Function<String, List<Choice>> choices,
      Map<String, Object> row) {
    Object value = FactValues.parse(fact, sent);
    boolean missing =
        value == null || fact.type() == FactType.BOOLEAN && Boolean.FALSE.equals(value);
    if (field.required() && missing) {
      throw new IllegalArgumentException("为必填项");
    }
    if (value != null) {
      limits(field, fact, value);
      offered(field, value, choices, row);
    }
    return value;
  }

  private static void limits(Field field, Fact fact, Object value) {
    if (field.min() != null || field.max() != null) {
      BigDecimal number = new BigDecimal(FactValues.toForm(fact, value).toString());
      if (field.min() != null && number.compareTo(field.min()) < 0) {
        throw new IllegalArgumentException("不得小于" + field.min().toPlainString());
      }
      if (field.max() != null && number.compareTo(field.max()) > 0) {
        throw new IllegalArgumentException("不得大于" + field.max().toPlainString());
      }
    }
    if (value instanceof String text) {
      int length = text.codePointCount(0, text.length());
      if (field.minLength() != null && length < field.minLength()) {
        throw new IllegalArgumentException("至少" + field.minLength() + "个字");
      }
      if (field.maxLength() != null && length > field.maxLength()) {
        throw new IllegalArgumentException("不得超过" + field.maxLength() + "个字");
      }
      if (field.pattern() != null && !field.pattern().matches(text)) {
        throw new IllegalArgumentException("格式不正确");
      }
    }
  }

  private static void offered(
      Field field, Object value, Function<String, List<Choice>> choices, Map<String, Object> row) {
    ChoiceSource source = field.choices();
    Set<String> offered =
        source == null ? field.options() : source.offered(choices.apply(source.list()), row);
    if (source == null && offered.isEmpty()) {
      return;
    }
    Collection<?> chosen = value instanceof Collection<?> many ? many : List.of(value);
    if (!chosen.stream().allMatch(one -> offered.contains(one.toString()))) {
      throw new IllegalArgumentException("不在可选项之内");
    }
  }
}
