package org.ecocase.dictionary;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts that a flow brings ({@code <flow>.facts.yml} beside its forms).
 *
 * @param facts those that can be read, in order
 * @param sections of the dossier that the flow brings, and where each stands: the least comes first
 * @param findings what is wrong with the rest, one Chinese sentence for each
 */
public record FactsFile(List<Fact> facts, Map<String, Integer> sections, List<String> findings) {

  /** How the file of a package is called. */
  public static final String SUFFIX = ".facts.yml";

  /** That of a package that has no such file. */
  public static final FactsFile NONE = new FactsFile(List.of(), Map.of(), List.of());

  /** Where the dossier shows a fact whose file names no section: after all others. */
  public static final String NO_SECTION = "其他";

  private static final int MOST_BYTES = 256 * 1024;
  private static final int DEEPEST = 10;
  private static final int MOST_FACTS = 500;
  private static final int MOST_CODES = 200;
  private static final int MOST_COLUMNS = 30;
  private static final int LABEL_LENGTH = 60;
  private static final int TEXT_LENGTH = 500;
  private static final int LONGTEXT_LENGTH = 5000;
  private static final int EVER_LONGEST = 20_000;
  private static final int PATTERN_LENGTH = 200;

  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{1,59}");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  private static final Pattern ARTICLE = Pattern.compile("[\\p{Han}\\pL\\pN（）《》、，；：/ .—-]{1,200}");

  private static final Set<String> OF_FILE = Set.of("sections", "facts");
  private static final Set<String> OF_COLUMN =
      Set.of(
          "label",
          "type",
          "privacy",
          "codes",
          "role",
          "maxLength",
          "min",
          "max",
          "pattern",
          "patternMessage",
          "article",
          "required");
  private static final Set<String> OF_FACT =
      Stream.concat(
              OF_COLUMN.stream().filter(part -> !part.equals("required")),
              Stream.of("scoped", "section", "forms", "columns", "minRows", "maxRows"))
          .collect(Collectors.toUnmodifiableSet());

  /** What no cell of a table can be. */
  private static final Set<FactType> WHOLE =
      EnumSet.of(FactType.ROWS, FactType.FILES, FactType.SIGNATURE);

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  public FactsFile {
    facts = List.copyOf(facts);
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    findings = List.copyOf(findings);
  }

  /** The flow whose facts a file holds by its name; empty for every other file. */
  public static Optional<String> flowOf(String file) {
    return file.endsWith(SUFFIX)
        ? Optional.of(file.substring(0, file.length() - SUFFIX.length()))
        : Optional.empty();
  }

  /** Reads a file. */
  public static FactsFile read(byte[] file) {
    if (file.length > MOST_BYTES) {
      return refused("文件超过" + MOST_BYTES / 1024 + "KB");
    }
    try {
      JsonNode root = YAML.readTree(file);
      return root == null || !root.isObject()
          ? refused("应写明facts，其下逐项写明数据")
          : new Reader().file(root);
    } catch (IOException e) {
      return refused("不是有效的YAML文件");
    }
  }

  private static FactsFile refused(String finding) {
    return new FactsFile(List.of(), Map.of(), List.of(finding));
  }

  /** Gathers what is wrong while it reads. */
  private static final class Reader {

    private final List<String> findings = new ArrayList<>();

    FactsFile file(JsonNode root) {
      named("", root, OF_FILE);
      Map<String, Integer> sections = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> section : root.path("sections").properties()) {
        if (section.getKey().length() > LABEL_LENGTH || !section.getValue().isInt()) {
          findings.add("sections." + section.getKey() + "：应为案卷一栏的名称和排列的次序（整数）");
        }
        sections.put(section.getKey(), section.getValue().asInt());
      }
      if (root.path("facts").size() > MOST_FACTS) {
        findings.add("facts：超过" + MOST_FACTS + "项");
        return new FactsFile(List.of(), sections, findings);
      }
      List<Fact> facts = new ArrayList<>();
      Set<String> keys = new HashSet<>();
      for (Map.Entry<String, JsonNode> fact : root.path("facts").properties()) {
        if (keys.add(fact.getKey().toLowerCase(Locale.ROOT))) {
          one(fact.getKey(), fact.getValue(), false).ifPresent(facts::add);
        } else {
          findings.add("“" + fact.getKey() + "”：与另一项数据只有大小写的不同");
        }
      }
      return new FactsFile(facts, sections, findings);
    }

    /** A fact, or a column of a table; empty where something is wrong with it. */
    private Optional<Fact> one(String at, JsonNode node, boolean column) {
      int before = findings.size();
      String key = at.substring(at.indexOf('.') + 1);
      if (!KEY.matches(key)) {
        wrong(at, "编号以小写字母开头，只含英文字母和数字，二至六十个字符");
      }
      if (!named(at, node, column ? OF_COLUMN : OF_FACT)) {
        return Optional.empty();
      }
      FactType type = among(FactType.class, at, "type", node.path("type").asText());
      Privacy privacy =
          among(Privacy.class, at, "privacy", node.path("privacy").asText("internal"));
      if (type == null || privacy == null) {
        return Optional.empty();
      }
      if (column && (WHOLE.contains(type) || privacy == Privacy.REPORTER)) {
        wrong(at, "表格的列不能是表格、文件、签名，也不能是举报人信息");
      }
      if (column && key.equals(FactRows.ID)) {
        wrong(at, "“" + FactRows.ID + "”是系统给每一行的编号");
      }
      Fact fact =
          new Fact(
              key,
              text(at, node, "label", LABEL_LENGTH, true),
              type,
              privacy,
              flag(at, node, "scoped"),
              codes(at, type, node.path("codes")),
              text(at, node, "role", LABEL_LENGTH, false),
              Objects.requireNonNullElse(
                  text(at, node, "section", LABEL_LENGTH, false), NO_SECTION),
              whole(
                  at,
                  node,
                  "maxLength",
                  1,
                  EVER_LONGEST,
                  type == FactType.LONGTEXT ? LONGTEXT_LENGTH : TEXT_LENGTH),
              number(at, node, "min"),
              number(at, node, "max"),
              pattern(at, node),
              text(at, node, "patternMessage", PATTERN_LENGTH, node.has("pattern")),
              texts(at, node.path("forms")),
              rows(at, type, node));
      if (node.has("article") && !ARTICLE.matches(node.path("article").asText())) {
        wrong(at + ".article", "依据为二百个以内的文字");
      }
      return findings.size() == before ? Optional.of(fact) : Optional.empty();
    }

    private Map<String, String> codes(String at, FactType type, JsonNode node) {
      boolean coded = type == FactType.CODE || type == FactType.CODES;
      if (coded == node.isEmpty() || node.size() > MOST_CODES) {
        wrong(at + ".codes", "类型为code、codes的数据应写明选项，其他数据没有选项");
      }
      Map<String, String> codes = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> code : node.properties()) {
        String label = code.getValue().asText();
        if (!CODE.matches(code.getKey()) || label.isBlank() || label.length() > PATTERN_LENGTH) {
          wrong(at + ".codes." + code.getKey(), "选项的编号只含大写字母、数字和下划线，并写明名称");
        }
        codes.put(code.getKey(), label);
      }
      return Collections.unmodifiableMap(codes);
    }

    private RowShape rows(String at, FactType type, JsonNode node) {
      if ((type == FactType.ROWS) == node.path("columns").isEmpty()) {
        wrong(at + ".columns", "类型为rows的数据应写明列，其他数据没有列");
        return null;
      }
      if (type != FactType.ROWS) {
        return null;
      }
      Map<String, Fact> columns = new LinkedHashMap<>();
      Set<String> required = new LinkedHashSet<>();
      if (node.path("columns").size() > MOST_COLUMNS) {
        wrong(at + ".columns", "超过" + MOST_COLUMNS + "列");
        return null;
      }
      for (Map.Entry<String, JsonNode> column : node.path("columns").properties()) {
        String place = at + "." + column.getKey();
        one(place, column.getValue(), true).ifPresent(c -> columns.put(c.key(), c));
        if (flag(place, column.getValue(), "required")) {
          required.add(column.getKey());
        }
      }
      int least = whole(at, node, "minRows", 0, RowShape.EVER_MOST, 0);
      int most = whole(at, node, "maxRows", 1, RowShape.EVER_MOST, RowShape.USUALLY_MOST);
      if (least > most) {
        wrong(at + ".minRows", "不能大于maxRows");
      }
      return new RowShape(
          Collections.unmodifiableMap(columns), Collections.unmodifiableSet(required), least, most);
    }

    private Pattern pattern(String at, JsonNode node) {
      if (!node.has("pattern")) {
        return null;
      }
      String text = node.get("pattern").asText();
      try {
        if (text.length() <= PATTERN_LENGTH) {
          return Pattern.compile(text);
        }
      } catch (PatternSyntaxException e) {
        // said below
      }
      wrong(at + ".pattern", "不是有效的格式");
      return null;
    }

    private String text(String at, JsonNode node, String name, int longest, boolean needed) {
      JsonNode text = node.path(name);
      if (text.isMissingNode() && !needed) {
        return null;
      }
      if (!text.isTextual() || text.asText().isBlank() || text.asText().length() > longest) {
        wrong(at + "." + name, "应为" + longest + "字以内的文字");
      }
      return text.asText();
    }

    private boolean flag(String at, JsonNode node, String name) {
      if (node.has(name) && !node.path(name).isBoolean()) {
        wrong(at + "." + name, "应为true或者false");
      }
      return node.path(name).asBoolean(false);
    }

    private int whole(String at, JsonNode node, String name, int least, int most, int otherwise) {
      JsonNode number = node.path(name);
      if (number.isMissingNode()) {
        return otherwise;
      }
      if (!number.isInt() || number.asInt() < least || number.asInt() > most) {
        wrong(at + "." + name, "应为" + least + "至" + most + "的整数");
        return otherwise;
      }
      return number.asInt();
    }

    private BigDecimal number(String at, JsonNode node, String name) {
      if (node.has(name) && !node.path(name).isNumber()) {
        wrong(at + "." + name, "应为数字");
      }
      return node.path(name).isNumber() ? node.get(name).decimalValue() : null;
    }

    private Set<String> texts(String at, JsonNode list) {
      Set<String> texts = new LinkedHashSet<>();
      if (!list.isMissingNode() && !list.isArray()) {
        wrong(at + ".forms", "应为列表");
      }
      list.forEach(text -> texts.add(text.asText()));
      return Collections.unmodifiableSet(texts);
    }

    private <E extends Enum<E>> E among(Class<E> values, String at, String name, String text) {
      for (E value : values.getEnumConstants()) {
        if (value.name().toLowerCase(Locale.ROOT).equals(text.replace('-', '_'))) {
          return value;
        }
      }
      wrong(at + "." + name, "没有“" + text + "”");
      return null;
    }

    private boolean named(String at, JsonNode node, Set<String> names) {
      if (!node.isObject()) {
        wrong(at, "写法不正确");
        return false;
      }
      boolean known = true;
      for (Map.Entry<String, JsonNode> part : node.properties()) {
        if (!names.contains(part.getKey())) {
          wrong(at.isEmpty() ? part.getKey() : at + "." + part.getKey(), "没有这一项");
          known = false;
        }
      }
      return known;
    }

    private void wrong(String at, String problem) {
      findings.add("“" + at + "”：" + problem);
    }
  }
}
