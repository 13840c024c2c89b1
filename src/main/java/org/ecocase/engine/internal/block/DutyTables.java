package org.ecocase.engine.internal.block;

import static java.lang.Boolean.TRUE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.ecocase.dictionary.FactCodes.PartyKind;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.Duties;
import org.ecocase.law.Duty;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.ProcedureDuties;
import org.ecocase.law.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks the tables that the cases run through ({@code penalty-duties.dmn}), in their newest version.
 */
@Component
public class DutyTables implements ProcedureDuties {

  private static final String HEARING = "行政处罚法第六十三条";
  private static final String REVIEW = "行政处罚法第五十八条";
  private static final String DISCUSSION = "行政处罚法第五十七条第二款、生态环境行政处罚办法第五十二条";

  /** From when the editions hold whose articles stand above and in the tables. */
  private static final Map<String, LocalDate> EDITIONS =
      Map.of(
          "行政处罚法", LocalDate.of(2021, 7, 15),
          "生态环境行政处罚办法", LocalDate.of(2023, 7, 1));

  private static final String DISCUSSION_DUE = FactKeys.COLLECTIVE_DISCUSSION_REQUIRED;
  private static final int FEN = 100;

  /** A fine above every threshold, for a range without a highest fine; in 分. */
  private static final long ABOVE_ALL = 100_000_000_000_000L;

  private final Table tables;

  /** Evaluates a decision of that key over these variables. */
  public interface Table {
    Map<String, Object> decide(String key, Map<String, Object> variables);
  }

  @Autowired
  DutyTables(DecisionService decisions) {
    this(
        (key, variables) ->
            decisions
                .evaluateDecisionByKey(key)
                .variables(variables)
                .evaluate()
                .getSingleResult()
                .getEntryMap());
  }

  /** Over another way of evaluating. */
  public DutyTables(Table tables) {
    this.tables = tables;
  }

  @Override
  public Duties of(Question q) {
    FineRange fine = q.fine() == null ? new FineRange(null, null) : q.fine();
    Map<String, Object> least = duties(q, fine.least(), q.confiscated(), List.of());
    Map<String, Object> most =
        fine.fixed()
            ? least
            : duties(q, fine.max() == null ? ABOVE_ALL : fine.max(), q.confiscated(), List.of());
    List<String> kinds = q.penalties().keySet().stream().map(Enum::name).toList();
    Map<String, Object> alone = kinds.isEmpty() ? Map.of() : duties(q, 0, 0, kinds);
    Duty hearing = hearing(q, least, most, alone);
    return new Duties(hearing, review(q, hearing), discussion(q, least, most, alone));
  }

  private Map<String, Object> duties(
      Question q, long fine, long confiscated, List<String> penalties) {
    return tables.decide("penalty-duties", facts(q, fine, confiscated, penalties));
  }

  private static Map<String, Object> facts(
      Question q, long fine, long confiscated, List<String> penalties) {
    Map<String, Object> facts = new HashMap<>();
    // who answers for an organisation is a citizen where thresholds are concerned
    facts.put(
        FactKeys.PARTY_KIND,
        (q.subject() == Subject.ORGANISATION ? PartyKind.ORGANISATION : PartyKind.PERSON).name());
    facts.put(FactKeys.AGENCY_PROVINCE, q.province());
    facts.put("today", q.day().toString());
    facts.put(FactKeys.FINE_AMOUNT, fine);
    facts.put(FactKeys.CONFISCATED_AMOUNT, confiscated);
    facts.put(FactKeys.PENALTY_KINDS, penalties.isEmpty() ? null : penalties);
    for (String other :
        new String[] {
          FactKeys.CASE_COMPLEX,
          FactKeys.MAJOR_PUBLIC_INTEREST,
          FactKeys.HEARING_OUTCOME,
          FactKeys.HEAD_REQUESTS_DISCUSSION,
          FactKeys.DISCRETION_MIN,
          FactKeys.DISCRETION_MAX,
          FactKeys.STATUTORY_FINE_MIN
        }) {
      facts.put(other, null);
    }
    return facts;
  }

  private Duty hearing(
      Question q, Map<String, Object> least, Map<String, Object> most, Map<String, Object> alone) {
    Map<String, Object> threshold = tables.decide("hearing-threshold", facts(q, 0, 0, List.of()));
    Boolean due = both(least, most, FactKeys.HEARING_RIGHT);
    boolean besides = TRUE.equals(alone.get(FactKeys.HEARING_RIGHT));
    String text = joined(amount(q), threshold(threshold));
    List<String> reasons = new ArrayList<>();
    List<String> articles = new ArrayList<>(List.of(cited(q, HEARING, "听证")));
    if (!besides || TRUE.equals(due)) {
      reasons.add(
          due == null
              ? text + "，罚款数额尚未确定，达到标准的应当告知听证权利"
              : text + (due ? "，应当告知听证权利" : "，仅就数额不必告知听证权利"));
      articles.add(cited(q, String.valueOf(threshold.get("hearingThresholdArticle")), "较大数额"));
    }
    if (besides) {
      reasons.add(
          joined(penalties(q), String.valueOf(alone.get(FactKeys.HEARING_RIGHT_REASON)))
              + "，不论罚款数额，应当告知听证权利");
      articles.addAll(new TreeSet<>(q.penalties().values()));
    }
    return new Duty(besides ? TRUE : due, String.join("；", reasons), String.join("、", articles));
  }

  /**
   * Articles as they may be cited for a decision of that day: of an edition that did not hold yet
   * only the law is named, and a person looks the article up.
   */
  private static String cited(Question q, String articles, String matter) {
    return Arrays.stream(articles.split("、"))
        .map(
            article ->
                EDITIONS.entrySet().stream()
                    .filter(e -> article.startsWith(e.getKey()))
                    .filter(e -> q.day().isBefore(e.getValue()))
                    .findFirst()
                    .map(e -> "当时的" + former(e.getKey()) + "关于" + matter + "的规定（须核对）")
                    .orElse(article))
        .distinct()
        .collect(Collectors.joining("、"));
  }

  /** 环境行政处罚办法 became 生态环境行政处罚办法 with the edition of 2023. */
  private static String former(String title) {
    return title.replace("生态环境", "环境");
  }

  private static String threshold(Map<String, Object> threshold) {
    long limit = ((Number) threshold.get(FactKeys.HEARING_THRESHOLD)).longValue() * FEN;
    boolean included = TRUE.equals(threshold.get("thresholdIncluded"));
    return "较大数额标准为" + Fen.text(limit) + (included ? "（含本数）" : "（不含本数）");
  }

  /** What the table says of every amount between two ends; null when they disagree. */
  private static Boolean both(Map<String, Object> least, Map<String, Object> most, String duty) {
    boolean low = TRUE.equals(least.get(duty));
    boolean high = TRUE.equals(most.get(duty));
    return low == high ? Boolean.valueOf(low) : null;
  }

  private static String amount(Question q) {
    FineRange range = q.fine();
    String fine =
        range == null || range.min() == null && range.max() == null
            ? ""
            : range.fixed() ? "拟罚款" + Fen.text(range.min()) : "罚款" + range.text();
    String confiscated = q.confiscated() == 0 ? "" : "拟没收" + Fen.text(q.confiscated());
    return fine + (fine.isEmpty() || confiscated.isEmpty() ? "" : "、") + confiscated;
  }

  private static String penalties(Question q) {
    Map<String, List<String>> byArticle = new TreeMap<>();
    q.penalties()
        .forEach(
            (kind, article) ->
                byArticle.computeIfAbsent(article, a -> new ArrayList<>()).add(kind.label()));
    return String.join(
        "，",
        byArticle.entrySet().stream()
            .map(e -> "“" + e.getKey() + "”规定的处罚还包括" + String.join("、", e.getValue()))
            .toList());
  }

  private static String joined(String one, String other) {
    return one.isEmpty() ? other : one + "，" + other;
  }

  private static Duty review(Question q, Duty hearing) {
    return new Duty(
        null,
        TRUE.equals(hearing.required())
            ? "经过听证程序的，决定前应当进行法制审核；涉及重大公共利益、疑难复杂的同样应当审核"
            : "涉及重大公共利益、疑难复杂、涉及多个法律关系的，决定前应当进行法制审核，由承办人确认",
        cited(q, REVIEW, "法制审核"));
  }

  private static Duty discussion(
      Question q, Map<String, Object> least, Map<String, Object> most, Map<String, Object> alone) {
    if (q.deviation()) {
      return new Duty(true, "偏离裁量基准或者减轻处罚，应当集体讨论", cited(q, DISCUSSION, "集体讨论"));
    }
    Boolean due = both(least, most, DISCUSSION_DUE);
    boolean besides = TRUE.equals(alone.get(DISCUSSION_DUE));
    List<String> reasons = new ArrayList<>();
    if (!besides || TRUE.equals(due)) {
      String reason = String.valueOf(most.get(FactKeys.COLLECTIVE_DISCUSSION_REASON));
      reasons.add(
          due == null
              ? joined(amount(q), "罚款数额尚未确定，" + reason + "的，应当集体讨论")
              : joined(amount(q), due ? reason : "仅就数额不必集体讨论"));
    }
    if (besides) {
      reasons.add(
          joined(penalties(q), String.valueOf(alone.get(FactKeys.COLLECTIVE_DISCUSSION_REASON)))
              + "，不论罚款数额，应当集体讨论");
    }
    return new Duty(besides ? TRUE : due, String.join("；", reasons), cited(q, DISCUSSION, "集体讨论"));
  }
}
