package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ecocase.dictionary.RowShape;
import org.ecocase.engine.internal.form.ChoiceSource;

/**
 * The properties that each kind of component may have, as form-js 1.8.7 knows them and the server
 * understands them, and what may stand in each. Those of an inner object are written with a dot.
 */
final class FormProperties {

  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_PATTERN = 200;
  private static final int MOST_OPTIONS = 200;
  private static final int MOST_COLUMNS = 16;
  private static final int MOST_DIGITS = 10;
  private static final int TALLEST = 500;
  private static final BigDecimal GREATEST = new BigDecimal("1000000000000");

  private static final Rule PLAIN = text(FormText::plain);
  private static final Rule ID = text("[A-Za-z0-9_-]{1,100}");
  private static final Rule KEY = text("[A-Za-z][A-Za-z0-9_]{0,99}");
  private static final Rule FLAG = rule(JsonNode::isBoolean, "只能是true或者false");
  private static final Rule LIST = rule(JsonNode::isArray, "应为列表");
  private static final Rule LENGTH = whole(0, LONGEST_TEXT);
  private static final Rule NUMBER =
      rule(
          value -> value.isNumber() && value.decimalValue().abs().compareTo(GREATEST) <= 0,
          "应为数字，绝对值不得超过" + GREATEST.toPlainString());

  private static final Map<String, Rule> ALL =
      Map.of(
          "type", text("[a-z]{1,20}"),
          "id", ID,
          "layout.row", ID,
          "layout.columns", orNull(whole(1, MOST_COLUMNS)),
          "conditional.hide", text(FormProperties::condition));

  private static final Map<String, Rule> FIELD =
      with(
          ALL,
          Map.of(
              "key", KEY,
              "label", PLAIN,
              "description", PLAIN,
              "readonly", FLAG,
              "disabled", FLAG,
              "validate.required", FLAG));

  private static final Map<String, Rule> WRITTEN =
      with(
          FIELD,
          Map.of(
              "validate.minLength", LENGTH,
              "validate.maxLength", LENGTH,
              "validate.validationType", text("custom"),
              "validate.pattern", text(FormProperties::pattern),
              "validate.patternErrorMessage", PLAIN,
              "appearance.prefixAdorner", PLAIN,
              "appearance.suffixAdorner", PLAIN));

  /** What a widget in the place of a text field is told, see {@link WidgetCheck}. */
  private static final Map<String, Rule> WIDGET =
      with(
          WRITTEN,
          Map.of(
              "properties.widget", text("photo|file|signature|place"),
              "properties.kind", text(WidgetCheck.KINDS),
              "properties.proves", PLAIN,
              "properties.place", KEY,
              "properties.takenBy", KEY,
              "properties.takenAt", KEY,
              "properties.signs", text("[A-Za-z][A-Za-z0-9_]*(,[A-Za-z][A-Za-z0-9_]*){0,49}"),
              "properties.signer", KEY,
              "properties.review", PLAIN));

  private static final Map<String, Rule> NUMERIC =
      with(
          FIELD,
          Map.of(
              "decimalDigits", whole(0, MOST_DIGITS),
              "increment", NUMBER,
              "serializeToString", FLAG,
              "validate.min", NUMBER,
              "validate.max", NUMBER,
              "appearance.prefixAdorner", PLAIN,
              "appearance.suffixAdorner", PLAIN));

  private static final Map<String, Rule> CHOSEN =
      with(
          FIELD, Map.of("values", FormProperties::options, "valuesKey", text("choices_\\w{1,60}")));

  private static final Map<String, Rule> DATED =
      with(
          FIELD,
          Map.of(
              "subtype", text("date|datetime"),
              "dateLabel", PLAIN,
              "timeLabel", PLAIN,
              "timeSerializingFormat", text("utc_offset|utc_normalized|no_timezone"),
              "timeInterval", whole(1, 60),
              "use24h", FLAG,
              "disallowPassedDates", FLAG));

  private static final Map<String, Rule> GROUP =
      with(
          ALL,
          Map.of(
              "label", PLAIN,
              "showOutline", FLAG,
              "components", LIST,
              "properties.fragment", text("[a-z][a-z-]{0,40}")));

  /** A table; without {@code disableCollapse} the browser hides rows and does not send them. */
  private static final Map<String, Rule> TABLE =
      with(
          ALL,
          Map.ofEntries(
              Map.entry("path", text("[A-Za-z][A-Za-z0-9_]{0,99}")),
              Map.entry("label", PLAIN),
              Map.entry("showOutline", FLAG),
              Map.entry("components", LIST),
              Map.entry("isRepeating", FLAG),
              Map.entry("allowAddRemove", FLAG),
              Map.entry("defaultRepetitions", whole(0, RowShape.EVER_MOST)),
              Map.entry("disableCollapse", FLAG),
              Map.entry("nonCollapsedItems", whole(1, RowShape.EVER_MOST)),
              Map.entry("properties.minRows", text("[0-9]{1,3}")),
              Map.entry("properties.maxRows", text("[0-9]{1,3}"))));

  private static final Map<String, Map<String, Rule>> BY_TYPE =
      Map.ofEntries(
          Map.entry("text", with(ALL, Map.of("text", rule(JsonNode::isTextual, "应为文字")))),
          Map.entry("textfield", WIDGET),
          Map.entry("textarea", WRITTEN),
          Map.entry("number", NUMERIC),
          Map.entry("checkbox", FIELD),
          Map.entry("radio", CHOSEN),
          Map.entry("checklist", CHOSEN),
          Map.entry(
              "select",
              with(
                  CHOSEN,
                  Map.of("searchable", FLAG, "valuesExpression", text(FormProperties::byRow)))),
          Map.entry("taglist", CHOSEN),
          Map.entry("datetime", DATED),
          Map.entry("group", GROUP),
          Map.entry("dynamiclist", TABLE),
          Map.entry("separator", ALL),
          Map.entry("spacer", with(ALL, Map.of("height", whole(1, TALLEST)))));

  /** Those of a form as a whole. */
  private static final Map<String, Rule> FORM =
      Map.of(
          "type", text("default"),
          "id", ID,
          "components", LIST,
          "schemaVersion", whole(1, 100),
          "executionPlatform", text("Camunda Platform"),
          "executionPlatformVersion", text("7\\.[0-9]{1,2}\\.[0-9]{1,2}"),
          "versionTag", PLAIN,
          "exporter.name", PLAIN,
          "exporter.version", PLAIN);

  /** Objects whose properties are looked at one by one. */
  private static final Set<String> INNER =
      Set.of("layout", "conditional", "validate", "appearance", "properties", "exporter");

  private FormProperties() {}

  /** What may stand in a property. */
  @FunctionalInterface
  interface Rule {

    /** What is wrong with a value, in Chinese; empty when nothing is. */
    Optional<String> problem(JsonNode value);
  }

  /** The rules of a component by property; empty when there is no such component. */
  static Optional<Map<String, Rule>> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  static Map<String, Rule> ofForm() {
    return FORM;
  }

  /** The properties of an object, those of inner objects under their dotted names. */
  static Map<String, JsonNode> flat(JsonNode object) {
    Map<String, JsonNode> flat = new HashMap<>();
    object
        .properties()
        .forEach(
            property -> {
              if (INNER.contains(property.getKey()) && property.getValue().isObject()) {
                property
                    .getValue()
                    .properties()
                    .forEach(
                        inner ->
                            flat.put(property.getKey() + "." + inner.getKey(), inner.getValue()));
              } else {
                flat.put(property.getKey(), property.getValue());
              }
            });
    return flat;
  }

  private static Map<String, Rule> with(Map<String, Rule> some, Map<String, Rule> more) {
    Map<String, Rule> all = new HashMap<>(some);
    all.putAll(more);
    return Map.copyOf(all);
  }

  private static Rule rule(Predicate<JsonNode> allowed, String otherwise) {
    return value -> allowed.test(value) ? Optional.empty() : Optional.of(otherwise);
  }

  private static Rule orNull(Rule rule) {
    return value -> value.isNull() ? Optional.empty() : rule.problem(value);
  }

  private static Rule whole(int least, int most) {
    return rule(
        value -> value.isInt() && value.intValue() >= least && value.intValue() <= most,
        "应为" + least + "到" + most + "之间的整数");
  }

  private static Rule text(String pattern) {
    Pattern allowed = Pattern.compile(pattern);
    return rule(value -> value.isTextual() && allowed.matches(value.textValue()), "的值不允许使用");
  }

  private static Rule text(Function<String, Optional<String>> problem) {
    return value -> value.isTextual() ? problem.apply(value.textValue()) : Optional.of("应为文字");
  }

  private static Optional<String> condition(String feel) {
    if (!feel.startsWith("=")) {
      return Optional.of("条件应以=开头");
    }
    return FeelRule.inRow(feel.substring(1).strip()).problem();
  }

  private static Optional<String> byRow(String expression) {
    return ChoiceSource.byRow(expression).isPresent()
        ? Optional.empty()
        : Optional.of("只能写成=choices_…[列 = this.列]");
  }

  private static Optional<String> pattern(String pattern) {
    if (pattern.length() > LONGEST_PATTERN) {
      return Optional.of("正则表达式不得超过" + LONGEST_PATTERN + "个字");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("不是可以使用的正则表达式（不支持反向引用和环视）");
    }
  }

  private static Optional<String> options(JsonNode options) {
    if (!options.isArray() || options.size() > MOST_OPTIONS) {
      return Optional.of("应为列表，不得超过" + MOST_OPTIONS + "项");
    }
    Set<String> values = new HashSet<>();
    for (JsonNode option : options) {
      boolean plain =
          option.size() == 2
              && option.path("label").isTextual()
              && FormText.plain(option.path("label").textValue()).isEmpty()
              && option.path("value").isTextual();
      if (!plain) {
        return Optional.of("每个选项只能有label和value两项文字");
      }
      if (!values.add(option.path("value").textValue())) {
        return Optional.of("选项“" + option.path("value").textValue() + "”重复");
      }
    }
    return Optional.empty();
  }
}
