package org.ecocase.law.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecocase.law.Base;
import org.ecocase.law.Detention;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.LawBook;
import org.ecocase.law.PenaltyKind;
import org.ecocase.law.Principle;
import org.ecocase.law.Provision;
import org.ecocase.law.Replacement;
import org.ecocase.law.Share;
import org.ecocase.law.Statute;
import org.ecocase.law.Subject;
import org.ecocase.law.TimeBar;
import org.ecocase.law.Violation;

/**
 * Reads a version of the register from YAML and says in Chinese everything that is wrong with it.
 */
public final class LawBookReader {

  private static final int MAX_CHARS = 2_000_000;
  private static final Set<String> ROOT_FIELDS =
      Set.of(
          "version",
          "source",
          "statutes",
          "violations",
          "dailyFines",
          "timeBars",
          "principles",
          "replacements",
          "detentions");
  private static final Set<String> STATUTE_FIELDS =
      Set.of(
          "id",
          "title",
          "short",
          "level",
          "province",
          "from",
          "to",
          "replacedBy",
          "trust",
          "source");
  private static final Set<String> TIME_BAR_FIELDS =
      Set.of("article", "years", "harmYears", "harm", "harmText", "from", "to", "trust");
  private static final Set<String> DAILY_FIELDS =
      Set.of("statute", "article", "from", "to", "trust");
  private static final Set<String> PRINCIPLE_FIELDS =
      Set.of("id", "article", "from", "to", "trust");
  private static final Set<String> FINE_FIELDS =
      Set.of("subject", "case", "label", "min", "max", "share", "times", "of", "leastBase", "per");
  private static final Set<String> VIOLATION_FIELDS = Set.of("code", "title", "provisions");
  private static final Set<String> REPLACEMENT_FIELDS = Set.of("matter", "old", "new", "change");
  private static final Set<String> DETENTION_FIELDS = Set.of("act", "old", "new", "days", "trust");

  /** R for recalled, V: with the copy in which it was read. */
  private static final Pattern TRUST = Pattern.compile("R|V:[A-Z]+");

  private static final Set<String> PROVISION_FIELDS =
      Set.of(
          "id",
          "statute",
          "breach",
          "basis",
          "from",
          "to",
          "fines",
          "orders",
          "may",
          "penalties",
          "optional",
          "daily",
          "detention",
          "yieldsTo",
          "permitHolder",
          "note",
          "trust");

  private final List<String> findings = new ArrayList<>();

  /** What is asked of an import only; versions accepted before it was asked remain readable. */
  private final List<String> importFindings = new ArrayList<>();

  private final Map<String, Statute> statutes = new HashMap<>();
  private final Set<String> provisionIds = new HashSet<>();

  private LawBookReader() {}

  /**
   * What a file holds.
   *
   * @param book the register; null when there are findings
   * @param findings what is wrong, in Chinese
   */
  public record Reading(LawBook book, List<String> findings) {

    public Reading {
      findings = List.copyOf(findings);
    }
  }

  /** Reads and checks a file. */
  public static Reading read(String yaml) {
    LawBookReader reader = new LawBookReader();
    LawBook book = reader.book(yaml);
    reader.findings.addAll(reader.importFindings);
    if (book != null) {
      reader.findings.addAll(LawBookCheck.findings(book));
    }
    return new Reading(reader.findings.isEmpty() ? book : null, reader.findings);
  }

  /**
   * Reads a version that was accepted before. What is asked of a register as a whole may have grown
   * since then; that is for imports, and a case must remain readable with the law it was weighed
   * by.
   *
   * @throws IllegalStateException when something in it cannot be read; to go on with the rest, or
   *     with another version, would be to apply another law
   */
  public static LawBook stored(String yaml) {
    LawBookReader reader = new LawBookReader();
    LawBook book = reader.book(yaml);
    if (!reader.findings.isEmpty()) {
      throw new IllegalStateException(String.join("；", reader.findings));
    }
    return book;
  }

  private LawBook book(String yaml) {
    if (yaml == null || yaml.isBlank() || yaml.length() > MAX_CHARS) {
      findings.add("法律库文件为空或者过长");
      return null;
    }
    JsonNode root = root(yaml);
    if (root == null) {
      return null;
    }
    if (!root.isObject()) {
      findings.add("法律库文件应包含version、statutes、violations等部分");
      return null;
    }
    if (root.has("hearing") || root.has("discussion")) {
      findings.add("听证和集体讨论的数额标准不在法律库中，请在决策表penalty-duties中维护");
    } else {
      known(root, ROOT_FIELDS, "法律库文件");
    }
    List<Statute> list = new ArrayList<>();
    each(root, "statutes", (at, node) -> list.add(statute(at, node)));
    return new LawBook(
        text(root, "version", "version"),
        root.path("source").asText(""),
        list,
        violations(root),
        dailyFines(root),
        timeBars(root),
        principles(root),
        replacements(root),
        detentions(root));
  }

  private JsonNode root(String yaml) {
    try {
      new YAMLMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .readTree(yaml);
    } catch (JsonProcessingException e) {
      if (e.getOriginalMessage().startsWith("Duplicate field")) {
        importFindings.add("法律库文件第" + e.getLocation().getLineNr() + "行有重复的字段");
      }
    }
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      findings.add("法律库文件不是有效的YAML");
      return null;
    }
  }

  private Statute statute(String at, JsonNode node) {
    known(node, STATUTE_FIELDS, at);
    Statute statute =
        new Statute(
            text(node, "id", at),
            text(node, "title", at),
            text(node, "short", at),
            choice(node, "level", Statute.Level.class, Statute.Level.LAW, at),
            node.path("province").asText(""),
            date(node, "from", at, LocalDate.EPOCH),
            date(node, "to", at, null),
            node.path("replacedBy").asText(""),
            trust(node, at),
            text(node, "source", at));
    if (statutes.put(statute.id(), statute) != null) {
      findings.add(at + "：法律编号“" + statute.id() + "”重复");
    }
    return statute;
  }

  private List<Violation> violations(JsonNode root) {
    List<Violation> violations = new ArrayList<>();
    each(
        root,
        "violations",
        (at, node) -> {
          known(node, VIOLATION_FIELDS, at, importFindings);
          String code = text(node, "code", at);
          List<Provision> provisions = new ArrayList<>();
          each(
              node,
              "provisions",
              (inner, provision) -> {
                Provision read = provision(code, code + "." + inner, provision);
                if (read != null) {
                  provisions.add(read);
                }
              });
          violations.add(new Violation(code, text(node, "title", at), provisions));
        });
    return violations;
  }

  private Provision provision(String violation, String at, JsonNode node) {
    known(node, PROVISION_FIELDS, at);
    Statute statute = statutes.get(text(node, "statute", at));
    if (statute == null) {
      findings.add(at + "：引用了不存在的法律“" + node.path("statute").asText() + "”");
      return null;
    }
    String id = text(node, "id", at);
    if (!provisionIds.add(id)) {
      findings.add(at + "：条文编号“" + id + "”重复");
    }
    List<Provision.Fine> fines = new ArrayList<>();
    if (!node.has("fines")) {
      importFindings.add(at + "：缺少“fines”，没有载明罚款的应写作fines: []");
    }
    each(node, "fines", (inner, fine) -> fine(at + "." + inner, fine, fines));
    return new Provision(
        id,
        violation,
        statute,
        node.path("breach").asText(""),
        text(node, "basis", at),
        date(node, "from", at, statute.from()),
        date(node, "to", at, statute.to()),
        fines,
        strings(node.path("orders")),
        strings(node.path("may")),
        penalties(at, node),
        yes(node, "optional", at),
        yes(node, "daily", at),
        node.path("detention").asText(""),
        node.path("yieldsTo").asText(""),
        yes(node, "permitHolder", at),
        node.path("note").asText(""),
        trust(node, at));
  }

  private Set<PenaltyKind> penalties(String at, JsonNode node) {
    Set<PenaltyKind> kinds = EnumSet.noneOf(PenaltyKind.class);
    JsonNode list = node.path("penalties");
    if (!list.isMissingNode() && !list.isArray()) {
      findings.add(at + "：“penalties”应为列表");
    }
    for (JsonNode code : list) {
      try {
        kinds.add(PenaltyKind.valueOf(code.asText()));
      } catch (IllegalArgumentException e) {
        findings.add(at + "：“penalties”不能有“" + code.asText() + "”");
      }
    }
    return kinds;
  }

  private void fine(String at, JsonNode node, List<Provision.Fine> fines) {
    known(node, FINE_FIELDS, at);
    try {
      fines.add(
          new Provision.Fine(
              choice(node, "subject", Subject.class, Subject.ORGANISATION, at),
              node.path("case").asText(""),
              node.path("label").asText(""),
              rule(at, node)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      findings.add(at + "：罚款幅度有误");
    }
  }

  private FineRule rule(String at, JsonNode node) {
    if (node.has("share")) {
      JsonNode pair = pair(node.path("share"));
      Share max = Share.parse(pair.get(1).asText());
      if (max.compareTo(Share.ONE) > 0) {
        importFindings.add(at + "：比例超过100%的应写作times");
      }
      return shareOf(node, Share.parse(pair.get(0).asText()), max);
    }
    if (node.has("times")) {
      JsonNode pair = pair(node.path("times"));
      return shareOf(node, multiple(pair.get(0)), multiple(pair.get(1)));
    }
    if (!node.has("min") && !node.has("max")) {
      throw new IllegalArgumentException("neither lowest nor highest");
    }
    return new FineRule.Amount(
        new FineRange(fen(node.path("min")), fen(node.path("max"))), node.path("per").asText(""));
  }

  private List<LawBook.DailyFineArticle> dailyFines(JsonNode root) {
    List<LawBook.DailyFineArticle> list = new ArrayList<>();
    each(
        root,
        "dailyFines",
        (at, node) -> {
          known(node, DAILY_FIELDS, at);
          knownTrust(node, at);
          Statute statute = statutes.get(text(node, "statute", at));
          if (statute == null) {
            findings.add(at + "：引用了不存在的法律“" + node.path("statute").asText() + "”");
            return;
          }
          list.add(
              new LawBook.DailyFineArticle(
                  statute,
                  text(node, "article", at),
                  date(node, "from", at, statute.from()),
                  date(node, "to", at, statute.to())));
        });
    return list;
  }

  private List<TimeBar> timeBars(JsonNode root) {
    List<TimeBar> list = new ArrayList<>();
    each(
        root,
        "timeBars",
        (at, node) -> {
          known(node, TIME_BAR_FIELDS, at);
          knownTrust(node, at);
          list.add(
              new TimeBar(
                  text(node, "article", at),
                  node.path("years").asInt(),
                  node.path("harmYears").asInt(),
                  choice(node, "harm", TimeBar.Harm.class, TimeBar.Harm.POLLUTION, at),
                  text(node, "harmText", at),
                  date(node, "from", at, LocalDate.EPOCH),
                  date(node, "to", at, null)));
        });
    return list;
  }

  private List<Principle> principles(JsonNode root) {
    List<Principle> list = new ArrayList<>();
    each(
        root,
        "principles",
        (at, node) -> {
          known(node, PRINCIPLE_FIELDS, at);
          knownTrust(node, at);
          list.add(
              new Principle(
                  text(node, "id", at),
                  text(node, "article", at),
                  date(node, "from", at, LocalDate.EPOCH),
                  date(node, "to", at, null)));
        });
    return list;
  }

  private List<Replacement> replacements(JsonNode root) {
    List<Replacement> list = new ArrayList<>();
    each(
        root,
        "replacements",
        (at, node) -> {
          known(node, REPLACEMENT_FIELDS, at, importFindings);
          list.add(
              new Replacement(
                  text(node, "matter", at),
                  node.path("old").asText(""),
                  text(node, "new", at),
                  node.path("change").asText("")));
        });
    return list;
  }

  private List<Detention> detentions(JsonNode root) {
    List<Detention> list = new ArrayList<>();
    each(
        root,
        "detentions",
        (at, node) -> {
          known(node, DETENTION_FIELDS, at, importFindings);
          list.add(
              new Detention(
                  text(node, "act", at),
                  node.path("old").asText(""),
                  text(node, "new", at),
                  text(node, "days", at),
                  trust(node, at)));
        });
    return list;
  }

  /** What to do with an entry of a list. */
  private interface Entry {
    void read(String at, JsonNode node);
  }

  private void each(JsonNode parent, String field, Entry entry) {
    JsonNode list = parent.path(field);
    if (!list.isMissingNode() && !list.isArray()) {
      findings.add(field + "应为列表");
    }
    for (int i = 0; i < list.size(); i++) {
      entry.read(field + "[" + i + "]", list.get(i));
    }
  }

  private void known(JsonNode node, Set<String> fields, String at) {
    known(node, fields, at, findings);
  }

  private static void known(JsonNode node, Set<String> fields, String at, List<String> findings) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                findings.add(at + "：不认识的字段“" + name + "”");
              }
            });
  }

  private String text(JsonNode node, String field, String at) {
    String text = node.path(field).asText("").strip();
    if (text.isEmpty()) {
      findings.add(at + "：缺少“" + field + "”");
    }
    return text;
  }

  private String trust(JsonNode node, String at) {
    knownTrust(node, at);
    return text(node, "trust", at);
  }

  private void knownTrust(JsonNode node, String at) {
    String trust = node.path("trust").asText("").strip();
    if (!trust.isEmpty() && !TRUST.matcher(trust).matches()) {
      importFindings.add(at + "：“trust”不能为“" + trust + "”，应为R或者V:加来源");
    }
  }

  private boolean yes(JsonNode node, String field, String at) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      importFindings.add(at + "：“" + field + "”应为true或者false");
    }
    return value.asBoolean();
  }

  private LocalDate date(JsonNode node, String field, String at, LocalDate otherwise) {
    if (!node.has(field)) {
      return otherwise;
    }
    try {
      return LocalDate.parse(node.path(field).asText());
    } catch (DateTimeException e) {
      findings.add(at + "：“" + field + "”应写作2026-08-15的形式");
      return otherwise;
    }
  }

  private <E extends Enum<E>> E choice(
      JsonNode node, String field, Class<E> type, E otherwise, String at) {
    String code = node.path(field).asText("");
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(code)) {
        return value;
      }
    }
    if (!code.isEmpty()) {
      findings.add(at + "：“" + field + "”不能为“" + code + "”");
    }
    return otherwise;
  }

  /** An amount in 分; null where none stands. */
  private static Long fen(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException("no number: " + node);
    }
    return Fen.ofYuan(node.decimalValue());
  }

  private static JsonNode pair(JsonNode list) {
    if (list.size() != 2) {
      throw new IllegalArgumentException("not two values: " + list);
    }
    return list;
  }

  private static Share multiple(JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException("no number: " + node);
    }
    return Share.times(node.decimalValue());
  }

  /** Shares or multiples stand in pairs, the smaller one first. */
  private static FineRule.ShareOf shareOf(JsonNode node, Share min, Share max) {
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException("the smaller one comes first");
    }
    return new FineRule.ShareOf(
        Base.valueOf(node.path("of").asText()), min, max, fen(node.path("leastBase")));
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(node -> strings.add(node.asText()));
    return strings;
  }
}
