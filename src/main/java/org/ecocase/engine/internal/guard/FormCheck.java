package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.Privacy;
import org.ecocase.engine.internal.form.ChoiceSource;
import org.ecocase.engine.internal.form.FormExpansion;

/**
 * Checks a form by what Tasklist can show and the server understands: every property of every
 * component has to be on the list, and every field a fact that this form may ask for.
 */
final class FormCheck {

  private static final int MOST_BYTES = 512 * 1024;
  private static final int DEEPEST = 20;
  private static final int MOST_COMPONENTS = 500;
  private static final int LONGEST_STRING = 10_000;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_NAME = 200;

  /** What the server shows on every form besides the facts. */
  private static final String HEADER = "caseHeader";

  private static final String EXPRESSION = "valuesExpression";
  private static final String COLUMN = FeelRule.ROW + ".";
  private static final String FORM = FeelRule.FORM + ".";

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_STRING)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_NAME)
                          .maxDocumentLength(MOST_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String file;
  private final String form;
  private final Dictionary dictionary;
  private final List<String> findings;
  private final Set<String> ids;
  private final FormCheck around;
  private final Fact table;
  private final Set<String> keys = new HashSet<>();
  private final Set<String> conditions = new HashSet<>();
  private final Set<String> signed = new HashSet<>();
  private final Set<String> choosing = new HashSet<>();
  private int components;

  private FormCheck(String file, JsonNode form, Dictionary dictionary, List<String> findings) {
    this.file = file;
    this.form = form.path("id").asText();
    this.dictionary = dictionary;
    this.findings = findings;
    this.ids = new HashSet<>();
    this.around = null;
    this.table = null;
  }

  /** The columns of a table are fields of their own world: two tables may have columns alike. */
  private FormCheck(FormCheck around, Fact table) {
    this.file = around.file;
    this.form = around.form;
    this.dictionary = around.dictionary;
    this.findings = around.findings;
    this.ids = around.ids;
    this.around = around;
    this.table = table;
    this.components = around.components;
  }

  /** Everything that is wrong with a form file, each in a Chinese sentence. */
  static List<String> findings(String file, byte[] json, Dictionary dictionary) {
    List<String> findings = new ArrayList<>();
    if (json.length > MOST_BYTES) {
      findings.add(Finding.of(file, "文件超过" + MOST_BYTES / 1024 + "KB").text());
      return findings;
    }
    try {
      findings(file, JSON.readTree(json), dictionary, findings);
    } catch (JsonProcessingException e) {
      findings.add(unreadable(file, e).text());
    } catch (IOException e) {
      findings.add(Finding.of(file, "不是有效的表单文件").text());
    }
    return findings;
  }

  /** The same for a file that has been read. */
  static void findings(String file, JsonNode form, Dictionary dictionary, List<String> findings) {
    new FormCheck(file, form, dictionary, findings).run(form);
  }

  private static Finding unreadable(String file, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    int line = at == null ? 0 : Math.max(at.getLineNr(), 0);
    String told = e.getOriginalMessage();
    String duplicate = "Duplicate field ";
    String problem =
        told.startsWith(duplicate)
            ? "属性" + told.substring(duplicate.length()).strip() + "重复"
            : "不是有效的表单文件（不是JSON）";
    return new Finding(file, line, "", "", problem);
  }

  private void run(JsonNode root) {
    if (!root.isObject()) {
      find("", "", "不是有效的表单文件");
      return;
    }
    if (!file.equals(form + ".form")) {
      find("", "", "文件名应为表单编号加.form");
    }
    properties("", root, FormProperties.ofForm());
    FormSourceCheck.check(root.path("components"), dictionary, this::find);
    components(new FormExpansion(dictionary).expanded(root).path("components"));
    conditions.stream()
        .filter(name -> !keys.contains(name))
        .sorted()
        .forEach(name -> find("", "conditional.hide", "条件中的“" + name + "”不是本表单的数据项"));
    signed.stream()
        .filter(name -> !keys.contains(name))
        .sorted()
        .forEach(name -> find("", "properties.signs", "签名所指的“" + name + "”不是本表单的数据项"));
  }

  private void table(String label, JsonNode component) {
    if (table != null) {
      find(label, "type", "表格中不得再有表格");
      return;
    }
    String key = component.path("path").asText();
    Fact fact = dictionary.find(key).orElse(null);
    if (fact == null || fact.type() != FactType.ROWS) {
      find(label, "path", "数据字典中没有表格“" + key + "”");
      return;
    }
    asked(label, "path", fact);
    if (!component.path("disableCollapse").asBoolean(false)) {
      find(label, "disableCollapse", "应为true，否则折叠起来的行不会提交");
    }
    FormCheck inside = new FormCheck(this, fact);
    inside.columns(component);
    if (component.path("allowAddRemove").asBoolean(true)) {
      fact.rows().required().stream()
          .filter(column -> !inside.keys.contains(column))
          .forEach(
              column ->
                  find(
                      label,
                      "components",
                      "缺少必填的列“" + column + "”（" + fact.columns().get(column).label() + "）"));
    }
  }

  private void columns(JsonNode component) {
    components(component.path("components"));
    for (String name : conditions) {
      if (name.startsWith(COLUMN)) {
        if (!keys.contains(name.substring(COLUMN.length()))) {
          find(label(component), "conditional.hide", "条件中的“" + name + "”不是本表格的列");
        }
      } else if (!name.equals(FeelRule.NUMBER)) {
        around.conditions.add(name.startsWith(FORM) ? name.substring(FORM.length()) : name);
      }
    }
    choosing.stream()
        .filter(column -> !keys.contains(column))
        .sorted()
        .forEach(column -> find(label(component), EXPRESSION, "“this." + column + "”不是本表格的列"));
    around.components = components;
  }

  private void components(JsonNode all) {
    for (JsonNode component : all) {
      if (++components > MOST_COMPONENTS) {
        find("", "", "组件不得超过" + MOST_COMPONENTS + "个");
        return;
      }
      component(component);
    }
  }

  private void component(JsonNode component) {
    String type = component.path("type").asText();
    String label = label(component);
    Optional<Map<String, FormProperties.Rule>> allowed = FormProperties.of(type);
    if (allowed.isEmpty()) {
      find(label, "type", "不支持组件“" + type + "”");
      return;
    }
    properties(label, component, allowed.get());
    String id = component.path("id").asText();
    if (!id.isEmpty() && !ids.add(id)) {
      find(label, "id", "编号“" + id + "”重复");
    }
    condition(label, component.path("conditional").path("hide").asText().replaceFirst("^=", ""));
    if (type.equals("text")) {
      FormText.markdown(component.path("text").asText(), this::shown)
          .ifPresent(problem -> find(label, "text", problem));
    }
    if (allowed.get().containsKey("key")) {
      field(label, component, type);
    }
    if (type.equals("dynamiclist")) {
      table(label, component);
    } else {
      components(component.path("components"));
    }
  }

  /** Rows can be read by the conditions of their own columns only. */
  private void condition(String label, String feel) {
    FeelRule.Judged judged = table == null ? FeelRule.expression(feel) : FeelRule.inRow(feel);
    conditions.addAll(judged.names());
    if (!judged.allowed() && FeelRule.inRow(feel).allowed()) {
      judged.problem().ifPresent(problem -> find(label, "conditional.hide", problem));
    }
  }

  private void properties(String label, JsonNode object, Map<String, FormProperties.Rule> allowed) {
    FormProperties.flat(object)
        .forEach(
            (name, value) -> {
              FormProperties.Rule rule = allowed.get(name);
              if (rule == null) {
                find(label, name, "不允许使用");
              } else {
                rule.problem(value).ifPresent(problem -> find(label, name, problem));
              }
            });
  }

  private void field(String label, JsonNode component, String type) {
    String key = component.path("key").asText();
    if (key.isEmpty()) {
      find(label, "key", "缺少数据项");
      return;
    }
    Fact fact = table == null ? dictionary.find(key).orElse(null) : table.columns().get(key);
    if (fact == null) {
      find(
          label,
          "key",
          table == null ? "数据字典中没有“" + key + "”" : "表格“" + table.key() + "”没有“" + key + "”这一列");
      return;
    }
    asked(label, "key", fact);
    if (!allowed(fact.type()).contains(type) && !chosen(fact, component)) {
      find(label, "type", "“" + key + "”不能用组件“" + type + "”填写");
    }
    String subtype = fact.type() == FactType.DATETIME ? "datetime" : "date";
    if (type.equals("datetime") && !component.path("subtype").asText().equals(subtype)) {
      find(label, "subtype", "“" + key + "”应为" + subtype);
    }
    options(label, component, fact);
    WidgetCheck.problems(component, fact, dictionary)
        .forEach((property, problem) -> find(label, property, problem));
    signed.addAll(WidgetCheck.signed(component));
    byRow(label, component);
    ordered(label, component, "min", "max");
    ordered(label, component, "minLength", "maxLength");
  }

  private void asked(String label, String property, Fact fact) {
    if (!keys.add(fact.key())) {
      find(label, property, "数据项“" + fact.key() + "”在本表单中重复");
    }
    if (!mayAsk(fact)) {
      find(label, property, "“" + fact.key() + "”（" + fact.label() + "）不得出现在本表单中");
    }
  }

  private void options(String label, JsonNode component, Fact fact) {
    for (JsonNode option : component.path("values")) {
      String value = option.path("value").asText();
      if (!fact.codes().containsKey(value)) {
        find(label, "values", "“" + fact.key() + "”没有选项“" + value + "”");
      }
    }
  }

  /** Choices that differ from row to row need rows, and are the only ones of their column. */
  private void byRow(String label, JsonNode component) {
    Optional<ChoiceSource> source = ChoiceSource.byRow(component.path(EXPRESSION).asText());
    source.ifPresent(by -> choosing.add(by.column()));
    if (component.has(EXPRESSION) && table == null) {
      find(label, EXPRESSION, "只能用在表格中");
    }
    if (component.has(EXPRESSION) && (component.has("values") || component.has("valuesKey"))) {
      find(label, EXPRESSION, "不得与values或者valuesKey同时使用");
    }
  }

  private void ordered(String label, JsonNode component, String least, String most) {
    JsonNode from = component.path("validate").path(least);
    JsonNode to = component.path("validate").path(most);
    if (from.isNumber() && to.isNumber() && from.decimalValue().compareTo(to.decimalValue()) > 0) {
      find(label, "validate." + least, "不得大于" + most);
    }
  }

  private boolean shown(String name) {
    return name.equals(HEADER) || dictionary.find(name).filter(this::mayAsk).isPresent();
  }

  /** Who reported is asked for where the dictionary says so, and shown nowhere else. */
  private boolean mayAsk(Fact fact) {
    return fact.privacy() != Privacy.REPORTER && fact.forms().isEmpty()
        || fact.forms().contains(form);
  }

  private void find(String label, String property, String problem) {
    findings.add(new Finding(file, 0, label, property, problem).text());
  }

  /** How people find a component: by what it is called, and by its key. */
  static String label(JsonNode component) {
    String called = component.path("label").asText(component.path("dateLabel").asText(""));
    String key = component.path("key").asText(component.path("id").asText(""));
    return "组件" + (called.isEmpty() ? "" : "“" + called + "”") + "（" + key + "）";
  }

  /** A text that is not typed but chosen from a list the server offers. */
  private static boolean chosen(Fact fact, JsonNode component) {
    return fact.type() == FactType.TEXT
        && "select".equals(component.path("type").asText())
        && (component.has(EXPRESSION)
            || component.path("valuesKey").asText().startsWith("choices_"));
  }

  private static Set<String> allowed(FactType type) {
    return switch (type) {
      case TEXT, PHONE, USCC, IDCARD, FILE_NUMBER -> Set.of("textfield", "textarea");
      case LONGTEXT -> Set.of("textarea", "textfield");
      case DATE, DATETIME -> Set.of("datetime");
      case MONEY, INTEGER, DECIMAL -> Set.of("number");
      case BOOLEAN -> Set.of("checkbox");
      case CODE -> Set.of("radio", "select");
      case CODES -> Set.of("checklist", "taglist");
      case PERSON -> Set.of("select");
      case ROWS -> Set.of();
      case FILES, PLACE, SIGNATURE -> Set.of("textfield");
    };
  }
}
