package org.ecocase.engine.internal.guard;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks decision tables before anything in them is evaluated: the elements and attributes that
 * Camunda Modeler writes for tables, FEEL from its list and nothing else, and every decision and
 * column that cases use still there.
 */
public final class DecisionCheck {

  private static final String DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}";
  private static final String DMNDI = "{https://www.omg.org/spec/DMN/20191111/DMNDI/}";
  private static final String DC = "{http://www.omg.org/spec/DMN/20180521/DC/}";
  private static final String DI = "{http://www.omg.org/spec/DMN/20180521/DI/}";
  private static final String CAMUNDA = "{http://camunda.org/schema/1.0/dmn}";
  private static final String BIODI = "{http://bpmn.io/schema/dmn/biodi/2.0}";
  private static final String TIME_TO_LIVE = CAMUNDA + "historyTimeToLive";

  private static final int MOST_RULES = 5_000;
  private static final int MOST_COLUMNS = 50;
  private static final int LONGEST_NAME = 255;
  private static final Period LEAST_KEPT = Period.ofDays(3_650);

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";
  private static final String TYPES =
      "string|boolean|integer|long|double|number|date|dateTime|time";
  private static final String LANGUAGES =
      "feel|FEEL|https://www\\.omg\\.org/spec/DMN/20191111/FEEL/";

  private static final String ANY = "(?s).*";
  private static final String REFERENCE = "#[A-Za-z_][A-Za-z0-9_-]*";
  private static final String NUMBER = "-?[0-9]{1,6}(\\.[0-9]{1,6})?";

  /** The attributes of each element that may occur, and what may stand in each. */
  private static final Map<String, Map<String, String>> ELEMENTS =
      Map.ofEntries(
          Map.entry(
              DMN + "definitions",
              Map.of(
                  "id", NAME,
                  "name", ANY,
                  "namespace", "http://[a-z0-9./-]+",
                  "exporter", ANY,
                  "exporterVersion", ANY,
                  "modeler:executionPlatform", "Camunda Platform",
                  "modeler:executionPlatformVersion", "7\\.[0-9.]+")),
          Map.entry(
              DMN + "decision",
              Map.of(
                  "id", NAME, "name", ANY, TIME_TO_LIVE, ANY, CAMUNDA + "versionTag", "[\\w.-]+")),
          Map.entry(DMN + "description", Map.of()),
          Map.entry(DMN + "informationRequirement", Map.of("id", NAME)),
          Map.entry(DMN + "requiredDecision", Map.of("href", REFERENCE)),
          Map.entry(
              DMN + "decisionTable",
              Map.of(
                  "id",
                  NAME,
                  "hitPolicy",
                  "UNIQUE|FIRST|ANY|RULE ORDER|COLLECT",
                  "aggregation",
                  "SUM|MIN|MAX|COUNT",
                  BIODI + "annotationsWidth",
                  NUMBER)),
          Map.entry(
              DMN + "input",
              Map.of(
                  "id",
                  NAME,
                  "label",
                  ANY,
                  BIODI + "width",
                  NUMBER,
                  CAMUNDA + "inputVariable",
                  NAME)),
          Map.entry(
              DMN + "inputExpression",
              Map.of("id", NAME, "typeRef", TYPES, "expressionLanguage", LANGUAGES)),
          Map.entry(
              DMN + "output",
              Map.of(
                  "id",
                  NAME,
                  "label",
                  ANY,
                  "name",
                  NAME,
                  "typeRef",
                  TYPES,
                  BIODI + "width",
                  NUMBER)),
          Map.entry(DMN + "inputValues", Map.of("id", NAME)),
          Map.entry(DMN + "outputValues", Map.of("id", NAME)),
          Map.entry(DMN + "rule", Map.of("id", NAME)),
          Map.entry(DMN + "inputEntry", Map.of("id", NAME, "expressionLanguage", LANGUAGES)),
          Map.entry(DMN + "outputEntry", Map.of("id", NAME, "expressionLanguage", LANGUAGES)),
          Map.entry(DMN + "text", Map.of()),
          Map.entry(DMNDI + "DMNDI", Map.of()),
          Map.entry(DMNDI + "DMNDiagram", Map.of("id", NAME)),
          Map.entry(DMNDI + "DMNShape", Map.of("id", NAME, "dmnElementRef", NAME)),
          Map.entry(DMNDI + "DMNEdge", Map.of("id", NAME, "dmnElementRef", NAME)),
          Map.entry(
              DC + "Bounds", Map.of("x", NUMBER, "y", NUMBER, "width", NUMBER, "height", NUMBER)),
          Map.entry(DI + "waypoint", Map.of("x", NUMBER, "y", NUMBER)));

  /** Which elements may stand in which. */
  private static final Map<String, Set<String>> CHILDREN =
      Map.ofEntries(
          Map.entry(
              DMN + "definitions", Set.of(DMN + "decision", DMNDI + "DMNDI", DMN + "description")),
          Map.entry(
              DMN + "decision",
              Set.of(DMN + "description", DMN + "informationRequirement", DMN + "decisionTable")),
          Map.entry(DMN + "informationRequirement", Set.of(DMN + "requiredDecision")),
          Map.entry(DMN + "decisionTable", Set.of(DMN + "input", DMN + "output", DMN + "rule")),
          Map.entry(DMN + "input", Set.of(DMN + "inputExpression", DMN + "inputValues")),
          Map.entry(DMN + "inputExpression", Set.of(DMN + "text")),
          Map.entry(DMN + "output", Set.of(DMN + "outputValues")),
          Map.entry(DMN + "inputValues", Set.of(DMN + "text")),
          Map.entry(DMN + "outputValues", Set.of(DMN + "text")),
          Map.entry(
              DMN + "rule", Set.of(DMN + "description", DMN + "inputEntry", DMN + "outputEntry")),
          Map.entry(DMN + "inputEntry", Set.of(DMN + "text")),
          Map.entry(DMN + "outputEntry", Set.of(DMN + "text")),
          Map.entry(DMNDI + "DMNDI", Set.of(DMNDI + "DMNDiagram")),
          Map.entry(DMNDI + "DMNDiagram", Set.of(DMNDI + "DMNShape", DMNDI + "DMNEdge")),
          Map.entry(DMNDI + "DMNShape", Set.of(DC + "Bounds")),
          Map.entry(DMNDI + "DMNEdge", Set.of(DI + "waypoint")));

  private final List<String> findings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private DecisionCheck() {}

  /**
   * Everything that is wrong with a file of tables, each in a Chinese sentence.
   *
   * @param inForce the file of that name that is in force; a name in use may not disappear
   */
  public static List<String> findings(String file, byte[] dmn, Optional<byte[]> inForce) {
    DecisionCheck check = new DecisionCheck();
    try {
      Tag root = Tag.read(file, dmn);
      check.run(root);
      if (inForce.isPresent()) {
        check.compare(root, Tag.read(file, inForce.get()));
      }
    } catch (UnreadableFile e) {
      check.findings.add(e.finding().text());
    }
    return check.findings;
  }

  private void run(Tag root) {
    if (!name(root).equals(DMN + "definitions")) {
      find(root, "不是DMN 1.3的决策文件");
      return;
    }
    element(root);
    List<Tag> decisions = root.children("decision").toList();
    if (decisions.isEmpty()) {
      find(root, "没有决策表");
    }
    decisions.forEach(this::decision);
    requirements(decisions);
  }

  private static String name(Tag tag) {
    return "{" + tag.namespace() + "}" + tag.name();
  }

  private void element(Tag tag) {
    Map<String, String> allowed = ELEMENTS.get(name(tag));
    tag.attributes()
        .forEach(
            (attribute, value) -> {
              String values = allowed.get(attribute);
              if (values == null) {
                find(tag, attribute, "不允许使用");
              } else if (value.length() > LONGEST_NAME || !value.matches(values)) {
                find(tag, attribute, "的值“" + shortened(value) + "”不允许使用");
              }
            });
    String id = tag.id();
    if (id != null && !ids.add(id)) {
      find(tag, "id", "编号“" + id + "”重复");
    }
    boolean written = name(tag).equals(DMN + "text") || name(tag).equals(DMN + "description");
    if (!written && !tag.text().isBlank()) {
      find(tag, "此处不允许写文字");
    }
    children(tag);
  }

  private void children(Tag tag) {
    Set<String> allowed = CHILDREN.getOrDefault(name(tag), Set.of());
    for (Tag child : tag.children()) {
      if (allowed.contains(name(child))) {
        element(child);
      } else {
        find(child, "不允许使用元素“" + child.name() + "”");
      }
    }
  }

  private void decision(Tag decision) {
    if (decision.id() == null) {
      find(decision, "id", "缺少编号");
    }
    kept(decision);
    List<Tag> tables = decision.children("decisionTable").toList();
    if (tables.size() == 1) {
      table(tables.get(0));
    } else {
      find(decision, "应当恰好是一张决策表");
    }
  }

  /** What decided a case is kept as long as the case. */
  private void kept(Tag decision) {
    String kept = decision.attributes().get(TIME_TO_LIVE);
    try {
      if (kept == null || days(kept) < LEAST_KEPT.getDays()) {
        find(decision, "camunda:historyTimeToLive", "历史保留期限不得少于十年（P3650D）");
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      find(decision, "camunda:historyTimeToLive", "历史保留期限应写成P3650D");
    }
  }

  /** The engine knows days only. */
  private static int days(String text) {
    Period period = Period.parse(text.matches("[0-9]{1,6}") ? "P" + text + "D" : text);
    if (period.getYears() != 0 || period.getMonths() != 0) {
      throw new DateTimeParseException("days only", text, 0);
    }
    return period.getDays();
  }

  private void table(Tag table) {
    List<Tag> inputs = table.children("input").toList();
    List<Tag> outputs = table.children("output").toList();
    if (outputs.isEmpty()) {
      find(table, "没有输出列");
    }
    if (inputs.size() + outputs.size() > MOST_COLUMNS) {
      find(table, "列不得超过" + MOST_COLUMNS + "个");
    }
    hits(table);
    inputs.forEach(this::input);
    outputs.forEach(this::output);
    unique(outputs, output -> output.attribute("name"), "输出列");
    List<Tag> rules = table.children("rule").toList();
    if (rules.size() > MOST_RULES) {
      find(table, "规则不得超过" + MOST_RULES + "条");
    }
    rules.forEach(rule -> rule(rule, inputs.size(), outputs.size()));
  }

  private void hits(Tag table) {
    boolean collects = "COLLECT".equals(table.attribute("hitPolicy"));
    if (table.attribute("aggregation") != null
        && (!collects || table.children("output").count() != 1)) {
      find(table, "aggregation", "只能用于命中策略COLLECT并且只有一个输出列的决策表");
    }
  }

  private void input(Tag input) {
    List<Tag> expressions = input.children("inputExpression").toList();
    if (expressions.size() != 1) {
      find(input, "应当恰好有一个输入表达式");
      return;
    }
    feel(expressions.get(0), FeelRule::expression, false);
    input.children("inputValues").forEach(values -> feel(values, FeelRule::unaryTests, false));
  }

  private void output(Tag output) {
    if (output.attribute("name") == null) {
      find(output, "name", "缺少输出列的名称");
    }
    output.children("outputValues").forEach(values -> feel(values, FeelRule::unaryTests, false));
  }

  private void unique(List<Tag> tags, Function<Tag, String> by, String what) {
    Set<String> seen = new HashSet<>();
    for (Tag tag : tags) {
      String name = by.apply(tag);
      if (name != null && !seen.add(name)) {
        find(tag, what + "“" + name + "”重复");
      }
    }
  }

  private void rule(Tag rule, int inputs, int outputs) {
    List<Tag> tests = rule.children("inputEntry").toList();
    List<Tag> results = rule.children("outputEntry").toList();
    if (tests.size() != inputs || results.size() != outputs) {
      find(rule, "单元格应为" + inputs + "个输入、" + outputs + "个输出");
    }
    tests.forEach(entry -> feel(entry, FeelRule::unaryTests, true));
    results.forEach(entry -> feel(entry, FeelRule::expression, true));
  }

  private void feel(Tag tag, Function<String, FeelRule.Judged> rule, boolean mayBeEmpty) {
    List<Tag> texts = tag.children("text").toList();
    String text = texts.stream().map(Tag::text).collect(Collectors.joining()).strip();
    if (texts.size() > 1) {
      find(tag, "只能有一段文字");
    } else if (text.isEmpty()) {
      if (!mayBeEmpty) {
        find(tag, "缺少表达式");
      }
    } else {
      rule.apply(text).problem().ifPresent(problem -> find(tag, problem + "：" + shortened(text)));
    }
  }

  /** Every table that is asked for exists, and none asks for itself, however far round. */
  private void requirements(List<Tag> decisions) {
    Map<String, List<String>> required = new LinkedHashMap<>();
    for (Tag decision : decisions) {
      required.put(
          decision.id(),
          decision
              .children("informationRequirement")
              .flatMap(needed -> needed.children("requiredDecision"))
              .map(needed -> String.valueOf(needed.attribute("href")).replaceFirst("^#", ""))
              .toList());
    }
    for (Tag decision : decisions) {
      required.get(decision.id()).stream()
          .filter(needed -> !required.containsKey(needed))
          .forEach(needed -> find(decision, "所引用的决策表“" + needed + "”不在本文件中"));
      if (reaches(decision.id(), decision.id(), required, new HashSet<>())) {
        find(decision, "决策表不得循环引用");
      }
    }
  }

  private static boolean reaches(
      String from, String wanted, Map<String, List<String>> required, Set<String> seen) {
    for (String next : required.getOrDefault(from, List.of())) {
      if (next.equals(wanted) || seen.add(next) && reaches(next, wanted, required, seen)) {
        return true;
      }
    }
    return false;
  }

  private void compare(Tag root, Tag before) {
    Map<String, Tag> now = byId(root);
    byId(before)
        .forEach(
            (id, old) -> {
              if (now.containsKey(id)) {
                columns(now.get(id), old);
              } else {
                find(root, "现行的决策表“" + id + "”不得删除或者改名");
              }
            });
  }

  private static Map<String, Tag> byId(Tag root) {
    return root.children("decision")
        .filter(decision -> decision.id() != null)
        .collect(Collectors.toMap(Tag::id, d -> d, (one, other) -> one, LinkedHashMap::new));
  }

  private void columns(Tag decision, Tag old) {
    Map<String, String> now = types(decision);
    types(old)
        .forEach(
            (column, type) -> {
              if (!now.containsKey(column)) {
                find(decision, "现行的" + column + "不得删除或者改名");
              } else if (!now.get(column).equals(type)) {
                find(decision, column + "的类型不得由“" + type + "”改为“" + now.get(column) + "”");
              }
            });
  }

  /** The columns that have a name, with their types; an input that computes something has none. */
  private static Map<String, String> types(Tag decision) {
    Map<String, String> types = new LinkedHashMap<>();
    decision
        .children("decisionTable")
        .forEach(
            table -> {
              table
                  .children("input")
                  .flatMap(input -> input.children("inputExpression"))
                  .filter(e -> text(e).matches(NAME))
                  .forEach(e -> types.put("输入列“" + text(e) + "”", type(e)));
              table
                  .children("output")
                  .forEach(o -> types.put("输出列“" + o.attribute("name") + "”", type(o)));
            });
    return types;
  }

  private static String text(Tag expression) {
    return expression.children("text").map(Tag::text).collect(Collectors.joining()).strip();
  }

  private static String type(Tag column) {
    return Optional.ofNullable(column.attribute("typeRef")).orElse("");
  }

  private void find(Tag tag, String sentence) {
    findings.add(Finding.of(tag, sentence).text());
  }

  private void find(Tag tag, String attribute, String sentence) {
    findings.add(Finding.of(tag, attribute, sentence).text());
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
