package org.ecocase.engine.internal.block;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.ecocase.law.Duties;
import org.ecocase.law.Duty;
import org.ecocase.law.Fen;
import org.ecocase.law.ProcedureDuties;
import org.ecocase.law.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks the tables that the cases run through ({@code penalty-duties.dmn}), in their newest version. */
@Component
public class DutyTables implements ProcedureDuties {

  private static final String HEARING = "行政处罚法第六十三条";
  private static final String REVIEW = "行政处罚法第五十八条";
  private static final String DISCUSSION = "行政处罚法第五十七条第二款、生态环境行政处罚办法第五十二条";
  private static final int FEN = 100;

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
    Map<String, Object> facts = new HashMap<>();
    // who answers for an organisation is a citizen where thresholds are concerned
    facts.put("partyKind", q.subject() == Subject.ORGANISATION ? "ORGANISATION" : "PERSON");
    facts.put("agencyProvince", q.province());
    facts.put("today", q.day().toString());
    facts.put("fineAmount", q.fine());
    facts.put("confiscatedAmount", q.confiscated() == 0 ? null : q.confiscated());
    for (String other :
        new String[] {
          "penaltyKinds", "caseComplex", "majorPublicInterest", "hearingOutcome",
          "headRequestsDiscussion", "discretionMin", "discretionMax", "statutoryFineMin"
        }) {
      facts.put(other, null);
    }
    Map<String, Object> found = tables.decide("penalty-duties", facts);
    Map<String, Object> threshold = tables.decide("hearing-threshold", facts);
    Duty hearing = hearing(q, found, threshold);
    return new Duties(hearing, review(hearing), discussion(q, found));
  }

  private static Duty hearing(
      Question q, Map<String, Object> found, Map<String, Object> threshold) {
    boolean due = Boolean.TRUE.equals(found.get("hearingRight"));
    long limit = ((Number) threshold.get("hearingThreshold")).longValue() * FEN;
    String text =
        "较大数额标准为"
            + Fen.text(limit)
            + (Boolean.TRUE.equals(threshold.get("thresholdIncluded")) ? "（含本数）" : "（不含本数）");
    String article = HEARING + "、" + threshold.get("hearingThresholdArticle");
    if (!due && q.fine() == null) {
      return new Duty(null, text + "，罚款数额尚未确定", article);
    }
    return new Duty(
        due,
        amount(q) + "，" + text + (due ? "，应当告知听证权利" : "，仅就数额不必告知听证权利"),
        article);
  }

  private static String amount(Question q) {
    String fine = q.fine() == null ? "" : "拟罚款" + Fen.text(q.fine());
    String confiscated = q.confiscated() == 0 ? "" : "拟没收" + Fen.text(q.confiscated());
    return fine + (fine.isEmpty() || confiscated.isEmpty() ? "" : "、") + confiscated;
  }

  private static Duty review(Duty hearing) {
    return new Duty(
        null,
        Boolean.TRUE.equals(hearing.required())
            ? "经过听证程序的，决定前应当进行法制审核；涉及重大公共利益、疑难复杂的同样应当审核"
            : "涉及重大公共利益、疑难复杂、涉及多个法律关系的，决定前应当进行法制审核，由承办人确认",
        REVIEW);
  }

  private static Duty discussion(Question q, Map<String, Object> found) {
    if (q.deviation()) {
      return new Duty(true, "偏离裁量基准或者减轻处罚，应当集体讨论", DISCUSSION);
    }
    boolean due = Boolean.TRUE.equals(found.get("collectiveDiscussionRequired"));
    if (!due && q.fine() == null) {
      return new Duty(null, "罚款数额尚未确定", DISCUSSION);
    }
    return new Duty(
        due,
        amount(q) + "，" + (due ? found.get("collectiveDiscussionReason") : "仅就数额不必集体讨论"),
        DISCUSSION);
  }
}
