package org.ecocase.replay.internal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A published case as the replay file tells it; what it leaves out is null or empty.
 *
 * @param unreadable what was stated in a form that could not be read, in Chinese; it counts as not
 *     stated
 */
record PublishedCase(
    String id,
    String province,
    String agency,
    String documentNumber,
    String documentType,
    String trigger,
    String partyType,
    String violationSummary,
    String statuteViolated,
    String penaltyBasis,
    List<BigDecimal> statutoryFineRangeYuan,
    JsonNode discretion,
    Map<String, JsonNode> dates,
    String stateOrDefence,
    List<String> measures,
    BigDecimal fineYuan,
    BigDecimal confiscatedYuan,
    String otherPenalty,
    List<String> mitigating,
    List<String> tags,
    List<String> unreadable) {

  /** Reads a case. Amounts may be numbers or words, a list may be one text. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static PublishedCase of(JsonNode node) {
    Fields fields = new Fields(node);
    return new PublishedCase(
        fields.text("id"),
        fields.text("province"),
        fields.text("agency"),
        fields.text("documentNumber"),
        fields.textOrEmpty("documentType"),
        fields.text("trigger"),
        fields.text("partyType"),
        fields.textOrEmpty("violationSummary"),
        fields.text("statuteViolated"),
        fields.text("penaltyBasis"),
        fields.range("statutoryFineRangeYuan"),
        fields.object("discretion"),
        fields.dates("dates"),
        fields.text("stateOrDefence"),
        fields.texts("measures"),
        fields.amount("fineYuan"),
        fields.amount("confiscatedYuan"),
        fields.text("otherPenalty"),
        fields.texts("mitigating"),
        fields.texts("tags"),
        fields.unreadable());
  }

  /** A stated date; one that is no full date counts as not stated. */
  Optional<LocalDate> date(String name) {
    JsonNode node = dates.get(name);
    return node == null || !node.isTextual() ? Optional.empty() : Words.day(node.asText());
  }

  /** All stated dates by name. */
  Map<String, LocalDate> statedDates() {
    Map<String, LocalDate> stated = new LinkedHashMap<>();
    dates.keySet().forEach(name -> date(name).ifPresent(day -> stated.put(name, day)));
    return stated;
  }

  /** The standard of discretion the case names; empty when it names none. */
  String standardName() {
    return discretion == null
        ? ""
        : Words.plain(text(discretion.path("standardName")))
            .replaceAll("[《》〈〉\\s]", "")
            .replaceFirst("^(?:依据|根据|按照|依照|参照|适用)", "");
  }

  /** The factors it states. */
  List<Factor> factors() {
    if (discretion == null) {
      return List.of();
    }
    List<Factor> factors = new ArrayList<>();
    for (JsonNode node : discretion.path("factors")) {
      boolean words = node.isTextual();
      factors.add(
          new Factor(
              words ? "" : Words.plain(text(node.path("name"))),
              Words.plain(text(words ? node : node.path("content"))),
              percent(node.path("percent")),
              Words.plain(text(node.path("level")))));
    }
    return factors;
  }

  /**
   * A factor; the percentage is null where none is stated.
   *
   * @param level the level, or the band it leads to, in words; empty where none is stated
   */
  record Factor(String name, String content, BigDecimal percent, String level) {}

  /** The calculation as the case prints it; empty where it prints none. */
  String formulaStated() {
    return discretion == null ? "" : Words.plain(text(discretion.path("formulaStated")));
  }

  /** The sum of the percentages as the case states it; empty where it states none. */
  Optional<BigDecimal> percentStated() {
    return discretion == null
        ? Optional.empty()
        : Optional.ofNullable(percent(discretion.path("percent")));
  }

  /** A percentage, as a number or in words. */
  private static BigDecimal percent(JsonNode node) {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    String plain = Words.plain(text(node)).replace("%", "").strip();
    return plain.matches("-?\\d+(?:\\.\\d+)?") ? new BigDecimal(plain) : null;
  }

  private static String text(JsonNode node) {
    return node.isNull() ? "" : node.asText("");
  }

  /** Whether what is known of the factors breaks off. */
  boolean factorsBreakOff() {
    String all =
        formulaStated() + factors().stream().map(Factor::content).reduce("", String::concat);
    return all.contains("截断") || all.contains("未载");
  }

  /** The stated days that decide which law applies: of the act, of the decision. */
  List<LocalDate> days() {
    return Stream.of("violationFound", "filed", "decision")
        .map(this::date)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether the fine is counted by day (按日连续处罚). */
  boolean dailyFine() {
    return tagged("dailyPenalty") || standardName().contains("按日");
  }

  boolean person() {
    return "person".equals(partyType);
  }

  boolean tagged(String tag) {
    return tags.contains(tag);
  }

  /** Whether the fine was mitigated, which may take it below the lowest of the law. */
  boolean mitigated() {
    String words =
        String.join(" ", mitigating)
            + formulaStated()
            + factors().stream().map(f -> f.name() + f.content()).reduce("", String::concat);
    return words.contains("减轻处罚") || factors().stream().anyMatch(f -> f.name().contains("减轻"));
  }

  Optional<Long> fineFen() {
    return Optional.ofNullable(fineYuan).map(PublishedCase::fen);
  }

  Optional<Long> rangeFen(int end) {
    return Optional.ofNullable(statutoryFineRangeYuan)
        .filter(range -> range.size() > end && range.get(end) != null)
        .map(range -> fen(range.get(end)));
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).longValue();
  }

  /** Everything said in words, to look for what kind of case it is. */
  String words() {
    return String.join(
        " ", Stream.concat(Stream.of(documentType, violationSummary), measures.stream()).toList());
  }
}
