package org.ecocase.web;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecocase.deadline.DeadlineCalculator;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.Span;
import org.ecocase.deadline.Suspension;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Terms;
import org.ecocase.deadline.Unit;
import org.ecocase.org.Directory;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;

/**
 * A question for the end of a period, checked field by field.
 *
 * @param rule what to compute
 * @param start the starting moment; for periods in days some moment of day 0
 * @param suspensions when it stands still
 * @param extensions what is appended
 */
record DeadlineQuestion(
    DeadlineCalculator.Rule rule,
    Instant start,
    List<Suspension> suspensions,
    List<Span> extensions) {

  private static final int MAX_BYTES = 20_000;
  private static final int MAX_SUSPENSIONS = 50;
  private static final int MAX_EXTENSIONS = 10;
  private static final int MIN_YEAR = 1990;
  private static final int MAX_YEAR = 2100;
  private static final int MAX_YEARS = 20;
  private static final int HOURS_OF_A_DAY = 24;
  private static final int HOURS_OF_A_MONTH = 730;

  /** Organs that prolong periods of their own; everybody else who approves has a role here. */
  private static final Map<String, String> ORGANS =
      Map.of("police", "公安机关", "procuratorate", "检察机关", "court", "人民法院");

  private static final Set<String> FIELDS =
      Set.of("start", "term", "agency", "amount", "unit", "suspensions", "extensions");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a question.
   *
   * @param agencies who exists
   * @throws Refusal naming the field that is wrong, or the article that forbids what is asked
   */
  static DeadlineQuestion read(byte[] body, Terms terms, Directory agencies) {
    JsonNode root = parse(body);
    checkFields(root, FIELDS, "");
    JsonNode termNode = root.path("term");
    boolean named = isGiven(termNode);
    boolean counted = isGiven(root.path("amount")) || isGiven(root.path("unit"));
    check(named || counted, "term", "请填写期限键term，或者数量amount和单位unit");
    check(!(named && counted), "term", "term与amount、unit只能填写其一");
    String agency = agency(root.path("agency"), agencies);
    return named ? ofTerm(root, terms, agency) : ofSpan(root);
  }

  private static String agency(JsonNode node, Directory agencies) {
    if (!isGiven(node)) {
      return "";
    }
    String agency = text(node, "agency", "机关编号");
    check(agencies.agency(agency).isPresent(), "agency", "没有编号为“" + agency + "”的机关");
    return agency;
  }

  private static DeadlineQuestion ofTerm(JsonNode root, Terms terms, String agency) {
    String key = terms.key(text(root.path("term"), "term", "期限键"));
    Instant start = start(root.path("start"));
    Term term = terms.require(key, agency, LocalDate.ofInstant(start, Due.ZONE));
    List<Suspension> suspensions = suspensions(root.path("suspensions"), term);
    List<Asked> asked = extensions(root.path("extensions"), term.unit());
    asked.forEach(extension -> checkUnit(extension, term.unit()));
    for (int i = 0; i < asked.size(); i++) {
      Asked extension = asked.get(i);
      term.checkExtension(
          i, extension.span().amount(), extension.approver(), extension.collective());
    }
    checkTotal(term.span(), asked);
    return new DeadlineQuestion(DeadlineCalculator.Rule.of(term), start, suspensions, spans(asked));
  }

  private static DeadlineQuestion ofSpan(JsonNode root) {
    Unit unit = unit(root.path("unit"), "unit");
    Span span = span(root.path("amount"), unit, "amount");
    Instant start = start(root.path("start"));
    List<Asked> asked = extensions(root.path("extensions"), unit);
    for (Asked extension : asked) {
      check(
          (extension.span().unit() == Unit.HOUR) == (unit == Unit.HOUR),
          extension.field(),
          "按小时计算的期限只能延长小时，其他期限不能延长小时");
      checkNoApproval(extension);
    }
    checkTotal(span, asked);
    return new DeadlineQuestion(
        DeadlineCalculator.Rule.of(span),
        start,
        suspensions(root.path("suspensions"), null),
        spans(asked));
  }

  private static List<Span> spans(List<Asked> asked) {
    return asked.stream().map(Asked::span).toList();
  }

  /** Who may approve is said by the row of a term, so a bare length cannot be checked for it. */
  private static void checkNoApproval(Asked asked) {
    String message = "只有按期限键term计算时才能填写批准人和集体讨论";
    check(asked.approver().isEmpty(), asked.field() + ".approver", message);
    check(asked.collective().isEmpty(), asked.field() + ".collective", message);
  }

  /** The whole may not be longer than a single length may be. */
  private static void checkTotal(Span span, List<Asked> asked) {
    long hours = hours(span);
    for (Asked extension : asked) {
      hours += hours(extension.span());
      check(
          hours <= hours(new Span(MAX_YEARS, Unit.YEAR)),
          extension.field(),
          "期限与延长合计不能超过" + MAX_YEARS + "年");
    }
  }

  private static long hours(Span span) {
    return switch (span.unit()) {
      case HOUR -> span.amount();
      case NATURAL_DAY, WORKING_DAY -> (long) span.amount() * HOURS_OF_A_DAY;
      case MONTH -> (long) span.amount() * HOURS_OF_A_MONTH;
      case YEAR -> (long) span.amount() * 12 * HOURS_OF_A_MONTH;
    };
  }

  private static JsonNode parse(byte[] body) {
    check(body != null && body.length > 0, "body", "请求内容不能为空");
    check(body.length <= MAX_BYTES, "body", "请求内容过长");
    try {
      JsonNode root = JSON.readTree(body);
      check(root.isObject(), "body", "请求内容应为JSON对象");
      return root;
    } catch (IOException e) {
      throw Refusal.invalid("body", "请求内容不是有效的JSON");
    }
  }

  private static Instant start(JsonNode node) {
    check(isGiven(node), "start", "请填写起算日");
    String text = node.isTextual() ? node.textValue() : "";
    try {
      Instant start = moment(text);
      checkYear("start", LocalDate.ofInstant(start, Due.ZONE));
      return start;
    } catch (DateTimeException e) {
      throw Refusal.invalid("start", "起算日应写作2026-09-18或者2026-09-18T10:30:00+08:00的形式");
    }
  }

  private static Instant moment(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay(Due.ZONE).toInstant();
    }
    boolean zoned = text.matches(".*(Z|[+-]\\d{2}:\\d{2})$");
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(Due.ZONE).toInstant();
  }

  private static List<Suspension> suspensions(JsonNode node, Term term) {
    List<Suspension> suspensions = new ArrayList<>();
    JsonNode list = list(node, "suspensions", "中止", MAX_SUSPENSIONS);
    if (term != null && !list.isEmpty() && term.suspendedBy().isEmpty()) {
      throw new Refusal(new Refuse("期限“" + term.label() + "”不得中止", term.article()));
    }
    for (int i = 0; i < list.size(); i++) {
      suspensions.add(suspension(list.get(i), "suspensions[" + i + "]", term));
    }
    return suspensions;
  }

  private static Suspension suspension(JsonNode node, String at, Term term) {
    check(node.isObject(), at, "中止应写作{\"from\":\"2026-02-01\",\"to\":\"2026-02-11\"}的形式");
    checkFields(node, Set.of("from", "to", "reason"), at + ".");
    LocalDate from = date(node.path("from"), at + ".from", "中止日期");
    LocalDate to = date(node.path("to"), at + ".to", "恢复日期");
    check(!to.isBefore(from), at + ".to", "恢复日期早于中止日期");
    String label = "";
    if (isGiven(node.path("reason"))) {
      SuspensionReason reason =
          SuspensionReason.of(text(node.path("reason"), at + ".reason", "中止原因"))
              .orElseThrow(() -> Refusal.invalid(at + ".reason", "不认识的中止原因"));
      if (term != null && !term.suspendedBy().contains(reason)) {
        throw new Refusal(
            new Refuse("期限“" + term.label() + "”不因" + reason.label() + "中止", term.article()));
      }
      label = reason.label();
    }
    return new Suspension(from, to, label);
  }

  /** An extension, who is said to have approved it, and where it stands in the question. */
  private record Asked(
      String field, Span span, Optional<String> approver, Optional<Boolean> collective) {}

  private static List<Asked> extensions(JsonNode node, Unit unit) {
    List<Asked> extensions = new ArrayList<>();
    JsonNode list = list(node, "extensions", "延长", MAX_EXTENSIONS);
    for (int i = 0; i < list.size(); i++) {
      extensions.add(extension(list.get(i), "extensions[" + i + "]", unit));
    }
    return extensions;
  }

  private static Asked extension(JsonNode node, String at, Unit unit) {
    if (!node.isObject()) {
      // A bare number means days; months and years are long enough to be named.
      Unit bare = unit == Unit.MONTH || unit == Unit.YEAR ? Unit.NATURAL_DAY : unit;
      return new Asked(at, span(node, bare, at), Optional.empty(), Optional.empty());
    }
    checkFields(node, Set.of("amount", "unit", "approver", "collective"), at + ".");
    Unit own = isGiven(node.path("unit")) ? unit(node.path("unit"), at + ".unit") : unit;
    return new Asked(
        at,
        span(node.path("amount"), own, at + ".amount"),
        approver(node.path("approver"), at + ".approver"),
        collective(node.path("collective"), at + ".collective"));
  }

  /** The role by its id or its name; an organ that prolongs its own period likewise. */
  private static Optional<String> approver(JsonNode node, String field) {
    if (!isGiven(node)) {
      return Optional.empty();
    }
    String name = text(node, field, "批准人");
    Optional<String> role =
        Roles.shipped().stream()
            .filter(known -> known.group().equals(name) || known.label().equals(name))
            .map(Role::group)
            .findFirst();
    Optional<String> approver = role.or(() -> organ(name));
    check(approver.isPresent(), field, "不认识的批准人“" + name + "”，应为角色，例如agency-head（部门负责人）");
    return approver;
  }

  private static Optional<String> organ(String name) {
    return ORGANS.entrySet().stream()
        .filter(organ -> organ.getKey().equals(name) || organ.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<Boolean> collective(JsonNode node, String field) {
    if (!isGiven(node)) {
      return Optional.empty();
    }
    check(node.isBoolean(), field, "是否集体讨论应为true或者false");
    return Optional.of(node.booleanValue());
  }

  private static void checkUnit(Asked asked, Unit unit) {
    check(asked.span().unit() == unit, asked.field(), "该期限只能按“" + unit.label() + "”延长");
  }

  private static JsonNode list(JsonNode node, String field, String name, int maximum) {
    if (!isGiven(node)) {
      return JSON.createArrayNode();
    }
    check(node.isArray(), field, name + "应为列表");
    check(node.size() <= maximum, field, name + "不能超过" + maximum + "项");
    return node;
  }

  private static Span span(JsonNode node, Unit unit, String field) {
    check(isGiven(node), field, "请填写数量");
    check(node.isIntegralNumber(), field, "数量应为正整数");
    check(node.canConvertToInt() && node.intValue() > 0, field, "数量应为正整数，且不能过大");
    int maximum = maximum(unit);
    check(node.intValue() <= maximum, field, "数量不能超过" + maximum + unit.label() + "（二十年）");
    return new Span(node.intValue(), unit);
  }

  private static int maximum(Unit unit) {
    return switch (unit) {
      case HOUR -> MAX_YEARS * 365 * 24;
      case NATURAL_DAY, WORKING_DAY -> MAX_YEARS * 365;
      case MONTH -> MAX_YEARS * 12;
      case YEAR -> MAX_YEARS;
    };
  }

  private static Unit unit(JsonNode node, String field) {
    check(isGiven(node), field, "请填写单位");
    String code = node.isTextual() ? node.textValue() : "";
    if (code.equals("CALENDAR_DAY")) {
      return Unit.NATURAL_DAY;
    }
    for (Unit unit : Unit.values()) {
      if (unit.name().equals(code)) {
        return unit;
      }
    }
    throw Refusal.invalid(field, "单位应为CALENDAR_DAY、WORKING_DAY、HOUR、MONTH或者YEAR");
  }

  private static LocalDate date(JsonNode node, String field, String name) {
    check(isGiven(node), field, "请填写" + name);
    try {
      LocalDate day = LocalDate.parse(node.isTextual() ? node.textValue() : "");
      checkYear(field, day);
      return day;
    } catch (DateTimeException e) {
      throw Refusal.invalid(field, name + "应写作2026-02-01的形式");
    }
  }

  private static void checkYear(String field, LocalDate day) {
    check(
        day.getYear() >= MIN_YEAR && day.getYear() <= MAX_YEAR,
        field,
        "日期应在" + MIN_YEAR + "年至" + MAX_YEAR + "年之间");
  }

  private static String text(JsonNode node, String field, String name) {
    check(
        node.isTextual() && !node.textValue().isBlank() && node.textValue().length() <= 100,
        field,
        name + "应为文字");
    return node.textValue();
  }

  private static boolean isGiven(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static void checkFields(JsonNode node, Set<String> known, String at) {
    node.fieldNames()
        .forEachRemaining(name -> check(known.contains(name), at + name, "不认识的字段“" + name + "”"));
  }

  private static void check(boolean holds, String field, String message) {
    if (!holds) {
      throw Refusal.invalid(field, message);
    }
  }
}
