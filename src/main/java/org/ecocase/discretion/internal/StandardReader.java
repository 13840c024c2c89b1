package org.ecocase.discretion.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.discretion.AdjustmentRules;
import org.ecocase.discretion.BandRules;
import org.ecocase.discretion.Chosen;
import org.ecocase.discretion.Factor;
import org.ecocase.discretion.FormulaKind;
import org.ecocase.discretion.Grade;
import org.ecocase.discretion.Standard;
import org.ecocase.discretion.Table;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.ecocase.law.Subject;
import org.ecocase.rule.Refusal;

/** Reads {@code discretion/standards.yml}; tables kept as DMN are handed in by their prefix. */
public final class StandardReader {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)");

  private StandardReader() {}

  /**
   * Reads the standards.
   *
   * @param yaml the file
   * @param decisions the tables of the DMN files whose decisions have a prefix
   * @throws Refusal when a DMN file is wrong
   * @throws IllegalArgumentException naming the standard, when the file is wrong
   */
  public static List<Standard> read(byte[] yaml, Function<String, List<Table>> decisions) {
    List<Standard> standards = new ArrayList<>();
    try {
      for (JsonNode node : YAML.readTree(yaml).path("standards")) {
        standards.add(standard(node, decisions));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("裁量基准文件不是有效的YAML", e);
    }
    if (standards.stream().map(Standard::id).distinct().count() != standards.size()) {
      throw new IllegalArgumentException("裁量基准的id重复");
    }
    return standards;
  }

  private static Standard standard(JsonNode node, Function<String, List<Table>> decisions) {
    String id = node.path("id").asText();
    try {
      List<Table> tables = new ArrayList<>();
      if (node.has("decisions")) {
        tables.addAll(decisions.apply(node.path("decisions").asText()));
      }
      node.path("tables").forEach(table -> tables.add(table(table)));
      FormulaKind formula = FormulaKind.valueOf(required(node, "formula"));
      Map<String, Share> constants = shares(node.path("constants"));
      checkConstants(formula, constants);
      if (formula == FormulaKind.SUPERPOSITION) {
        checkLevels(tables, constants.get("highestLevel"));
      }
      return new Standard(
          id,
          required(node, "title"),
          node.path("number").asText(""),
          node.path("province").asText(""),
          node.path("city").asText(""),
          date(node.path("from")),
          date(node.path("to")),
          formula,
          constants,
          bands(node.path("bands")),
          adjustments(node.path("adjustments")),
          guides(node.path("guides")),
          noPenalty(node.path("noPenalty")),
          rounding(node.path("rounding")),
          required(node, "trust"),
          required(node, "source"),
          tables);
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("裁量基准“" + id + "”有误：" + e.getMessage(), e);
    }
  }

  private static void checkConstants(FormulaKind formula, Map<String, Share> constants) {
    if (!constants.keySet().equals(formula.constants())) {
      throw new IllegalArgumentException(
          "constants应为：" + String.join("、", new TreeSet<>(formula.constants())));
    }
    Share highest = constants.get("highestLevel");
    if (highest != null
        && (highest.compareTo(Share.ONE) < 0 || !highest.denominator().equals(BigInteger.ONE))) {
      throw new IllegalArgumentException("highestLevel应为不小于1的整数，写作5/1的形式");
    }
    for (String name : List.of("divisor", "step")) {
      if (constants.containsKey(name) && constants.get(name).signum() <= 0) {
        throw new IllegalArgumentException(name + "应大于0");
      }
    }
    if (constants.containsKey("correction") && constants.get("correction").signum() < 0) {
      throw new IllegalArgumentException("correction不能为负数");
    }
  }

  private static void checkLevels(List<Table> tables, Share highest) {
    for (Table table : tables) {
      for (Factor factor : table.factors()) {
        for (Grade grade : factor.grades()) {
          boolean fits =
              grade.level() == null
                  || grade.level().compareTo(BigDecimal.ONE) >= 0
                      && Share.times(grade.level()).compareTo(highest) <= 0;
          if (!fits) {
            throw new IllegalArgumentException("因素“" + factor.name() + "”的等级应在1至highestLevel之间");
          }
        }
      }
    }
  }

  private static Table table(JsonNode node) {
    List<Table.Band> bands = new ArrayList<>();
    for (JsonNode band : node.path("bands")) {
      List<String> grades = new ArrayList<>();
      band.path("grades").forEach(grade -> grades.add(grade.asText()));
      bands.add(new Table.Band(grades, range(band)));
    }
    return new Table(
        required(node, "no"),
        "",
        required(node, "title"),
        node.path("violation").asText(""),
        node.path("article").asText(""),
        bands.isEmpty() ? Table.Form.WEIGHT : Table.Form.BAND,
        Subject.valueOf(node.path("subject").asText("ORGANISATION")),
        node.has("maximumYuan") ? new FineRule.Amount(range(node), "") : null,
        share(node.path("start")),
        null,
        bands.isEmpty() ? factors(node.path("factors")) : bandFactors(node, bands),
        bands);
  }

  private static List<Factor> factors(JsonNode list) {
    List<Factor> factors = new ArrayList<>();
    for (JsonNode node : list) {
      List<Grade> grades = new ArrayList<>();
      node.path("grades")
          .fields()
          .forEachRemaining(g -> grades.add(grade(g.getKey(), g.getValue().asText())));
      node.path("levels")
          .fields()
          .forEachRemaining(
              g -> grades.add(new Grade(g.getKey(), null, null, g.getValue().decimalValue())));
      if (grades.isEmpty()) {
        throw new IllegalArgumentException("因素没有档次");
      }
      factors.add(
          new Factor(
              required(node, "name"),
              Chosen.Role.valueOf(node.path("role").asText("PRIMARY")),
              node.path("optional").asBoolean(),
              grades));
    }
    return factors;
  }

  private static Grade grade(String label, String weight) {
    Matcher span = SPAN.matcher(weight);
    return span.matches()
        ? new Grade(label, Share.parse(span.group(1)), Share.parse(span.group(2)), null)
        : new Grade(label, Share.parse(weight), Share.parse(weight), null);
  }

  private static List<Factor> bandFactors(JsonNode node, List<Table.Band> bands) {
    List<Factor> factors = new ArrayList<>();
    for (JsonNode name : node.path("bandFactors")) {
      int column = factors.size();
      List<Grade> grades =
          bands.stream()
              .map(band -> band.grades().get(column))
              .distinct()
              .map(grade -> new Grade(grade, null, null, null))
              .toList();
      factors.add(new Factor(name.asText(), Chosen.Role.PRIMARY, false, grades));
    }
    return factors;
  }

  private static FineRange range(JsonNode node) {
    return new FineRange(fen(node.path("minimumYuan")), fen(node.path("maximumYuan")));
  }

  private static BandRules bands(JsonNode node) {
    return node.isMissingNode()
        ? null
        : new BandRules(
            required(node, "article"),
            share(node.path("lighterOfHighest")),
            share(node.path("ordinaryOfHighest")),
            share(node.path("ordinaryOfLowest")),
            share(node.path("heavierOfLowest")));
  }

  private static AdjustmentRules adjustments(JsonNode node) {
    Map<String, AdjustmentRules.Exclusion> exclusions = new LinkedHashMap<>();
    node.path("exclusions")
        .fields()
        .forEachRemaining(e -> exclusions.put(e.getKey(), exclusion(e.getValue())));
    return new AdjustmentRules(
        share(node.path("apologyLeast")),
        share(node.path("apologyMost")),
        node.path("apologyArticle").asText(""),
        exclusions,
        share(node.path("lighterMost")),
        share(node.path("heavierMost")),
        share(node.path("reductionMost")));
  }

  private static AdjustmentRules.Exclusion exclusion(JsonNode node) {
    Set<String> violations = new LinkedHashSet<>();
    node.path("violations").forEach(code -> violations.add(code.asText()));
    return new AdjustmentRules.Exclusion(required(node, "label"), violations);
  }

  private static List<Standard.Guide> guides(JsonNode list) {
    List<Standard.Guide> guides = new ArrayList<>();
    for (JsonNode node : list) {
      guides.add(
          new Standard.Guide(
              required(node, "name"), fen(node.path("capYuan")), shares(node.path("options"))));
    }
    return guides;
  }

  private static Standard.NoPenaltyList noPenalty(JsonNode list) {
    if (list.isMissingNode()) {
      return Standard.NoPenaltyList.NONE;
    }
    List<Standard.NoPenalty> acts = new ArrayList<>();
    for (JsonNode node : list.path("acts")) {
      List<String> conditions = new ArrayList<>();
      node.path("conditions").forEach(condition -> conditions.add(condition.asText()));
      if (conditions.isEmpty()) {
        throw new IllegalArgumentException("不予处罚事项没有条件");
      }
      acts.add(
          new Standard.NoPenalty(
              required(node, "act"),
              node.path("violation").asText(""),
              conditions,
              node.has("firstWithinMonths") ? node.path("firstWithinMonths").intValue() : null,
              node.has("exceedanceBelow") ? node.path("exceedanceBelow").decimalValue() : null));
    }
    return new Standard.NoPenaltyList(
        required(list, "article"), list.path("except").asText(""), acts);
  }

  private static Rounding rounding(JsonNode node) {
    return node.isMissingNode()
        ? Rounding.FEN
        : new Rounding(
            Fen.ofYuan(new BigDecimal(required(node, "unitYuan"))),
            RoundingMode.valueOf(required(node, "mode")));
  }

  private static Map<String, Share> shares(JsonNode node) {
    Map<String, Share> shares = new LinkedHashMap<>();
    node.fields().forEachRemaining(e -> shares.put(e.getKey(), share(e.getValue())));
    return shares;
  }

  private static Share share(JsonNode node) {
    return node.isMissingNode() ? null : Share.parse(node.asText());
  }

  private static Long fen(JsonNode node) {
    return node.isMissingNode() ? null : Fen.ofYuan(node.decimalValue());
  }

  private static LocalDate date(JsonNode node) {
    return node.isMissingNode() ? null : LocalDate.parse(node.asText());
  }

  private static String required(JsonNode node, String field) {
    String text = node.path(field).asText("").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("缺少“" + field + "”");
    }
    return text;
  }
}
