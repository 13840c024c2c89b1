package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.casefile.Submission;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Refuse;
import org.ecocase.rule.Verdict;
import org.ecocase.support.Acts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FineFollowsDiscretionTest {

  private final FineFollowsDiscretion policy = new FineFollowsDiscretion();

  @ParameterizedTest
  @CsvSource({"99,false", "100,true", "150,true", "200,true", "201,false"})
  void should_permitWhatTheStandardGives_when_aFineIsProposed(long fine, boolean permitted) {
    for (String step :
        List.of(
            "investigation-report",
            "prior-notice-draft",
            "prior-notice-approval",
            "plea-recheck")) {
      assertThat(check(step, Map.of("fineAmount", fine))).isEqualTo(permitted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, NONE, true",
    "300, NONE, true",
    "301, NONE, false",
    "99, REDUCTION, true",
    "301, REDUCTION, false",
    "0, NO_PENALTY, true",
    "1, NO_PENALTY, false"
  })
  void should_keepEachViolationToItsRange_when_theOfficerConfirms(
      long fine, String adjustment, boolean permitted) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("discretionConfirmed", "ANOTHER");
    facts.put("discretionAdjustment", adjustment);
    facts.put("deviationReason", "理由");
    facts.put("assessedFine", fine);
    facts.put("itemFineMin", 100L);
    facts.put("itemFineMax", 300L);

    assertThat(check("discretion-confirmation", facts)).isEqualTo(permitted);
    facts.put("discretionConfirmed", "REDO");
    assertThat(check("discretion-confirmation", facts)).isTrue();
  }

  @Test
  void should_permitAnotherFine_when_reasonsAreGiven() {
    assertThat(check("investigation-report", Map.of("fineAmount", 50L, "deviationReason", "理由")))
        .isTrue();
    assertThat(check("investigation-report", Map.of("fineAmount", 50L, "deviationReason", " ")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ADOPTED,理由,true",
    "PARTLY_ADOPTED,理由,true",
    "NOT_ADOPTED,理由,false",
    "ADOPTED,' ',false"
  })
  void should_takeThePleaForAReason_when_itWasFollowed(
      String conclusion, String reason, boolean permitted) {
    assertThat(
            check(
                "plea-recheck",
                Map.of(
                    "fineAmount",
                    50L,
                    "pleaPoints",
                    List.of(Map.of("adoption", conclusion, "reason", reason)))))
        .isEqualTo(permitted);
  }

  @ParameterizedTest
  @CsvSource({
    "AGREE,APPROVE,true",
    "CHANGE,APPROVE,true",
    "RETURN,APPROVE,false",
    "AGREE,RETURN,false"
  })
  void should_wantADiscussion_when_theDecisionDeparts(
      String conclusion, String signed, boolean permitted) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("fineAmount", 50L);
    facts.put("decisionKind", "PENALTY");
    facts.put("deviationReason", "理由");
    facts.put("discussionConclusion", conclusion);
    facts.put("discussionSignDecision", signed);

    assertThat(check("penalty-decision", facts)).isEqualTo(permitted);
  }

  @Test
  void should_takeTheDiscussionForAReason_when_theHeadsChangedTheFine() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("fineAmount", 50L);
    facts.put("decisionKind", "PENALTY");
    facts.put("discussionConclusion", "CHANGE");
    facts.put("discussionSignDecision", "APPROVE");
    assertThat(check("penalty-decision", facts)).isTrue();

    facts.put("discussionConclusion", "AGREE");
    assertThat(check("penalty-decision", facts)).isFalse();
  }

  @Test
  void should_notBeAsked_when_noFineIsImposed() {
    assertThat(
            check(
                "investigation-report", Map.of("fineAmount", 1L, "proposedHandling", "NO_PENALTY")))
        .isTrue();
    assertThat(
            check(
                "investigation-report",
                Map.of("fineAmount", 1L, "penaltyKinds", List.of("WARNING"))))
        .isTrue();
    assertThat(check("penalty-decision", Map.of("fineAmount", 1L, "decisionKind", "NO_PENALTY")))
        .isTrue();
    assertThat(check("prior-notice-approval", Map.of("fineAmount", 1L, "noticeDecision", "RETURN")))
        .isTrue();
    assertThat(
            check("prior-notice-approval", Map.of("fineAmount", 1L, "noticeDecision", "APPROVE")))
        .isFalse();
  }

  @Test
  void should_measureTheItem_when_theOfficerConfirms() {
    Map<String, Object> item = new HashMap<>();
    item.put("itemDiscretionMin", 1_000_000L);
    item.put("itemDiscretionMax", 1_000_000L);
    item.put("assessedFine", 2_000_000L);
    item.put("discretionConfirmed", "CONFIRM");
    assertThat(verdict("discretion-confirmation", item))
        .isInstanceOfSatisfying(
            Refuse.class,
            refuse ->
                assertThat(refuse.message())
                    .contains("拟罚款2万元与裁量结果1万元不一致", "理由", "集体讨论", "行政处罚法第三十四条"));

    item.put("discretionConfirmed", "REDO");
    assertThat(check("discretion-confirmation", item)).isTrue();
    item.put("discretionConfirmed", "CONFIRM");
    item.put("assessedFine", 1_000_000L);
    assertThat(check("discretion-confirmation", item)).isTrue();
  }

  @Test
  void should_permit_when_nothingWasComputed() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("discretionMin", null);
    facts.put("fineAmount", 1L);
    assertThat(check("investigation-report", facts)).isTrue();

    facts.put("discretionMin", 100L);
    facts.put("discretionMax", null);
    assertThat(check("investigation-report", facts)).isTrue();
  }

  private boolean check(String step, Map<String, Object> more) {
    return verdict(step, more) instanceof Permit;
  }

  private Verdict verdict(String step, Map<String, Object> more) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("proposedHandling", "PENALTY");
    facts.put("penaltyKinds", List.of("FINE"));
    facts.put("discretionMin", 100L);
    facts.put("discretionMax", 200L);
    facts.put("noticeDecision", "APPROVE");
    facts.putAll(more);
    return policy.check(Acts.request(step, facts, done(facts)));
  }

  /** What the heads signed stands in the file as a step. */
  private static Submission[] done(Map<String, Object> facts) {
    return "APPROVE".equals(facts.get("discussionSignDecision"))
        ? new Submission[] {
          Acts.done("discussion-preparation"),
          Acts.done("discussion-record"),
          Acts.done("discussion-confirmation")
        }
        : new Submission[0];
  }
}
