package org.ecocase.replay.internal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A published case as the replay file tells it; what it leaves out is null or empty. */
@JsonIgnoreProperties(ignoreUnknown = true)
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
    List<JsonNode> measures,
    BigDecimal fineYuan,
    BigDecimal confiscatedYuan,
    String otherPenalty,
    Integer payWithinDays,
    List<JsonNode> mitigating,
    List<String> tags) {

  PublishedCase {
    dates = dates == null ? Map.of() : dates;
    measures = measures == null ? List.of() : measures;
    mitigating = mitigating == null ? List.of() : mitigating;
    tags = tags == null ? List.of() : tags;
    documentType = documentType == null ? "" : documentType;
    violationSummary = violationSummary == null ? "" : violationSummary;
  }

  /** A stated date; one that is no full date counts as not stated. */
  Optional<LocalDate> date(String name) {
    JsonNode node = dates.get(name);
    if (node == null || !node.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(node.asText()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** All stated dates by name. */
  Map<String, LocalDate> statedDates() {
    Map<String, LocalDate> stated = new LinkedHashMap<>();
    dates.keySet().forEach(name -> date(name).ifPresent(day -> stated.put(name, day)));
    return stated;
  }

  /** The standard of discretion the case names; empty when it names none. */
  String standardName() {
    return discretion == null ? "" : discretion.path("standardName").asText("");
  }

  /** The factors it states. */
  List<Factor> factors() {
    if (discretion == null) {
      return List.of();
    }
    List<Factor> factors = new ArrayList<>();
    for (JsonNode node : discretion.path("factors")) {
      factors.add(
          new Factor(
              node.path("name").asText(""),
              node.path("content").asText(""),
              node.path("percent").isNumber() ? node.get("percent").decimalValue() : null,
              node.path("level").asText("").replace("null", "")));
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
    return discretion == null ? "" : discretion.path("formulaStated").asText("");
  }

  /** Whether what is known of the factors breaks off. */
  boolean factorsBreakOff() {
    String all =
        formulaStated()
            + factors().stream().map(Factor::content).reduce("", String::concat);
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
    Stream<String> measured = measures.stream().map(JsonNode::asText);
    return String.join(
        " ",
        Stream.concat(Stream.of(documentType, violationSummary), measured).toList());
  }
}
